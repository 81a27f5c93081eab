// The areas above contacts that know more of people than this one, as the lists ask them: told once when a book is opened, because whoever
// makes a list of people (a bulk edit, an export, a list by hand) has no more than the book in hand.
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { ContactRow } from '../../../../shared/contract/contacts.ts'
import type { InLists, ListPlace, Session } from '../../area.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { Clock } from '../../outside.ts'

interface Told {
  readonly knowers: readonly InLists[]
  readonly clock: Clock
}

const KEY = 'contacts.list-knowers'

/** Whom the lists of this connection ask; without it they know contacts alone. */
export function tellLists(db: ReadDb, told: Told): void {
  db.prepared(KEY, () => told)
}

export interface AskedPlace {
  readonly db: ReadDb
  readonly settings: ShopSettings
  /** Of whoever looks. */
  readonly session?: Pick<Session, 'role'> | null
}

interface Knowers {
  readonly all: readonly InLists[]
  readonly place: ListPlace
}

export function knowersOf({ db, settings, session }: AskedPlace): Knowers {
  const told = db.prepared<Told | null>(KEY, () => null)
  const today = told === null ? 0 : shopCalendar(settings.zone, settings.dayTurn).dayOf(told.clock.now())
  return { all: told?.knowers ?? [], place: { db, settings, today, role: session?.role ?? null } }
}

/** What they say of a page of people. */
export function valuesOf({ all, place }: Knowers, ids: readonly number[]): ReadonlyMap<number, ContactRow['value']> {
  const knower = all.find(({ value }) => value !== undefined)
  return knower?.value?.(place, ids) ?? new Map()
}
