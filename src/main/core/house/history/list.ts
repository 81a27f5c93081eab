// The list of what was done, newest first: one line per action, long work as one, undoing shown on what was undone.
import { TICKS_PER_MS } from '../../database/command-header.ts'
import type { RecordRef } from '../../../../shared/contract/history.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { commandsAbout, entriesOfCommands, membersOf } from './entries.ts'
import { nameOfRecord, rowsOfPerson, rowsOfRecord } from './records.ts'
import { nameOf, subjectOf, type Naming } from './rows.ts'

export interface ListRequest {
  /** Older than this command. */
  readonly before?: number | undefined
  readonly limit: number
  readonly user?: string | undefined
  readonly contactId?: number | undefined
  readonly about?: RecordRef | undefined
}

interface CommandRow {
  readonly command: number
  readonly machine: number
  readonly kind: string
  readonly clock: number
  readonly user: string
  readonly grp: number | null
  readonly undone: 0 | 1
}

/** So many names are told; of more there is only the number. */
const MOST_NAMES = 3
const MOST_ROWS = 200
const MOST_MEMBERS = 20

/** An action is a command that undoes nothing; of long work, its first. */
const ACTIONS = `SELECT k.seq AS command, k.machine, k.kind, k.clock, coalesce(u.name, '') AS user, k.grp, k.undone
  FROM command k LEFT JOIN user u ON u.id = k.usr
  WHERE k.depth = 0 AND (k.grp IS NULL OR k.grp = k.n) AND k.seq < ?`

/** What an import did to somebody stands at the first of its commands, which may have been about others. */
const THESE_AND_THEIR_GROUPS = `AND k.seq IN (
  SELECT coalesce(f.seq, c.seq) FROM json_each(?) j CROSS JOIN command c ON c.seq = j.value
    LEFT JOIN command f ON c.grp IS NOT NULL AND f.machine = c.machine AND f.n = c.grp)`

export function listDone(naming: Naming, { before, limit, user, contactId, about }: ListRequest) {
  const { db, tables } = naming
  const silent = naming.areas.flatMap((area) => area.silent ?? [])
  const filters = ['AND k.kind NOT IN (SELECT value FROM json_each(?))']
  const values: SqlValue[] = [before ?? Number.MAX_SAFE_INTEGER, JSON.stringify(silent)]
  if (user !== undefined) {
    filters.push('AND u.name = ?')
    values.push(user)
  }
  if (contactId !== undefined) {
    filters.push(THESE_AND_THEIR_GROUPS)
    values.push(JSON.stringify(commandsAbout(db, rowsOfPerson(db, tables, contactId))))
  }
  if (about !== undefined) {
    filters.push(THESE_AND_THEIR_GROUPS)
    values.push(JSON.stringify(commandsAbout(db, rowsOfRecord(naming, about))))
  }
  const sql = `${ACTIONS} ${filters.join(' ')} ORDER BY k.seq DESC LIMIT ?`
  const rows = db.all<CommandRow>(sql, ...values, limit + 1)
  const [here] = db.pluck<number>('SELECT machine FROM self')
  return {
    rows: rows.slice(0, limit).map((row) => ({ ...done(naming, row), here: row.machine === here })),
    more: rows.length > limit,
    name: about === undefined ? null : nameOfRecord(naming, about),
  }
}

function done(naming: Naming, row: CommandRow) {
  const members = row.grp === null ? [row.command] : membersOf(naming.db, row.command, MOST_MEMBERS)
  const subjects = subjectsOf(naming, members)
  return {
    command: row.command,
    kind: row.kind,
    at: Math.floor(row.clock / TICKS_PER_MS),
    user: row.user,
    machine: row.machine,
    state: row.undone === 1 ? ('undone' as const) : ('done' as const),
    about: subjects.length > MOST_NAMES ? [] : named(naming, subjects),
    count: row.grp === null ? subjects.length : countOfGroup(naming.db, row.command),
    group: row.grp !== null,
  }
}

type Subject = ReturnType<typeof subjectOf>

function subjectsOf(naming: Naming, commands: readonly number[]): readonly Subject[] {
  const found = new Map<string, Subject>()
  for (const { tbl, row } of entriesOfCommands(naming.db, commands, MOST_ROWS)) {
    const [table, key] = subjectOf(naming, naming.tables.byNumber(tbl), row)
    found.set(`${table.number} ${String(key)}`, [table, key])
  }
  return [...found.values()]
}

function named(naming: Naming, subjects: readonly Subject[]) {
  return subjects.flatMap(([table, row]) => {
    const name = nameOf(naming, table, row)
    return name === null || typeof row !== 'number' ? [] : [{ id: row, name }]
  })
}

function countOfGroup(db: ReadDb, command: number): number {
  const sql = `SELECT count(*) FROM command k JOIN command m ON m.machine = k.machine AND m.grp = k.grp WHERE k.seq = ?`
  return db.pluck<number>(sql, command)[0] ?? 0
}
