// Who it is, and the PIN or password that proves it: on the lock page and for the quick switch. A PIN goes off by
// itself as soon as it is right in length; wrong tries say how many are left.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { PeopleChoice } from '../../components/PeopleChoice.tsx'
import { SecretField } from '../../components/SecretField.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useWords } from '../language/speaking.tsx'
import { useSaid } from '../states/use-said.ts'
import type { Me } from './screen-of.ts'
import styles from './WhoAndSecret.module.css'

type Person = Me['people'][number]

export interface WhoAndSecretProps {
  readonly people: readonly Person[]
  /** Id of the person to begin with; null: the first of the list. */
  readonly first: number | null
  readonly button: string
  readonly onDone?: () => void
}

export function WhoAndSecret({ people, first, button, onDone }: WhoAndSecretProps) {
  const words = useWords()
  const say = useSaid()
  const queryClient = useQueryClient()
  const field = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState(first)
  const [secret, setSecret] = useState('')
  const [byPassword, setByPassword] = useState(false)
  const person = people.find(({ id }) => id === chosen) ?? people[0]
  const unscreen = useMutation(
    q.session.unscreen.mutationOptions({
      onSuccess: (me) => {
        queryClient.setQueryData(q.session.me.queryKey({ input: {} }), me)
        onDone?.()
      },
      onError: (error) => {
        setSecret('')
        if (hasCode(error, 'PASSWORD_NEEDED')) setByPassword(true)
        if (hasCode(error, 'WRONG_PIN') && error.data.triesLeft === 0) setByPassword(true)
      },
    }),
  )
  useEffect(() => field.current?.focus(), [chosen, byPassword, unscreen.failureReason])
  if (!person) return null

  const withPin = person.opensWith === 'pin' && !byPassword
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (secret === '') return
    unscreen.mutate({ userId: person.id, ...(withPin ? { pin: secret } : { password: secret }) })
  }
  const choose = (id: number) => {
    setChosen(id)
    setSecret('')
    setByPassword(false)
    unscreen.reset()
  }
  const said = unscreen.error === null ? null : say(unscreen.error)
  return (
    <form onSubmit={submit} className={styles['form']}>
      <PeopleChoice label={words('lock.who')} people={people} chosen={person.id} onChoose={choose} />
      <SecretField
        ref={field}
        label={withPin ? words('lock.pin') : words('lock.password')}
        value={secret}
        onChange={setSecret}
        wrong={said && `${said.what}. ${said.do}`}
        user={person.name}
        inputMode={withPin ? 'numeric' : 'text'}
        autoComplete={withPin ? 'off' : 'current-password'}
        maxLength={withPin ? 8 : 1_000}
        data-autofocus
      />
      <div className={styles['foot']}>
        <Button type="submit" variant="filled" size="lg" loading={unscreen.isPending} className={styles['go']}>
          {button}
        </Button>
      </div>
      {person.opensWith === 'pin' && (
        <p className={styles['other']}>
          <TextButton
            onClick={() => {
              setByPassword(withPin)
              setSecret('')
              unscreen.reset()
            }}
          >
            {withPin ? words('lock.use-password') : words('lock.use-pin')}
          </TextButton>
        </p>
      )}
    </form>
  )
}
