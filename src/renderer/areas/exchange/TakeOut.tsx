// A file out of the book: in which form, for which days, locked with which password, and what for. Saved, then told.
import { Button, Modal, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { InputOf, OutputOf } from '../../../shared/contract/base.ts'
import type { exchangeOut, ExportFormat, ExportWhat } from '../../../shared/contract/export.ts'
import { isoOfDay } from '../../../shared/domain/shop-day.ts'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { saveFile } from '../../components/save-file.ts'
import { SecretField } from '../../components/SecretField.tsx'
import styles from './export.module.css'
import { formatsFor, hasPeriod, mayBePerHousehold, namesPeople, SHORTEST_PASSWORD, type Lock } from './export-choice.ts'
import { Taken } from './Taken.tsx'

type Request = InputOf<typeof exchangeOut.export>

/** What is to be taken out, as the page that asks for it knows it. */
export interface TakenOut extends Partial<Pick<Request, 'listId' | 'query' | 'ids' | 'except' | 'from' | 'to'>> {
  readonly what: ExportWhat
  /** What it is called in the title, e.g. the name of a list; the kind otherwise. */
  readonly name?: string
  /** Whom `query` shows, where the list is narrowed: then everybody may be taken instead. */
  readonly shown?: number
}

interface TakeOutProps {
  readonly of: TakenOut
  readonly onClose: () => void
}

export function TakeOut({ of, onClose }: TakeOutProps) {
  const words = useWords()
  const [taken, setTaken] = useState<OutputOf<typeof exchangeOut.export> | null>(null)
  const queryClient = useQueryClient()
  const done = (answer: OutputOf<typeof exchangeOut.export>) => {
    void queryClient.invalidateQueries({ queryKey: q.exchange.exports.key() })
    saveFile(answer.file, answer.file.name)
    // A password that was made up must be read before it is gone.
    if (answer.password !== null) setTaken(answer)
    else {
      steps.say({ tone: 'done', words: words('export.saved', { name: answer.file.name }) })
      onClose()
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      // A click beside it must not lose the only sight of the password.
      closeOnClickOutside={taken === null}
      size={520}
      title={words('export.title', { what: of.name ?? words(`export.what.${of.what}`) })}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      {taken === null ? (
        <Choose of={of} onDone={done} onClose={onClose} />
      ) : (
        <Taken name={taken.file.name} rows={taken.rows} password={taken.password ?? ''} onClose={onClose} />
      )}
    </Modal>
  )
}

interface ChooseProps extends TakeOutProps {
  readonly onDone: (answer: OutputOf<typeof exchangeOut.export>) => void
}

function Choose({ of, onDone, onClose }: ChooseProps) {
  const words = useWords()
  const say = useSaid()
  const kinds = formatsFor(of.what)
  const [format, setFormat] = useState<ExportFormat>(kinds[0])
  const [lock, setLock] = useState<Lock>('made')
  const [password, setPassword] = useState('')
  const [why, setWhy] = useState('')
  const [everybody, setEverybody] = useState(false)
  const [perHousehold, setPerHousehold] = useState(false)
  const [period, setPeriod] = useState<Period>({ from: of.from, to: of.to })
  const personal = namesPeople(of.what)
  const short = personal && lock === 'own' && password.length < SHORTEST_PASSWORD
  const take = useMutation({
    mutationFn: () =>
      api.exchange.export({
        what: of.what,
        format,
        ...(of.listId !== undefined && { listId: of.listId }),
        ...(of.query !== undefined && !everybody && { query: of.query }),
        ...(of.ids !== undefined && { ids: of.ids }),
        ...(of.except !== undefined && { except: of.except }),
        ...(period.from !== undefined && { from: period.from }),
        ...(period.to !== undefined && { to: period.to }),
        ...(personal && lock === 'own' && { password }),
        perHousehold: perHousehold && mayBePerHousehold(of.what, format),
        open: personal && lock === 'open',
        why: why.trim(),
      }),
    meta: { done: false },
    onSuccess: onDone,
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!short) take.mutate()
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      {of.shown !== undefined && <Whom shown={of.shown} everybody={everybody} onEverybody={setEverybody} />}
      {kinds.length > 1 && (
        <Select
          label={words('export.format')}
          data-autofocus=""
          value={format}
          data={kinds.map((value) => ({ value, label: words(`export.format.${value}`) }))}
          onChange={(value) => setFormat(kinds.find((one) => one === value) ?? format)}
        />
      )}
      {mayBePerHousehold(of.what, format) && <RowsChoice perHousehold={perHousehold} onChange={setPerHousehold} />}
      {of.what === 'archive' && <p>{words('export.archive')}</p>}
      {hasPeriod(of.what) && <PeriodFields period={period} onPeriod={setPeriod} />}
      {personal && <LockChoice lock={lock} onLock={setLock} />}
      {personal && lock === 'own' && (
        <SecretField
          label={words('export.password')}
          description={words('export.password-help')}
          autoComplete="new-password"
          autoFocus
          maxLength={200}
          value={password}
          onChange={setPassword}
          wrong={short && password !== '' ? words('export.password-short') : null}
        />
      )}
      <TextInput
        label={words('export.why')}
        description={words('export.why-help')}
        placeholder={words('export.why-example')}
        maxLength={200}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      {take.error !== null && <FailedLine said={say(take.error)} />}
      <div className={styles['foot']}>
        <Button type="submit" variant="filled" loading={take.isPending} disabled={short}>
          {words('export.save')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {words('app.cancel')}
        </Button>
      </div>
    </form>
  )
}

interface WhomProps {
  readonly shown: number
  readonly everybody: boolean
  readonly onEverybody: (everybody: boolean) => void
}

function Whom({ shown, everybody, onEverybody }: WhomProps) {
  const words = useWords()
  const formats = useFormats()
  return (
    <div>
      <p className={styles['label']}>{words('export.whom')}</p>
      <SegmentedControl
        fullWidth
        aria-label={words('export.whom')}
        value={everybody ? 'all' : 'shown'}
        onChange={(value) => onEverybody(value === 'all')}
        data={[
          { value: 'shown', label: words('export.whom.shown', { count: formats.number(shown) }) },
          { value: 'all', label: words('export.whom.all') },
        ]}
      />
    </div>
  )
}

interface RowsChoiceProps {
  readonly perHousehold: boolean
  readonly onChange: (perHousehold: boolean) => void
}

/** For a letter or a label, one for all who live together. */
function RowsChoice({ perHousehold, onChange }: RowsChoiceProps) {
  const words = useWords()
  return (
    <div>
      <p className={styles['label']}>{words('export.rows')}</p>
      <SegmentedControl
        fullWidth
        aria-label={words('export.rows')}
        value={perHousehold ? 'household' : 'person'}
        onChange={(value) => onChange(value === 'household')}
        data={[
          { value: 'person', label: words('export.rows.person') },
          { value: 'household', label: words('export.rows.household') },
        ]}
      />
      {perHousehold && <p className={styles['help']}>{words('export.rows.help')}</p>}
    </div>
  )
}

interface Period {
  readonly from: number | undefined
  readonly to: number | undefined
}

const DAY_MS = 86_400_000

const asTyped = (day: number | undefined) => (day === undefined ? '' : isoOfDay(day))

function dayTyped(typed: string): number | undefined {
  const at = Date.parse(`${typed}T00:00:00Z`)
  return Number.isNaN(at) ? undefined : at / DAY_MS
}

/** Shop days, inclusive; an empty one has no end. */
function PeriodFields({ period, onPeriod }: { readonly period: Period; readonly onPeriod: (period: Period) => void }) {
  const words = useWords()
  return (
    <div className={styles['period']}>
      <TextInput
        type="date"
        label={words('export.from')}
        value={asTyped(period.from)}
        max={asTyped(period.to)}
        onChange={(event) => onPeriod({ ...period, from: dayTyped(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        label={words('export.to')}
        value={asTyped(period.to)}
        min={asTyped(period.from)}
        onChange={(event) => onPeriod({ ...period, to: dayTyped(event.currentTarget.value) })}
      />
    </div>
  )
}

function LockChoice({ lock, onLock }: { readonly lock: Lock; readonly onLock: (lock: Lock) => void }) {
  const words = useWords()
  const locks = ['made', 'own', 'open'] as const
  return (
    <div>
      <p className={styles['label']}>{words('export.lock')}</p>
      <SegmentedControl
        fullWidth
        aria-label={words('export.lock')}
        value={lock}
        onChange={(value) => onLock(locks.find((one) => one === value) ?? lock)}
        data={locks.map((value) => ({ value, label: words(`export.lock.${value}`) }))}
      />
      <p className={lock === 'open' ? styles['risk'] : styles['help']} role={lock === 'open' ? 'status' : undefined}>
        {words(`export.lock-help.${lock}`)}
      </p>
    </div>
  )
}
