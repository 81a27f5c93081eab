// Tables of known programs: recognised by their headings, with all they say of a person.
import { afterEach, describe, expect, test } from 'vitest'
import { kindOfTable } from '../../../src/main/core/areas/exchange/kind-of-table.ts'
import { presetFor } from '../../../src/main/core/areas/exchange/presets.ts'
import { stemOf } from '../../../src/main/core/areas/exchange/address-columns.ts'
import { startWithBook } from '../../support/core.ts'

type Shop = Awaited<ReturnType<typeof startWithBook>>
const open: Shop[] = []
afterEach(async () => {
  for (const shop of open.splice(0)) await shop.dispose()
})

async function shop(): Promise<Shop> {
  const started = await startWithBook()
  open.push(started)
  return started
}

const csv = (rows: readonly Readonly<Record<string, string>>[], more: readonly string[] = []) => {
  const headings = [...new Set([...rows.flatMap((row) => Object.keys(row)), ...more])]
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]
  return new File([lines.map((line) => line.map(quoted).join(',')).join('\r\n')], 'people.csv')
}

/** The customer whom a table of one row makes. */
async function takenFrom(row: Readonly<Record<string, string>>, more: readonly string[] = []) {
  const { owner } = await shop()
  const file = csv([row], more)
  const preview = await owner.api.exchange.preview({ file })
  const report = await owner.api.exchange.import({ file, kind: 'contacts' })
  const { rows } = await owner.api.contacts.list({})
  const contact = await owner.api.contacts.get({ id: rows[0]?.id ?? 0 })
  return { preview, report, contact }
}

const GOOGLE_NEW =
  'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels'

describe('programs that are known', () => {
  test('Google Contacts: every phone, e-mail and address with its label', async () => {
    const { preview, contact } = await takenFrom(
      {
        'First Name': 'Ann',
        'Middle Name': 'Marie',
        'Last Name': 'Smith',
        'Name Suffix': 'Jr.',
        Birthday: '--05-12',
        Labels: 'Bread ::: * myContacts',
        'E-mail 1 - Label': '* Home',
        'E-mail 1 - Value': 'ann@example.com ::: ann@home.example',
        'E-mail 2 - Label': 'Work',
        'E-mail 2 - Value': 'ann@work.example',
        'Phone 1 - Label': 'Mobile',
        'Phone 1 - Value': '07400 123456',
        'Phone 2 - Label': 'Work',
        'Phone 2 - Value': '020 7946 0000',
        'Address 1 - Label': 'Home',
        'Address 1 - Formatted': '1 High St\nYork\nYO1 7HH',
        'Address 1 - Street': '1 High St',
        'Address 1 - City': 'York',
        'Address 1 - Postal Code': 'YO1 7HH',
        'Address 2 - Label': 'Work',
        'Address 2 - Street': '2 Low St',
        'Address 2 - City': 'Leeds',
        'Address 2 - Postal Code': 'LS1 1UR',
      },
      GOOGLE_NEW.split(','),
    )
    expect(preview).toMatchObject({ kind: 'contacts', preset: 'Google Contacts', missing: [] })
    expect(contact).toMatchObject({
      given: 'Ann Marie',
      family: 'Smith Jr.',
      phones: [
        { label: 'mobile', e164: '+447400123456' },
        { label: 'work', e164: '+442079460000' },
      ],
      emails: [
        { label: 'home', address: 'ann@example.com' },
        { label: 'home', address: 'ann@home.example' },
        { label: 'work', address: 'ann@work.example' },
      ],
      addresses: [
        { label: 'home', street: '1 High St', city: 'York', postcode: 'YO1 7HH' },
        { label: 'work', street: '2 Low St', city: 'Leeds', postcode: 'LS1 1UR' },
      ],
      occasions: [{ kind: 'birthday', date: '--05-12' }],
      tags: ['Bread'],
    })
  })

  test('Outlook: home and business addresses keep together, also where columns are missing', async () => {
    const { preview, contact } = await takenFrom({
      'First Name': 'ANN',
      'Last Name': "O'BRIEN",
      'E-mail Address': 'ann@example.com',
      'E-mail 2 Address': 'ann@work.example',
      'E-mail 3 Address': '',
      'Business Street': '2 Low St',
      'Business Street 2': 'Floor 3',
      'Business City': 'Leeds',
      'Business Postal Code': 'LS1 1UR',
      'Home Street': '1 High St',
      'Home City': 'York',
      'Home Country/Region': 'United Kingdom',
      'Mobile Phone': '07400 123456',
      'Home Phone': '01904 123456',
      'Business Phone': '0113 496 0000',
      Birthday: '0/0/00',
      Anniversary: '6/5/2010',
    })
    expect(preview.preset).toBe('Outlook')
    expect(preview.questions).toEqual([
      { field: 'anniversary', formats: ['D/M/YYYY', 'M/D/YYYY'], samples: ['6/5/2010'] },
    ])
    expect(contact).toMatchObject({
      given: 'Ann',
      family: "O'Brien",
      occasions: [{ kind: 'anniversary', date: '2010-05-06' }],
      phones: [{ label: 'mobile' }, { label: 'home' }, { label: 'work' }],
    })
    expect(contact.addresses).toMatchObject([
      { label: 'home', street: '1 High St', city: 'York', postcode: '', country: 'GB' },
      { label: 'work', street: '2 Low St\nFloor 3', city: 'Leeds', postcode: 'LS1 1UR' },
    ])
  })

  test('Shopify: guarded numbers, two lines of one address, consent not taken without how it was given', async () => {
    const { preview, report, contact } = await takenFrom({
      'Customer ID': "'7123456789",
      'First Name': 'Ann',
      'Last Name': 'Smith',
      Email: 'ann@example.com',
      'Accepts Email Marketing': 'yes',
      'Default Address Company': '',
      'Default Address Address1': '1 High St',
      'Default Address Address2': 'Flat 2',
      'Default Address City': 'York',
      'Default Address Province Code': 'ENG',
      'Default Address Country Code': 'GB',
      'Default Address Zip': 'YO1 7HH',
      'Default Address Phone': "'+447400123456",
      Phone: "'+447400123456",
      'Accepts SMS Marketing': 'no',
      'Total Spent': '12.50',
      Note: 'likes rye',
      Tags: 'vip, bread',
    })
    expect(preview).toMatchObject({ preset: 'Shopify', mapping: { source: 'Shopify' } })
    expect(contact).toMatchObject({
      numbers: [{ source: 'Shopify', number: '7123456789' }],
      phones: [{ e164: '+447400123456' }],
      addresses: [{ street: '1 High St\nFlat 2', city: 'York', country: 'GB' }],
      tags: ['bread', 'vip'],
      note: 'likes rye',
    })
    expect(report.reasons.map(({ why }) => why)).toContain('consent-without-how')
  })

  test('Thunderbird: a birthday in three columns', async () => {
    const { preview, contact } = await takenFrom({
      'First Name': 'Ann',
      'Last Name': 'Smith',
      'Display Name': 'Ann Smith',
      Nickname: '',
      'Primary Email': 'ann@example.com',
      'Secondary Email': 'ann@home.example',
      'Work Phone': '0113 496 0000',
      'Home Address': '1 High St',
      'Home City': 'York',
      'Home ZipCode': 'YO1 7HH',
      'Birth Year': '',
      'Birth Month': '5',
      'Birth Day': '12',
    })
    expect(preview).toMatchObject({ preset: 'Thunderbird', sample: [{ birthday: '--05-12' }] })
    expect(contact).toMatchObject({
      occasions: [{ date: '--05-12' }],
      emails: [{ address: 'ann@example.com' }, { address: 'ann@home.example' }],
      addresses: [{ street: '1 High St', city: 'York', postcode: 'YO1 7HH' }],
    })
  })

  test('Mailchimp: those who left come as withdrawals, with when', async () => {
    const columns =
      'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS'.split(
        ',',
      )
    const subscribed = presetFor('contacts', columns)
    expect(subscribed).toMatchObject({
      name: 'Mailchimp',
      fields: { 'email-consent': { constant: 'subscribed' }, 'consent-date': { column: 5, more: [7] } },
    })
    const left = presetFor('contacts', [...columns, 'UNSUB_TIME', 'UNSUB_CAMPAIGN_TITLE', 'UNSUB_REASON'])
    expect(left?.fields).toMatchObject({
      'email-consent': { constant: 'unsubscribed' },
      'consent-date': { column: 21 },
    })
    expect(presetFor('suppression', [...columns, 'CLEAN_TIME'])?.fields).toMatchObject({ date: { column: 21 } })
    expect(presetFor('sales', columns)).toBeNull()
  })

  test.each([
    ['Business Street 2', 'business'],
    ['Home Postal Code', 'home'],
    ['Address 1 - City', 'address 1'],
    ['Default Address Address2', 'default address'],
    ['physical_country_id', 'physical'],
    ['Straße geschäftlich', 'geschaftlich'],
    ['Land/Region privat', 'privat'],
    ['Privat: PLZ', 'privat'],
    ['City - Home', 'home'],
    ['Street', ''],
    ['Zip Code', ''],
  ])('%s belongs to the address %j', (heading, stem) => {
    expect(stemOf(heading).stem).toBe(stem)
  })
})

test('a second street is a second line, but another address where it has a town of its own', async () => {
  const one = { Name: 'Ann Smith', 'Street 1': '1 High St', 'Street 2': 'Flat 2', City: 'York', Zip: 'YO1 7HH' }
  const fields = {
    name: { column: 'Name' },
    street: { column: 'Street 1', more: ['Street 2'] },
    city: { column: 'City' },
    postcode: { column: 'Zip' },
  }
  const { owner } = await shop()
  await owner.api.exchange.import({ file: csv([one]), kind: 'contacts', mapping: { fields } })
  const two = { Name: 'Bob Jones', Street: '1 High St', 'Street 2': '2 Low St', City: 'York', 'City 2': 'Leeds' }
  const both = {
    name: { column: 'Name' },
    street: { column: 'Street', more: ['Street 2'] },
    city: { column: 'City', more: ['City 2'] },
  }
  await owner.api.exchange.import({ file: csv([two]), kind: 'contacts', mapping: { fields: both } })
  const addressesOf = async (text: string) => {
    const [row] = await owner.api.contacts.search({ text })
    return (await owner.api.contacts.get({ id: row?.id ?? 0 })).addresses
  }
  expect(await addressesOf('smith')).toMatchObject([{ street: '1 High St\nFlat 2', city: 'York', postcode: 'YO1 7HH' }])
  expect(await addressesOf('jones')).toMatchObject([
    { street: '1 High St', city: 'York' },
    { street: '2 Low St', city: 'Leeds' },
  ])
})

describe('tables that nobody knows', () => {
  test('names under a heading that often means a number are names', async () => {
    const { owner } = await shop()
    const sales = csv([
      { Date: '2025-03-01', Customer: 'Ann Smith', Item: 'Bread', Price: '1.25' },
      { Date: '2025-03-02', Customer: 'Bob Jones', Item: 'Cake', Price: '3.10' },
    ])
    const preview = await owner.api.exchange.preview({ file: sales })
    expect(preview).toMatchObject({ kind: 'sales', preset: null })
    expect(preview.mapping.fields).toMatchObject({ 'customer-name': { column: 'Customer' } })
    expect(preview.mapping.fields['customer-number']).toBeUndefined()
    const numbers = csv([{ Date: '2025-03-01', Customer: '17850', Item: 'Bread', Price: '1.25' }])
    const { mapping } = await owner.api.exchange.preview({ file: numbers })
    expect(mapping.fields).toMatchObject({ 'customer-number': { column: 'Customer' } })
  })

  test('a table without headings is guessed by what stands in it', async () => {
    const { owner } = await shop()
    const file = new File(
      ['Ann,Smith,07400 123456,ann@example.com,12/5/1984\nBob,Jones,07400 654321,bob@example.com,25/6/1990\n'],
      'people.csv',
    )
    const preview = await owner.api.exchange.preview({ file, kind: 'contacts' })
    expect(preview).toMatchObject({ header: false, missing: [] })
    const report = await owner.api.exchange.import({ file, kind: 'contacts' })
    expect(report.created).toBe(2)
    const [ann] = await owner.api.contacts.search({ text: 'smith' })
    expect(await owner.api.contacts.get({ id: ann?.id ?? 0 })).toMatchObject({
      given: 'Ann',
      family: 'Smith',
      phones: [{ e164: '+447400123456' }],
      emails: [{ address: 'ann@example.com' }],
      occasions: [{ date: '1984-05-12' }],
    })
  })

  test('a whole name, a whole address and capitals are mended, and the row says so', async () => {
    const { contact, report } = await takenFrom({
      Name: 'VAN DER BERG, DR. JAN',
      Phone: '07400 123456',
      Address: '12 High Street, York, YO1 7HH',
    })
    expect(contact).toMatchObject({
      given: 'Jan',
      family: 'van der Berg',
      addresses: [{ street: '12 High Street', city: 'York', postcode: 'YO1 7HH' }],
    })
    expect(report.reasons.map(({ why }) => why)).toContain('name-mended')
  })

  test('what a file holds is found out', () => {
    const kind = (headings: string) => kindOfTable({ headings: headings.split(','), first: [] })
    expect(kind('Name,Phone,Email')).toBe('contacts')
    expect(kind('Company,Phone,Email')).toBe('companies')
    expect(kind('Date,Receipt,Item,Quantity,Price,Email')).toBe('sales')
    expect(kind('SKU,Name,Price')).toBe('products')
    expect(kind('Email,Tags')).toBe('tags')
    expect(kind('Email,List')).toBe('lists')
    expect(kind('Email,Channel,State,Date')).toBe('consent')
    expect(kind('Email,Reason')).toBe('suppression')
  })
})

test('how a table was taken is remembered by its headings, but not how consent was given', async () => {
  const { owner } = await shop()
  const file = csv([{ Foo: 'Ann', Bar: '07400 123456', Baz: 'yes' }])
  const fields = { given: { column: 'Foo' }, phone: { column: 'Bar' }, 'email-consent': { column: 'Baz' } }
  const mapping = {
    header: true,
    fields,
    updates: 'fill' as const,
    consent: { how: 'on paper' },
    source: 'old program',
  }
  expect(await owner.api.exchange.preview({ file, kind: 'contacts', mapping: { header: true } })).toMatchObject({
    remembered: false,
  })
  await owner.api.exchange.import({ file, kind: 'contacts', mapping, dryRun: true })
  const tried = await owner.api.exchange.preview({ file, kind: 'contacts', mapping: { header: true } })
  expect(tried.remembered).toBe(false)
  await owner.api.exchange.import({ file, kind: 'contacts', mapping })
  const next = csv([{ Foo: 'Bob', Bar: '07400 654321', Baz: '' }])
  const preview = await owner.api.exchange.preview({ file: next, kind: 'contacts', mapping: { header: true } })
  expect(preview.remembered).toBe(true)
  expect(preview.mapping).toMatchObject({ fields, updates: 'fill', source: 'old program' })
  expect(preview.mapping.consent).toBeUndefined()
  const other = await owner.api.exchange.preview({ file: next, kind: 'sales', mapping: { header: true } })
  expect(other.remembered).toBe(false)
  const asked = { header: true, fields: { family: { column: 'Foo' } } }
  const own = await owner.api.exchange.preview({ file: next, kind: 'contacts', mapping: asked })
  expect(own).toMatchObject({ remembered: false, mapping: asked })
})
