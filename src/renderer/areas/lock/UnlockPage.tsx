// Opens the closed book, or signs somebody in where it is open: who, and their password.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { IconCloud } from '@tabler/icons-react'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { hasCode, shownError } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useCountdown } from '../../app/countdown.ts'
import { useWords } from '../../app/language/speaking.tsx'
import type { BookStatus } from '../../app/session/screen-of.ts'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { PeopleChoice } from '../../components/PeopleChoice.tsx'
import { SecretField } from '../../components/SecretField.tsx'
import { Strip } from '../../components/Strip.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { Threshold } from '../start/Threshold.tsx'
import { RecoverPage } from './RecoverPage.tsx'
import { RestorePage } from './RestorePage.tsx'
import styles from './UnlockPage.module.css'

export function UnlockPage({ status }: { readonly status: BookStatus }) {
  const [way, setWay] = useState<'password' | 'code' | 'backup'>('password')
  const back = () => setWay('password')
  if (way === 'code') return <RecoverPage names={status.names} onBack={back} />
  if (way === 'backup') return <RestorePage names={status.names} onBack={back} />
  return <PasswordPage status={status} onCode={() => setWay('code')} onBackups={() => setWay('backup')} />
}

interface PasswordPageProps {
  readonly status: BookStatus
  readonly onCode: () => void
  readonly onBackups: () => void
}

/** Milliseconds until the next try, as the core answered. */
function waitOf(error: unknown): number {
  const shown = shownError(error)
  return shown.code === 'WRONG_PASSWORD' || shown.code === 'TOO_SOON' ? shown.data.waitMs : 0
}

function PasswordPage({ status, onCode, onBackups }: PasswordPageProps) {
  const words = useWords()
  const say = useSaid()
  const queryClient = useQueryClient()
  const field = useRef<HTMLInputElement>(null)
  const [user, setUser] = useState(status.names[0] ?? '')
  const [password, setPassword] = useState('')
  const [wait, setWait] = useState({ waitMs: status.waitMs })
  const seconds = useCountdown(wait)
  const opened = {
    onSuccess: ({ clockBehind }: { readonly clockBehind: boolean }) => {
      if (clockBehind) steps.say({ tone: 'failed', words: words('clock.behind') })
      return Promise.all([
        queryClient.invalidateQueries({ queryKey: q.book.status.key() }),
        queryClient.invalidateQueries({ queryKey: q.session.me.key() }),
      ])
    },
  }
  const open = useMutation(
    q.book.open.mutationOptions({
      ...opened,
      onError: (error) => {
        setWait({ waitMs: waitOf(error) })
        field.current?.select()
      },
    }),
  )
  const keychain = useMutation(q.book.openWithKeychain.mutationOptions(opened))
  useEffect(() => field.current?.focus(), [user])

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (password !== '' && seconds === 0) open.mutate({ password, ...(user === '' ? {} : { user }) })
  }
  const error = open.error ?? keychain.error
  const said = error === null ? null : say(error)
  const wrong = error !== null && (hasCode(error, 'WRONG_PASSWORD') || hasCode(error, 'TOO_SOON'))
  const fieldError = () => {
    if (seconds > 0) return `${said?.what ?? ''}${said ? '. ' : ''}${words('unlock.wait', { seconds })}`
    return said && wrong ? said.what : null
  }
  const isOpen = status.state === 'open'
  const [first] = user.split(/\s+/)
  return (
    <Threshold
      title={status.names.length === 1 && first ? words('unlock.title-named', { name: first }) : words('unlock.title')}
      sentence={isOpen ? words('unlock.sentence-open') : words('unlock.sentence')}
    >
      <form onSubmit={submit} className={styles['form']}>
        {status.names.length > 1 && (
          <PeopleChoice
            label={words('unlock.who')}
            people={status.names.map((name) => ({ id: name, name }))}
            chosen={user}
            onChoose={(name) => {
              setUser(name)
              setPassword('')
              open.reset()
            }}
          />
        )}
        <SecretField
          ref={field}
          label={words('unlock.password')}
          value={password}
          onChange={setPassword}
          wrong={fieldError()}
          user={user}
          autoComplete="current-password"
        />
        <Button type="submit" variant="filled" size="lg" fullWidth loading={open.isPending} disabled={seconds > 0}>
          {isOpen ? words('unlock.button-in') : words('unlock.button')}
        </Button>
        {status.keychain && !isOpen && (
          <Button size="lg" fullWidth loading={keychain.isPending} onClick={() => keychain.mutate({})}>
            {words('unlock.keychain')}
          </Button>
        )}
      </form>
      {said && !wrong && (
        <div className={styles['failed']} role="alert">
          <p>
            <strong>{said.what}.</strong> {said.kept} {said.do}
          </p>
        </div>
      )}
      <div className={styles['others']}>
        <TextButton onClick={onCode}>{words('unlock.forgot')}</TextButton>
        {!isOpen && (
          <TextButton tone="quiet" onClick={onBackups}>
            {words('unlock.backups')}
          </TextButton>
        )}
      </div>
      {status.cloud !== null && (
        <Strip tone="soon" icon={<IconCloud size={18} stroke={1.6} aria-hidden="true" />} title="">
          {words('unlock.cloud', { folder: status.folder, cloud: status.cloud })}
        </Strip>
      )}
    </Threshold>
  )
}
