// The first minutes: a book from three fields, its recovery code, and what to begin with. The book exists as soon as
// the code is shown; leaving then loses nothing, a new code can be made in the settings.
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { q } from '../../api/queries.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Strip } from '../../components/Strip.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { IconCloud } from '@tabler/icons-react'
import { useWords } from '../../app/language/speaking.tsx'
import type { BookStatus } from '../../app/session/screen-of.ts'
import { useSaid } from '../../app/states/use-said.ts'
import { RestorePage } from '../lock/RestorePage.tsx'
import { BeginPage } from './BeginPage.tsx'
import { missing, NOTHING_TYPED, type Missing, type NewBook, type Place } from './new-book.ts'
import { NewPassword } from './NewPassword.tsx'
import { LEAST_LENGTH } from './password-strength.ts'
import { PlaceLine } from './PlaceLine.tsx'
import { RecoverySlip } from './RecoverySlip.tsx'
import styles from './StartPage.module.css'
import { Threshold } from './Threshold.tsx'
import { Welcome } from './Welcome.tsx'

const STEPS = 3

export interface StartPageProps {
  readonly status: BookStatus
  /** The book is made or being made: this page stays until it is done. */
  readonly onMaking: () => void
  readonly onDone: () => void
}

export function StartPage({ status, onMaking, onDone }: StartPageProps) {
  const words = useWords()
  const say = useSaid()
  const [typed, setTyped] = useState<NewBook>(NOTHING_TYPED)
  const [wrong, setWrong] = useState<Missing | null>(null)
  const [chosen, setChosen] = useState<Place | null>(null)
  const [kept, setKept] = useState(false)
  const [restoring, setRestoring] = useState(false)
  const shopField = useRef<HTMLInputElement>(null)
  const ownerField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const suggested = useQuery(q.book.suggest.queryOptions({ input: {} }))
  const create = useMutation(q.book.create.mutationOptions({ onMutate: onMaking }))
  const openSample = useMutation(q.book.openSample.mutationOptions())
  const place = chosen ?? suggested.data ?? null
  const code = create.data?.recoveryCode
  const made = code !== undefined

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (made) return
    const first = missing(typed)
    setWrong(first)
    if (first === null) create.mutate({ ...typed, ...place })
    else if (first === 'shop') shopField.current?.focus()
    else if (first === 'owner') ownerField.current?.focus()
    else passwordField.current?.focus()
  }
  const change = (part: Partial<NewBook>) => {
    setTyped({ ...typed, ...part })
    setWrong(null)
  }
  const passwordError = () => {
    if (wrong === 'password') return words('start.password-missing')
    if (wrong !== 'password-length') return null
    return words('start.password-short', { count: LEAST_LENGTH - [...typed.password].length })
  }

  if (restoring) return <RestorePage names={[]} onBack={() => setRestoring(false)} />
  if (made && kept) return <BeginPage onDone={onDone} />
  return (
    <Threshold
      over={words('start.step', { step: made ? 2 : 1, of: STEPS })}
      title={words('start.title')}
      sentence={words('start.sentence')}
      aside={made ? <RecoverySlip code={code} shop={typed.shop} onKept={() => setKept(true)} /> : <Welcome />}
    >
      <form onSubmit={submit} className={styles['form']} noValidate>
        <TextInput
          ref={shopField}
          label={words('start.shop')}
          value={typed.shop}
          onChange={(event) => change({ shop: event.currentTarget.value })}
          error={wrong === 'shop' && words('start.shop-missing')}
          maxLength={100}
          autoComplete="organization"
          readOnly={made}
          autoFocus
        />
        <TextInput
          ref={ownerField}
          label={words('start.you')}
          value={typed.owner}
          onChange={(event) => change({ owner: event.currentTarget.value })}
          error={wrong === 'owner' && words('start.you-missing')}
          maxLength={100}
          autoComplete="name"
          readOnly={made}
        />
        <NewPassword
          ref={passwordField}
          label={words('start.password')}
          value={typed.password}
          onChange={(password) => change({ password })}
          error={passwordError()}
          known={[typed.shop, typed.owner]}
          readOnly={made}
        />
        <PlaceLine place={place} onChange={made ? null : setChosen} />
        {!made && (
          <Button type="submit" variant="filled" size="lg" loading={create.isPending} fullWidth>
            {words('start.make')}
          </Button>
        )}
      </form>
      {create.error !== null && <FailedLine said={say(create.error)} />}
      {!made && (
        <p className={styles['sample']}>
          <TextButton onClick={() => openSample.mutate({})} disabled={openSample.isPending}>
            {words(openSample.isPending ? 'sample.opening' : 'sample.first')}
          </TextButton>{' '}
          <TextButton onClick={() => setRestoring(true)}>{words('start.restore')}</TextButton>
        </p>
      )}
      {openSample.error !== null && <FailedLine said={say(openSample.error)} />}
      {status.cloud !== null && (
        <div className={styles['cloud']}>
          <Strip tone="soon" icon={<IconCloud size={18} stroke={1.6} aria-hidden="true" />} title="">
            {words('start.cloud', { cloud: status.cloud })}
          </Strip>
        </div>
      )}
    </Threshold>
  )
}
