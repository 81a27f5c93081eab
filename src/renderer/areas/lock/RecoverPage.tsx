// The way in without the password: the printed code, and a new password in the same step. Typing mistakes in the code
// are told before it is tried.
import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { readRecoveryCode, type ReadRecoveryCode } from '../../../shared/domain/recovery-code.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { NewPassword } from '../start/NewPassword.tsx'
import { LEAST_LENGTH } from '../start/password-strength.ts'
import { Threshold } from '../start/Threshold.tsx'
import styles from './UnlockPage.module.css'

export interface RecoverPageProps {
  readonly names: readonly string[]
  readonly onBack: () => void
}

/** What is wrong with a code, in words; null where it is right. */
export function useCodeWords(): (typed: string) => string | null {
  const words = useWords()
  const wrongWords = (read: Exclude<ReadRecoveryCode, { ok: true }>) => {
    if (read.wrong === 'letter') return words('recover.code-letter', { letter: read.letter })
    if (read.wrong === 'typo') return words('recover.code-typo')
    return read.missing > 0 ? words('recover.code-length', { count: read.missing }) : words('recover.code-long')
  }
  return (typed) => {
    if (typed.trim() === '') return words('recover.code-missing')
    const read = readRecoveryCode(typed)
    return read.ok ? null : wrongWords(read)
  }
}

export function RecoverPage({ names, onBack }: RecoverPageProps) {
  const words = useWords()
  const say = useSaid()
  const codeWords = useCodeWords()
  const queryClient = useQueryClient()
  const [code, setCode] = useState('')
  const [user, setUser] = useState(names[0] ?? null)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const recover = useMutation(q.book.recover.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }))
  const codeError = codeWords(code)
  const lacking = LEAST_LENGTH - [...password].length
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (codeError === null && lacking <= 0) recover.mutate({ code, password, ...(user === null ? {} : { user }) })
  }
  return (
    <Threshold title={words('recover.title')} sentence={words('recover.sentence')}>
      <form onSubmit={submit} className={styles['form']} noValidate>
        <TextInput
          label={words('recover.code')}
          description={words('recover.code-help')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={tried && codeError}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          dir="ltr"
          autoFocus
        />
        {names.length > 1 && <Select label={words('recover.whose')} data={names} value={user} onChange={setUser} />}
        <NewPassword
          label={words('recover.password')}
          value={password}
          onChange={setPassword}
          error={tried && lacking > 0 ? words('start.password-short', { count: lacking }) : null}
          known={names}
        />
        <Button type="submit" variant="filled" size="lg" fullWidth loading={recover.isPending}>
          {words('recover.button')}
        </Button>
      </form>
      {recover.error !== null && <FailedLine said={say(recover.error)} />}
      <div className={styles['others']}>
        <TextButton onClick={onBack}>{words('recover.back')}</TextButton>
      </div>
    </Threshold>
  )
}
