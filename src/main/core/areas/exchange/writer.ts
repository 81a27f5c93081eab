// Writes a plan slice by slice, or rehearses it: the same decisions, with nothing written.
import type { SliceWriter } from '../../database/groups.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import type { Plan } from './plan.ts'
import { asksToLook, reasonOf, type Noted, type PlainRows, type Reason } from './reasons.ts'
import { forgetFile, saveState, type State } from './runs.ts'
import { CONTACTS_AT_ONCE, ContactsWriter, type Begun, type Telling } from './write-contacts.ts'
import { PRODUCTS_AT_ONCE, rehearseProducts, writeProducts } from './write-products.ts'
import { SalesWriter } from './write-sales.ts'
import { rehearseSuppressions, SUPPRESSIONS_AT_ONCE, writeSuppressions } from './write-suppressions.ts'
import { breath } from './sheet.ts'

export type Place = Omit<CommandContext, 'db'>

interface Batch {
  readonly telling: Telling
  /** How many times the least that makes a batch. */
  readonly size: number
}

/** Writes some units from a position on, and answers where it came to; the same position when the command must end first. */
interface Batches {
  /** A command begins. */
  begin?(): void
  write(context: CommandContext, position: number, batch: Batch): number
  rehearse(context: QueryContext, position: number, batch: Batch): number
  firstVisit?(): number | null
}

interface BatchRequest extends Begun {
  readonly firstVisit: number | null
  readonly name: string
}

function batchesOf(plan: Plan, request: BatchRequest): Batches {
  switch (plan.kind) {
    case 'products':
      return inPieces(plan.units, PRODUCTS_AT_ONCE, { write: writeProducts, rehearse: rehearseProducts() })
    case 'suppression':
      return inPieces(plan.units, SUPPRESSIONS_AT_ONCE, {
        write: (context, units, telling) => {
          writeSuppressions(context, units, { telling, source: request.name })
        },
        rehearse: rehearseSuppressions(),
      })
    case 'sales': {
      const writer = new SalesWriter(plan, request)
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
    default: {
      const writer = new ContactsWriter(plan, request)
      const { units } = plan
      const some = (position: number, size: number) => units.slice(position, position + CONTACTS_AT_ONCE * size)
      return {
        begin: () => {
          writer.begin()
        },
        write: (context, position, { telling, size }) =>
          position + writer.write(context, some(position, size), telling),
        rehearse: (context, position, { telling, size }) => {
          writer.rehearse(context, some(position, size), telling)
          return position + some(position, size).length
        },
      }
    }
  }
}

function inPieces<U>(
  units: readonly U[],
  atOnce: number,
  how: {
    readonly write: (context: CommandContext, units: readonly U[], telling: Telling) => void
    readonly rehearse: (context: QueryContext, units: readonly U[], telling: Telling) => void
  },
): Batches {
  const some = (position: number, size: number) => units.slice(position, position + atOnce * size)
  return {
    write: (context, position, { telling, size }) => {
      how.write(context, some(position, size), telling)
      return position + some(position, size).length
    },
    rehearse: (context, position, { telling, size }) => {
      how.rehearse(context, some(position, size), telling)
      return position + some(position, size).length
    },
  }
}

/** Gathers what is told of rows. */
function listener(state: State): {
  readonly telling: Telling
  readonly reasons: Reason[]
  readonly plain: PlainRows[]
} {
  const reasons: Reason[] = []
  const plain: PlainRows[] = []
  const telling: Telling = {
    tally: state,
    note: (noted: Noted) => {
      state.looks += asksToLook(noted) ? 1 : 0
      reasons.push(reasonOf(noted))
    },
    plain: (fate, row) => {
      const last = plain.at(-1)
      if (last?.fate === fate && last.to === row - 1) last.to = row
      else plain.push({ fate, from: row, to: row })
    },
  }
  return { telling, reasons, plain }
}

export interface WriteRequest extends Begun {
  readonly run: number
  readonly plan: Plan
  readonly state: State
  /** Of the file. */
  readonly name: string
  readonly place: () => Place
}

/** However much time there is, a command stays one that is quickly undone. */
const MOST_ROWS_A_COMMAND = 4_000
const LARGEST_BATCH = 32

export function planWriter({ run, plan, state, place, ...begun }: WriteRequest): SliceWriter {
  const batches = batchesOf(plan, { ...begun, firstVisit: state.firstVisit })
  // Small batches while somebody works at the counter, for a command is as long as its last batch; larger ones when time allows.
  let size = 1
  return (tx, { position: from, more }) => {
    const { telling, reasons, plain } = listener(state)
    const context = { ...place(), db: tx }
    const before = rowsOf(state)
    let position = from
    let written = 0
    let taken = 0
    batches.begin?.()
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
    state.firstVisit = batches.firstVisit?.() ?? null
    saveState(tx, run, { state, reasons, plain })
    const done = position >= plan.units.length
    if (done) forgetFile(tx, run)
    return { position, done }
  }
}

const rowsOf = ({ created, updated, skipped }: State) => created + updated + skipped

export interface RehearsalRequest extends Begun {
  readonly plan: Plan
  readonly state: State
  readonly name: string
  /** Asked anew for every batch: the book may be closed meanwhile. */
  readonly context: () => Omit<QueryContext, 'db'> & { readonly db: ReadDb | WriteDb }
}

export interface Rehearsed {
  readonly reasons: readonly Reason[]
  readonly plain: readonly PlainRows[]
}

/** Reads the book only. */
export async function rehearse({ plan, state, context, ...begun }: RehearsalRequest): Promise<Rehearsed> {
  const batches = batchesOf(plan, { ...begun, firstVisit: null })
  const { telling, reasons, plain } = listener(state)
  for (let position = 0; position < plan.units.length; await breath()) {
    position = batches.rehearse(context(), position, { telling, size: LARGEST_BATCH })
  }
  return { reasons, plain }
}
