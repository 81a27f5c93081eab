// How quickly files come in and are taken back, with nobody at the counter: through the service, and beside it the same
// writes raw on an unencrypted copy of the same book.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openImportBook } from './import-book.ts'
import { customersFile, LINES_A_RECEIPT, salesFile } from './import-files.ts'
import { accessTo, type BenchPlace } from './large-book.ts'
import { time } from './measure.ts'
import { openPlainCopy } from './plain-copy.ts'
import { createReplay, type Recorded, type SqlRecorder } from './sql-recorder.ts'

export interface ImportFigure {
  readonly name: string
  readonly rows: number
  /** Seconds from the call to the report. */
  readonly seconds: number
  /** Seconds of the same writes, raw; null where that is not measured. */
  readonly raw: number | null
  /** Seconds until all of it is taken back. */
  readonly undo: number
  /** What is to be reached: rows a second, or seconds for the file and for its undo. */
  readonly goal: { readonly rate: number } | { readonly seconds: number; readonly undo: number }
}

const PEOPLE = 20_000
const RECEIPTS = 20_000

export async function importFigures(
  { place, recorder }: { readonly place: BenchPlace; readonly recorder: SqlRecorder },
  online: string,
): Promise<readonly ImportFigure[]> {
  const figures = [
    await measured(
      { place: at(place, 'contacts'), recorder },
      { name: 'contacts', file: customersFile(PEOPLE, 1), kind: 'contacts', rows: PEOPLE, goal: { rate: 15_000 } },
    ),
    await measured(
      { place: at(place, 'sales'), recorder },
      {
        name: 'sales lines',
        file: salesFile(RECEIPTS),
        kind: 'sales',
        rows: RECEIPTS * LINES_A_RECEIPT,
        goal: { rate: 40_000 },
      },
    ),
  ]
  const path = join(online, 'online-retail', 'online-retail.csv.gz')
  if (online === '' || !existsSync(path)) return figures
  const file = new File([gunzipSync(readFileSync(path))], 'online-retail.csv')
  const goal = { seconds: 20, undo: 10 }
  const request: ImportRequest = { name: 'Online Retail', file, kind: 'sales', rows: 541_909, goal }
  return [...figures, await measured({ place: at(place, 'online'), recorder: null }, request)]
}

const at = (place: BenchPlace, name: string): BenchPlace => ({ ...place, root: join(place.root, 'imports', name) })

interface ImportRequest extends Pick<ImportFigure, 'name' | 'rows' | 'goal'> {
  readonly file: File
  readonly kind: 'contacts' | 'sales'
}

async function measured(
  { place, recorder }: { readonly place: BenchPlace; readonly recorder: SqlRecorder | null },
  { name, file, kind, rows, goal }: ImportRequest,
): Promise<ImportFigure> {
  await (await openImportBook(place)).close()
  const plain = recorder && openPlainCopy({ ...(await accessTo(place)), to: join(place.root, 'plain.db') })
  const book = await openImportBook(place)
  try {
    let seconds = 0
    let command = 0
    const bringIn = async (): Promise<void> => {
      const done = await book.alone(() => book.api.exchange.import({ file, kind }))
      if (done.value.created !== rows || done.value.command === null) {
        throw new Error(`${name}: ${String(done.value.created)} of ${String(rows)} rows were written`)
      }
      ;({ seconds } = done)
      ;({ command } = done.value)
    }
    const recorded = recorder === null ? null : await recorder.recordUntil(bringIn)
    if (recorded === null) await bringIn()
    const raw = recorded && plain && rawSeconds(plain, recorded)
    const undone = await book.alone(() => book.api.history.undo({ command }))
    return { name, rows, seconds, raw, undo: undone.seconds, goal }
  } finally {
    plain?.close()
    await book.close()
  }
}

const WRITES = /^\s*(INSERT|UPDATE|DELETE)\b/i
/** The kept file, the reasons and the position are the import's own; what is measured is what it writes of the shop. */
const OF_THE_WORK = /^\s*(INSERT INTO|UPDATE|DELETE FROM) (work|import_\w+)\b/i
const STATEMENTS_A_COMMIT = 20_000

/** The writes alone, nothing asked, in large transactions. */
function rawSeconds(plain: ReturnType<typeof openPlainCopy>, recorded: readonly Recorded[]): number {
  const writes = recorded.filter(({ how, sql }) => how === 'run' && WRITES.test(sql) && !OF_THE_WORK.test(sql))
  const replay = createReplay(plain)
  let milliseconds = 0
  for (let from = 0; from < writes.length; from += STATEMENTS_A_COMMIT) {
    const run = replay(writes.slice(from, from + STATEMENTS_A_COMMIT))
    milliseconds += time(() => {
      plain.exec('BEGIN IMMEDIATE')
      run()
      plain.exec('COMMIT')
    })
  }
  return milliseconds / 1_000
}
