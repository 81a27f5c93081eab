// An import that runs, was stopped or is done, found by its long work: also after the page, or the program, was left.
import { Button, Progress } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { ExchangeKind, ImportReport } from '../../../shared/contract/exchange.ts'
import { q } from '../../api/queries.ts'
import { useNow } from '../../app/clock.ts'
import { minutesLeft, useKnowsWorks, useWorks, type RunningWork } from '../../app/frame/works.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { FateRows } from './FateRows.tsx'
import styles from './import.module.css'
import { IMPORT_WORK } from './PastImports.tsx'
import { Made, ShareBar } from './ReportParts.tsx'
import { looksIn, useEntries } from './use-entries.ts'

interface ImportWorkProps {
  readonly id: number
  readonly onAnother: (kind: ExchangeKind | null) => void
}

export function ImportWork({ id, onAnother }: ImportWorkProps) {
  const work = shownWork(
    useWorks().filter(({ kind }) => kind === IMPORT_WORK),
    id,
  )
  const known = useKnowsWorks()
  const report = useQuery(q.exchange.report.queryOptions({ input: { work: id } }))
  // The first answer may have been on its way when the work ended: asking again then changes nothing.
  const late = work?.state === 'done' && report.data?.stopped === true ? report.dataUpdatedAt : 0
  useFresh(id, work, late)
  return (
    <div className={styles['page']}>
      <PageState query={report} level={1} waiting={<Skeleton rows={8} />}>
        {(answer) =>
          // A report that says stopped may be of before somebody went on with it.
          known ? <Standing id={id} report={answer} work={work} onAnother={onAnother} /> : <Skeleton rows={8} />
        }
      </PageState>
    </div>
  )
}

/** How it stands. Taking an import back is a work of its own. */
function shownWork(imports: readonly RunningWork[], id: number): RunningWork | undefined {
  const back = imports.find(({ state, turns }) => state === 'undoing' && turns === id)
  return back === undefined ? imports.find((one) => one.id === id) : { ...back, id }
}

/** The report is asked again while the work goes on, and once more when it has ended. */
function useFresh(id: number, work: RunningWork | undefined, late: number): void {
  const queryClient = useQueryClient()
  const again = useEffectEvent(() =>
    queryClient.invalidateQueries({ queryKey: q.exchange.report.key({ input: { work: id } }) }),
  )
  useEffect(() => {
    void again()
  }, [work?.done, work?.state, late])
}

interface StandingProps extends ImportWorkProps {
  readonly report: ImportReport
  /** Undefined when newer works have taken its place in the list. */
  readonly work: RunningWork | undefined
}

function Standing({ id, report, work, onAnother }: StandingProps) {
  const words = useWords()
  const state = work?.state ?? (report.stopped ? 'stopped' : 'done')
  const moving = state === 'running' || state === 'undoing'
  const entries = useEntries(report)
  const title = useTitle(state, report, looksIn(entries))
  return (
    <>
      <header className={styles['header']}>
        <div className={styles['grow']}>
          <p className={styles['quiet']}>{words(`import.kind.${report.kind}`)}</p>
          <h1 aria-live="polite">{title}</h1>
        </div>
        <Acts id={id} state={state} onAnother={() => onAnother(report.kind)} />
      </header>
      {work !== undefined && moving && <Going work={work} />}
      {state !== 'undone' && !moving && <ShareBar report={report} />}
      <div className={styles['facts']}>
        {state === 'stopped' && <p>{words('import.stopped')}</p>}
        {state === 'undone' ? <p>{words('import.undone')}</p> : state !== 'undoing' && <Made report={report} />}
        {moving && <p className={styles['quiet']}>{words('import.leave-page')}</p>}
        {(state === 'done' || state === 'stopped') && <Look kind={report.kind} />}
      </div>
      {!moving && state !== 'undone' && (
        <FateRows entries={entries} report={report} name={words(`import.kind.${report.kind}`)} />
      )}
    </>
  )
}

function useTitle(state: RunningWork['state'], report: ImportReport, looks: number): string {
  const words = useWords()
  const { rows, created, updated, skipped } = report
  const going = created + updated
  switch (state) {
    case 'running':
    case 'undoing':
    case 'undone':
      return words(`import.standing.${state}`, { rows })
    case 'stopped':
      return words('import.standing.stopped', { rows, going })
    case 'done':
      return words('import.standing.done', { rows, going, looks, skipped })
  }
}

function Going({ work }: { readonly work: RunningWork }) {
  const words = useWords()
  const formats = useFormats()
  const now = useNow()
  const left = minutesLeft(work, now)
  return (
    <div className={styles['going']}>
      <Progress value={work.of > 0 ? (100 * work.done) / work.of : 0} size="lg" aria-label={words('import.progress')} />
      <p className={styles['goingWords']}>
        <span>{words('import.done-of', { done: formats.number(work.done), of: formats.number(work.of) })}</span>
        {left !== null && (
          <span className={styles['quiet']}>
            {left < 1 ? words('work.left-soon') : words('work.left', { minutes: Math.round(left) })}
          </span>
        )}
      </p>
    </div>
  )
}

interface ActsProps {
  readonly id: number
  readonly state: RunningWork['state']
  readonly onAnother: () => void
}

function Acts({ id, state, onAnother }: ActsProps) {
  const words = useWords()
  const say = useSaid()
  const stop = useMutation(q.work.stop.mutationOptions())
  const goOn = useMutation(q.work.goOn.mutationOptions())
  const undo = useMutation(q.work.undo.mutationOptions())
  const error = stop.error ?? goOn.error ?? undo.error
  return (
    <div className={styles['acts']}>
      {state === 'running' && (
        <Button onClick={() => stop.mutate({ id })} loading={stop.isPending}>
          {words('work.stop')}
        </Button>
      )}
      {(state === 'stopped' || state === 'done') && (
        <Button onClick={() => undo.mutate({ id })} loading={undo.isPending}>
          {words('import.undo')}
        </Button>
      )}
      {state === 'stopped' && (
        <Button variant="filled" onClick={() => goOn.mutate({ id })} loading={goOn.isPending}>
          {words('work.go-on')}
        </Button>
      )}
      {(state === 'done' || state === 'undone') && (
        <Button variant="filled" onClick={onAnother}>
          {words('import.another')}
        </Button>
      )}
      {error !== null && <FailedLine said={say(error)} />}
    </div>
  )
}

const WHERE: Readonly<Record<ExchangeKind, string>> = {
  contacts: '/customers',
  companies: '/customers',
  sales: '/customers',
  products: '/products',
  tags: '/customers',
  lists: '/lists',
  consent: '/customers',
  suppression: '/customers',
  archive: '/customers',
}

function Look({ kind }: { readonly kind: ExchangeKind }) {
  const words = useWords()
  return (
    <p>
      <TextButton href={WHERE[kind]}>{words(`import.look.${kind}`)}</TextButton>
    </p>
  )
}
