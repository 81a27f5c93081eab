// The third step: what would happen, row by row where it is not plain, before anything is written.
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { ImportReport } from '../../../shared/contract/exchange.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { useWorks } from '../../app/frame/works.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { FateRows } from './FateRows.tsx'
import { importMemory, sourceOf, type Prepared } from './import-memory.ts'
import styles from './import.module.css'
import { IMPORT_WORK } from './PastImports.tsx'
import { Made, ShareBar } from './ReportParts.tsx'
import { looksIn, useEntries } from './use-entries.ts'

interface TriedStepProps {
  readonly prepared: Prepared
  readonly tried: ImportReport
  /** It has begun as this long work. */
  readonly onWork: (work: number) => void
}

export function TriedStep({ prepared, tried, onWork }: TriedStepProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const { file, mapping } = prepared
  const { kind } = tried
  const run = useMutation(
    q.exchange.import.mutationOptions({
      meta: {
        done: (answer) => {
          const { stopped } = answer as ImportReport // the answer of this very call
          return stopped ? false : words('import.done-toast')
        },
      },
    }),
  )
  useBegun(run.isPending, onWork)
  const entries = useEntries(tried)
  const going = tried.created + tried.updated
  const back = () => importMemory.keep({ ...prepared, tried: null })
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div className={styles['grow']}>
          <p className={styles['quiet']}>{words('import.step', { name: file.name, step: 3 })}</p>
          <h1>{words('import.tried', { rows: tried.rows, going, looks: looksIn(entries), skipped: tried.skipped })}</h1>
        </div>
        <Button
          leftSection={<IconArrowLeft size={16} stroke={1.6} aria-hidden />}
          onClick={back}
          disabled={run.isPending}
        >
          {words('import.back')}
        </Button>
        <Button
          variant="filled"
          autoFocus
          disabled={going === 0}
          loading={run.isPending}
          onClick={() =>
            run.mutate(
              { ...sourceOf(prepared), kind, ...(mapping !== null && { mapping }), dryRun: false },
              // Only while this page is looked at: whoever has gone on meanwhile is not called back.
              { onSuccess: ({ work }) => work !== null && onWork(work) },
            )
          }
        >
          {words('import.run', { count: formats.number(going) })}
        </Button>
      </header>
      <ShareBar report={tried} />
      {run.error !== null && <FailedLine said={say(run.error)} />}
      <Made report={tried} />
      <FateRows entries={entries} report={tried} name={file.name} />
    </div>
  )
}

/** The call answers when all is written; that it has begun is known by the first new long work of its kind. */
function useBegun(asked: boolean, onWork: (work: number) => void): void {
  const imports = useWorks().filter(({ kind }) => kind === IMPORT_WORK)
  const newest = imports[0]?.id ?? 0
  const before = useRef<number | null>(null)
  const tell = useEffectEvent(onWork)
  useEffect(() => {
    if (!asked) before.current = newest
    else if (newest > (before.current ?? 0)) tell(newest)
  }, [asked, newest])
}
