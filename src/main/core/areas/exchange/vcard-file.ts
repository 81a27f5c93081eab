// A file of vCards into people, card by card: of a large file no more is held than the people in it.
import type { ContactsPlan, ImportFile } from './plan.ts'
import { Failure } from '../../../../shared/errors.ts'
import { dateOfDay, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { DEFAULT_SOURCE } from './columns.ts'
import { ContactUnits } from './contact-units.ts'
import type { Asked } from './runs.ts'
import { breath } from './sheet.ts'
import { beginningOf, encodingOf, isEncoding, textOf } from './text-encoding.ts'
import { contactFromVCard } from './vcard-contact.ts'
import { vcardReader, type VCard } from './vcard-lines.ts'

/** Told by how it begins, and not by its name. */
export function isVCard({ bytes }: ImportFile, encoding = encodingOf(bytes)): boolean {
  return (
    isEncoding(encoding) && /^[ \t\ufeff]*BEGIN[ \t]*:[ \t]*VCARD/im.test(beginningOf(bytes, encoding).slice(0, 4_096))
  )
}

const CARDS_AT_ONCE = 50

/** The cards of a file in order, few at a time, with a breath between. Errors: FILE_UNREADABLE when there is none. */
export async function* cardsOf({ bytes, name }: ImportFile, encoding: string): AsyncGenerator<VCard, void> {
  // Cards may say for themselves in what they are written (`CHARSET=`), one property so and the next one otherwise.
  const carried = !/^utf-?(8|16)/i.test(encoding)
  const reader = vcardReader(carried ? { encoding } : null)
  let found = 0
  for (const text of textOf(bytes, carried ? 'windows-1252' : encoding)) {
    for (const card of reader.push(text)) {
      yield card
      if (++found % CARDS_AT_ONCE === 0) await breath()
    }
    await breath()
  }
  for (const card of reader.end()) {
    yield card
    found += 1
  }
  if (found === 0) throw new Failure('FILE_UNREADABLE', { name })
}

/** A picture at most so large as the book keeps them; null for what cannot be read. */
export type SmallPicture = (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer> | null>

/** Errors: FILE_UNREADABLE; BAD_INPUT for an encoding that is none. */
export async function planVCards(
  file: ImportFile,
  { mapping, settings, now, smallPicture }: Asked & { readonly smallPicture?: SmallPicture },
): Promise<ContactsPlan> {
  const encoding = mapping.encoding ?? encodingOf(file.bytes)
  const units = new ContactUnits(settings.country)
  const thisYear = dateOfDay(shopCalendar(settings.zone, settings.dayTurn).dayOf(now)).year
  let place = 0
  for await (const card of cardsOf(file, encoding)) {
    place += 1
    const options = { place, country: settings.country, locale: settings.language, thisYear }
    const { somebody, noted } = contactFromVCard(card, options)
    units.note(noted)
    const photo = somebody?.photo ?? null
    if (somebody === null || photo === null || smallPicture === undefined) {
      units.add(place, somebody)
      continue
    }
    const small = await smallPicture(photo)
    if (small === null) units.note([{ row: place, fate: 'mended', why: 'photo-left-out', field: 'photo' }])
    units.add(place, { ...somebody, photo: small })
  }
  return units.plan({ ...mapping, encoding, source: mapping.source ?? DEFAULT_SOURCE }, place)
}
