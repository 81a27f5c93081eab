// Tables of others: CSV with all its corners, and the headings of the programs that shops come from.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rowReader } from '../../src/main/core/areas/exchange/csv-rows.ts'
import { delimiterOf } from '../../src/main/core/areas/exchange/csv-shape.ts'
import { encodingOf, textOf } from '../../src/main/core/areas/exchange/text-encoding.ts'
import { startWithBook } from '../support/core.ts'
import { bringIn, compared } from './people.ts'
import { equal, type Case, type Suite } from './suite.ts'

/** The cells of a file, its dialect found out. */
function cellsOf(path: string): readonly (readonly string[])[] {
  const bytes = readFileSync(path)
  const text = [...textOf(bytes, encodingOf(bytes))].join('')
  const reader = rowReader(delimiterOf(text, true))
  return [...reader.push(text), ...reader.end()].map(({ cells }) => cells)
}

/** Files were checked out with other line ends than their results were made with. */
const sameBreaks = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('\\r\\n', '\\n'))

const CSV_SPECTRUM: Suite = {
  name: 'csv-spectrum',
  source: 'tables with their results as JSON',
  atLeast: 12,
  run(data) {
    const folder = join(data, 'csv-spectrum')
    const cases = readdirSync(join(folder, 'csvs')).map((name) => {
      const [head = [], ...rows] = cellsOf(join(folder, 'csvs', name))
      const found = rows.map((row) => Object.fromEntries(head.map((key, at) => [key, row[at]])))
      const json = JSON.parse(readFileSync(join(folder, 'json', name.replace('.csv', '.json')), 'utf8')) as unknown
      const expected = Array.isArray(json) ? (json as unknown[]) : [json]
      // The result beside this one names another telephone number than the table does.
      const number = name === 'location_coordinates.csv' ? { 'Contact Phone Number': '2095257564' } : {}
      return equal(name, sameBreaks(found), sameBreaks(expected.map((one) => ({ ...(one as object), ...number }))))
    })
    return Promise.resolve(cases)
  },
}

const PAPAPARSE: Suite = {
  name: 'papaparse',
  source: 'tables of its tests, with the results those state',
  atLeast: 9,
  run(data) {
    const cells = (name: string) => cellsOf(join(data, 'papaparse', name))
    const [long, longest] = [cells('long-sample.csv'), cells('verylong-sample.csv')]
    return Promise.resolve([
      equal('sample.csv', cells('sample.csv'), [
        ['A', 'B', 'C'],
        ['X', 'Y', 'Z'],
      ]),
      equal('sample-header.csv', cells('sample-header.csv'), [
        ['title', 'name'],
        ['test title 01', 'test name 01'],
        ['', 'test name 02'],
      ]),
      equal('utf-8-bom-sample.csv', cells('utf-8-bom-sample.csv')[0], ['A', 'B', 'C']),
      equal('long-sample.csv: rows', long.length, 8),
      equal('long-sample.csv: columns', new Set(long.map((row) => row.length)), new Set([7])),
      equal('long-sample.csv: last', long.at(-1)?.slice(0, 2), ['Talon', 'Salinas']),
      equal('verylong-sample.csv: rows', longest.length, 2_001),
      equal('verylong-sample.csv: quotes', longest[3], ['Lorem ipsum dolor sit', '42', 'ABC']),
      equal('verylong-sample.csv: ragged rows', longest.filter((row) => row.length === 2).length, raggedIn(data)),
    ])
  },
}

/** Rows of the file with one comma, none of which stands in quotes. */
function raggedIn(data: string): number {
  const lines = readFileSync(join(data, 'papaparse', 'verylong-sample.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
  return lines.filter((line) => line.split(',').length === 2).length
}

const DOES = [
  { given: 'John', family: 'Doe', emails: ['home john@doe.invalid'] },
  { given: 'Jane', family: 'Doe', emails: ['home jane@doe.invalid'] },
]

const THUNDERBIRD: Suite = {
  name: 'thunderbird-import',
  source: 'address books as tables, with headings and without',
  atLeast: 21,
  async run(data) {
    const cases: Case[] = []
    for (const name of ['basic_csv_addressbook.csv', 'csv_semicolon.csv', 'csv_no_header.csv']) {
      const file = new File([readFileSync(join(data, 'thunderbird-import', name))], name)
      // Nothing in the file says which of two names is which: its owner does.
      const mapping = { fields: { given: { column: 2 }, family: { column: 3 }, email: { column: 4 } } }
      const { people } = await bringIn(file, name === 'csv_no_header.csv' ? mapping : undefined)
      cases.push(...compared(name, people, DOES))
    }
    return cases
  },
}

/** What the classic desktop program writes before the columns that the list of headings begins with. */
const OUTLOOK_HEAD =
  "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home Street 2,Home Street 3,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other Street 2,Other Street 3,Other City,Other State,Other Postal Code,Other Country/Region,Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Account,Anniversary,Assistant's Name,Billing Information,Birthday,Business Address PO Box,Categories,Children,Directory Server"

/** By vendor and variant: the column that each field must come from, the first one of several. */
const MEANT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Google Contacts new (2024+)': {
    given: 'First Name',
    family: 'Last Name',
    nickname: 'Nickname',
    say: 'Phonetic First Name',
    company: 'Organization Name',
    birthday: 'Birthday',
    note: 'Notes',
    tags: 'Labels',
    email: 'E-mail 1 - Value',
    phone: 'Phone 1 - Value',
    street: 'Address 1 - Street',
    city: 'Address 1 - City',
    region: 'Address 1 - Region',
    postcode: 'Address 1 - Postal Code',
    country: 'Address 1 - Country',
  },
  'Google Contacts old (to 2023)': {
    given: 'Given Name',
    family: 'Family Name',
    nickname: 'Nickname',
    birthday: 'Birthday',
    gender: 'Gender',
    note: 'Notes',
    language: 'Language',
    tags: 'Group Membership',
    email: 'E-mail 1 - Value',
    phone: 'Phone 1 - Value',
  },
  'Outlook classic desktop tail': {
    given: 'First Name',
    family: 'Last Name',
    company: 'Company',
    mobile: 'Mobile Phone',
    phone: 'Home Phone',
    'work-phone': 'Business Phone',
    email: 'E-mail Address',
    street: 'Home Street',
    city: 'Home City',
    postcode: 'Home Postal Code',
    country: 'Home Country/Region',
    birthday: 'Birthday',
    anniversary: 'Anniversary',
    tags: 'Categories',
    note: 'Notes',
  },
  'Outlook live.com/outlook.com': {
    given: 'First Name',
    family: 'Last Name',
    company: 'Company',
    mobile: 'Mobile Phone',
    phone: 'Home Phone',
    'work-phone': 'Business Phone',
    email: 'E-mail Address',
    street: 'Home Street',
    city: 'Home City',
    region: 'Home State',
    postcode: 'Home Postal Code',
    country: 'Home Country',
    birthday: 'Birthday',
    anniversary: 'Anniversary',
    note: 'Notes',
  },
  'Mailchimp subscribed members export': {
    email: 'Email Address',
    given: 'First Name',
    family: 'Last Name',
    tags: 'TAGS',
    note: 'NOTES',
    'consent-date': 'OPTIN_TIME',
  },
  'Shopify customers export': {
    number: 'Customer ID',
    given: 'First Name',
    family: 'Last Name',
    email: 'Email',
    'email-consent': 'Accepts Email Marketing',
    'sms-consent': 'Accepts SMS Marketing',
    company: 'Default Address Company',
    street: 'Default Address Address1',
    city: 'Default Address City',
    region: 'Default Address Province Code',
    country: 'Default Address Country Code',
    postcode: 'Default Address Zip',
    phone: 'Phone',
    note: 'Note',
    tags: 'Tags',
  },
  'Shopify customers import template': {
    given: 'First Name',
    family: 'Last Name',
    email: 'Email',
    'email-consent': 'Accepts Email Marketing',
    phone: 'Phone',
    tags: 'Tags',
    note: 'Note',
  },
  'HubSpot contacts export (varies with view)': {
    number: 'Record ID',
    given: 'First Name',
    family: 'Last Name',
    email: 'Email',
    phone: 'Phone Number',
  },
  'Thunderbird CSV export': {
    given: 'First Name',
    family: 'Last Name',
    nickname: 'Nickname',
    email: 'Primary Email',
    'work-phone': 'Work Phone',
    phone: 'Home Phone',
    mobile: 'Mobile Number',
    street: 'Home Address',
  },
}

const HEADER_ROWS: Suite = {
  name: 'header-rows',
  source: 'headings of nine exports: program and fields found',
  atLeast: 105,
  async run(data) {
    const [, ...rows] = cellsOf(join(data, 'header-rows', 'headers.csv'))
    const shop = await startWithBook()
    try {
      const cases: Case[] = []
      for (const [vendor = '', variant = '', written = ''] of rows.filter((row) => !row[2]?.startsWith('NOT FOUND'))) {
        const headings = written
          .replace(/^\.\.\./, OUTLOOK_HEAD)
          .replace(/,\.\.\.$/, '')
          .split(',')
        const text = `${headings.join(',')}\n${headings.map((_, at) => `v${String(at)}`).join(',')}\n`
        const preview = await shop.owner.api.exchange.preview({
          file: new File([text], 'export.csv'),
          kind: 'contacts',
        })
        const name = `${vendor} ${variant}`
        cases.push(equal(`${name}: program`, preview.preset, vendor))
        for (const [field, heading] of Object.entries(MEANT[name] ?? {})) {
          const column = preview.mapping.fields[field]?.column
          const found = typeof column === 'number' ? preview.columns[column - 1]?.name : column
          cases.push(equal(`${name}: ${field}`, found, heading.replaceAll('"', '')))
        }
      }
      return cases
    } finally {
      await shop.dispose()
    }
  },
}

export const TABLE_SUITES: readonly Suite[] = [CSV_SPECTRUM, PAPAPARSE, THUNDERBIRD, HEADER_ROWS]
