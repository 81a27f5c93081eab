// Tables of programs that nobody knows, with the headings and habits of many: blanks around headings and before quotes, streets in
// several columns, rows without a name, lists of businesses.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { namesBusinesses } from '../../../src/main/core/areas/exchange/business-names.ts'
import { guessFields } from '../../../src/main/core/areas/exchange/headings.ts'
import { reasonOf, someOfEach, type Why } from '../../../src/main/core/areas/exchange/reasons.ts'
import { splitAddress } from '../../../src/main/core/areas/exchange/written-addresses.ts'
import { startWithBook } from '../../support/core.ts'

type Shop = Awaited<ReturnType<typeof startWithBook>>
let shop: Shop
beforeAll(async () => {
  shop = await startWithBook()
})
afterAll(() => shop.dispose())

const csv = (text: string) => new File([text], 'list.csv', { type: 'text/csv' })

/** Imports without a mapping, and answers the report with everybody that was made, in the order of the rows. */
async function imported(text: string) {
  const { api } = shop.owner
  const before = new Set((await api.contacts.list({})).rows.map(({ id }) => id))
  const dry = await api.exchange.import({ file: csv(text), kind: 'contacts', dryRun: true })
  const report = await api.exchange.import({ file: csv(text), kind: 'contacts' })
  expect(dry).toMatchObject({ created: report.created, updated: report.updated, skipped: report.skipped })
  const made = (await api.contacts.list({})).rows.map(({ id }) => id).filter((id) => !before.has(id))
  const people = await Promise.all(made.toSorted((a, b) => a - b).map((id) => api.contacts.get({ id })))
  await api.history.undo({ command: report.command ?? 0 })
  return { report, people }
}

describe('streets in several columns', () => {
  test.each([
    ['House No,Street,Town', '12,High Street,York', '12 High Street'],
    ['Strasse;Nr;PLZ;Ort', 'Hauptstraße;5a;10115;Berlin', 'Hauptstraße 5a'],
    ['Straße;Hausnummer;Adresszusatz;Ort', 'Hauptstraße;5a;Hinterhaus;Berlin', 'Hauptstraße 5a\nHinterhaus'],
    ['Numéro,Rue,Complément,Ville', '5,rue de la Paix,Bâtiment B,Paris', '5 rue de la Paix\nBâtiment B'],
    ['Address Line 1,Address Line 2,City', '1 High St,Flat 2,York', '1 High St\nFlat 2'],
    [
      'street_number, address_1, address_2, suburb',
      '7,tullaroop street,willaroo,st james',
      '7 tullaroop street\nwillaroo',
    ],
    ['street_number, address_1, address_2, suburb', ',tullaroop street,,st james', 'tullaroop street'],
    ['street_number, address_1, address_2, suburb', '7,,,st james', '7'],
    ['Via,Civico,CAP,Comune', 'Via Roma,1,20121,Milano', 'Via Roma 1'],
    ['Address,Apt,City', '500 Oak Ave,4,San Diego', '500 Oak Ave\n4'],
  ])('%s: %s', async (head, row, street) => {
    const sign = head.includes(';') ? ';' : ','
    const { people } = await imported(`Vorname${sign}Nachname${sign}${head}\nAnn${sign}Smith${sign}${row}\n`)
    expect(people).toMatchObject([{ given: 'Ann', family: 'Smith', numbers: [], addresses: [{ street }] }])
  })

  test('a number at the beginning of a table is the customer’s, whatever stands beside it', () => {
    expect(guessFields('contacts', ['Nr', 'Strasse', 'Name']).get('number')).toEqual([1])
    expect(guessFields('contacts', ['Name', 'Nr', 'Telefon']).get('number')).toEqual([2])
    expect(guessFields('contacts', ['Name', 'Strasse', 'Nr']).get('number')).toBeUndefined()
  })

  test('figures at the beginning of an address are a house, but a postcode where the country writes so', () => {
    expect(splitAddress('3473 W Columbus', 'US')).toMatchObject({ street: '3473 W Columbus', postcode: '' })
    expect(splitAddress('12224 Ventura Blvd, Studio City', 'US')).toMatchObject({ street: '12224 Ventura Blvd' })
    expect(splitAddress('1010 Wien', 'AT')).toMatchObject({ postcode: '1010', city: 'Wien' })
    expect(splitAddress('Hauptstr. 5, 10115 Berlin', 'US')).toMatchObject({ postcode: '10115', city: 'Berlin' })
  })
})

test('several telephones and addresses are all taken, whatever they are counted with', async () => {
  const { people } = await imported(
    'Name,Phone 1,Phone 2,Home phone,Email,Email 2\nAnn Smith,020 7946 0001,020 7946 0002,020 7946 0003,a@example.com,b@example.com\n',
  )
  expect(people[0]?.phones.map(({ typed }) => typed)).toEqual(['020 7946 0001', '020 7946 0002', '020 7946 0003'])
  expect(people[0]?.emails.map(({ address }) => address)).toEqual(['a@example.com', 'b@example.com'])
})

test('blanks before headings and quotes mean nothing, and a comma within such quotes parts nothing', async () => {
  const { report, people } = await imported(
    'rec_id, given_name, surname, date_of_birth, suburb\n' +
      `'r-1', ann, smith, 19840512, "st james, east"\n` +
      `'r-2', bob, "jones", 19840231, leeds\n`,
  )
  expect(report).toMatchObject({ rows: 2, created: 2, skipped: 0 })
  expect(people).toMatchObject([
    {
      given: 'Ann',
      family: 'Smith',
      numbers: [{ number: 'r-1' }],
      addresses: [{ city: 'st james, east' }],
      occasions: [{ date: '1984-05-12' }],
    },
    // There was no such day: it is told, and the rest of the row comes.
    { given: 'Bob', family: 'Jones', numbers: [{ number: 'r-2' }], occasions: [] },
  ])
  expect(report.reasons).toContainEqual(
    expect.objectContaining({ row: 3, why: 'bad-date', field: 'birthday', value: '19840231' }),
  )
})

test('rows without a name come in, called by what is known of them; only what says nothing is left out', async () => {
  const { report, people } = await imported(
    'given,family,street,city,birthday,phone\n,Smith,,,,\nAnn,,,,,\n,,7 High St,York,,\n,,,Leeds,,\n,,,,,2262649\n,,,,1984-05-12,\n',
  )
  expect(report).toMatchObject({ rows: 6, created: 5, skipped: 1, reasons: [{ row: 7, why: 'no-name' }] })
  expect(people.map(({ name }) => name)).toEqual(['Smith', 'Ann', '7 High St', 'Leeds', '2262649'])
})

test('equal rows are each written down where only the finder of duplicates may say that they are one', async () => {
  const { report, people } = await imported(
    'Name,Address,Phone\nAnn Smith,1 High St,2262649\nAnn Smith,1 High St,2262649\nAnne Smith,1 High St,"226\n2649"\n',
  )
  // A number without its area code proves nothing; it is kept as it was typed.
  expect(report).toMatchObject({ rows: 3, created: 3, updated: 0, skipped: 0 })
  expect(people.map(({ phones }) => phones.map(({ typed }) => typed))).toEqual([['2262649'], ['2262649'], ['226 2649']])
})

test('where thousands of rows have the same to be told, what a few rows have is told all the same', () => {
  const reason = (row: number, why: Why) => reasonOf({ row, fate: 'mended', why })
  const rows = Array.from({ length: 3_000 }, (_, at) => at + 2)
  const all = rows.map((row) => reason(row, row > 2_990 ? 'bad-date' : row % 2 === 0 ? 'name-mended' : 'bad-phone'))
  const told = someOfEach(all, 1_000)
  const count = (why: Why) => told.filter((one) => one.why === why).length
  expect([told.length, count('bad-date'), count('name-mended'), count('bad-phone')]).toEqual([1_000, 10, 495, 495])
  expect(told.map(({ row }) => row)).toEqual(told.map(({ row }) => row).toSorted((a, b) => a - b))
  expect(someOfEach(all, 3_000)).toEqual(all)
})

describe('lists of businesses', () => {
  const places = ["art's delicatessen", 'hotel bel-air', 'cafe bizou', 'campanile', 'chinois on main', 'citrus']

  test('are companies under their whole names, and whoever is addressed as a person is one', async () => {
    const rows = [...places, 'Mrs Ann Smith'].map((name) => `"${name}", "1 High St", "york"`)
    const { report, people } = await imported(`Site name,Address,City\n${rows.join('\n')}\n`)
    expect(report).toMatchObject({ rows: 7, created: 7, skipped: 0 })
    expect(people.map(({ kind, family }) => [kind, family])).toEqual([
      ...places.map((name) => ['company', name]),
      ['person', 'Smith'],
    ])
  })

  test('are told from lists of people by many such names, not by one', () => {
    expect(namesBusinesses(places)).toBe(true)
    expect(namesBusinesses(['Ann Smith', 'Bob Jones', "D'Angelo, Carla", 'Oscar de la Renta', 'Smith & Sons'])).toBe(
      false,
    )
    expect(namesBusinesses(['Jan van der Berg', 'Maria del Carmen García', 'Ann & Bob Smith', 'The Hairdresser'])).toBe(
      true,
    )
    expect(namesBusinesses(['Cafe Bizou'])).toBe(false)
  })
})
