// Goes on from a backup: which one, and a password or the recovery code that was valid when it was made.
import { Button, PasswordInput, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMoment } from '../../app/language/use-moment.ts'
import { PageState } from '../../app/states/PageState.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { BringBackup } from '../backup/BringBackup.tsx'
import type { Brought } from '../backup/bring.ts'
import { Threshold } from '../start/Threshold.tsx'
import { steps } from '../../app/undo/steps.ts'
import styles from './RestorePage.module.css'
import unlock from './UnlockPage.module.css'

export interface RestorePageProps {
  readonly names: readonly string[]
  readonly onBack?: () => void
  readonly title?: string
  readonly sentence?: string
}

export function RestorePage({ names, onBack, title, sentence }: RestorePageProps) {
  const words = useWords()
  const formats = useFormats()
  const moment = useMoment()
  const [chosen, setChosen] = useState<string | null>(null)
  const [brought, setBrought] = useState<Brought | null>(null)
  const offered = useQuery(q.backup.offered.queryOptions({ input: {} }))
  return (
    <Threshold title={title ?? words('trouble.restore-title')} sentence={sentence ?? words('trouble.restore-sentence')}>
      <PageState query={offered}>
        {(backups) => {
          const name = chosen ?? backups[0]?.name
          return (
            <>
              {backups.length === 0 ? (
                <p>{words('trouble.restore-none')}</p>
              ) : (
                <div role="radiogroup" aria-label={words('trouble.restore-title')} className={styles['list']}>
                  {backups.map((backup, at) => (
                    <label key={backup.name} className={styles['backup']}>
                      <input
                        type="radio"
                        name="backup"
                        className={styles['radio']}
                        checked={name === backup.name}
                        onChange={() => setChosen(backup.name)}
                        autoFocus={at === 0}
                      />
                      <span className={styles['words']}>
                        {words('trouble.restore-from', { at: moment(backup.at) })}
                      </span>
                      <span className={styles['size']}>{formats.bytes(backup.bytes)}</span>
                    </label>
                  ))}
                </div>
              )}
              <div className={unlock['others']}>
                <BringBackup
                  onBrought={(file) => {
                    setBrought(file)
                    setChosen(file.name)
                  }}
                />
              </div>
              {name !== undefined && (
                <RestoreForm key={name} name={name} names={brought?.name === name ? brought.names : names} />
              )}
            </>
          )
        }}
      </PageState>
      {onBack && (
        <div className={unlock['others']}>
          <TextButton onClick={onBack}>{words('trouble.back')}</TextButton>
        </div>
      )}
    </Threshold>
  )
}

export interface RestoreFormProps {
  /** File name of the backup. */
  readonly name: string
  readonly names: readonly string[]
}

export function RestoreForm({ name, names }: RestoreFormProps) {
  const words = useWords()
  const say = useSaid()
  const queryClient = useQueryClient()
  const [user, setUser] = useState(names[0] ?? null)
  const [withCode, setWithCode] = useState(false)
  const [secret, setSecret] = useState('')
  const restore = useMutation(
    q.backup.restore.mutationOptions({
      onSuccess: ({ keptAside }) => {
        steps.say({
          tone: 'done',
          words: keptAside === '' ? words('trouble.restored-plain') : words('trouble.restored', { name: keptAside }),
        })
        return queryClient.invalidateQueries()
      },
    }),
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (secret === '') return
    const key = withCode ? { code: secret } : { password: secret, ...(user === null ? {} : { user }) }
    restore.mutate({ name, ...key })
  }
  const secretProps = {
    value: secret,
    onChange: (event: { currentTarget: { value: string } }) => setSecret(event.currentTarget.value),
    autoComplete: 'off',
  }
  return (
    <form onSubmit={submit} className={unlock['form']}>
      {!withCode && names.length > 1 && (
        <Select label={words('trouble.restore-user')} data={names} value={user} onChange={setUser} />
      )}
      {withCode ? (
        <TextInput label={words('trouble.restore-code')} maxLength={60} dir="ltr" spellCheck={false} {...secretProps} />
      ) : (
        <PasswordInput
          label={words('trouble.restore-password')}
          visibilityToggleButtonProps={{ 'aria-label': words('unlock.show') }}
          {...secretProps}
        />
      )}
      <TextButton
        onClick={() => {
          setWithCode(!withCode)
          setSecret('')
        }}
      >
        {withCode ? words('trouble.restore-with-password') : words('trouble.restore-with-code')}
      </TextButton>
      <Button type="submit" variant="filled" size="lg" fullWidth loading={restore.isPending}>
        {words('trouble.restore-button')}
      </Button>
      {restore.error !== null && <FailedLine said={say(restore.error)} />}
    </form>
  )
}
