// Holds the declared tables against the migrated file: migrations are written by hand, and a forgotten column, index or
// STRICT would show itself much later. Answers differences in words for developers.
import { sql as template, type SQL } from 'drizzle-orm'
import { getTableConfig, SQLiteSyncDialect, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Sqlite } from './open.ts'
import { isOwned, type TableSet } from './table-set.ts'
import type { JournaledTable, TableDeclaration } from './tables.ts'

/** Tables that belong to the journal and the runner; nobody declares them. */
const OWN = new Set(
  'self ctx counter machine known command born cell life life_range hidden alias erased gone work migration'.split(' '),
)

/** Empty when the file is what the declarations say. */
export function schemaDifferences(sqlite: Sqlite, set: TableSet): readonly string[] {
  const declared: readonly TableDeclaration[] = [...set.journaled, ...set.local]
  const names = new Set(declared.map((table) => table.name))
  const undeclared = tablesIn(sqlite).filter((name) => !names.has(name) && !OWN.has(name))
  return [
    ...undeclared.map((name) => `${name}: in the file, declared nowhere`),
    ...declared.flatMap((table) => tableDifferences(sqlite, table.drizzle).map((line) => `${table.name}: ${line}`)),
    ...set.owned.flatMap((table) => missingPairIndexes(sqlite, table)),
    ...set.journaled.flatMap((table) => missingReferenceIndexes(sqlite, table)),
  ]
}

/** Ordinary tables: a virtual table and what it keeps behind the curtain are made by their migration alone. */
function tablesIn(sqlite: Sqlite): readonly string[] {
  const sql = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'`
  return sqlite.prepare<[], string>(sql).pluck().all()
}

function tableDifferences(sqlite: Sqlite, table: SQLiteTable): readonly string[] {
  const { name } = getTableConfig(table)
  const strict = sqlite
    .prepare<[string], number>('SELECT strict FROM pragma_table_list WHERE name = ?')
    .pluck()
    .get(name)
  if (strict === undefined) return ['is not in the file']
  return [
    ...(strict === 1 ? [] : ['is not STRICT']),
    ...compared('column', declaredColumns(table), columnsIn(sqlite, name)),
    ...compared('foreign key', declaredKeys(table), keysIn(sqlite, name)),
    ...compared('index', declaredIndexes(table), indexesIn(sqlite, name)),
  ]
}

function compared(what: string, declared: readonly string[], found: readonly string[]): readonly string[] {
  return [
    ...declared.filter((line) => !found.includes(line)).map((line) => `${what} only declared: ${line}`),
    ...found.filter((line) => !declared.includes(line)).map((line) => `${what} only in the file: ${line}`),
  ]
}

function declaredColumns(table: SQLiteTable): readonly string[] {
  const { columns, primaryKeys } = getTableConfig(table)
  const key = primaryKeys[0]?.columns.map((column) => column.name) ?? []
  return columns.map((column) => {
    const place = column.primary ? 1 : key.indexOf(column.name) + 1
    const filled = column.notNull && place === 0 ? ' NOT NULL' : ''
    const generated = column.generated === undefined ? '' : ' GENERATED'
    return `${column.name} ${column.getSQLType().toUpperCase()}${filled}${defaultOf(column)}${generated}${keyPlace(place)}`
  })
}

function keyPlace(place: number): string {
  return place === 0 ? '' : ` KEY ${place}`
}

function defaultOf(column: Column): string {
  const value: unknown = column.default
  if (value === undefined) return ''
  return ` DEFAULT ${isSql(value) ? text(value) : column.mapToDriverValue(value) === null ? 'NULL' : literal(column.mapToDriverValue(value))}`
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

interface ColumnLine {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
  readonly pk: number
  readonly hidden: number
}

function columnsIn(sqlite: Sqlite, table: string): readonly string[] {
  const lines = sqlite.prepare<[string], ColumnLine>('SELECT * FROM pragma_table_xinfo(?)').all(table)
  return lines.map((line) => {
    const filled = line.notnull === 1 && line.pk === 0 ? ' NOT NULL' : ''
    const standard = line.dflt_value === null ? '' : ` DEFAULT ${line.dflt_value}`
    return `${line.name} ${line.type}${filled}${standard}${line.hidden >= 2 ? ' GENERATED' : ''}${keyPlace(line.pk)}`
  })
}

function declaredKeys(table: SQLiteTable): readonly string[] {
  return getTableConfig(table).foreignKeys.map((key) => {
    const { columns, foreignTable, foreignColumns } = key.reference()
    const target = `${getTableConfig(foreignTable).name}(${foreignColumns.map((column) => column.name).join()})`
    return `${columns.map((column) => column.name).join()} -> ${target} on delete ${key.onDelete ?? 'no action'}`
  })
}

function keysIn(sqlite: Sqlite, table: string): readonly string[] {
  const sql = `SELECT group_concat("from") || ' -> ' || "table" || '(' || group_concat("to") || ') on delete ' || lower(on_delete)
    FROM (SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq) GROUP BY id`
  return sqlite.prepare<[string], string>(sql).pluck().all(table)
}

function declaredIndexes(table: SQLiteTable): readonly string[] {
  return getTableConfig(table).indexes.map(({ config }) => {
    const columns = config.columns.map((column) => (isSql(column) ? text(column) : column.name)).join(', ')
    const where = config.where === undefined ? '' : ` where ${text(config.where)}`
    return plain(`${config.unique ? 'unique ' : ''}${config.name} (${columns})${where}`)
  })
}

function indexesIn(sqlite: Sqlite, table: string): readonly string[] {
  const sql = `SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`
  const made = sqlite.prepare<[string], string>(sql).pluck().all(table)
  return made.map((line) => {
    const [, unique = '', name = '', rest = ''] =
      /^CREATE (UNIQUE )?INDEX\s+(\S+)\s+ON\s+\S+\s*(\(.*)$/is.exec(line) ?? []
    return plain(`${unique}${name} ${rest}`)
  })
}

/** Settling looks rows up by owner, and by contact where the two differ. */
function missingPairIndexes(sqlite: Sqlite, table: TableSet['owned'][number]): readonly string[] {
  if (!isOwned(table)) return []
  const { contact, owner } = table.person
  const found = indexesIn(sqlite, table.name)
  const byOwner = found.some((line) => new RegExp(`\\(${owner}\\b`).test(line))
  const astray = found.some((line) => line.includes(`(${contact}) where ${owner} is not ${contact}`))
  return [
    ...(byOwner ? [] : [`${table.name}: lacks an index that begins with ${owner}`]),
    ...(astray || table.key[0] === contact
      ? []
      : [`${table.name}: lacks an index on ${contact} WHERE ${owner} IS NOT ${contact}`]),
  ]
}

/** Undoing a birth asks who points to it. */
function missingReferenceIndexes(sqlite: Sqlite, table: JournaledTable): readonly string[] {
  const pointing = [...table.references, ...table.uses.map(([column]) => column)]
  return pointing
    .filter((column) => !indexesIn(sqlite, table.name).some((line) => new RegExp(`\\(${column}\\b`).test(line)))
    .map((column) => `${table.name}: lacks an index that begins with ${column}`)
}

type Column = ReturnType<typeof getTableConfig>['columns'][number]

const dialect = new SQLiteSyncDialect()

function isSql(value: unknown): value is SQL {
  return typeof value === 'object' && value !== null && 'queryChunks' in value
}

function text(value: SQL): string {
  return dialect.sqlToQuery(template`${value}`).sql
}

/** Quotes, table prefixes, case and white space aside. */
function plain(sql: string): string {
  return sql
    .replaceAll(/"[a-z_0-9]+"\.(?=")/gi, '')
    .replaceAll('"', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
