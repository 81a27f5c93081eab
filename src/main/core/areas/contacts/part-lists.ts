// A person's own lists (phones, e-mails …): which columns each has, and what must be written to turn what is there into what
// is wanted. Deciding is pure; writing is one statement per row.
import { fold } from '../../../../shared/domain/fold.ts'
import { storedPostcode } from '../../../../shared/domain/postcode.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import { phoneDigits, readPhone } from '../../../../shared/domain/phone.ts'
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import type { PartTable } from './columns.ts'
import { readFrom } from './derive.ts'

export const LISTS = ['phones', 'emails', 'addresses', 'occasions', 'preferences', 'links', 'numbers'] as const
export type List = (typeof LISTS)[number]
export type InputOf<L extends List> = NonNullable<ContactPatch[L]>[number]

interface ListTable<L extends List> {
  readonly table: PartTable
  readonly columns: readonly string[]
  /** Values of `columns`; `before` are those of the row that is changed. */
  values(input: InputOf<L>, country: string, before: readonly SqlValue[] | null): readonly SqlValue[]
  /** Derived columns that are known while inserting, so that nothing has to be written twice. */
  readonly derived?: { readonly columns: readonly string[]; values(stated: readonly SqlValue[]): readonly SqlValue[] }
  /** Which rows the person's list shows; the others are left alone. */
  readonly visible?: string
}

export const LIST_TABLES: { readonly [L in List]: ListTable<L> } = {
  phones: {
    table: 'phone',
    columns: ['label', 'typed', 'country'],
    // A number keeps the country it was typed in, until it is typed anew.
    values: ({ label, typed }, country, before) => [
      label,
      typed,
      before?.[1] === typed ? (before[2] ?? country) : country,
    ],
    derived: {
      columns: ['read_from', 'e164', 'shown', 'can_text', 'digits'],
      values: ([, typed, country]) => {
        const phone = readPhone(String(typed), String(country))
        const digits = phoneDigits(String(typed), phone)
        return [readFrom(String(typed), String(country)), phone.e164, phone.shown, Number(phone.canText), digits]
      },
    },
  },
  emails: {
    table: 'email',
    columns: ['label', 'address'],
    values: ({ label, address }) => [label, address],
    derived: { columns: ['key'], values: ([, address]) => [emailKey(String(address))] },
  },
  addresses: {
    table: 'address',
    columns: ['label', 'street', 'postcode', 'city', 'region', 'country'],
    values: ({ label, street, postcode, city, region, country }) => [
      label,
      street,
      storedPostcode(postcode, country),
      city,
      region,
      country,
    ],
  },
  occasions: {
    table: 'occasion',
    columns: ['kind', 'label', 'date'],
    values: ({ kind, label, date }) => [kind, label, date],
  },
  preferences: {
    table: 'contact_preference',
    columns: ['kind', 'words'],
    values: ({ kind, words }) => [kind, words],
  },
  numbers: {
    table: 'contact_number',
    columns: ['source', 'number'],
    values: ({ source, number }) => [source, number],
    derived: { columns: ['key'], values: ([, number]) => [fold(String(number))] },
  },
  links: {
    table: 'link',
    columns: ['kind', 'other_id', 'words'],
    values: ({ kind, otherId, words }) => [kind, otherId, words],
    // A link to somebody in the trash, or to whom one is oneself by now, is not seen, so leaving it out must not remove it.
    visible: `EXISTS (SELECT 1 FROM contact c WHERE c.id = coalesce((SELECT a.canon_id FROM alias a WHERE a.id = t.other_id), t.other_id)
      AND c.id <> t.owner_id)`,
  },
}

export interface StoredRow {
  readonly id: number
  readonly position: number
  readonly values: readonly SqlValue[]
}

/** The rows of a list as they stand, in their order. */
export function storedRows(db: ReadDb, owner: number, list: List): StoredRow[] {
  const { table, columns, visible } = LIST_TABLES[list]
  const rows = db.all<Record<string, SqlValue> & { id: number; position: number }>(
    `SELECT t.id, t.position, ${columns.map((name) => `t.${name}`).join(', ')} FROM ${table} t
      WHERE t.owner_id = ?${visible === undefined ? '' : ` AND ${visible}`} ORDER BY t.position, t.id`,
    owner,
  )
  return rows.map((row) => ({ id: row.id, position: row.position, values: columns.map((name) => row[name] ?? null) }))
}

export interface WantedRow {
  readonly id: number | null
  readonly values: readonly SqlValue[]
}

export interface ListPlan {
  readonly removed: readonly number[]
  readonly changed: readonly StoredRow[]
  /** `at`: place in the wanted list. */
  readonly made: readonly { readonly at: number; readonly position: number; readonly values: readonly SqlValue[] }[]
}

/** What to write; every known id in `wanted` must be one of `stored`. */
export function planList(stored: readonly StoredRow[], wanted: readonly WantedRow[]): ListPlan {
  const byId = new Map(stored.map((row) => [row.id, row]))
  const kept = new Set(wanted.map((row) => row.id))
  const places = placesOf(
    wanted.map(({ id }) => (id === null ? null : (byId.get(id)?.position ?? null))),
    stored,
    wanted,
  )
  const changed: StoredRow[] = []
  const made: ListPlan['made'][number][] = []
  for (const [at, { id, values }] of wanted.entries()) {
    const position = places[at] ?? at
    const before = id === null ? undefined : byId.get(id)
    if (id === null || before === undefined) made.push({ at, position, values })
    else if (before.position !== position || values.some((value, index) => value !== before.values[index])) {
      changed.push({ id, position, values })
    }
  }
  return { removed: stored.map((row) => row.id).filter((id) => !kept.has(id)), changed, made }
}

export const isEmptyPlan = ({ removed, changed, made }: ListPlan) => removed.length + changed.length + made.length === 0

/** Keeps places where the order allows it, so that a new first phone does not rewrite the others more than needed. */
function placesOf(
  known: readonly (number | null)[],
  stored: readonly StoredRow[],
  wanted: readonly WantedRow[],
): number[] {
  const same = stored.length <= wanted.length && stored.every((row, at) => wanted[at]?.id === row.id)
  if (same) {
    // Nothing moved: what is there keeps even doubtful places (two merged lists), what is new comes after.
    const last = Math.max(-1, ...stored.map((row) => row.position))
    return wanted.map((_, at) => stored[at]?.position ?? last + 1 + at - stored.length)
  }
  let last = -1
  return known.map((position) => (last = position !== null && position > last ? position : last + 1))
}

const INSERTED = statements((list) => {
  const { columns, derived } = LIST_TABLES[list]
  return ['id', 'contact_id', 'owner_id', 'position', ...columns, ...(derived?.columns ?? [])].join(', ')
})
const UPDATE = statements((list) => {
  const { table, columns } = LIST_TABLES[list]
  return `UPDATE ${table} SET position = ?, ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`
})
const DELETE = statements((list) => `DELETE FROM ${LIST_TABLES[list].table} WHERE id = ?`)

function statements(build: (list: List) => string): Readonly<Record<List, string>> {
  return Object.fromEntries(LISTS.map((list) => [list, build(list)])) as Record<List, string> // one per member of LISTS
}

export interface NewRow {
  readonly contactId: number
  readonly position: number
  readonly values: readonly SqlValue[]
}

/** Inserts rows with ids in one block; the person must be in the table already. */
export function insertRows(db: WriteDb, list: List, rows: readonly NewRow[]): void {
  if (rows.length === 0) return
  const { table, derived } = LIST_TABLES[list]
  let id = db.newIds(table, rows.length)
  const into = manyRows(db, { table, columns: INSERTED[list] })
  for (const { contactId, position, values } of rows) {
    into.add(id, contactId, contactId, position, ...values, ...(derived?.values(values) ?? []))
    id += 1
  }
  into.end()
}

export function writePlan(db: WriteDb, owner: number, list: List, plan: ListPlan): void {
  for (const id of plan.removed) db.run(DELETE[list], id)
  for (const { id, position, values } of plan.changed) db.run(UPDATE[list], position, ...values, id)
  insertRows(
    db,
    list,
    plan.made.map(({ position, values }) => ({ contactId: owner, position, values })),
  )
}
