// The access log (L15): who looked at whom, signed in, took something out. Kept in the book, beside the journal, which
// knows changes only. Reads are noted in memory and written together, so that looking at a customer costs no commit.
import { Id } from '../../shared/contract/shapes.ts'
import type { ReadDb, WriteDb } from './database/handle.ts'
import type { Outside } from './outside.ts'

const WRITE_AFTER_MS = 1_000
const MOST_WAITING = 1_000
/** Two years, as long as the journal keeps old values. */
const KEPT_MS = 730 * 86_400_000

export interface Access {
  readonly userId: number | null
  /** `area.procedure` */
  readonly what: string
  /** Ids of the records asked for. */
  readonly about: readonly number[]
  /** `ok`, or the code it was refused with. */
  readonly outcome: string
}

export interface AccessLog {
  note(access: Access): void
  /** Writes what is waiting; called before the book is closed. */
  flush(): void
}

type Line = Omit<Access, 'about'> & { readonly at: number; readonly about: number | null }

export interface AccessBook {
  local<T>(area: null, work: (db: WriteDb) => T): T
}

/** `book` is null while it is closed: what is noted then (a wrong password at the start page) waits for it. */
export function createAccessLog(
  { clock, log }: Pick<Outside, 'clock' | 'log'>,
  book: () => AccessBook | null,
): AccessLog {
  let waiting: Line[] = []
  let armed = false

  function flush(): void {
    const open = book()
    if (waiting.length === 0 || open === null) return
    const lines = waiting
    waiting = []
    try {
      open.local(null, (db) => {
        for (const line of lines) write(db, line)
      })
    } catch (error) {
      // A full disk must not keep anybody from looking at a customer; the lines are tried again with the next ones.
      waiting = [...lines, ...waiting].slice(-MOST_WAITING)
      log.error('access-log.not-written', error)
    }
  }

  return {
    note({ userId, what, about, outcome }) {
      const at = clock.now()
      const records = about.length === 0 ? [null] : about
      for (const record of records) waiting.push({ at, userId, what, about: record, outcome })
      if (waiting.length > MOST_WAITING) waiting = waiting.slice(-MOST_WAITING)
      if (armed) return
      armed = true
      clock.after(WRITE_AFTER_MS, () => {
        armed = false
        flush()
      })
    },
    flush,
  }
}

function write(db: WriteDb, { at, userId, what, about, outcome }: Line): void {
  const sql = 'INSERT INTO access_log (at, user_id, what, about, outcome) VALUES (?, ?, ?, ?, ?)'
  db.run(sql, at, userId, what, about, outcome)
}

export function dropOldAccesses(db: WriteDb, now: number): void {
  db.run('DELETE FROM access_log WHERE at < ?', now - KEPT_MS)
}

export interface AccessQuery {
  /** Older than this entry. */
  readonly before: number
  readonly limit: number
  readonly about?: number | undefined
}

export interface AccessRow {
  readonly seq: number
  readonly at: number
  readonly userId: number | null
  readonly what: string
  readonly about: number | null
  readonly outcome: string
}

/** Newest first. */
export function accesses(db: ReadDb, { before, limit, about }: AccessQuery): readonly AccessRow[] {
  const columns = 'SELECT seq, at, user_id AS userId, what, about, outcome FROM access_log'
  return about === undefined
    ? db.all<AccessRow>(`${columns} WHERE seq < ? ORDER BY seq DESC LIMIT ?`, before, limit)
    : db.all<AccessRow>(`${columns} WHERE about = ? AND seq < ? ORDER BY seq DESC LIMIT ?`, about, before, limit)
}

/** The ids that an input asks for: `id`, `ids`, and whatever ends in `Id`, at its top level. What cannot be one is none. */
export function idsIn(input: unknown): readonly number[] {
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([key, value]: [string, unknown]): readonly number[] => {
    if (key !== 'id' && key !== 'ids' && !key.endsWith('Id')) return []
    return (Array.isArray(value) ? value : [value]).flatMap((one) => Id.safeParse(one).data ?? [])
  })
}
