// Which machine a book's commands are numbered for. A restored or copied book would give out numbers its twin has
// given out already; so every opening is noted in the header and on this PC, and what does not agree takes a new
// machine number before its first command.
import { newMachineNumber, startMachine } from '../database/identity.ts'
import type { Self } from '../database/identity.ts'
import type { Sqlite } from '../database/open.ts'
import type { Random } from '../outside.ts'
import { NUMBER_BLOCK } from './header.ts'
import type { HeaderBody } from './header.ts'

export interface Claims {
  readonly header: HeaderBody['machine']
  readonly self: Pick<Self, 'machine' | 'n' | 'clock'> | undefined
  /** Openings this PC remembers. */
  readonly openings: readonly string[]
}

/** Whether folder, database and PC tell the same story. */
export function sameMachine({ header, self, openings }: Claims): boolean {
  if (!self || header.number === null || self.machine !== header.number) return false
  if (!openings.includes(header.opening)) return false
  if (header.closedAt) return self.n === header.closedAt.n && self.clock === header.closedAt.clock
  return self.n <= header.reserved && self.n >= header.reserved - NUMBER_BLOCK
}

/** Gives the book a number it has not seen yet, under the name of this PC; answers the number. */
export function takeNewNumber(
  sqlite: Sqlite,
  { random, name }: { readonly random: Random; readonly name: string },
): number {
  const number = newMachineNumber(sqlite, random)
  startMachine(sqlite, { number, name })
  return number
}
