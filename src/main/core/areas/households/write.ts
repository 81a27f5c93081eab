// Makes and changes households: who lives together, and the one address they share.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { households } from '../../../../shared/contract/households.ts'
import { isNoPlace, type Place } from '../../../../shared/domain/place.ts'
import { storedPostcode } from '../../../../shared/domain/postcode.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../database/handle.ts'
import { dropOwnHomes, isCountry, listRows, saveContacts } from '../contacts/service.ts'
import { membersOf, personOf, storedHousehold } from './read.ts'
import { HOUSEHOLD, HOUSEHOLD_COLUMNS } from './schema.ts'
import { proposeHousehold } from './suggest.ts'

const PLACE = ['street', 'postcode', 'city', 'region', 'country'] as const
const NOWHERE: Place = { street: '', postcode: '', city: '', region: '', country: '' }
const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** As it is stored. Errors: BAD_INPUT. */
function storedPlace(address: Place | null): Place {
  if (address === null || isNoPlace(address)) return NOWHERE
  const { street, postcode, city, region, country } = address
  if (!isCountry(country))
    throw new Failure('BAD_INPUT', { issues: [{ path: 'address.country', rule: 'unknown_country' }] })
  return { street: street.trim(), postcode: storedPostcode(postcode, country), city, region, country }
}

/** Each once, in their order. Errors: NOT_FOUND, BAD_INPUT for companies. */
function livingPeople(db: ReadDb, asked: readonly number[]): readonly number[] {
  const people = [...new Set(asked.map((id) => personOf(db, id)))]
  const company = asked.findIndex(
    (id) => db.get(`SELECT 1 FROM contact WHERE id = ? AND kind = 'company'`, personOf(db, id)) !== undefined,
  )
  if (company >= 0) {
    throw new Failure('BAD_INPUT', { issues: [{ path: `contactIds.${String(company)}`, rule: 'not_a_person' }] })
  }
  return people
}

/** Errors: NOT_FOUND, BAD_INPUT. */
export function createHousehold(context: CommandContext, request: InputOf<typeof households.create>): number {
  const { db, outside } = context
  const people = livingPeople(db, request.contactIds)
  const proposed = proposeHousehold(db, { contactIds: [...people] })
  const place = storedPlace(request.address === undefined ? proposed.address : request.address)
  const name = request.name ?? (proposed.families.join(' & ') || listRows(db, people.slice(0, 1))[0]?.name || '')
  const id = db.newId('household')
  db.run(
    `INSERT INTO household (id, name, ${PLACE.join(', ')}, note, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    name,
    ...PLACE.map((part) => place[part]),
    orNull(request.note),
    outside.clock.now(),
  )
  for (const person of people) moveIn(db, person, { household: id, at: outside.clock.now() })
  dropOwnHomes(db, people, [place])
  return id
}

interface MovingIn {
  readonly household: number
  /** UTC epoch ms. */
  readonly at: number
}

/** Whether they did not live there yet. What was said of somebody who became part of them stays as it is. */
function moveIn(db: WriteDb, person: number, { household, at }: MovingIn): boolean {
  if (membersOf(db, household).includes(person)) return false
  const own = db.pluck<number>('SELECT household_id FROM household_member WHERE contact_id = ?', person)[0]
  if (own === undefined) {
    const sql = 'INSERT INTO household_member (contact_id, owner_id, household_id, joined_at) VALUES (?, ?, ?, ?)'
    db.run(sql, person, person, household, at)
  } else {
    db.run('UPDATE household_member SET household_id = ?, joined_at = ? WHERE contact_id = ?', household, at, person)
  }
  return true
}

/** A household that somebody can live in. Errors: NOT_FOUND. */
function livedIn(db: ReadDb, id: number) {
  const stored = storedHousehold(db, id)
  if (stored.dissolved === 1) throw new Failure('NOT_FOUND', { what: 'household' })
  return stored
}

/** How many did not live there yet. Errors: NOT_FOUND, BAD_INPUT. */
export function joinHousehold(
  { db, outside }: CommandContext,
  { id, contactIds }: InputOf<typeof households.join>,
): number {
  const place = livedIn(db, id)
  const people = livingPeople(db, contactIds)
  const came = people.filter((person) => moveIn(db, person, { household: id, at: outside.clock.now() }))
  dropOwnHomes(db, came, [place])
  return came.length
}

/** How many live there. Errors: NOT_FOUND, BAD_INPUT, CHANGED_MEANWHILE. */
export function saveHousehold({ db }: CommandContext, request: InputOf<typeof households.save>): number {
  const { id, version } = request
  const before = livedIn(db, id)
  const place = request.address === undefined ? before : storedPlace(request.address)
  const after: Readonly<Record<keyof Place | 'name' | 'note', SqlValue>> = {
    name: request.name ?? before.name,
    note: request.note === undefined ? before.note : orNull(request.note),
    street: place.street,
    postcode: place.postcode,
    city: place.city,
    region: place.region,
    country: place.country,
  }
  const changed = ([...PLACE, 'name', 'note'] as const).filter((column) => after[column] !== before[column])
  if (version !== undefined) refuseOverwriting(db, { id, version, changed })
  for (const column of changed) db.run(`UPDATE household SET ${column} = ? WHERE id = ?`, after[column], id)
  const members = membersOf(db, id)
  // An own address left from before is the shared one, too, and would stay behind.
  if (PLACE.some((part) => changed.includes(part))) dropOwnHomes(db, members, [before, place])
  return members.length
}

interface Overwriting {
  readonly id: number
  readonly version: number
  readonly changed: readonly (keyof typeof HOUSEHOLD_COLUMNS)[]
}

/** An address is one thing: who changes its street has seen its town. */
function refuseOverwriting(db: ReadDb, { id, version, changed }: Overwriting): void {
  const address = changed.some((column) => PLACE.some((part) => part === column))
  const columns = new Set([...changed, ...(address ? PLACE : [])].map((column) => HOUSEHOLD_COLUMNS[column]))
  const later = db.pluck<number>(
    `SELECT col FROM cell WHERE tbl = ${String(HOUSEHOLD)} AND row = ? AND cmd > ?`,
    id,
    version,
  )
  if (later.some((column) => [...columns].some((one) => one === column))) {
    throw new Failure('CHANGED_MEANWHILE', { what: 'household' })
  }
}

/** How many lived with others. Errors: NOT_FOUND, BAD_INPUT. */
export function leaveHousehold(context: CommandContext, request: InputOf<typeof households.leave>): number {
  const { db } = context
  const { contactIds, keepAddress, address } = request
  const people = [...new Set(contactIds.map((id) => personOf(db, id)))]
  const own = address === undefined ? null : storedPlace(address)
  return people.filter((person) => {
    const shared = db.get<Place>('SELECT * FROM contact_home WHERE contact_id = ?', person)
    // Of whoever became part of them, too: else that household would come to light.
    if (db.run('DELETE FROM household_member WHERE owner_id = ?', person).changes === 0) return false
    takeAlong(context, [person], own ?? (keepAddress ? shared : undefined))
    return true
  }).length
}

/** The address they had together becomes their own. */
function takeAlong(context: CommandContext, people: readonly number[], place: Place | undefined): void {
  if (place === undefined || isNoPlace(place)) return
  const { street, postcode, city, region, country } = place
  const addresses = [{ label: 'home' as const, street, postcode, city, region, country }]
  saveContacts(
    context,
    people.map((id) => ({ id, columns: {}, added: { addresses }, changed: {}, tags: [], custom: {} })),
  )
}

/** How many lived there. Errors: NOT_FOUND. */
export function dissolveHousehold(
  context: CommandContext,
  { id, keepAddress }: InputOf<typeof households.dissolve>,
): number {
  const { db } = context
  const place = livedIn(db, id)
  const members = membersOf(db, id)
  if (keepAddress) takeAlong(context, members, place)
  db.run('UPDATE household SET dissolved = 1 WHERE id = ?', id)
  return members.length
}
