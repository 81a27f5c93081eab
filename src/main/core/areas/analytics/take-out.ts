// A report, or the people behind one of its numbers, as a table in a file: typed cells, exact amounts, noted in the log of exports.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { analytics } from '../../../../shared/contract/analytics.ts'
import { decimalOf } from '../../../../shared/domain/money.ts'
import type { CellType } from '../../../../shared/domain/reports/names.ts'
import { isoOfDay } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import type { WriteDb } from '../../database/handle.ts'
import { listRows } from '../contacts/service.ts'
import { askOf } from './ask.ts'
import { findPeople, type PeopleParts } from './people.ts'
import type { Body } from './report.ts'

type Value = string | number | null
export interface OutTable {
  readonly name: string
  readonly columns: readonly { readonly heading: string; readonly type: 'text' | 'number' | 'day' }[]
  readonly rows: readonly (readonly Value[])[]
}

/** What writes files and keeps the log of them stands above this area. */
export interface TakeOut {
  readonly write: (
    table: OutTable,
    form: { readonly format: 'csv' | 'xlsx'; readonly zone: string; readonly at: number },
  ) => Promise<{ readonly blob: Blob; readonly type: string }>
  readonly note: (
    db: WriteDb,
    taken: {
      readonly at: number
      readonly userId: number
      readonly what: 'report'
      readonly format: 'csv' | 'xlsx'
      readonly rows: number
      readonly encrypted: boolean
      readonly why: string
    },
  ) => void
}

type Request = InputOf<typeof analytics.export>

/** Errors: those of the report, NOT_FOUND for people that it does not have, TOO_LARGE. */
export async function takeOut(
  parts: PeopleParts & { readonly takeOut: TakeOut },
  context: ActionContext,
  { request, people, format, why }: Request,
): Promise<OutputOf<typeof analytics.export>> {
  if (context.session === null) throw new Failure('NOT_SIGNED_IN', {})
  const { userId } = context.session
  const ask = await askOf(parts.asking, context, { request, whole: true })
  const table =
    people === undefined
      ? tableOf((await parts.answers().of(context.book(), ask)).body, ask.currency)
      : await tableOfPeople(parts, context, { request, people })
  const { settings } = context.book()
  const at = context.outside.clock.now()
  const { blob, type } = await parts.takeOut.write(table, { format, zone: settings.zone, at })
  context.book().local((db) => {
    parts.takeOut.note(db, { at, userId, what: 'report', format, rows: table.rows.length, encrypted: false, why })
  })
  const name = `${request.report}-${isoOfDay(ask.asOf)}${people === undefined ? '' : '-people'}.${format}`
  return { file: new File([blob], name, { type }) }
}

function tableOf({ columns: all, rows }: Body, currency: string): OutTable {
  const columns = all.flatMap(({ key, type }) => (type === 'rhythm' ? [] : [{ key, type }]))
  return {
    name: 'report',
    columns: columns.map(({ key, type }) => ({ heading: headingOf(key), type: TYPES[type] })),
    rows: rows.map(({ cells }) => columns.map(({ key, type }) => valueOf(cells[key] ?? null, type, currency))),
  }
}

const TYPES = {
  text: 'text',
  person: 'text',
  word: 'text',
  month: 'text',
  count: 'number',
  money: 'number',
  percent: 'number',
  number: 'number',
  days: 'number',
  day: 'day',
} as const satisfies Record<Exclude<CellType, 'rhythm'>, 'text' | 'number' | 'day'>

/** `lastDay` is headed `Last day`. */
function headingOf(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function valueOf(value: Value, type: CellType, currency: string): Value {
  if (value === null) return null
  if (typeof value === 'string') return type === 'word' ? value.replaceAll('-', ' ') : value
  switch (type) {
    case 'money':
      return decimalOf(Math.round(value), currency)
    case 'percent':
    case 'number':
      return Math.round(value * 100) / 100
    case 'month':
      return `${String(Math.floor(value / 12)).padStart(4, '0')}-${String((value % 12) + 1).padStart(2, '0')}`
    default:
      return value
  }
}

const PEOPLE_COLUMNS: OutTable['columns'] = [
  { heading: 'Number', type: 'text' },
  { heading: 'Name', type: 'text' },
  { heading: 'Phone', type: 'text' },
  { heading: 'E-mail', type: 'text' },
  { heading: 'City', type: 'text' },
  { heading: 'Amount', type: 'number' },
  { heading: 'Day', type: 'day' },
]

const SLICE = 500

async function tableOfPeople(
  parts: PeopleParts,
  context: ActionContext,
  asked: { readonly request: Request['request']; readonly people: string },
): Promise<OutTable> {
  const { ids, amounts, days } = await findPeople(parts, context, asked)
  const rows: Value[][] = []
  for (let from = 0; from < ids.length; from += SLICE) {
    await new Promise((resolve) => setImmediate(resolve))
    if (context.signal.aborted) throw new Failure('CANCELLED', {})
    const { db, settings } = context.book()
    rows.push(...peopleRows(from))

    function peopleRows(first: number): Value[][] {
      const places = new Map(Array.from(ids.subarray(first, first + SLICE), (id, at) => [id, first + at]))
      return listRows(db, places.keys()).map(({ id, number, name, phone, email, city }) => {
        const at = places.get(id) ?? 0
        return [number, name, phone, email, city, money(amounts?.[at], settings), dayOf(days?.[at])]
      })
    }
  }
  return { name: 'people', columns: PEOPLE_COLUMNS, rows }
}

const money = (value: number | undefined, { currency }: Pick<ShopSettings, 'currency'>): Value =>
  value === undefined || Number.isNaN(value) ? null : decimalOf(Math.round(value), currency)
const dayOf = (value: number | undefined): Value => (value === undefined || Number.isNaN(value) ? null : value)
