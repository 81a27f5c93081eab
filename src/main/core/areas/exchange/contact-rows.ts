// Rows of a customer file into people. Pure but for the breaths between pieces of the file.
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import { dateOfDay, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { ShopSettings } from '../../area.ts'
import { DEFAULT_SOURCE, valuesOf, type Surveyed, type Values } from './columns.ts'
import { ContactDraft, splitName } from './contact-patch.ts'
import { ContactUnits, type Somebody } from './contact-units.ts'
import type { Row } from './csv-rows.ts'
import { readDate, type ReadOptions } from './moments.ts'
import type { ContactsPlan } from './plan.ts'
import type { Noted } from './reasons.ts'
import type { Sheet } from './sheet.ts'

export interface ContactsRequest {
  readonly sheet: Sheet
  readonly surveyed: Surveyed
  readonly mapping: Mapping
  readonly settings: ShopSettings
  /** UTC epoch ms. */
  readonly now: number
}

/** Errors: FILE_UNREADABLE. */
export async function planContacts({
  sheet,
  surveyed,
  mapping,
  settings,
  now,
}: ContactsRequest): Promise<ContactsPlan> {
  const { columns, rows } = surveyed
  const units = new ContactUnits(settings.country)
  units.note(surveyed.noted)
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(now)
  const dates = {
    format: columns.get('birthday')?.format ?? 'YYYY-MM-DD',
    locale: settings.language,
    thisYear: dateOfDay(today).year,
  }
  for await (const some of sheet.rows()) {
    for (const row of some) {
      const read = contactOf(row, valuesOf(columns, row), {
        dates,
        country: settings.country,
        source: mapping.source ?? DEFAULT_SOURCE,
      })
      units.note(read.noted)
      units.add(row.line, read.unit)
    }
  }
  return units.plan(mapping, rows)
}

interface Reading {
  readonly dates: ReadOptions
  readonly country: string
  /** What the numbers in the file are called. */
  readonly source: string
}

/** Google parts several values of one cell by ` ::: `; others by `;` or a line break. */
const several = (text: string, by: RegExp) =>
  text
    .split(by)
    .map((one) => one.trim())
    .filter((one) => one !== '')
const PHONES = / ::: |[;\n|]|,\s/
const EMAILS = / ::: |[;,\n|]/
const TAGS = / ::: |[;,\n|]/

function contactOf(
  row: Row,
  value: Values,
  { dates, country, source }: Reading,
): { readonly unit: Somebody | null; readonly noted: readonly Noted[] } {
  const draft = new ContactDraft(row.line)
  nameOf(draft, value)
  draft.line('nickname', value('nickname'), 80)
  draft.line('source', value('source'), 80)
  draft.line('gender', value('gender'), 40)
  draft.language(value('language'))
  for (const typed of several(value('mobile'), PHONES)) draft.phone('mobile', typed, 'mobile')
  for (const typed of several(value('phone'), PHONES)) draft.phone('home', typed)
  for (const typed of several(value('work-phone'), PHONES)) draft.phone('work', typed, 'work-phone')
  for (const address of several(value('email'), EMAILS)) draft.email('home', address)
  const [street, postcode, city, region, land] = ['street', 'postcode', 'city', 'region', 'country'].map(value)
  draft.address(
    {
      label: 'home',
      street: street ?? '',
      postcode: postcode ?? '',
      city: city ?? '',
      region: region ?? '',
      country: land ?? '',
    },
    country,
  )
  const birthday = value('birthday')
  // 0000-00-00 and the like stand where nobody knows.
  if (/[1-9]/.test(birthday)) draft.occasion('birthday', readDate(birthday, dates), birthday)
  draft.number(source, value('number').replace(/^(\d+)\.0+$/, '$1'))
  draft.tags(several(value('tags'), TAGS).map((tag) => tag.replace(/^\* /, '')))
  draft.note(value('note'))
  const { patch, noted } = draft.done()
  const { given, family, nickname, phones, emails, numbers } = patch
  const nobody = !given && !family && !nickname && !phones && !emails && !numbers
  return { unit: nobody ? null : { patch, photo: null }, noted }
}

/** A company alone is a company; a person keeps theirs in the note, for nobody said that the two are linked. */
function nameOf(draft: ContactDraft, value: Values): void {
  const whole = splitName(value('name'))
  const given = value('given') || (value('family') === '' ? whole.given : '')
  const family = value('family') || (value('given') === '' ? whole.family : '')
  const company = value('company')
  if (given === '' && family === '' && company !== '') {
    draft.kind('company')
    draft.line('family', company, 120)
    return
  }
  draft.line('given', given, 120)
  draft.line('family', family, 120)
  draft.extra(company)
}
