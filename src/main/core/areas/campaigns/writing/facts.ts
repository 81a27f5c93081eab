// What is known of the readers of a message, by placeholder, as it reads in their language. Reads only what a text names, for
// thousands of people at once.
import type { CustomValue, CustomField } from '../../../../../shared/contract/fields.ts'
import { displayName } from '../../../../../shared/domain/person-name.ts'
import { monthDay, nextOccurrence, yearsCompleted } from '../../../../../shared/domain/partial-date.ts'
import { createFormats, type Formats } from '../../../../../shared/words/format.ts'
import { createWords, languageOf } from '../../../../../shared/words/words.ts'
import type { ReadDb } from '../../../database/handle.ts'
import type { ShopSettings } from '../../../shop-settings.ts'
import { customOf } from '../../fields/service.ts'
import { rulesOf } from '../../sending/service.ts'
import { readOwnSetting } from '../../settings/service.ts'
import type { Coupon } from './compile.ts'
import { ownPlaceholders } from './placeholders-of.ts'
import type { Facts } from './write.ts'

/** Somebody a message is written to. */
export interface Reader {
  /** The person themselves, not one who became part of them. */
  readonly id: number
  /** Shop day on which it goes. */
  readonly day: number
  /** Shop day that it is about; null: none. */
  readonly about: number | null
  /** The code in it; null: none yet. */
  readonly coupon: string | null
}

export interface FactsPlace {
  readonly db: ReadDb
  readonly settings: ShopSettings
}

export interface FactsRequest {
  readonly uses: ReadonlySet<string>
  readonly coupon: Coupon | null
}

interface Name {
  readonly id: number
  readonly kind: 'person' | 'company'
  readonly given: string
  readonly family: string
  readonly familyFirst: number
  readonly nickname: string | null
  readonly language: string | null
}

const NAMES = `SELECT c.id, c.kind, c.given, c.family, c.family_first AS familyFirst, c.nickname, c.language
  FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value`
const BIRTHDAYS = `SELECT o.owner_id AS id, min(o.date) AS value FROM json_each(?) j CROSS JOIN occasion o ON o.owner_id = j.value
  WHERE o.kind = 'birthday' GROUP BY o.owner_id`
const LAST_VISITS = `SELECT s.contact_id AS id, s.last_day AS value FROM json_each(?) j CROSS JOIN contact_stats s ON s.contact_id = j.value
  WHERE s.last_day IS NOT NULL`
// A return, or a counter-entry, takes one time off. Of equals the one bought last, as the profile has it.
const FAVOURITES = `SELECT id, (SELECT p.name FROM product p WHERE p.id = product_id) AS value FROM (
    SELECT l.owner_id AS id, l.product_id, row_number() OVER (PARTITION BY l.owner_id
        ORDER BY sum(sign(l.quantity)) DESC, max(iif(l.quantity > 0, l.day, NULL)) DESC, l.product_id) AS place
      FROM json_each(?) j CROSS JOIN sale_line l ON l.owner_id = j.value
      WHERE l.product_id IS NOT NULL GROUP BY l.owner_id, l.product_id HAVING sum(sign(l.quantity)) > 0)
  WHERE place = 1`

/** Stands for a reader of whom nothing is known. */
export const NOBODY = 0

/** By id; who is not in the book is left out. */
export function factsOf(
  { db, settings }: FactsPlace,
  readers: readonly Reader[],
  { uses, coupon }: FactsRequest,
): ReadonlyMap<number, Facts> {
  const ids = JSON.stringify(readers.map(({ id }) => id))
  const wants = (...names: string[]) => names.some((name) => uses.has(name))
  const of = <V extends string | number>(sql: string, wanted: boolean): ReadonlyMap<number, V> =>
    new Map(wanted ? db.all<{ id: number; value: V }>(sql, ids).map(({ id, value }) => [id, value]) : [])
  const birthdays = of<string>(BIRTHDAYS, wants('birthday', 'age_turned'))
  const visits = of<number>(LAST_VISITS, wants('last_visit'))
  const favourites = of<string>(FAVOURITES, wants('favourite'))
  const own = ownFacts(db, readers, uses)
  const names = new Map(db.all<Name>(NAMES, ids).map((name) => [name.id, name]))
  const saying = sayingOf(settings)
  const shop = {
    shop: settings.shop,
    shop_address: wants('shop_address') ? oneLine(rulesOf(db).postalAddress) : null,
    shop_phone: wants('shop_phone') ? phoneOf(db) : null,
  }
  const all = new Map<number, Facts>()
  for (const reader of readers) {
    const name = names.get(reader.id)
    if (name === undefined && reader.id !== NOBODY) continue
    const formats = saying.formats(name?.language ?? null)
    const visit = visits.get(reader.id)
    all.set(reader.id, {
      ...shop,
      ...(name === undefined ? {} : nameFacts(name, saying.greets)),
      ...birthdayFacts(birthdays.get(reader.id), reader, formats),
      ...couponFacts(coupon, reader, formats),
      favourite: favourites.get(reader.id) ?? null,
      last_visit: visit === undefined ? null : formats.day(visit),
      occasion_day: reader.about === null ? null : formats.dayOfWeek(reader.about),
      ...own(reader.id, formats),
    })
  }
  return all
}

/** Of a shop address written in lines. */
const oneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(', ')

/** Null: nobody said. */
function phoneOf(db: ReadDb): string | null {
  const said: unknown = JSON.parse(readOwnSetting(db, 'phone') ?? 'null')
  return typeof said === 'string' && said !== '' ? said : null
}

interface Saying {
  readonly greets: (name: string) => string
  /** In the language of a customer where the shop's words are in it too: British and American days in English letters. */
  readonly formats: (language: string | null) => Formats
}

const base = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''

const sayings = new Map<string, Saying>()

/** Made once for each way of saying: formats take milliseconds to make and microseconds to use. */
function sayingOf(settings: ShopSettings): Saying {
  const key = `${settings.language} ${settings.zone} ${settings.currency}`
  const known = sayings.get(key) ?? saying(settings)
  sayings.set(key, known)
  return known
}

function saying({ language, zone, currency }: ShopSettings): Saying {
  const says = createWords(languageOf(language), language)
  const made = new Map<string, Formats>()
  return {
    greets: (name) => says('letters.salutation', { name }),
    formats: (theirs) => {
      const locale = theirs !== null && base(theirs) === base(language) ? theirs : language
      const known = made.get(locale) ?? createFormats({ locale, zone, currency })
      made.set(locale, known)
      return known
    },
  }
}

function nameFacts(name: Name, greets: Saying['greets']): Facts {
  const shown = displayName({ ...name, familyFirst: name.familyFirst === 1 })
  const given = name.kind === 'person' ? name.given || name.nickname : null
  const called = given || shown
  return {
    first_name: given,
    last_name: name.family,
    full_name: shown,
    nickname: name.nickname || given,
    salutation: called === '' ? null : greets(called),
  }
}

function birthdayFacts(date: string | undefined, { day, about }: Reader, formats: Formats): Facts {
  if (date === undefined || monthDay(date) === null) return { birthday: null, age_turned: null }
  const next = nextOccurrence(date, about ?? day)
  return {
    birthday: formats.partialDate(date.startsWith('--') ? date : `-${date.slice(4)}`),
    age_turned: next === null ? null : yearsCompleted(date, next),
  }
}

function couponFacts(coupon: Coupon | null, reader: Reader, formats: Formats): Facts {
  if (coupon === null) return { coupon: null, coupon_what: null, coupon_until: null }
  return { coupon: reader.coupon, coupon_what: coupon.what, coupon_until: formats.day(reader.day + coupon.goodFor) }
}

/** What the shop's own fields say, of those that are named. */
function ownFacts(db: ReadDb, readers: readonly Reader[], uses: ReadonlySet<string>) {
  const asked = [...uses].some((name) => name.startsWith('own.'))
  const named = asked ? ownPlaceholders(db).filter(({ name }) => uses.has(name)) : []
  const fields = named.map(({ field }) => field)
  const values = customOf(
    db,
    'contacts',
    readers.map(({ id }) => id),
    fields,
  )
  return (id: number, formats: Formats): Facts => {
    const said = values.get(id) ?? {}
    return Object.fromEntries(named.map(({ name, field }) => [name, sayOwn(field, said[String(field.id)], formats)]))
  }
}

/** A yes prints a mark and a no prints nothing: they are for conditions. */
function sayOwn({ type }: CustomField, value: CustomValue | undefined, formats: Formats): string | number | null {
  if (value === undefined || value === false) return null
  if (value === true) return '✓'
  if (Array.isArray(value)) return formats.list(value)
  if (typeof value === 'number') return type === 'money' ? formats.money(value) : formats.number(value)
  return type === 'date' || type === 'partial-date' ? formats.partialDate(value) : value
}
