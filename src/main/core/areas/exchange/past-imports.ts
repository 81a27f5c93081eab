// Imports of this PC that the book still knows, newest first: what came in, when, and whether it is still there.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { exchange } from '../../../../shared/contract/exchange.ts'
import type { ReadDb } from '../../database/handle.ts'
import { readWork } from '../../database/work.ts'
import type { State } from './runs.ts'

type Past = OutputOf<typeof exchange.imports>[number]

const MOST = 20

type Row = Pick<Past, 'work' | 'kind' | 'name' | 'rows' | 'at'> & { readonly tally: string }

export function pastImports(db: ReadDb): Past[] {
  const runs = db.all<Row>(
    `SELECT work_id AS work, kind, name, rows, at, tally FROM import_run
      WHERE work_id IN (SELECT id FROM work) ORDER BY id DESC LIMIT ?`,
    MOST,
  )
  return runs.map(({ tally, ...run }) => {
    const { created, updated, skipped } = JSON.parse(tally) as State // written by `newRun`
    const { state, group } = readWork(db, run.work)
    const undone = db.pluck<number>('SELECT undone FROM command WHERE seq = ?', group)[0] === 1
    return { ...run, created, updated, skipped, state: undone ? 'undone' : state }
  })
}
