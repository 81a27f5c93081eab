// Rows of a customer file into people. Pure but for the breaths between pieces of the file.
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import type { CustomField } from '../../../../shared/contract/fields.ts'
import { dateOfDay, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import { readCustom } from '../fields/service.ts'
import { isNameless } from '../contacts/service.ts'
import { addressesIn } from './address-columns.ts'
import { isAddressedAsPerson, namesBusinesses } from './business-names.ts'
import { allValuesOf, DEFAULT_SOURCE, valuesOf, type Columns, type Surveyed, type Values } from './columns.ts'
import { consentReader, type ConsentsRead } from './consent-rows.ts'
import { ContactDraft, oneLine, type Phone } from './contact-patch.ts'
import { ContactUnits, type Somebody } from './contact-units.ts'
import type { Row } from './csv-rows.ts'
import { readDate, type ReadOptions } from './moments.ts'
import { namesIn } from './named-lists.ts'
import type { ContactsPlan } from './plan.ts'
import type { Noted } from './reasons.ts'
import type { Sheet } from './sheet.ts'
import { splitAddress } from './written-addresses.ts'
import { isCompanyName, mendedCase, splitWholeName } from './written-names.ts'

export interface ContactsRequest {
  readonly sheet: Sheet
  readonly surveyed: Surveyed
  readonly mapping: Mapping
  readonly settings: ShopSettings
  /** UTC epoch ms. */
  readonly now: number
  /** The shop's own fields of what the file holds. */
  readonly own: readonly CustomField[]
}

/** Errors: FILE_UNREADABLE. */
export async function planContacts(
  request: ContactsRequest,
  kind: 'contacts' | 'companies' = 'contacts',
): Promise<ContactsPlan> {
  const { sheet, surveyed, mapping, settings } = request
  const units = new ContactUnits(settings.country, mapping.matchBy)
  units.note(surveyed.noted)
  const reading = readingOf(request, kind)
  for await (const some of sheet.rows()) {
    for (const row of some) {
      const read = contactOf(row, reading)
      units.note(read.noted)
      units.add(row.line, read.unit)
    }
  }
  return { ...units.plan(mapping, surveyed.rows), kind }
}

interface Reading {
  readonly columns: Columns
  readonly dates: (field: string) => ReadOptions
  readonly settings: ShopSettings
  readonly company: boolean
  /** The names in their one column are those of businesses. */
  readonly businesses: boolean
  /** What the numbers in the file are called. */
  readonly source: string
  readonly own: readonly CustomField[]
  readonly consents: (row: Row, value: Values) => ConsentsRead
}

function readingOf(
  { sheet, surveyed, mapping, settings, now, own }: ContactsRequest,
  kind: 'contacts' | 'companies',
): Reading {
  const { columns } = surveyed
  const dates = datesOf(columns, settings, now)
  return {
    columns,
    dates,
    settings,
    company: kind === 'companies',
    businesses: namesBusinesses(sheet.first.map((row) => valuesOf(columns, row)('name'))),
    source: mapping.source ?? DEFAULT_SOURCE,
    own: own.filter(({ id }) => columns.has(`custom:${String(id)}`)),
    consents: consentReader({ mapping, zone: settings.zone, date: dates('consent-date') }),
  }
}

/** How the dates of each column are written. */
export function datesOf(columns: Columns, settings: ShopSettings, now: number): (field: string) => ReadOptions {
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(now)
  const thisYear = dateOfDay(today).year
  return (field) => ({ format: columns.get(field)?.format ?? 'YYYY-MM-DD', locale: settings.language, thisYear })
}

/** Google parts several values of one cell by ` ::: `; others by `;` or a line break. */
export const several = (text: string, by: RegExp) =>
  text
    .split(by)
    .map((one) => one.trim())
    .filter((one) => one !== '')
const PHONES = / ::: |[;\n|]|,\s/
/** A number broken into two lines is one: no part of it could be called. */
const phonesIn = (text: string) => {
  const parts = several(text, PHONES)
  const broken = text.includes('\n') && parts.some((part) => part.replace(/\D/g, '').length < SHORTEST_PHONE)
  return broken ? several(text.replaceAll('\n', ' '), PHONES) : parts
}
const SHORTEST_PHONE = 5
const EMAILS = / ::: |[;,\n|]/
export const TAGS = / ::: |[;,\n|]/

const WORK = /work|business|office|company|arbeit|gesch|dienst|firma|bureau|travail|trabajo|lavoro|praca/i
const HOME = /home|priva|haus|maison|domicile|casa|thuis|dom/i
const CELL = /mobil|cell|handy|portable|iphone|movil|cellulare|komork/i

/** What the words beside a number or an address say of its kind. */
function labelOf<L extends string>(label: string, otherwise: L): L | 'home' | 'work' {
  if (WORK.test(label)) return 'work'
  return HOME.test(label) ? 'home' : otherwise
}
const phoneLabelOf = (label: string, otherwise: Phone['label']): Phone['label'] =>
  CELL.test(label) ? 'mobile' : labelOf(label, otherwise)

/** Google marks groups of its own with a star; that somebody is a contact says nothing. */
const groupsOf = (text: string) =>
  namesIn(text)
    .filter((tag) => !/^\*\s+(?:my\s?contacts|starred.*)$/i.test(tag))
    .map((tag) => tag.replace(/^\* /, ''))

const OCCASIONS = ['birthday', 'anniversary', 'name-day', 'wedding'] as const

function contactOf(row: Row, reading: Reading): { readonly unit: Somebody | null; readonly noted: readonly Noted[] } {
  const { columns, source } = reading
  const value = valuesOf(columns, row)
  const all = (field: string) => allValuesOf(columns, row, field).filter((one) => one.value !== '')
  const draft = new ContactDraft(row.line)
  nameOf(draft, row, reading)
  draft.line('nickname', value('nickname'), 80)
  draft.line('say', value('say'), 120)
  draft.line('source', value('source') || (columns.has('source') ? '' : sourceOf(reading)), 80)
  draft.line('gender', value('gender'), 40)
  draft.language(value('language'))
  const phones = (field: 'mobile' | 'phone' | 'work-phone', otherwise: Phone['label']) => {
    for (const said of all(field)) {
      const label = field === 'phone' ? phoneLabelOf(said.label, otherwise) : otherwise
      for (const typed of phonesIn(said.value)) draft.phone(label, typed, field)
    }
  }
  phones('mobile', 'mobile')
  phones('phone', 'home')
  phones('work-phone', 'work')
  for (const said of all('email')) {
    const label = labelOf(said.label, 'home' as const)
    for (const address of several(said.value, EMAILS)) draft.email(label, address)
  }
  addressesOf(draft, row, reading)
  for (const kind of OCCASIONS) {
    const said = value(kind)
    // 0000-00-00 and the like stand where nobody knows.
    if (/[1-9]/.test(said)) draft.occasion(kind, readDate(said, reading.dates(kind)), said)
  }
  for (const said of all('number')) draft.number(source, said.value.replace(/^(\d+)\.0+$/, '$1'))
  for (const said of all('tags')) draft.tags(groupsOf(said.value))
  ownFieldsOf(draft, value, reading)
  draft.note(value('note'))
  const { patch, noted, extra } = draft.done()
  const consents = reading.consents(row, value)
  const lists = all('list').flatMap((said) => namesIn(said.value).map((name) => oneLine(name).slice(0, 120)))
  const unit: Somebody = {
    patch,
    photo: null,
    ...(extra.length > 0 ? { extra } : {}),
    ...(lists.length > 0 ? { lists } : {}),
    ...(consents.planned.length > 0 ? { consents: consents.planned } : {}),
  }
  return { unit: isNameless(patch) ? null : unit, noted: [...noted, ...consents.noted] }
}

/** A file of a web form that says nothing of where people come from says it by what it is called. */
const sourceOf = ({ source }: Reading) => (source === DEFAULT_SOURCE ? '' : source)

/** A company alone is a company; a person keeps theirs in the note, for nobody said that the two are linked. */
function nameOf(draft: ContactDraft, row: Row, reading: Reading): void {
  const { columns, company: isCompany, businesses, settings } = reading
  const value = valuesOf(columns, row)
  // First and middle names, family names and what comes behind them may have columns of their own.
  const joined = (field: string) =>
    allValuesOf(columns, row, field)
      .map((said) => said.value)
      .filter((part) => part !== '')
      .join(' ')
  const [given, family, company] = [joined('given'), joined('family'), value('company')]
  if (isCompany) {
    const name = company || value('name') || [given, family].filter((part) => part !== '').join(' ')
    draft.kind('company')
    draft.line('family', name, 120)
    if (company !== '' && value('name') !== '' && value('name') !== company) draft.extra(value('name'))
    return
  }
  const whole = splitWholeName(value('name'))
  const unsaid = given === '' && family === ''
  const business = businesses && value('name') !== '' && !isAddressedAsPerson(value('name'))
  if (unsaid && (business || isCompanyName(value('name')) || (company !== '' && value('name') === ''))) {
    draft.kind('company')
    draft.line('family', company || value('name'), 120)
    if (company !== '' && value('name') !== company) draft.extra(value('name'))
    return
  }
  const said = {
    given: given || (family === '' ? whole.given : ''),
    family: family || (given === '' ? whole.family : ''),
  }
  const name = mendedCase(said, settings.language)
  if (name.given !== said.given || name.family !== said.family)
    draft.remark('name-mended', 'name', [said.given, said.family].filter((part) => part !== '').join(' '))
  draft.line('given', name.given, 120)
  draft.line('family', name.family, 120)
  if (unsaid) draft.extra(whole.title)
  draft.extra(company)
}

function addressesOf(draft: ContactDraft, row: Row, { columns, settings }: Reading): void {
  for (const { label, ...address } of addressesIn(columns, row)) {
    // A whole address stands under `Address` or `Street` as well.
    const alone = address.postcode === '' && address.city === '' && /[\n,]|\d{4}/.test(address.street)
    const split = alone ? splitAddress(address.street, settings.country) : address
    const { region, country } = address
    draft.address(
      {
        label: labelOf(label, 'home' as const),
        ...split,
        region: split.region || region,
        country: split.country || country,
      },
      settings.country,
    )
  }
  for (const { value, label } of allValuesOf(columns, row, 'address')) {
    if (value === '') continue
    draft.address(
      { label: labelOf(label, 'home' as const), ...splitAddress(value, settings.country) },
      settings.country,
    )
  }
}

function ownFieldsOf(draft: ContactDraft, value: Values, { own, settings, dates }: Reading): void {
  const { thisYear } = dates('birthday')
  for (const field of own) {
    const name = `custom:${String(field.id)}`
    const said = value(name)
    if (said === '') continue
    const read = readCustom(field, said, { ...settings, thisYear })
    if (read === null) draft.mend('bad-value', name, said)
    else draft.custom(field.id, read)
  }
}
