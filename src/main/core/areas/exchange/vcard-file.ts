// A file of vCards into people.
import type { ContactsPlan, ImportFile } from './plan.ts'
import { Failure } from '../../../../shared/errors.ts'
import { dateOfDay, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { DEFAULT_SOURCE } from './columns.ts'
import { ContactUnits } from './contact-units.ts'
import type { Asked } from './runs.ts'
import { breath } from './sheet.ts'
import { beginningOf, encodingOf, isEncoding, textOf } from './text-encoding.ts'
import { contactFromVCard } from './vcard-contact.ts'
import { readVCards, type VCard } from './vcard-lines.ts'

/** Told by how it begins, and not by its name. */
export function isVCard({ bytes }: ImportFile, encoding = encodingOf(bytes)): boolean {
  return isEncoding(encoding) && /^\s*BEGIN[ \t]*:[ \t]*VCARD/im.test(beginningOf(bytes, encoding).slice(0, 4_096))
}

const CARDS_AT_ONCE = 50

/** The cards of a file. Errors: FILE_UNREADABLE when there is none. */
export function cardsOf(
  { bytes, name }: ImportFile,
  encoding = encodingOf(bytes),
): { readonly cards: VCard[]; readonly encoding: string } {
  const cards = readVCards([...textOf(bytes, encoding)].join(''))
  if (cards.length === 0) throw new Failure('FILE_UNREADABLE', { name })
  return { cards, encoding }
}

/** Errors: FILE_UNREADABLE. */
export async function planVCards(file: ImportFile, { mapping, settings, now }: Asked): Promise<ContactsPlan> {
  const { cards, encoding } = cardsOf(file, mapping.encoding)
  const units = new ContactUnits(settings.country)
  const thisYear = dateOfDay(shopCalendar(settings.zone, settings.dayTurn).dayOf(now)).year
  for (const [at, card] of cards.entries()) {
    const options = { place: at + 1, country: settings.country, locale: settings.language, thisYear }
    const { somebody, noted } = contactFromVCard(card, options)
    units.note(noted)
    units.add(at + 1, somebody)
    if (at % CARDS_AT_ONCE === 0) await breath()
  }
  return units.plan({ ...mapping, encoding, source: mapping.source ?? DEFAULT_SOURCE }, cards.length)
}
