// The search box, the warning of duplicates and the days that come round, on a real book.
import { describe, expect, test } from 'vitest'
import { checkTyped } from '../../../src/main/core/areas/contacts/check-typed.ts'
import { createContacts } from '../../../src/main/core/areas/contacts/create.ts'
import { occasionsBetween } from '../../../src/main/core/areas/contacts/occasions.ts'
import { searchContacts } from '../../../src/main/core/areas/contacts/search.ts'
import { similarContacts } from '../../../src/main/core/areas/contacts/similar.ts'
import { comparerOf } from '../../../src/main/core/areas/duplicates/service.ts'
import type { ContactPatch } from '../../../src/shared/contract/contacts.ts'
import { shopBook, type ShopBook } from './shop-book.ts'

const phone = (typed: string) => ({ phones: [{ typed, label: 'mobile' as const }] })
const email = (address: string) => ({ emails: [{ address, label: 'home' as const }] })
const born = (date: string) => ({ occasions: [{ kind: 'birthday' as const, label: '', date }] })

const PEOPLE: readonly ContactPatch[] = [
  { given: 'Łukasz', family: 'Żółty', ...phone('0171 2345678'), tags: ['Früh'] },
  { given: 'Søren', family: 'Ærø', ...phone('+45 32 12 34 56'), ...email('s.a@post.example') },
  { given: 'Jürgen', family: 'Groß', note: 'Wants the crème brûlée on Fridays', ...phone('030 901820') },
  { given: 'Siobhán', family: 'O’Brien', nickname: 'Shiv', preferences: [{ kind: 'likes', words: 'oat milk' }] },
  {
    given: 'Li',
    family: 'Wei',
    addresses: [{ label: 'home', street: 'Ringstraße 12', postcode: '10115', city: 'Köln', region: '', country: 'DE' }],
  },
  { kind: 'company', family: 'Lindt & Söhne' },
  { given: '太郎', family: '山田' },
]

function stocked(): ShopBook {
  const shop = shopBook()
  for (const patch of PEOPLE) shop.make(patch)
  return shop
}

describe('search', () => {
  test.each([
    ['lukasz', 'Łukasz Żółty'],
    ['ZOLTY', 'Łukasz Żółty'],
    ['Żół', 'Łukasz Żółty'],
    ['soren aero', 'Søren Ærø'],
    ['gross', 'Jürgen Groß'],
    ['groß', 'Jürgen Groß'],
    ['juergen', 'Jürgen Groß'],
    ['jurgen', 'Jürgen Groß'],
    ['obrien', 'Siobhán O’Brien'],
    ["o'brien", 'Siobhán O’Brien'],
    ['brien siob', 'Siobhán O’Brien'],
    ['shiv', 'Siobhán O’Brien'],
    ['山田太郎', '山田太郎'],
    ['太', '山田太郎'],
  ])('"%s" finds %s by name', (text, name) => {
    using shop = stocked()
    const [hit, ...others] = searchContacts([], shop.context, { text, limit: 20 })
    expect(hit).toMatchObject({ name, matched: 'name' })
    expect(others).toEqual([])
  })

  test.each([
    ['5678', 'Łukasz Żółty'],
    ['2345', 'Łukasz Żółty|Søren Ærø'],
    ['345', 'Łukasz Żółty|Søren Ærø'],
    ['67', 'Łukasz Żółty'],
    ['0171 234', 'Łukasz Żółty'],
    ['+49171', 'Łukasz Żółty'],
    ['0049 171 2345678', 'Łukasz Żółty'],
    ['+49 (0)171 2345678', 'Łukasz Żółty'],
    ['4532123', 'Søren Ærø'],
    ['3456', 'Łukasz Żółty|Søren Ærø'],
    ['90 18 20', 'Jürgen Groß'],
  ])('"%s" finds %s by any run of the number’s digits', (text, names) => {
    using shop = stocked()
    const hits = searchContacts([], shop.context, { text, limit: 20 })
    expect(hits.map((hit) => hit.name).toSorted()).toEqual(names.split('|').toSorted())
    expect(new Set(hits.map((hit) => hit.matched))).toEqual(new Set(['phone']))
  })

  test.each([
    ['s.a@post', 'email', 's.a@post.example', 'Søren Ærø'],
    ['fruh', 'tag', 'Früh', 'Łukasz Żółty'],
    ['creme bru', 'note', 'Wants the crème brûlée on Fridays', 'Jürgen Groß'],
    ['oat', 'note', 'oat milk', 'Siobhán O’Brien'],
    ['koln', 'address', 'Ringstraße 12, 10115 Köln', 'Li Wei'],
    ['ringstrasse', 'address', 'Ringstraße 12, 10115 Köln', 'Li Wei'],
    ['10115', 'address', 'Ringstraße 12, 10115 Köln', 'Li Wei'],
    ['wei koeln', 'address', 'Ringstraße 12, 10115 Köln', 'Li Wei'],
  ])('"%s" says that it found the %s "%s" of %s', (text, matched, matchedText, name) => {
    using shop = stocked()
    expect(searchContacts([], shop.context, { text, limit: 20 })).toMatchObject([{ name, matched, matchedText }])
  })

  test.each([
    ['lukaz', 'Łukasz Żółty'],
    ['luaksz', 'Łukasz Żółty'],
    ['lukaszz', 'Łukasz Żółty'],
    ['lukosz zol', 'Łukasz Żółty'],
    ['jurgn gross', 'Jürgen Groß'],
    ['obriem', 'Siobhán O’Brien'],
  ])('"%s" is forgiven and finds %s', (text, name) => {
    using shop = stocked()
    expect(searchContacts([], shop.context, { text, limit: 20 })).toMatchObject([{ name, matched: 'name' }])
  })

  test.each(['ukasz', 'lxkxsz', 'luz', 'jurgen smith', '9999'])('"%s" is more than a slip and finds nobody', (text) => {
    using shop = stocked()
    expect(shop.found(text)).toEqual([])
  })

  test('who came into the book a moment ago is found by a slip as well', () => {
    using shop = stocked()
    expect(shop.found('quintn')).toEqual([])
    shop.make({ given: 'Quinten', family: 'New' })
    expect(shop.found('quintn')).toEqual(['Quinten New'])
  })

  test('a customer number finds its record first', () => {
    using shop = stocked()
    const { number } = shop.get(shop.make({ family: 'Last' }))
    for (const text of [number, number.toLowerCase().replace('-', ''), number.replace('-', ' ')]) {
      expect(searchContacts([], shop.context, { text, limit: 20 })[0]).toMatchObject({
        name: 'Last',
        matched: 'number',
        matchedText: number,
      })
    }
  })

  test('whole words come before beginnings, names before the rest, and of equals whoever came last', () => {
    using shop = shopBook()
    const note = shop.make({ family: 'Note', note: 'ask Ana' })
    const tag = shop.make({ family: 'Tag', tags: ['ana'] })
    const begins = shop.make({ family: 'Anaconda' })
    const older = shop.make({ given: 'Ana', family: 'One' })
    const newer = shop.make({ given: 'Ana', family: 'Two' })
    const ids = () => searchContacts([], shop.context, { text: 'ana', limit: 20 }).map((hit) => hit.id)
    expect(ids()).toEqual([newer, older, begins, tag, note])
    // As a visit does it.
    shop.command(({ db }) => db.run('UPDATE contact_search SET last_at = last_at + 1000 WHERE contact_id = ?', older))
    expect(ids()).toEqual([older, newer, begins, tag, note])
  })

  test.each(['', ' ', '!?', '"', "'; DROP TABLE contact", 'NOT', 'a AND', '*', 'NEAR(', '\u0000', '%', '_'])(
    'text that means something to a database ("%s") is only text',
    (text) => {
      using shop = stocked()
      expect(() => searchContacts([], shop.context, { text, limit: 20 })).not.toThrow()
      expect(() => shop.listed({ text })).not.toThrow()
    },
  )

  test('in a crowd a common word fills the page with the most recent, whole words first', () => {
    using shop = shopBook()
    const crowd = Array.from({ length: 2_000 }, (_, index) => ({
      patch: { given: `Li${index % 2 === 0 ? 'na' : 'sa'}`, family: `F${String(index)}` },
      madeAt: index,
    }))
    shop.command((context) => createContacts(context, crowd))
    const whole = shop.make({ given: 'Li', family: 'Whole' })
    const latest = shop.make({ given: 'Lina', family: 'Latest' })
    const hits = (text: string) => searchContacts([], shop.context, { text, limit: 20 }).map((hit) => hit.id)
    expect(hits('li').slice(0, 2)).toEqual([whole, latest])
    expect(hits('li')).toHaveLength(20)
    expect(hits('l')).toContain(latest)
    expect(hits('lina latest')).toEqual([latest])
    expect(hits('li whole')).toEqual([whole])
    // A slip that may mean so many is answered with the most recent of them.
    expect(hits('lima')[0]).toBe(latest)
    expect(hits('lima')).toHaveLength(20)
  })
})

describe('probable duplicates', () => {
  const nobody = { given: '', family: '', phones: [], emails: [] }
  const why = (shop: ShopBook, typed: Partial<Parameters<typeof similarContacts>[1]>) =>
    similarContacts(shop.context, { ...nobody, ...typed }, comparerOf(shop.context.db)).map((one) => [
      one.name,
      ...one.why,
    ])

  test('[A19] the same number, address or name in either order, or one slip away, is warned of while typing', () => {
    using shop = shopBook()
    shop.make({
      given: 'Katharina',
      family: 'Kowalski',
      ...phone('0171 2345678'),
      ...email('kk@example.com'),
      ...born('--05-12'),
    })
    for (let index = 0; index < 50; index += 1)
      shop.make({ given: `Other${String(index)}`, family: `Kowal${String(index)}` })
    const her = 'Katharina Kowalski'
    expect(why(shop, { phones: ['+49 171 2345678', '0'] })).toEqual([[her, 'phone']])
    expect(why(shop, { emails: ['KK@Example.com '] })).toEqual([[her, 'email']])
    expect(why(shop, { given: 'kowalski', family: 'katharina' })).toEqual([[her, 'name']])
    expect(why(shop, { given: 'Katharina', family: 'Kowalski', birthday: '1984-05-12' })).toEqual([
      [her, 'name-and-birthday'],
    ])
    expect(why(shop, { given: 'Katarina', family: 'Kowalsky' })).toEqual([[her, 'similar-name']])
    expect(why(shop, { given: 'Kowalsky', family: 'Katarina' })).toEqual([[her, 'similar-name']])
    expect(why(shop, { given: 'Katarina', family: 'Kowalsky', birthday: '1990-01-01' })).toEqual([])
    expect(why(shop, { given: 'Kata', family: 'Kowal' })).toEqual([])
    expect(why(shop, { given: 'Kathy', family: 'Kowalski' })).toEqual([[her, 'similar-name']])
    shop.make({ given: 'Greta', family: 'Novak', ...born('1984-03-04') })
    expect(why(shop, { given: 'Novak', family: 'Greta', birthday: '1984-04-03' })).toEqual([
      ['Greta Novak', 'name-and-birthday'],
    ])
    expect(why(shop, nobody)).toEqual([])
    // Validation and normalised storage are the other half: what is typed is checked, and kept in one form.
    const checked = checkTyped(shop.context, { phone: '01712345678', email: 'kk@gmial.com', date: '12.5.84' })
    expect(checked).toEqual({
      phone: { ok: true, e164: '+491712345678', shown: '0171 2345678' },
      email: { ok: true, suggestion: 'kk@gmail.com' },
      date: { ok: true, date: '1984-12-05' },
    })
    expect(checkTyped(shop.context, { email: 'kk@', date: '31.2.' })).toEqual({
      phone: null,
      email: { ok: false, suggestion: null },
      date: { ok: false, date: null },
    })
  })

  test('the person being edited is no duplicate of themselves, and nobody in the trash is one', () => {
    using shop = shopBook()
    const id = shop.make({ given: 'Anna', family: 'Berg', ...phone('0171 2345678') })
    const twin = shop.make({ given: 'Anna', family: 'Berg' })
    expect(why(shop, { id, given: 'Anna', family: 'Berg', phones: ['0171 2345678'] })).toEqual([['Anna Berg', 'name']])
    shop.trash(twin)
    expect(why(shop, { id, given: 'Anna', family: 'Berg' })).toEqual([])
  })

  test('the likeliest five come first', () => {
    using shop = shopBook()
    for (let index = 0; index < 8; index += 1) shop.make({ given: 'Anna', family: 'Berg' })
    const best = shop.make({ given: 'Anna', family: 'Berg', ...phone('0171 2345678') })
    const typed = { ...nobody, given: 'Anna', family: 'Berg', phones: ['0171 2345678'] }
    const found = similarContacts(shop.context, typed, comparerOf(shop.context.db))
    expect(found).toHaveLength(5)
    expect(found[0]?.id).toBe(best)
  })
})

describe('days that come round', () => {
  const day = (iso: string) => Date.parse(iso) / 86_400_000
  const names = (shop: ShopBook, from: string, to: string, more = {}) =>
    occasionsBetween(shop.context.db, { from: day(from), to: day(to), limit: 200, ...more }).map((one) => [
      one.name,
      one.day - day(from),
      one.years,
    ])

  test('over New Year, without a year, and on 29 February', () => {
    using shop = shopBook()
    shop.make({ family: 'Sylvester', ...born('1990-12-31') })
    shop.make({ family: 'NewYear', ...born('--01-01') })
    shop.make({ family: 'Leap', ...born('2000-02-29') })
    shop.make({ family: 'YearOnly', ...born('1980') })
    shop.make({ family: 'MonthOnly', ...born('1980-01') })
    shop.make({ family: 'Unborn', ...born('2030-01-02') })
    expect(names(shop, '2026-12-30', '2027-01-05')).toEqual([
      ['Sylvester', 1, 36],
      ['NewYear', 2, null],
    ])
    expect(names(shop, '2027-02-28', '2027-02-28')).toEqual([['Leap', 0, 27]])
    expect(names(shop, '2027-03-01', '2027-03-01')).toEqual([])
    expect(names(shop, '2028-02-28', '2028-02-28')).toEqual([])
    expect(names(shop, '2028-02-29', '2028-02-29')).toEqual([['Leap', 0, 28]])
    expect(names(shop, '2026-06-02', '2026-06-01')).toEqual([])
  })

  test('a year and more names everybody as often as they come', () => {
    using shop = shopBook()
    shop.make({ family: 'A', ...born('--06-01') })
    expect(names(shop, '2026-01-01', '2026-12-31').map(([, at]) => at)).toEqual([151])
    expect(names(shop, '2026-06-01', '2028-06-01').map(([, at]) => at)).toEqual([0, 365, 731])
  })

  test('kinds are chosen, the page is cut after sorting, and nobody in the trash is named', () => {
    using shop = shopBook()
    const wedding = { occasions: [{ kind: 'wedding' as const, label: 'silver', date: '2001-06-02' }] }
    shop.make({ family: 'Later', ...born('--06-05') })
    shop.make({ family: 'Wed', ...wedding })
    const gone = shop.make({ family: 'Gone', ...born('--06-01') })
    expect(names(shop, '2026-06-01', '2026-06-30', { kinds: ['wedding'] })).toEqual([['Wed', 1, 25]])
    expect(names(shop, '2026-06-01', '2026-06-30', { limit: 2 })).toEqual([
      ['Gone', 0, null],
      ['Wed', 1, 25],
    ])
    shop.trash(gone)
    expect(names(shop, '2026-06-01', '2026-06-30', { limit: 2 })).toEqual([
      ['Wed', 1, 25],
      ['Later', 4, null],
    ])
  })
})
