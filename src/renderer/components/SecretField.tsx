// A password or PIN with a line below that is always there: for what was wrong, or for Caps Lock. Nothing moves when
// it is filled.
import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useId, useState, type KeyboardEvent } from 'react'
import { useWords } from '../app/language/speaking.tsx'
import styles from './SecretField.module.css'
import { classes } from './classes.ts'

export interface SecretFieldProps extends Omit<PasswordInputProps, 'onChange' | 'error' | 'value'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is wrong, as a sentence; null or undefined: nothing. */
  readonly wrong?: string | null
  /** Whose it is, for password keepers. */
  readonly user?: string
}

export function SecretField({ value, onChange, wrong, user, ...props }: SecretFieldProps) {
  const words = useWords()
  const line = useId()
  const [caps, setCaps] = useState(false)
  const watch = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'))
  return (
    <div>
      <input type="text" autoComplete="username" value={user ?? ''} readOnly hidden />
      <PasswordInput
        {...props}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyUp={watch}
        error={Boolean(wrong)}
        aria-describedby={line}
        maxLength={props.maxLength ?? 1_000}
        visibilityToggleButtonProps={{ 'aria-label': words('lock.show') }}
      />
      <p id={line} role={wrong ? 'alert' : 'status'} className={classes(styles['line'], wrong && styles['wrong'])}>
        {wrong ?? (caps ? words('unlock.caps') : '')}
      </p>
    </div>
  )
}
