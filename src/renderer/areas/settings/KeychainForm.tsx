// Lets the keychain of the system open the book, or stops it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { steps } from '../../app/undo/steps.ts'
import { SecretForm } from './SecretForm.tsx'
import { succeeded } from './succeeded.ts'

export function KeychainForm() {
  const words = useWords()
  const keys = useQuery(q.book.keys.queryOptions({ input: {} }))
  const set = useMutation(q.book.setKeychain.mutationOptions())
  const on = keys.data?.some(({ kind }) => kind === 'keychain') ?? false
  const submit = async (password: string) => {
    if (!(await succeeded(set.mutateAsync({ password, on: !on })))) return false
    await keys.refetch()
    steps.say({ tone: 'done', words: words('settings.me.keychain-done') })
    return true
  }
  return (
    <SecretForm
      label={words('settings.me.with-password')}
      button={on ? words('settings.me.keychain-off') : words('settings.me.keychain-on')}
      error={set.error}
      pending={set.isPending}
      onSubmit={submit}
    />
  )
}
