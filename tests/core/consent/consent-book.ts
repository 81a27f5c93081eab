// A real book with short ways to write down consent and to ask for it, as one who is signed in.
import { saveContact } from '../../../src/main/core/areas/contacts/save.ts'
import type { ContactPatch } from '../../../src/shared/contract/contacts.ts'
import { eventsOf, suppressedList } from '../../../src/main/core/areas/consent/read.ts'
import { sayConsent } from '../../../src/main/core/areas/consent/say.ts'
import {
  mayBeWritten,
  recordConsents,
  stateOf,
  suppress,
  type ConsentEntry,
  type SuppressionEntry,
} from '../../../src/main/core/areas/consent/service.ts'
import { repair } from '../../../src/main/core/database/command.ts'
import type { ConsentAct, ConsentChannel } from '../../../src/shared/domain/consent.ts'
import type { VisitEntry } from '../../../src/main/core/areas/visits/service.ts'
import { shopCalendar } from '../../../src/shared/domain/shop-day.ts'
import { BAKERY, visitsBook } from '../visits/visits-book.ts'

export const DAY = 86_400_000

export function consentBook() {
  const book = visitsBook()
  const { context, command } = book
  const { db } = context
  const say = (act: ConsentAct, contactId: number, channels: readonly ConsentChannel[] = ['email'], at?: number) =>
    command((given) => {
      sayConsent(given, act, {
        contactId,
        channels: [...channels],
        purpose: 'marketing',
        how: 'at the counter',
        words: act === 'given' ? 'Yes, send me the news' : '',
        proof: '',
        at,
      })
    }).command ?? 0
  return {
    ...book,
    say,
    save: (id: number, patch: ContactPatch) => command((given) => saveContact(given, { id, patch })).command,
    record: (...entries: readonly ConsentEntry[]) => command((given) => recordConsents(given, entries)),
    suppress: (...entries: readonly SuppressionEntry[]) => command((given) => suppress(given, entries)),
    state: (id: number, channel: ConsentChannel = 'email') =>
      stateOf(context, id).channels.find((one) => one.channel === channel)?.state,
    whole: (id: number) => stateOf(context, id),
    events: (id: number) => eventsOf(db, id),
    list: (address?: string) => suppressedList(context, { address, from: 0, limit: 100 }),
    may: (id: number, channel: ConsentChannel = 'email') =>
      mayBeWritten(context, { contactId: id, channel, purpose: 'marketing' }),
    /** The kept states, as lists are narrowed by them. */
    kept: () =>
      db.all(
        'SELECT contact_id AS id, channel, state, since FROM contact_consent ORDER BY contact_id, channel, purpose',
      ),
    repair: () => {
      repair(book.book.journal)
    },
  }
}

/** A sale of ten euros. `at`: UTC epoch ms; the shop day is that of Berlin at four in the morning. */
export function sale(contactId: number, at: number): VisitEntry {
  const { day, slot } = shopCalendar(BAKERY.zone, BAKERY.dayTurn).momentOf(at)
  return {
    at,
    day,
    slot,
    contactId,
    kind: 'sale',
    servedBy: 1,
    outletId: null,
    receipt: null,
    source: null,
    note: null,
    total: 1_000,
    tax: 0,
    rounding: 0,
    lines: [],
    payments: [{ tender: 'cash', amount: 1_000, dueDay: null }],
  }
}

export const entry = (
  contactId: number,
  act: ConsentAct,
  at: number,
  more: Partial<ConsentEntry> = {},
): ConsentEntry => ({
  contactId,
  channel: 'email',
  purpose: 'marketing',
  act,
  at,
  how: 'form of the fair',
  words: 'Yes please',
  note: '',
  ...more,
})
