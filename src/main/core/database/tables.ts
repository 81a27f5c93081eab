// How a table is declared to the journal: its kind, the permanent numbers of table and columns, what is stated and what is
// derived. Numbers are given by hand, forever: never reused, unchanged by renames, the same on every machine.
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { ReadDb, WriteDb } from './handle.ts'

/**
 * person  root and mergeable; deleting it puts it into the trash
 * part    belongs to a person (phone, tag of a contact): shown while its owner is; or to the shop itself (setting, view)
 * ledger  only grows (visit, points, consent): only undo takes a row back; may outlive its person, may have none
 * lookup  product, shop, tag: never deleted, but archived
 */
export type TableKind = 'person' | 'part' | 'ledger' | 'lookup'

/**
 * Recomputes what is derived from a table (sums, search words) after a change, an undo, a merge. `ids` are the shown people
 * concerned, maybe none; for a lookup, the ids of the rows touched. Called inside the transaction, outside the journal: it must write
 * derived columns and local tables only. Tables that share one function get one call. A hook may also refuse what it finds by
 * throwing a Failure, but not when the change `arrived` from another machine: there it was allowed, and is history.
 */
export type Derive = (tx: WriteDb, ids: readonly number[], arrived: boolean) => void

export type Guard = (db: ReadDb, command: number) => readonly { readonly row: number | string; readonly by: number }[]

export interface StatedColumn {
  readonly name: string
  readonly number: number
  /** Lower-case SQL type: integer, text, real, blob or any. */
  readonly type: string
  readonly notNull: boolean
}

type ColumnOf<T extends SQLiteTable> = T['_']['columns'][keyof T['_']['columns']]['_']['name']

interface JournalOptions<C extends string> {
  readonly number: number
  readonly kind: TableKind
  /** Every stated column but the primary key, with its permanent number. */
  readonly columns: Readonly<Partial<Record<C, number>>>
  /** Recomputed, never journaled. Each needs a default or allows NULL. The owner of a pair is derived without being listed. */
  readonly derived?: readonly C[]
  /**
   * Part and ledger: the reference to a person, what was said and whose it is now; contact_id and owner_id unless said.
   * null: the rows belong to the shop itself.
   */
  readonly person?: { readonly contact: C; readonly owner: C } | null
  /** Further references to a person: plain integers without foreign key, resolved through `canon` when read. */
  readonly references?: readonly C[]
  /** Columns that hold the id of a lookup without a foreign key, each with that table: while it is used, undo leaves it. */
  readonly uses?: Readonly<Partial<Record<C, string>>>
  /** Person: the stated column that says into whom this one was merged. */
  readonly merged?: C
  /** Lookup: the stated 0/1 column. */
  readonly archived?: C
  /** Ledger: stated columns emptied when the person is erased (free text). Amounts stay. */
  readonly blankOnErase?: readonly C[]
  /** SQL condition over the table's columns: such rows are never taken back by undo (withdrawal of consent, suppression). */
  readonly stays?: string
  /** A service's own reasons against undoing or redoing a command: its rows that something stands on, and whose command that is. */
  readonly guard?: Guard
  readonly derive?: Derive
  /** A row that has a file in the book's folder: the columns of its name and of its key. An archive takes the file instead. */
  readonly attached?: { readonly file: C; readonly key: C }
  /** Refused: a secret is never journaled. Listed so that a table that holds one cannot be declared here by mistake. */
  readonly secret?: readonly C[]
}

export interface JournaledTable {
  readonly local: false
  readonly drizzle: SQLiteTable
  readonly name: string
  readonly number: number
  readonly kind: TableKind
  /** The primary key: ['id'], or the columns of a natural key. */
  readonly key: readonly string[]
  readonly natural: boolean
  /** Without the key. */
  readonly stated: readonly StatedColumn[]
  readonly derived: readonly string[]
  readonly person: { readonly contact: string; readonly owner: string } | null
  readonly references: readonly string[]
  /** A part that may be nobody's: it is shown without a person, and goes with whoever it is said of. */
  readonly maybeNobodys: boolean
  /** [column, table] */
  readonly uses: readonly (readonly [string, string])[]
  readonly merged: StatedColumn | null
  readonly archived: StatedColumn | null
  readonly blankOnErase: readonly StatedColumn[]
  readonly attached: { readonly file: string; readonly key: string } | null
  /** The key is words, and not ids. */
  readonly keyIsText: boolean
  readonly stays: string | null
  readonly guard: Guard | null
  readonly derive: Derive | null
}

export interface LocalTable {
  readonly local: true
  readonly drizzle: SQLiteTable
  readonly name: string
  readonly secret: readonly string[]
}

export type TableDeclaration = JournaledTable | LocalTable

/** Declares a table whose stated columns are journaled. Throws when the declaration breaks a rule of the journal. */
export function journaled<T extends SQLiteTable>(table: T, options: JournalOptions<ColumnOf<T>>): JournaledTable {
  const config = getTableConfig(table)
  const key = keyOf(config)
  const natural = !(key.length === 1 && key[0] === 'id')
  const owned = (options.kind === 'part' || options.kind === 'ledger') && options.person !== null
  const person = owned ? (options.person ?? { contact: 'contact_id', owner: 'owner_id' }) : null
  const stated = statedColumns(config.columns, key, options.columns)
  const find = (name: string | undefined) => stated.find((column) => column.name === name) ?? null
  const declared: JournaledTable = {
    local: false,
    drizzle: table,
    name: config.name,
    number: options.number,
    kind: options.kind,
    key,
    natural,
    stated,
    derived: [...(options.derived ?? []), ...(person === null ? [] : [person.owner])],
    person,
    references: options.references ?? [],
    maybeNobodys:
      options.kind === 'part' && config.columns.some((column) => column.name === person?.contact && !column.notNull),
    uses: Object.entries<string | undefined>(options.uses ?? {}).flatMap(([column, used]) =>
      used === undefined ? [] : [[column, used] as const],
    ),
    merged: find(options.merged),
    archived: find(options.archived),
    blankOnErase: stated.filter((column) => options.blankOnErase?.some((name) => name === column.name)),
    attached: options.attached ?? null,
    keyIsText: config.columns.some(
      (column) => key.includes(column.name) && column.getSQLType().toLowerCase() === 'text',
    ),
    stays: options.stays ?? null,
    guard: options.guard ?? null,
    derive: options.derive ?? null,
  }
  check(declared, config, options)
  return declared
}

/** Declares a table of this machine alone: settings of the PC, jobs, caches, search index, key slots. No journal. */
export function local<T extends SQLiteTable>(
  table: T,
  options: { readonly secret?: readonly ColumnOf<T>[] } = {},
): LocalTable {
  return { local: true, drizzle: table, name: getTableConfig(table).name, secret: options.secret ?? [] }
}

type Config = ReturnType<typeof getTableConfig>

function keyOf(config: Config): readonly string[] {
  const single = config.columns.filter((column) => column.primary).map((column) => column.name)
  return single.length > 0 ? single : (config.primaryKeys[0]?.columns.map((column) => column.name) ?? [])
}

function statedColumns(
  columns: readonly SQLiteColumn[],
  key: readonly string[],
  numbers: Readonly<Record<string, number | undefined>>,
): readonly StatedColumn[] {
  return columns
    .flatMap((column) => {
      const number = numbers[column.name]
      if (number === undefined || key.includes(column.name)) return []
      return [{ name: column.name, number, type: column.getSQLType().toLowerCase(), notNull: column.notNull }]
    })
    .sort((a, b) => a.number - b.number)
}

/** Throws for a declaration under which the journal would lose or invent something. */
function check(table: JournaledTable, config: Config, options: JournalOptions<string>): void {
  const refuse = (why: string): never => {
    throw new Error(`table ${table.name}: ${why}`)
  }
  const numbers = table.stated.map((column) => column.number)
  if (!Number.isInteger(table.number) || table.number < 1) refuse('its number is no positive integer')
  if (numbers.some((number) => !Number.isInteger(number) || number < 1))
    refuse('a column number is no positive integer')
  if (new Set(numbers).size !== numbers.length) refuse('two columns have one number')
  if ((options.secret ?? []).length > 0) refuse('holds a secret; secrets belong into a local table')
  if (table.key.length === 0) refuse('has no primary key')
  for (const column of config.columns) checkColumn(table, column, refuse)
  for (const name of Object.keys(options.columns)) {
    if (table.key.includes(name)) refuse(`${name} is part of the key and needs no number`)
    if (!config.columns.some((column) => column.name === name)) refuse(`has no column ${name}`)
  }
  // Two machines may each be right about a value that together they hold twice: a merge would fail on it half-way.
  if (config.uniqueConstraints.length > 0 || config.indexes.some((index) => index.config.unique)) {
    refuse('has a unique index; a merge could fail on it')
  }
  checkPerson(table, config, refuse)
  if (table.kind === 'person' && (table.merged === null || table.natural))
    refuse('a person has an id and a merged column')
  if (table.kind === 'lookup' && table.archived === null) refuse('a lookup has an archived column')
  if (table.derive !== null && table.natural && table.person === null) refuse('a hook is called with ids; it has none')
  if (table.stays !== null && table.kind !== 'ledger') refuse('only ledger rows stay')
  if (table.stays !== null && table.natural) refuse('a row that stays has an id')
}

function checkColumn(table: JournaledTable, column: Config['columns'][number], refuse: (why: string) => never): void {
  const { name } = column
  const derived = table.derived.includes(name)
  const stated = table.key.includes(name) || table.stated.some((one) => one.name === name)
  if (!/^[a-z][a-z0-9_]*$/.test(name)) refuse(`column ${name} is not named in small letters`)
  if (derived && stated) refuse(`column ${name} is both stated and derived`)
  if (!derived && !stated) refuse(`column ${name} is stated but has no number`)
  if (column.isUnique) refuse(`column ${name} is unique; a merge could fail on it`)
  const filled = !column.notNull || column.hasDefault || column.generated !== undefined
  if (derived && !filled && name !== table.person?.owner) refuse(`derived column ${name} needs a default or NULL`)
}

/**
 * A part goes with its owner (it cascades with it), and has one unless it may be said of nobody; a ledger row may lose its
 * (SET NULL).
 */
function checkPerson(table: JournaledTable, config: Config, refuse: (why: string) => never): void {
  if (table.person === null) return
  const { contact, owner } = table.person
  const column = (name: string) => config.columns.find((one) => one.name === name)
  if (column(contact) === undefined || column(owner) === undefined) refuse(`lacks the pair ${contact}, ${owner}`)
  const foreign = config.foreignKeys.map((key) => ({
    column: key.reference().columns[0]?.name,
    onDelete: key.onDelete,
  }))
  const part = table.kind === 'part'
  if (!foreign.some((key) => key.column === owner && key.onDelete === (part ? 'cascade' : 'set null'))) {
    refuse(`${owner} must reference the person ON DELETE ${part ? 'CASCADE' : 'SET NULL'}`)
  }
  if (foreign.some((key) => key.column === contact)) refuse(`${contact} is what was said: it takes no foreign key`)
  const held = part && !table.maybeNobodys
  if (column(owner)?.notNull !== held) refuse(`${owner} must ${held ? 'be' : 'not be'} NOT NULL`)
}
