// Writes a plan slice by slice, or rehearses it: the same decisions, with nothing written.
import type { SliceWriter } from '../../database/groups.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import type { Plan } from './plan.ts'
import { reasonOf, type Reason } from './reasons.ts'
import { forgetFile, saveState, type State } from './runs.ts'
import { CONTACTS_AT_ONCE, tryContacts, writeContacts, type Telling } from './write-contacts.ts'
import { PRODUCTS_AT_ONCE, tryProducts, writeProducts } from './write-products.ts'
import { SalesWriter } from './write-sales.ts'
import { breath } from './sheet.ts'

export type Place = Omit<CommandContext, 'db'>

interface Batch {
  readonly telling: Telling
  /** How many times the least that makes a batch. */
  readonly size: number
}

/** Writes some units from a position on, and answers where it came to; the same position when the command must end first. */
interface Batches {
  write(context: CommandContext, position: number, batch: Batch): number
  rehearse(context: QueryContext, position: number, batch: Batch): number
  firstVisit(): number | null
}

function batchesOf(plan: Plan, firstVisit: number | null): Batches {
  switch (plan.kind) {
    case 'contacts': {
      const some = (position: number, size: number) => plan.units.slice(position, position + CONTACTS_AT_ONCE * size)
      return {
        write: (context, position, { telling, size }) =>
          writeContacts(context, some(position, size), telling) ? position + some(position, size).length : position,
        rehearse: (context, position, { telling, size }) => {
          tryContacts(context, some(position, size), telling)
          return position + some(position, size).length
        },
        firstVisit: () => null,
      }
    }
    case 'products': {
      const some = (position: number, size: number) => plan.units.slice(position, position + PRODUCTS_AT_ONCE * size)
      return {
        write: (context, position, { telling, size }) => {
          writeProducts(context, some(position, size), telling)
          return position + some(position, size).length
        },
        rehearse: (context, position, { telling, size }) => {
          tryProducts(context, some(position, size), telling)
          return position + some(position, size).length
        },
        firstVisit: () => null,
      }
    }
    case 'sales': {
      const writer = new SalesWriter(plan, firstVisit)
      return {
        write: (context, position, { telling, size }) => {
          const sales = writer.batch(position, size)
          writer.write(context, sales, telling)
          return position + sales.length
        },
        rehearse: (context, position, { telling, size }) => {
          const sales = writer.batch(position, size)
          writer.rehearse(context, sales, telling)
          return position + sales.length
        },
        firstVisit: () => writer.firstVisit,
      }
    }
  }
}

export interface WriteRequest {
  readonly run: number
  readonly plan: Plan
  readonly state: State
  readonly place: () => Place
}

/** However much time there is, a command stays one that is quickly undone. */
const MOST_ROWS_A_COMMAND = 4_000
const LARGEST_BATCH = 8

export function planWriter({ run, plan, state, place }: WriteRequest): SliceWriter {
  const batches = batchesOf(plan, state.firstVisit)
  // Small batches while somebody works at the counter, for a command is as long as its last batch; larger ones when time allows.
  let size = 1
  return (tx, { position: from, more }) => {
    const reasons: Reason[] = []
    const telling: Telling = { tally: state, note: (noted) => void reasons.push(reasonOf(noted)) }
    const context = { ...place(), db: tx }
    const before = rowsOf(state)
    let position = from
    let written = 0
    let taken = 0
    while (position < plan.units.length) {
      const next = batches.write(context, position, { telling, size })
      if (next === position) break
      const enough = rowsOf(state) - before >= MOST_ROWS_A_COMMAND
      const time = Array.from({ length: rowsOf(state) - before - taken }, more).every(Boolean)
      taken = rowsOf(state) - before
      position = next
      written += 1
      if (enough || !time) break
    }
    if (written > 3) size = Math.min(LARGEST_BATCH, size * 2)
    else if (written === 1) size = Math.max(1, size / 2)
    state.firstVisit = batches.firstVisit()
    saveState(tx, run, { state, reasons })
    const done = position >= plan.units.length
    if (done) forgetFile(tx, run)
    return { position, done }
  }
}

const rowsOf = ({ created, updated, skipped }: State) => created + updated + skipped

export interface RehearsalRequest {
  readonly plan: Plan
  readonly state: State
  /** Asked anew for every batch: the book may be closed meanwhile. */
  readonly context: () => Omit<QueryContext, 'db'> & { readonly db: ReadDb | WriteDb }
}

/** Reads the book only. */
export async function rehearse({ plan, state, context }: RehearsalRequest): Promise<readonly Reason[]> {
  const batches = batchesOf(plan, null)
  const reasons: Reason[] = []
  const telling: Telling = { tally: state, note: (noted) => void reasons.push(reasonOf(noted)) }
  for (let position = 0; position < plan.units.length; await breath()) {
    position = batches.rehearse(context(), position, { telling, size: LARGEST_BATCH })
  }
  return reasons
}
