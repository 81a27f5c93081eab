// A field for a new password that says in words how long it would hold. The words stand in a line that is always
// there, so that nothing moves while somebody types.
import { PasswordInput } from '@mantine/core'
import type { Ref } from 'react'
import { useWords } from '../../app/language/speaking.tsx'
import { strengthOf } from './password-strength.ts'

export interface NewPasswordProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | null
  /** Words others would try first: the shop, the name. */
  readonly known?: readonly string[]
  readonly readOnly?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

export function NewPassword({ label, value, onChange, error, known = [], readOnly = false, ref }: NewPasswordProps) {
  const words = useWords()
  return (
    <PasswordInput
      ref={ref}
      label={label}
      description={words(`strength.${strengthOf(value, known)}`)}
      descriptionProps={{ 'aria-live': 'polite' }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      readOnly={readOnly}
      autoComplete="new-password"
      maxLength={1_000}
      visibilityToggleButtonProps={{ 'aria-label': words('start.show') }}
    />
  )
}
