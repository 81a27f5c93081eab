// Writes the people of a file, or says what would be written: whom the book knows is brought up to date, the others are made.
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import { isFailure } from '../../../../shared/errors.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import { recordConsents } from '../consent/service.ts'
import { createContacts, issuesOfNew, photoType, saveContacts, setPhoto } from '../contacts/service.ts'
import { ensureLists, joinLists, listKey } from '../lists/service.ts'
import { PURPOSE } from './consent-decisions.ts'
import { decide, type Decided, type Deciding } from './contact-decisions.ts'
import { matchingOf } from './match-keys.ts'
import { Learned } from './learned.ts'
import type { ContactsPlan, PlannedContact } from './plan.ts'
import type { Noted, Tally } from './reasons.ts'

export const CONTACTS_AT_ONCE = 20

/** What happens in a batch, told to whoever counts. */
export interface Telling {
  readonly tally: Tally
  note(noted: Noted): void
  /** A row of which nothing else is to be said. */
  plain(fate: 'new' | 'same', row: number): void
}

/** Begun when an import is; what decides beside file and book. */
export interface Begun {
  /** UTC epoch ms. */
  readonly now: number
  /** The first id that the import may give to somebody. */
  readonly firstNew: number
}

type New = Extract<Decided, { is: 'new' }>
type Known = Extract<Decided, { is: 'known' }>

export class ContactsWriter {
  readonly #plan: ContactsPlan
  readonly #begun: Begun
  #learned: Learned

  constructor(plan: ContactsPlan, begun: Begun) {
    this.#plan = plan
    this.#begun = begun
    this.#learned = this.#nobody()
  }

  /** A command begins: the book knows all that was written before. */
  begin(): void {
    this.#learned = this.#nobody()
  }

  /** Answers how many were written; none when the command must end first. */
  write(context: CommandContext, units: readonly PlannedContact[], telling: Telling): number {
    const decided = decide(units, this.#deciding(context, true))
    const made = makeNew(
      context,
      decided.filter((one) => one.is === 'new'),
    )
    const known = decided.filter((one) => one.is === 'known')
    saveContacts(
      context,
      known.filter(({ update }) => update.changes.length > 0).map(({ update }) => update.change),
    )
    const idOf = (one: New | Known) => (one.is === 'new' ? (made.get(one) ?? null) : one.id)
    const kept = decided.filter((one) => one.is !== 'left').filter((one) => idOf(one) !== null)
    writeLists(context, kept, idOf)
    writeConsents(context, kept, idOf)
    for (const one of kept) {
      const { photo } = one.unit
      const wanted = one.is === 'new' ? photo !== null && photoType(photo) !== null : one.update.photo
      if (wanted) setPhoto(context.db, idOf(one) ?? 0, photo)
    }
    for (const one of decided) {
      if (one.is === 'new' && idOf(one) === null) refuse(one.unit, telling)
      else tell(one, telling)
    }
    return decided.length
  }

  /** Says what would become of them. */
  rehearse(context: QueryContext, units: readonly PlannedContact[], telling: Telling): void {
    for (const one of decide(units, this.#deciding(context, false))) {
      if (one.is === 'new' && issuesOfNew(context, one.unit.patch).length > 0) refuse(one.unit, telling)
      else tell(one, telling)
    }
  }

  #nobody(): Learned {
    return new Learned(matchingOf(this.#plan.mapping.matchBy))
  }

  #deciding(context: QueryContext, stops: boolean): Deciding {
    const { kind, mapping } = this.#plan
    const updates: Mapping['updates'] = mapping.updates
    const knownOnly = kind !== 'contacts' && kind !== 'companies'
    const matching = matchingOf(mapping.matchBy)
    return { context, matching, learned: this.#learned, updates, knownOnly, stops, ...this.#begun }
  }
}

/** All at once; one by one only if something among them is refused. */
function makeNew(context: CommandContext, decided: readonly New[]): ReadonlyMap<New, number> {
  const create = (some: readonly New[]) =>
    createContacts(
      context,
      some.map(({ unit }) => ({ patch: unit.patch })),
    )
  const made = new Map<New, number>()
  try {
    for (const [at, { id }] of create(decided).entries()) {
      const one = decided[at]
      if (one !== undefined) made.set(one, id)
    }
  } catch (error) {
    if (!isFailure(error, 'BAD_INPUT')) throw error
    for (const one of decided) {
      if (issuesOfNew(context, one.unit.patch).length > 0) continue
      for (const { id } of create([one])) made.set(one, id)
    }
  }
  return made
}

type IdOf = (one: New | Known) => number | null

function writeLists(context: CommandContext, decided: readonly (New | Known)[], idOf: IdOf): void {
  const wanted = decided.flatMap((one) => {
    const names = one.is === 'new' ? (one.unit.lists ?? []) : one.update.lists
    return names.map((name) => ({ person: idOf(one) ?? 0, name }))
  })
  if (wanted.length === 0) return
  const lists = ensureLists(
    context,
    wanted.map(({ name }) => name),
  )
  joinLists(
    context,
    wanted.map(({ person, name }) => ({ person, list: lists.get(listKey(name)) ?? 0 })),
  )
}

function writeConsents(context: CommandContext, decided: readonly (New | Known)[], idOf: IdOf): void {
  const entries = decided.flatMap((one) =>
    one.consents.written.map(({ channel, act, at, how, words, note }) => ({
      contactId: idOf(one) ?? 0,
      channel,
      purpose: PURPOSE,
      act,
      at,
      how,
      words,
      note,
    })),
  )
  recordConsents(context, entries)
}

function refuse({ rows }: PlannedContact, { tally, note }: Telling): void {
  for (const row of rows) {
    tally.skipped += 1
    note({ row, fate: 'skipped', why: 'not-accepted' })
  }
}

function tell(one: Decided, telling: Telling): void {
  const { tally, note } = telling
  const { rows } = one.unit
  const [first = 0] = rows
  if (one.is === 'left') {
    tally.skipped += rows.length
    return note({ row: first, fate: one.fate, why: one.why })
  }
  for (const noted of one.consents.noted) note(noted)
  tally.made.consents += one.consents.written.length
  if (one.is === 'new') {
    tally.created += 1
    tally.made.contacts += 1
    // The other rows said more about the same person.
    tally.updated += rows.length - 1
    telling.plain('new', first)
    return
  }
  for (const look of one.update.looks) note({ row: first, fate: 'look', ...look })
  if (one.changes.length > 0) {
    tally.updated += rows.length
    note({ row: first, fate: 'updated', why: one.by, changes: one.changes })
  } else {
    tally.skipped += rows.length
    note({ row: first, fate: 'skipped', why: 'same-as-before' })
  }
}
