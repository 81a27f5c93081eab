// People as a file of vCards, card by card.
import type { Session } from '../../../area.ts'
import type { ReadDb } from '../../../database/handle.ts'
import type { Outside } from '../../../outside.ts'
import { getContact } from '../../contacts/service.ts'
import { partsOf, type TableSource } from './columns.ts'
import { vcardOf, type CardPhoto, type VCardVersion } from './write-vcard.ts'
import type { Bytes } from './zip-out.ts'

export interface CardRequest {
  readonly source: TableSource
  readonly session: Session
  readonly outside: Outside
  readonly version: VCardVersion
  readonly count: (cards: number) => void
}

const CARDS_AT_ONCE = 20
const SHOWN = 'SELECT l.contact_id FROM json_each(?) j JOIN contact_list l ON l.contact_id = j.value ORDER BY j.key'
const PHOTO = 'SELECT type, bytes FROM contact_photo WHERE owner_id = ? ORDER BY id DESC LIMIT 1'
// Where they live with others.
const HOME = `SELECT contact_id AS id, 'home' AS label, street, postcode, city, region, country FROM contact_home
  WHERE contact_id = ? AND street || postcode || city || region <> ''`

export async function* cardBytes(request: CardRequest, ids: ArrayLike<number>): AsyncGenerator<Bytes, void> {
  const encoder = new TextEncoder()
  for await (const some of partsOf(ids, CARDS_AT_ONCE)) {
    const shown = request.source.db.pluck<number>(SHOWN, JSON.stringify(some))
    request.count(shown.length)
    yield encoder.encode(shown.map((id) => cardOf(request, id)).join(''))
  }
}

function cardOf({ source: { db, settings, hides }, session, outside, version }: CardRequest, id: number): string {
  const person = getContact({ db, settings, session, outside }, id)
  const addresses = [...db.all<(typeof person.addresses)[number]>(HOME, id), ...person.addresses]
  const seen = { ...person, addresses, ...(hides('contact.gender') && { gender: null }) }
  return vcardOf(seen, photoOf(db, id), version)
}

const photoOf = (db: ReadDb, id: number): CardPhoto | null => db.get<CardPhoto>(PHOTO, id) ?? null
