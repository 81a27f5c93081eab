// The header of a command: its number, clock and hash, and its place in the tree of undo and redo it belongs to.
import { createHash } from 'node:crypto'
import type { WriteDb } from './handle.ts'
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
  const n = self.n + 1
  // The chain shows a fork: two histories under one machine number. Values are left out, so that they can be erased.
  const header = JSON.stringify([self.machine, n, clock, request.user, request.kind, request.args ?? null, schema])
  const hash = createHash('sha256')
    .update(self.hash ?? '')
    .update(header)
    .digest()
  return { machine: self.machine, n, clock, hash: hash.subarray(0, HASH_BYTES) }
}

export function saveSelf(db: WriteDb, self: Self): void {
  db.run('UPDATE self SET n = ?, clock = ?, hash = ?', self.n, self.clock, self.hash)
}

interface InsertRequest {
  readonly self: Self
  readonly seq: number
  readonly request: CommandHeader
  readonly schema: number
}

export function insertCommand(db: WriteDb, { self, seq, request, schema }: InsertRequest): void {
  const undone = request.undoes === undefined ? undefined : memberOf(db, request.undoes)
  db.run(
    `INSERT INTO command (seq, machine, n, clock, usr, kind, um, un, grp, schema, args, hash, root, depth)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    seq,
    self.machine,
    self.n,
    self.clock,
    request.user,
    request.kind,
    undone?.machine ?? null,
    undone?.n ?? null,
    groupNumber(db, request.group, self.n),
    schema,
    request.args === undefined ? null : JSON.stringify(request.args),
    self.hash,
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
