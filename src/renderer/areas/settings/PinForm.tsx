// Sets or removes the own PIN.
import { PasswordInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { steps } from '../../app/undo/steps.ts'
import { TextButton } from '../../components/TextButton.tsx'
import { SecretForm } from './SecretForm.tsx'
import { succeeded } from './succeeded.ts'

const PIN = /^\d{4,8}$/

export function PinForm() {
  const words = useWords()
  const { user } = useHere()
  const [pin, setPin] = useState('')
  const [tried, setTried] = useState(false)
  const [removing, setRemoving] = useState(false)
  const users = useQuery(q.users.list.queryOptions({ input: {} }))
  const set = useMutation(q.session.setPin.mutationOptions())
  const hasPin = users.data?.find(({ id }) => id === user.id)?.hasPin ?? false
  const submit = async (password: string) => {
    setTried(true)
    if (!removing && !PIN.test(pin)) return false
    if (!(await succeeded(set.mutateAsync({ password, pin: removing ? null : pin })))) return false
    steps.say({ tone: 'done', words: removing ? words('settings.me.pin-removed') : words('settings.me.pin-done') })
    void users.refetch()
    setPin('')
    setTried(false)
    setRemoving(false)
    return true
  }
  return (
    <>
      <SecretForm
        label={words('settings.me.with-password')}
        button={removing ? words('settings.me.pin-remove') : words('settings.me.pin-set')}
        error={set.error}
        pending={set.isPending}
        onSubmit={submit}
      >
        {!removing && (
          <PasswordInput
            label={words('settings.me.pin-new')}
            value={pin}
            onChange={(event) => setPin(event.currentTarget.value)}
            error={tried && !PIN.test(pin) && words('settings.me.pin-wrong')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={8}
            visibilityToggleButtonProps={{ 'aria-label': words('lock.show') }}
          />
        )}
      </SecretForm>
      {hasPin && (
        <TextButton tone="quiet" onClick={() => setRemoving(!removing)}>
          {removing ? words('app.cancel') : words('settings.me.pin-remove')}
        </TextButton>
      )}
    </>
  )
}
