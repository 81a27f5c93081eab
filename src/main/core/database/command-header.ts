// The header of a command: its number, clock and hash, and its place in the tree of undo and redo it belongs to.
import { createHash } from 'node:crypto'
import type { ReadDb, WriteDb } from './handle.ts'
import type { Self } from './identity.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export interface CommandHeader {
  /** users.id of who acts; null for the program itself. */
  readonly user: number | null
  /** A fixed word such as `contacts.save`. */
  readonly kind: string
  /** Ids, counts and kinds, never names or texts: it must survive an erasure. */
  readonly args?: Json
  /** Undo and redo: the number (`command.seq`) of the tree's newest member. */
  readonly undoes?: number
  /** Long work: `new` for the first command of a group, else the number of that first command. */
  readonly group?: 'new' | number
}

/** A millisecond is 2,048 ticks, so that commands of one millisecond keep their order. Not by shifting: that is 32 bits. */
export const TICKS_PER_MS = 2048

const HASH_BYTES = 16

interface NextRequest {
  readonly self: Self
  readonly request: CommandHeader
  readonly schema: number
  /** UTC epoch ms. */
  readonly now: number
}

/** A hybrid clock: wall time where it moves on, else one more than the newest seen. */
export function nextSelf({ self, request, schema, now }: NextRequest): Self {
  const clock = Math.max(now * TICKS_PER_MS, self.clock + 1)
  const next = { machine: self.machine, n: self.n + 1, clock }
  return { ...next, hash: chained(self.hash, { ...next, request, schema }) }
}

interface Chained {
  readonly machine: number
  readonly n: number
  readonly clock: number
  readonly request: Pick<CommandHeader, 'user' | 'kind' | 'args'>
  readonly schema: number
}

/**
 * The hash of a command, over its header and the hash of the one its machine wrote before. The chain shows a fork: two
 * histories under one machine number. Values are left out, so that they can be erased.
 */
export function chained(before: Uint8Array | null, { machine, n, clock, request, schema }: Chained): Uint8Array {
  const header = JSON.stringify([machine, n, clock, request.user, request.kind, request.args ?? null, schema])
  const hash = createHash('sha256')
    .update(before ?? '')
    .update(header)
    .digest()
  return hash.subarray(0, HASH_BYTES)
}

export function saveSelf(db: WriteDb, self: Self): void {
  db.run('UPDATE self SET n = ?, clock = ?, hash = ?', self.n, self.clock, self.hash)
}

interface InsertRequest {
  readonly self: Self
  readonly seq: number
  readonly request: CommandHeader
  readonly schema: number
  /** What of other machines its author had seen, where that is more than before; see `seenOf`. */
  readonly needs: string | null
}

/** Of other machines, how far each is known here: JSON of [[machine, n] ...] in order. */
export function seenOf(db: ReadDb): string {
  const sql = `SELECT json_group_array(json_array(machine, n)) FROM (SELECT machine, n FROM known ORDER BY machine)`
  return db.pluck<string>(sql)[0] ?? NOTHING_SEEN
}

export const NOTHING_SEEN = '[]'

export function insertCommand(db: WriteDb, { self, seq, request, schema, needs }: InsertRequest): void {
  const undone = request.undoes === undefined ? undefined : memberOf(db, request.undoes)
  insert(db, {
    seq,
    undone,
    header: {
      ...self,
      user: request.user,
      kind: request.kind,
      group: groupNumber(db, request.group, self.n),
      needs,
      schema,
      args: request.args === undefined ? null : JSON.stringify(request.args),
    },
  })
}

/** A header as its author wrote it; `args` is JSON. */
export interface WrittenHeader {
  readonly machine: number
  readonly n: number
  readonly clock: number
  readonly user: number | null
  readonly kind: string
  readonly group: number | null
  readonly needs: string | null
  readonly schema: number
  readonly args: string | null
  readonly hash: Uint8Array | null
}

/** The header of a command that came from another machine; `undoes` is [machine, n] of what it turns. */
export interface ArrivedHeader extends WrittenHeader {
  readonly undoes: readonly [number, number] | null
}

/** Throws when what it undoes is not here: the order of arrival was wrong. */
export function insertArrived(db: WriteDb, seq: number, header: ArrivedHeader): void {
  if (header.undoes === null) return insert(db, { seq, header, undone: undefined })
  const [machine, n] = header.undoes
  const [turned] = db.pluck<number>('SELECT seq FROM command WHERE machine = ? AND n = ?', machine, n)
  insert(db, { seq, header, undone: memberOf(db, turned ?? 0) })
}

interface Row {
  readonly seq: number
  readonly header: WrittenHeader
  readonly undone: Member | undefined
}

function insert(db: WriteDb, { seq, header, undone }: Row): void {
  db.run(
    `INSERT INTO command (seq, machine, n, clock, usr, kind, um, un, grp, needs, schema, args, hash, root, depth)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    seq,
    header.machine,
    header.n,
    header.clock,
    header.user,
    header.kind,
    undone?.machine ?? null,
    undone?.n ?? null,
    header.group,
    header.needs,
    header.schema,
    header.args,
    header.hash,
    undone?.root ?? seq,
    undone === undefined ? 0 : undone.depth + 1,
  )
  if (undone !== undefined) judgeTree(db, undone.root)
}

interface Member {
  readonly machine: number
  readonly n: number
  readonly root: number
  readonly depth: number
}

function memberOf(db: WriteDb, seq: number): Member {
  const member = db.get<Member>('SELECT machine, n, root, depth FROM command WHERE seq = ?', seq)
  if (member === undefined) throw new Error(`there is no command ${seq}`)
  return member
}

/** The newest of a tree by version decides: at an odd depth its root is undone. ("Some undo stands" would be wrong.) */
function judgeTree(db: WriteDb, root: number): void {
  db.run(
    `UPDATE command SET undone = (SELECT depth % 2 FROM command m WHERE m.root = ? AND m.depth > 0
       ORDER BY m.clock DESC, m.machine DESC LIMIT 1) WHERE seq = ?`,
    root,
    root,
  )
}

/** Commands of a group carry the number n of its first. */
function groupNumber(db: WriteDb, group: CommandHeader['group'], n: number): number | null {
  if (group === undefined) return null
  if (group === 'new') return n
  return db.pluck<number>('SELECT n FROM command WHERE seq = ?', group)[0] ?? null
}
