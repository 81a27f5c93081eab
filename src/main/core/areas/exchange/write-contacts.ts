// Writes the people of a file, or says what would be written: whom the book knows is completed, the others are made.
import type { Contact, ContactPatch } from '../../../../shared/contract/contacts.ts'
import { Failure, isFailure } from '../../../../shared/errors.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import { createContacts, getContact, photoType, saveContact, setPhoto } from '../contacts/service.ts'
import { additionsTo } from './fill-blanks.ts'
import { knownPeople, traitsOf, type Found } from './known-people.ts'
import type { ContactsPlan, PlannedContact } from './plan.ts'
import type { Noted, Tally } from './reasons.ts'

export const CONTACTS_AT_ONCE = 20

/** What happens in a batch, told to whoever counts. */
export interface Telling {
  readonly tally: Tally
  note(noted: Noted): void
}

interface Decided {
  readonly unit: PlannedContact
  readonly found: Found | null
  /** What is new of somebody known. */
  readonly additions: ContactPatch | null
}

/** Null when somebody among them was made by the open command, whose summaries come with its end: then it must end first. */
function decide(context: QueryContext, units: readonly PlannedContact[]): Decided[] | null {
  const { db, settings } = context
  const found = knownPeople(
    db,
    units.map(({ patch }) => traitsOf(patch, settings.country)),
    'same-person',
  )
  if (
    found.some((one) => one !== null && db.get('SELECT 1 FROM contact_list WHERE contact_id = ?', one.id) === undefined)
  ) {
    return null
  }
  return units.map((unit, at) => {
    const known = found[at] ?? null
    const additions =
      known === null ? null : additionsTo(asPatch(getContact(context, known.id)), unit.patch, settings.country)
    return { unit, found: known, additions }
  })
}

/** What is shown of somebody is what may be said of them. */
const asPatch = ({ links: _links, ...contact }: Contact): ContactPatch => contact

/** Writes a batch; false, and nothing is written, when the command must end before. */
export function writeContacts(context: CommandContext, plan: readonly PlannedContact[], telling: Telling): boolean {
  const decided = decide(context, plan)
  if (decided === null) return false
  makeNew(
    context,
    decided.filter(({ found }) => found === null),
    telling,
  )
  for (const { unit, found, additions } of decided) {
    if (found === null) continue
    if (additions !== null && !saved(context, found.id, additions)) {
      refuse(unit, telling)
      continue
    }
    addPhoto(context, found.id, unit)
    count(telling, unit, { found, changed: additions !== null })
  }
  return true
}

/** Says what a batch would come to. */
export function tryContacts(context: QueryContext, plan: ContactsPlan['units'], telling: Telling): void {
  for (const { unit, found, additions } of decide(context, plan) ?? [])
    count(telling, unit, { found, changed: additions !== null })
}

function makeNew(context: CommandContext, decided: readonly Decided[], telling: Telling): void {
  const made = creations(context, decided)
  for (const { unit, id } of made) {
    if (id === null) {
      refuse(unit, telling)
      continue
    }
    addPhoto(context, id, unit)
    count(telling, unit, { found: null, changed: true })
  }
}

/** All at once; one by one only if something among them is refused. */
function creations(
  context: CommandContext,
  decided: readonly Decided[],
): readonly { unit: PlannedContact; id: number | null }[] {
  const create = (some: readonly Decided[]) =>
    createContacts(
      context,
      some.map(({ unit }) => ({ patch: unit.patch })),
    )
  try {
    const made = create(decided)
    return decided.map(({ unit }, at) => ({ unit, id: made[at]?.id ?? null }))
  } catch (error) {
    if (!isFailure(error, 'BAD_INPUT')) throw error
    return decided.map((one) => ({ unit: one.unit, id: tried(() => create([one])[0]?.id ?? null) }))
  }
}

function tried<T>(write: () => T): T | null {
  try {
    return write()
  } catch (error) {
    if (error instanceof Failure && error.code === 'BAD_INPUT') return null
    throw error
  }
}

const saved = (context: CommandContext, id: number, patch: ContactPatch) =>
  tried(() => saveContact(context, { id, patch })) !== null

function refuse({ rows }: PlannedContact, { tally, note }: Telling): void {
  for (const row of rows) {
    tally.skipped += 1
    note({ row, fate: 'skipped', why: 'not-accepted' })
  }
}

function count(
  { tally, note }: Telling,
  { rows }: PlannedContact,
  { found, changed }: { readonly found: Found | null; readonly changed: boolean },
): void {
  const [first = 0] = rows
  if (found === null) {
    tally.created += 1
    tally.made.contacts += 1
    // The other rows said more about the same person.
    tally.updated += rows.length - 1
  } else if (changed) {
    tally.updated += rows.length
    note({ row: first, fate: 'updated', why: found.by })
  } else {
    tally.skipped += rows.length
    note({ row: first, fate: 'skipped', why: 'same-as-before' })
  }
}

/** A picture is taken where there is none. */
function addPhoto({ db }: CommandContext, id: number, { photo }: PlannedContact): void {
  if (photo === null || photoType(photo) === null) return
  if (db.get('SELECT 1 FROM contact_photo WHERE owner_id = ?', id) === undefined) setPhoto(db, id, photo)
}
