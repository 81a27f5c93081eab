// Changes the own password.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { steps } from '../../app/undo/steps.ts'
import { useHere } from '../../app/session/here.tsx'
import { NewPassword } from '../start/NewPassword.tsx'
import { LEAST_LENGTH } from '../start/password-strength.ts'
import { SecretForm } from './SecretForm.tsx'
import { succeeded } from './succeeded.ts'

export function PasswordForm() {
  const words = useWords()
  const { user, shop } = useHere()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const change = useMutation(q.book.changePassword.mutationOptions())
  const lacking = LEAST_LENGTH - [...password].length
  const submit = async (old: string) => {
    setTried(true)
    if (lacking > 0 || !(await succeeded(change.mutateAsync({ old, password })))) return false
    steps.say({ tone: 'done', words: words('settings.me.changed') })
    setPassword('')
    setTried(false)
    return true
  }
  return (
    <SecretForm
      label={words('settings.me.old')}
      button={words('settings.me.change')}
      error={change.error}
      pending={change.isPending}
      onSubmit={submit}
    >
      <NewPassword
        label={words('settings.me.new')}
        value={password}
        onChange={setPassword}
        error={tried && lacking > 0 ? words('start.password-short', { count: lacking }) : null}
        known={[user.name, shop.shop]}
      />
    </SecretForm>
  )
}
