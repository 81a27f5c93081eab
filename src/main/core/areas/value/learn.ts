// Learning, on a worker thread: one scan of the sums of all customers, then cuts and models. Where the sums may be wrong, all ledgers are read first.
import type { ValueSettings } from '../../../../shared/contract/value.ts'
import { addMonths } from '../../../../shared/domain/segments/period.ts'
import { openFile, type DatabaseFile } from '../../book/copy.ts'
import { createReadDb } from '../../database/bind.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { Sqlite } from '../../database/open.ts'
import type { UsualGap } from '../contacts/service.ts'
import { learnUsualGaps, readSums, wrongSums } from '../visits/service.ts'
import { customersOf, type Customer } from './customers.ts'
import { basisOf, learnCuts, learnModels, LEARNED_VERSION, type Learned, type Stayed } from './learned.ts'

export interface LearnValue {
  readonly file: DatabaseFile
  readonly settings: ValueSettings
  /** Shop day. */
  readonly asOf: number
  /** Decimal places of the currency. */
  readonly digits: number
}

export interface LearnedValue {
  readonly learned: Learned
  readonly usualGaps: readonly UsualGap[]
}

export function learnValue({ file, ...order }: LearnValue): LearnedValue {
  return beside(file, (sqlite) => learnFrom(sqlite, createReadDb(sqlite), order))
}

/** Ids of people whose kept sums are not what the ledgers say, read whole; on a worker thread. */
export function findWrongSums({ file }: { readonly file: DatabaseFile }): readonly number[] {
  return beside(file, (sqlite) => wrongSums(sqlite, readSums(sqlite)))
}

function beside<T>(file: DatabaseFile, read: (sqlite: Sqlite) => T): T {
  const sqlite = openFile(file, { readonly: true })
  try {
    return read(sqlite)
  } finally {
    sqlite.close()
  }
}

function learnFrom(sqlite: Sqlite, db: ReadDb, { settings, asOf, digits }: Omit<LearnValue, 'file'>): LearnedValue {
  const customers = customersOf(db)
  const usualGaps = learnUsualGaps(sqlite, gapsById(customers))
  const shopGap = usualGaps.find(({ category }) => category === '')?.gap ?? null
  const models = learnModels({ customers, asOf })
  return {
    usualGaps,
    learned: {
      version: LEARNED_VERSION,
      asOf,
      basis: basisOf(settings),
      sales: salesIn(db),
      customers: customers.length,
      ...models,
      ...learnCuts({ customers, settings, shopGap, asOf, digits }, models),
      retention: stayedUntil(db, asOf),
      costs: db.get<Learned['costs']>(COSTS) ?? { cost: 0, costed: 0 },
    },
  }
}

function gapsById(customers: readonly Customer[]): {
  readonly id: Float64Array<ArrayBuffer>
  readonly gap: Float64Array<ArrayBuffer>
} {
  const inOrder = customers.toSorted((one, other) => one.id - other.id)
  return {
    id: Float64Array.from(inOrder, ({ id }) => id),
    gap: Float64Array.from(inOrder, ({ ownGap }) => ownGap ?? Number.NaN),
  }
}

const SALES = 'SELECT coalesce(sum(buys), 0) FROM day_cube'
export const salesIn = (db: ReadDb): number => db.pluck<number>(SALES)[0] ?? 0

const COSTS = 'SELECT coalesce(sum(cost), 0) AS cost, coalesce(sum(costed), 0) AS costed FROM contact_stats'

const STAYED = `SELECT count(*) AS customers, coalesce(sum(s.last_buy_day > ?), 0) AS stayed FROM (
    SELECT DISTINCT v.owner_id FROM visit v INDEXED BY visit_window WHERE v.owner_id IS NOT NULL AND v.day > ? AND v.day <= ?
      AND v.kind = 'sale' AND v.corrected_by IS NULL) o
  JOIN contact_stats s ON s.contact_id = o.owner_id`

/** Of those who bought in the twelve months before the last twelve: how many bought in the last twelve too. */
function stayedUntil(db: ReadDb, asOf: number): Stayed {
  const [before, since] = [addMonths(asOf, -24), addMonths(asOf, -12)]
  return db.get<Stayed>(STAYED, since, before, since) ?? { customers: 0, stayed: 0 }
}
