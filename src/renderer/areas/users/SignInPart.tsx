// The sign-in of somebody of the team: a new password, taking it away, and leaving or coming back.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { NewPassword } from '../start/NewPassword.tsx'
import { LEAST_LENGTH } from '../start/password-strength.ts'
import type { TeamMember } from './team-member.ts'
import styles from './PersonDialogue.module.css'

export interface SignInPartProps {
  readonly person: TeamMember
  readonly onClose: () => void
  readonly onLeft: (name: string) => void
}

export function SignInPart({ person, onClose, onLeft }: SignInPartProps) {
  const words = useWords()
  const say = useSaid()
  const queryClient = useQueryClient()
  const { user } = useHere()
  const { id, name, signsIn, archived } = person
  const [password, setPassword] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const setSignIn = useMutation(q.users.setPassword.mutationOptions())
  const archive = useMutation(
    q.users.archive.mutationOptions({
      meta: {
        done: archived
          ? words('settings.people.did-unarchive', { name })
          : words('settings.people.did-archive', { name }),
      },
    }),
  )
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: q.users.key() })
    void queryClient.invalidateQueries({ queryKey: q.session.key() })
  }
  const lacking = LEAST_LENGTH - [...(password ?? '')].length
  const error = setSignIn.error ?? archive.error

  const give = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (password === null || lacking > 0) return
    const onSuccess = () => {
      steps.say({ tone: 'done', words: words('settings.people.password-set', { name }) })
      refresh()
      onClose()
    }
    setSignIn.mutate({ id, password }, { onSuccess })
  }
  const take = () => {
    const onSuccess = () => {
      steps.say({ tone: 'done', words: words('settings.people.password-taken', { name }) })
      refresh()
      onLeft(name)
    }
    setSignIn.mutate({ id, password: null }, { onSuccess })
  }
  const turn = () =>
    archive.mutate(
      { id, archived: !archived },
      {
        onSuccess: ({ hadPassword }) => {
          refresh()
          if (hadPassword && !archived) onLeft(name)
          else onClose()
        },
      },
    )
  return (
    <div className={styles['part']}>
      {!archived && password === null && (
        <TextButton onClick={() => setPassword('')}>
          {signsIn ? words('settings.people.password-give') : words('settings.people.password-give-first')}
        </TextButton>
      )}
      {password !== null && (
        <form onSubmit={give} className={styles['password']} noValidate>
          <NewPassword
            label={words('settings.people.password-new')}
            value={password}
            onChange={setPassword}
            error={tried && lacking > 0 ? words('start.password-short', { count: lacking }) : null}
            known={[name]}
          />
          <Button type="submit" loading={setSignIn.isPending}>
            {signsIn ? words('settings.people.password-give') : words('settings.people.password-give-first')}
          </Button>
        </form>
      )}
      {id !== user.id && (
        <div className={styles['links']}>
          {signsIn && !archived && (
            <TextButton tone="late" onClick={take}>
              {words('settings.people.password-take')}
            </TextButton>
          )}
          <TextButton tone={archived ? 'accent' : 'late'} onClick={turn}>
            {archived ? words('settings.people.unarchive') : words('settings.people.archive')}
          </TextButton>
        </div>
      )}
      {error !== null && <FailedLine said={say(error)} />}
    </div>
  )
}
