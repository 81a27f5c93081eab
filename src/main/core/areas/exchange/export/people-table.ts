// Customers as a table: one row each, phones, e-mails and addresses in as many columns as the one with most of them needs,
// under headings that our own import knows.
import { customerNumber } from '../../../../../shared/domain/customer-number.ts'
import { decimalOf } from '../../../../../shared/domain/money.ts'
import { ageAfter } from '../../contacts/service.ts'
import { day, instant, number, partsOf, text, type Cell, type Column, type Table, type TableSource } from './columns.ts'
import { ownColumns } from './own-fields.ts'
import { manyOf, type Many } from './people-many.ts'

interface Person {
  readonly id: number
  readonly kind: string
  readonly given: string
  readonly family: string
  readonly nickname: string | null
  readonly say: string | null
  readonly source: string | null
  readonly channel: string | null
  readonly language: string | null
  readonly lookedAfterBy: string | null
  readonly note: string | null
  readonly gender: string | null
  readonly age: number | null
  readonly ageOn: number | null
  readonly familyStatus: string | null
  readonly householdIncome: string | null
  readonly businessIncome: string | null
  readonly interests: string | null
  readonly madeAt: number
  readonly visits: number
  readonly lastDay: number | null
  readonly spend: number
  readonly noProfileSince: number | null
}

const PEOPLE = `SELECT c.id, c.kind, c.given, c.family, c.nickname, c.say, c.source, c.preferred_channel AS channel, c.language,
    (SELECT u.name FROM user u WHERE u.id = c.looked_after_by) AS lookedAfterBy, c.note, c.gender, c.age, c.age_on AS ageOn,
    c.family_status AS familyStatus, c.household_income AS householdIncome, c.business_income AS businessIncome, c.interests,
    c.made_at AS madeAt, s.visits, s.last_day AS lastDay, s.spend,
    (SELECT min(n.said_at) FROM no_profile n WHERE n.owner_id = c.id) AS noProfileSince
  FROM json_each(?) j JOIN contact c ON c.id = j.value JOIN contact_stats s ON s.contact_id = c.id ORDER BY j.key`

/** A column that may be kept from some roles, and what stands in it. */
interface Field {
  readonly column: Column
  readonly field?: string
  readonly cell: (person: Person, many: Many) => Cell
}

const plain = (column: Column, cell: Field['cell'], field?: string): Field =>
  field === undefined ? { column, cell } : { column, cell, field }
const own = (person: Person, value: string) => (person.kind === 'company' ? null : value || null)

function before(): readonly Field[] {
  return [
    plain(text('number'), ({ id }) => customerNumber(id)),
    plain(text('given name'), (person) => own(person, person.given)),
    plain(text('family name'), (person) => own(person, person.family)),
    plain(text('company'), ({ kind, family }) => (kind === 'company' ? family : null)),
    plain(text('nickname'), ({ nickname }) => nickname),
    plain(text('pronunciation'), ({ say }) => say),
  ]
}

function after({ settings, today }: TableSource): readonly Field[] {
  return [
    plain(text('language'), ({ language }) => language),
    plain(text('source'), ({ source }) => source),
    plain(text('tags'), (_, { tags }) => tags.map(listed).join('; ') || null),
    plain(text('lists'), (_, { lists }) => lists.map(listed).join('; ') || null),
    plain(text('note'), ({ note }) => note),
    plain(text('gender'), ({ gender }) => gender, 'contact.gender'),
    plain(text('preferences'), (_, { preferences }) => preferences.join('\n') || null),
    plain(text('linked with'), (_, { links }) => links.join('\n') || null),
    plain(text('numbers elsewhere'), (_, { numbers }) => numbers.join('; ') || null),
    plain(text('preferred channel'), ({ channel }) => channel),
    plain(text('looked after by'), ({ lookedAfterBy }) => lookedAfterBy),
    plain(number('age'), ({ age, ageOn }) => ageAfter(age, ageOn, today), 'contact.age'),
    plain(text('family status'), ({ familyStatus }) => familyStatus, 'contact.family_status'),
    plain(text('household income'), ({ householdIncome }) => householdIncome, 'contact.household_income'),
    plain(text('business income'), ({ businessIncome }) => businessIncome, 'contact.business_income'),
    plain(text('interests'), ({ interests }) => interests, 'contact.interests'),
    plain(instant('in the book since'), ({ madeAt }) => madeAt),
    plain(number('visits'), ({ visits }) => visits),
    plain(day('last visit'), ({ lastDay }) => lastDay),
    plain(number('spent'), ({ spend }) => decimalOf(spend, settings.currency)),
    plain(instant('no profile since'), ({ noProfileSince }) => noProfileSince),
  ]
}

/** What holds the sign that parts several values stands between quotation marks, as in a list of its own. */
const listed = (name: string) => (/[;"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)

/** The `at`-th of several columns of one meaning: the first one bears no number. */
const nth = (name: string, at: number) => (at === 0 ? name : `${name} ${String(at + 1)}`)

const KINDS_OF_PHONE = [
  ['mobile', 'mobile'],
  ['phone', 'home'],
  ['work phone', 'work'],
  ['other phone', 'other'],
] as const
const OCCASIONS = [
  ['birthday', 'birthday'],
  ['anniversary', 'anniversary'],
  ['wedding day', 'wedding'],
  ['name day', 'name-day'],
] as const
const ADDRESS = ['street', 'postcode', 'city', 'region', 'country'] as const

/** How many columns the people of a file need of each kind. */
interface Widths {
  readonly phones: ReadonlyMap<string, number>
  readonly occasions: ReadonlyMap<string, number>
  readonly emails: number
  readonly addresses: number
}

const WIDEST = {
  phones: `SELECT label AS kind, max(n) AS n FROM (SELECT p.label, count(*) AS n FROM json_each(?) j
    JOIN phone p ON p.owner_id = j.value GROUP BY p.owner_id, p.label) GROUP BY label`,
  occasions: `SELECT kind, max(n) AS n FROM (SELECT o.kind, count(*) AS n FROM json_each(?) j
    JOIN occasion o ON o.owner_id = j.value GROUP BY o.owner_id, o.kind) GROUP BY kind`,
  emails: `SELECT max(n) FROM (SELECT count(*) AS n FROM json_each(?) j JOIN email e ON e.owner_id = j.value GROUP BY e.owner_id)`,
  addresses: `SELECT max((SELECT count(*) FROM address a WHERE a.owner_id = j.value)
    + EXISTS (SELECT 1 FROM contact_home h WHERE h.contact_id = j.value)) FROM json_each(?) j`,
} as const

async function widthsOf({ db }: TableSource, ids: ArrayLike<number>): Promise<Widths> {
  const phones = new Map<string, number>()
  const occasions = new Map<string, number>()
  let [emails, addresses] = [1, 1]
  for await (const some of partsOf(ids, 1_000)) {
    const list = JSON.stringify(some)
    for (const [into, sql] of [
      [phones, WIDEST.phones],
      [occasions, WIDEST.occasions],
    ] as const) {
      for (const { kind, n } of db.all<{ kind: string; n: number }>(sql, list)) {
        into.set(kind, Math.max(into.get(kind) ?? 0, n))
      }
    }
    emails = Math.max(emails, db.pluck<number | null>(WIDEST.emails, list)[0] ?? 0)
    addresses = Math.max(addresses, db.pluck<number | null>(WIDEST.addresses, list)[0] ?? 0)
  }
  return { phones, occasions, emails, addresses }
}

const times = (count: number) => Array.from({ length: count }, (_, at) => at)

function reaching({ phones, occasions, emails, addresses }: Widths): readonly Field[] {
  return [
    ...KINDS_OF_PHONE.flatMap(([name, label]) =>
      times(Math.max(phones.get(label) ?? 0, label === 'other' ? 0 : 1)).map((at) =>
        plain(text(nth(name, at)), (_, many) => many.phones.filter((one) => one.label === label)[at]?.typed ?? null),
      ),
    ),
    ...times(emails).map((at) => plain(text(nth('email', at)), (_, many) => many.emails[at] ?? null)),
    ...times(addresses).flatMap((at) =>
      ADDRESS.map((part) => plain(text(nth(part, at)), (_, many) => many.addresses[at]?.[part] || null)),
    ),
    ...OCCASIONS.flatMap(([name, kind]) =>
      times(Math.max(occasions.get(kind) ?? 0, kind === 'birthday' ? 1 : 0)).map((at) =>
        plain(text(nth(name, at)), (_, many) => many.occasions.filter((one) => one.kind === kind)[at]?.date ?? null),
      ),
    ),
    ...times(occasions.get('other') ?? 0).map((at) =>
      plain(text(nth('other day', at)), (_, many) => {
        const other = many.occasions.filter((one) => one.kind === 'other')[at]
        return other === undefined ? null : `${other.date} ${other.label}`.trim()
      }),
    ),
  ]
}

/** Everybody of `ids` who is shown, in that order. */
export async function peopleTable(source: TableSource, ids: ArrayLike<number>): Promise<Table> {
  const fields = [...before(), ...reaching(await widthsOf(source, ids)), ...after(source)].filter(
    ({ field }) => field === undefined || !source.hides(field),
  )
  const own = ownColumns(
    source,
    'contacts',
    fields.map(({ column }) => column.heading),
  )
  return {
    name: 'customers',
    columns: [...fields.map(({ column }) => column), ...own.columns],
    slices: (async function* () {
      for await (const some of partsOf(ids)) {
        const list = JSON.stringify(some)
        const many = manyOf(source.db, list)
        const values = own.cells(some)
        yield source.db
          .all<Person>(PEOPLE, list)
          .map((person) => [
            ...fields.map(({ cell }) => cell(person, many.get(person.id) ?? NOTHING)),
            ...values(person.id),
          ])
      }
    })(),
  }
}

const NOTHING: Many = {
  phones: [],
  emails: [],
  addresses: [],
  occasions: [],
  tags: [],
  lists: [],
  preferences: [],
  links: [],
  numbers: [],
}
