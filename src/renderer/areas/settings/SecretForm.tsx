// A small form that asks for the own password before it does something, and says in place what went wrong.
import { Button } from '@mantine/core'
import { useState, type SubmitEvent, type ReactNode } from 'react'
import { hasCode } from '../../api/errors.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { useHere } from '../../app/session/here.tsx'
import { FailedLine } from '../../components/Failed.tsx'
import { SecretField } from '../../components/SecretField.tsx'
import styles from './SecretForm.module.css'

export interface SecretFormProps {
  /** Label of the password field. */
  readonly label: string
  readonly button: string
  readonly error: unknown
  readonly pending: boolean
  /** Null: nothing else is missing. */
  readonly ready?: boolean
  /** True when it was done: the field is emptied. */
  readonly onSubmit: (password: string) => Promise<boolean>
  /** More fields, above or below the password. */
  readonly children?: ReactNode
  readonly tone?: 'default' | 'late'
}

export function SecretForm({ label, button, error, pending, ready = true, onSubmit, children, tone }: SecretFormProps) {
  const words = useWords()
  const say = useSaid()
  const { user } = useHere()
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const wrong = error !== null && (hasCode(error, 'WRONG_PASSWORD') || hasCode(error, 'TOO_SOON'))
  const said = error === null ? null : say(error)
  const fieldError = () => {
    if (missing && password === '') return words('settings.me.missing')
    return wrong && said ? `${said.what}. ${said.do}` : null
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setMissing(password === '')
    if (password !== '' && ready && (await onSubmit(password))) setPassword('')
  }
  return (
    <form onSubmit={(event) => void submit(event)} className={styles['form']} noValidate>
      <SecretField
        label={label}
        value={password}
        onChange={setPassword}
        wrong={fieldError()}
        user={user.name}
        autoComplete="current-password"
      />
      {children}
      {said && !wrong && <FailedLine said={said} />}
      <Button type="submit" loading={pending} {...(tone === 'late' ? { color: 'late' } : {})}>
        {button}
      </Button>
    </form>
  )
}
