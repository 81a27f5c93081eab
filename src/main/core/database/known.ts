// How far the commands of every machine are known here, and whether two books still have one history.
import { refused, type Bundle, type BundleCommand, type BundleHeader } from './bundle.ts'
import { chained, type Json } from './command-header.ts'
import type { ReadDb } from './handle.ts'

/** Machine to the number of its last command that is here. */
export type Vector = ReadonlyMap<number, number>

interface Line {
  readonly machine: number
  readonly n: number
  readonly hash: Uint8Array | null
}

/** Of every machine that has said anything, this one included. */
export function vectorOf(db: ReadDb): BundleHeader['vector'] {
  const lines = db.all<Line>(
    'SELECT machine, n, hash FROM known WHERE n > 0 UNION ALL SELECT machine, n, hash FROM self WHERE n > 0 ORDER BY machine',
  )
  return lines.map(({ machine, n, hash }) => [machine, n, hex(hash)])
}

/** Its own number and those of others, without hashes. */
export function knownOf(vector: BundleHeader['vector']): Vector {
  return new Map(vector.map(([machine, n]) => [machine, n]))
}

/**
 * Refuses what would mix two histories. Errors: BUNDLE_REFUSED: `restored`, when somebody has more of this machine than the
 * machine itself; `fork`, when one number of one machine means two commands.
 */
export function refuseForks(db: ReadDb, { header, commands }: Bundle): void {
  const [self] = db.pluck<number>('SELECT machine FROM self')
  const ends = new Map(vectorOf(db).map(([machine, n, hash]) => [machine, { n, hash }]))
  for (const [machine, n, hash] of header.vector) {
    const here = ends.get(machine)?.n ?? 0
    if (machine === self && n > here) throw refused('restored', machine)
    if (n <= here && hashAt(db, machine, n) !== hash) throw refused('fork', machine)
  }
  for (const command of commands) {
    const { machine, n, hash } = command
    const end = ends.get(machine) ?? { n: 0, hash: '' }
    // Beyond a gap nothing can be said yet.
    if (n > end.n + 1) continue
    if (n <= end.n) {
      const here = hashAt(db, machine, n)
      if (here !== undefined && here !== hash) throw refused('fork', machine)
    } else {
      if (chainedTo(end.hash, command) !== hash) throw refused('fork', machine)
      ends.set(machine, { n, hash })
    }
  }
}

function chainedTo(before: string, { user, kind, args, ...command }: BundleCommand): string {
  const request = { user, kind, ...(args === null ? {} : { args: JSON.parse(args) as Json }) }
  return hex(chained(Buffer.from(before, 'hex'), { ...command, request }))
}

function hashAt(db: ReadDb, machine: number, n: number): string | undefined {
  const [hash] = db.pluck<Uint8Array | null>('SELECT hash FROM command WHERE machine = ? AND n = ?', machine, n)
  return hash === undefined ? undefined : hex(hash)
}

function hex(hash: Uint8Array | null): string {
  return Buffer.from(hash ?? []).toString('hex')
}
