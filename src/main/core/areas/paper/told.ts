// What is said of something that was printed.
import type { LeftOut, Printed } from '../../../../shared/contract/paper.ts'
import { isoOfDay, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { ActionContext } from '../../area.ts'
import type { Addressee } from './addressees.ts'

/** The shop's day, as it stands in names of files. */
export function today({ book, outside }: Pick<ActionContext, 'book' | 'outside'>): string {
  const { zone, dayTurn } = book().settings
  return isoOfDay(shopCalendar(zone, dayTurn).dayOf(outside.clock.now()))
}

export function told(
  printed: readonly Addressee[],
  left: readonly LeftOut[],
): Pick<Printed, 'people' | 'pieces' | 'left' | 'sends' | 'contacts'> {
  const people = printed.flatMap((one) => one.people)
  return {
    people: people.length,
    pieces: printed.length,
    left: left.map(({ id, name, reason }) => ({ id, name, reason })),
    sends: people.flatMap(({ send }) => send ?? []),
    contacts: people.flatMap(({ id, send }) => (send === null ? [id] : [])),
  }
}

export const tooLong = ({ people }: Addressee): readonly LeftOut[] =>
  people.map(({ id, name }) => ({ id, name, reason: 'too_long' }))
