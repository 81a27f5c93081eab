import { afterAll, expect, it } from 'vitest'
import { factsOf, type Reader } from '../../../../src/main/core/areas/campaigns/writing/facts.ts'
import {
  campaignWriter,
  gapsOf,
  paperWriter,
  scriptsOf,
} from '../../../../src/main/core/areas/campaigns/writing/writers.ts'
import type { WriteDb } from '../../../../src/main/core/database/handle.ts'
import { dayOfDate } from '../../../../src/shared/domain/shop-day.ts'
import { BAKERY, visitsBook } from '../../visits/visits-book.ts'
import { COUPON, wordsOf } from './words.ts'

const book = visitsBook({ ...BAKERY, language: 'en-GB' })
afterAll(() => {
  book[Symbol.dispose]()
})

const TODAY = dayOfDate({ year: 2026, month: 3, day: 10 })
const DUE = TODAY * 86_400_000 + 9 * 3_600_000
const place = {
  db: book.context.db,
  settings: book.context.settings,
  files: () => {
    throw new Error('nothing here shows a picture')
  },
}

/** A row as another machine may have written it. */
function put(db: WriteDb, table: string, row: Readonly<Record<string, string | number | null>>): number {
  const id = db.newId(table)
  const columns = Object.keys(row)
  const marks = ['?', ...columns.map(() => '?')].join(', ')
  db.run(`INSERT INTO ${table} (id, ${columns.join(', ')}) VALUES (${marks})`, id, ...Object.values(row))
  return id
}

const contact = (db: WriteDb, row: Readonly<Record<string, string | number | null>>) =>
  put(db, 'contact', { kind: 'person', given: '', family: '', family_first: 0, made_at: 0, ...row })

const people = book.command(({ db }) => {
  const ana = contact(db, { given: 'Ana', family: 'Novak', nickname: 'Anica', language: 'en-US' })
  const jun = contact(db, { given: '淳', family: '田中', family_first: 1, language: 'ja' })
  const shop = contact(db, { kind: 'company', family: 'Mill & Co' })
  const date = (id: number, kind: string, day: string) =>
    put(db, 'occasion', { contact_id: id, owner_id: id, position: 0, kind, label: '', date: day })
  date(ana, 'birthday', '1996-02-29')
  date(jun, 'birthday', '--12-24')
  date(shop, 'birthday', '1990-05')
  return { ana, jun, shop }
}).value

const reader = (id: number, more: Partial<Reader> = {}): Reader => ({
  id,
  day: TODAY,
  about: null,
  coupon: null,
  ...more,
})

const of = (id: number, uses: readonly string[], more: Partial<Reader> = {}, coupon: typeof COUPON | null = null) => {
  const facts = factsOf(place, [reader(id, more)], { uses: new Set(uses), coupon }).get(id) ?? {}
  return Object.fromEntries(uses.map((name) => [name, facts[name]]))
}

it('says names as people are called, also family first and of companies', () => {
  const names = ['first_name', 'last_name', 'full_name', 'nickname', 'salutation']
  expect(of(people.ana, names)).toEqual({
    first_name: 'Ana',
    last_name: 'Novak',
    full_name: 'Ana Novak',
    nickname: 'Anica',
    salutation: 'Dear Ana',
  })
  expect(of(people.jun, names)).toEqual({
    first_name: '淳',
    last_name: '田中',
    full_name: '田中淳',
    nickname: '淳',
    salutation: 'Dear 淳',
  })
  expect(of(people.shop, names)).toEqual({
    first_name: null,
    last_name: 'Mill & Co',
    full_name: 'Mill & Co',
    nickname: null,
    salutation: 'Dear Mill & Co',
  })
})

it('says birthdays and ages of the day that the message is about, 29 February too', () => {
  const about = dayOfDate({ year: 2027, month: 2, day: 28 })
  expect(of(people.ana, ['birthday', 'age_turned'], { about })).toEqual({ birthday: 'February 29', age_turned: 31 })
  expect(of(people.ana, ['age_turned'])).toEqual({ age_turned: 31 })
  expect(of(people.jun, ['birthday', 'age_turned'])).toEqual({ birthday: '24 December', age_turned: null })
  expect(of(people.shop, ['birthday', 'age_turned'])).toEqual({ birthday: null, age_turned: null })
})

it('says days in the English of the customer where that is another', () => {
  expect(of(people.ana, ['coupon_until', 'coupon_what', 'coupon'], { coupon: 'ABC' }, COUPON)).toEqual({
    coupon: 'ABC',
    coupon_what: 'One bun',
    coupon_until: 'March 17, 2026',
  })
  expect(of(people.jun, ['occasion_day'], { about: TODAY })).toEqual({ occasion_day: 'Tuesday 10 March' })
})

it('says what they bought most often, what came back taken off, and when they were here', () => {
  const made = book.command(({ db }) => {
    const [rye, bun] = ['Rye loaf', 'Bun'].map((name) => put(db, 'product', { kind: 'item', name }))
    for (const [day, product, quantity] of [
      [1, rye, 1_000],
      [2, rye, 1_000],
      [3, bun, 5_000],
      [4, bun, 1_000],
      [5, rye, -1_000],
    ] as const) {
      const visit = put(db, 'visit', {
        contact_id: people.ana,
        owner_id: people.ana,
        kind: 'sale',
        at: day,
        day: TODAY - 10 + day,
        slot: 0,
      })
      put(db, 'sale_line', {
        contact_id: people.ana,
        owner_id: people.ana,
        visit_id: visit,
        day: TODAY - 10 + day,
        product_id: product ?? 0,
        quantity,
        unit_price: 1_000,
        total: quantity,
      })
    }
    return rye
  }).value
  expect(made).toBeGreaterThan(0)
  expect(of(people.ana, ['favourite', 'last_visit'])).toEqual({ favourite: 'Bun', last_visit: 'March 5, 2026' })
  expect(of(people.jun, ['favourite', 'last_visit'])).toEqual({ favourite: null, last_visit: null })
})

it('counts of many people who would read something else, and names who would read nothing', () => {
  const readers = Object.values(people).map((id) => ({ id, day: TODAY, about: null }))
  const words = wordsOf({
    body: '<p>{{ first_name }} {{ age_turned }}{% if favourite %}{{ favourite }}{% endif %}</p>',
  })
  const asked = { words, coupon: null, channel: 'email' as const, readers }
  expect(gapsOf(place, asked)).toEqual({
    missing: [people.jun, people.shop],
    fallbacks: [{ placeholder: 'first_name', people: 1 }],
  })
  const adults = wordsOf({
    body: '<p>{% if age_turned > 17 %}x{% else %}{{ last_visit }}{% endif %}</p>',
    subject: 'x',
  })
  expect(gapsOf(place, { ...asked, words: adults }).missing).toEqual([people.jun, people.shop])
})

it('writes each frozen message with its own subject, day and code, and none with a hole', async () => {
  const campaign = {
    words: wordsOf({ subject: 'A {{ first_name }}', subjectB: 'B {{ age_turned }}', script: 'Say {{ coupon }}' }),
    coupon: COUPON,
    codes: { email: 'SHARED' },
    channels: ['email', 'phone'] as const,
  }
  const writer = await campaignWriter(place, campaign)
  const send = {
    id: 1,
    contactId: people.ana,
    source: 'campaign',
    sourceId: 1,
    step: 0,
    channel: 'email',
    class: 'marketing',
    arm: 'a',
    coupon: null,
    due: DUE,
    address: 'a@b.example',
  } as const
  expect(writer(place.db, send)?.subject).toBe('A Ana')
  expect(writer(place.db, send)?.text).toContain('SHARED')
  expect(writer(place.db, { ...send, coupon: 'KXQ27MHD3VWPA' })?.text).toContain('KXQ2-7MHD-3VWPA')
  expect(writer(place.db, { ...send, arm: 'b' })?.subject).toBe('B 31')
  expect(writer(place.db, { ...send, arm: 'b', contactId: people.jun })).toBeNull()
  expect(writer(place.db, { ...send, contactId: 99 })).toBeNull()
  expect(writer(place.db, { ...send, channel: 'phone', coupon: 'X2' })?.text).toBe('Say X2')
  expect(scriptsOf(place, campaign, [{ contactId: people.jun, coupon: 'X2', due: DUE }])).toEqual(
    new Map([[people.jun, 'Say X2']]),
  )
})

it('writes to who they became after a merge', async () => {
  const old = book.command(({ db }) => contact(db, { given: 'Old' })).value
  book.merge(old, people.ana)
  const paper = await paperWriter(place, {
    words: wordsOf({ letter: '<p>{{ full_name }}</p>' }),
    coupon: null,
    codes: {},
  })
  expect(paper(place.db, { contactId: old, coupon: null, due: DUE })?.html).toBe('<p>Ana Novak</p>')
})
