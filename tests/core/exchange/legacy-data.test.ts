// What a shop brings from before: an old customer list, what people filled in on a web page, its mailing lists.
import { afterEach, expect, test } from 'vitest'
import { startWithBook } from '../../support/core.ts'

type Shop = Awaited<ReturnType<typeof startWithBook>>
const open: Shop[] = []
afterEach(async () => {
  for (const shop of open.splice(0)) await shop.dispose()
})

async function shop() {
  const started = await startWithBook()
  open.push(started)
  return started.owner.api
}

const csv = (text: string, name = 'file.csv') => new File([text], name, { type: 'text/csv' })

test('[A22] an old list is mapped, cleaned, told row by row, and taken back', async () => {
  const api = await shop()
  const { id: known } = await api.contacts.create({
    given: 'Ann',
    family: 'Smith',
    emails: [{ address: 'ann@example.com', label: 'home' }],
  })
  const before = await api.contacts.get({ id: known })
  const file = csv(
    'Kundenname;Handy;E-Mail;Geb.datum;Strasse;Nr;PLZ;Ort;Was er mag\n' +
      'SMITH, ANN;07400 123456;ANN@EXAMPLE.COM;3.4.1984;high street;12;YO1 7HH;York;Rye\n' +
      'bob o’neill;7400 654321;bob@example;31.2.1990;Low Road;5;ls1 1ur;Leeds;\n' +
      ';;;;;;;;Cake\n' +
      'Carla Jones;ring the bell;;5/1971;;;;;\n' +
      'BOB O’NEILL;07400 654321;;;;;;;Buns\n',
    'kunden.csv',
  )
  // What each column means is found out, and what is not is chosen by hand.
  const preview = await api.exchange.preview({ file })
  expect(preview).toMatchObject({ kind: 'contacts', rows: 5, missing: [] })
  expect(preview.mapping.fields).toMatchObject({
    name: { column: 'Kundenname' },
    mobile: { column: 'Handy' },
    email: { column: 'E-Mail' },
    street: { column: 'Strasse', more: ['Nr'] },
    postcode: { column: 'PLZ' },
    city: { column: 'Ort' },
  })
  expect(preview.sample[0]).toMatchObject({ street: 'high street 12' })
  const fields = {
    ...preview.mapping.fields,
    birthday: { column: 'Geb.datum', format: 'D/M/YYYY' },
    note: { column: 'Was er mag' },
  }
  const request = { file, kind: 'contacts' as const, mapping: { ...preview.mapping, fields } }
  const dry = await api.exchange.import({ ...request, dryRun: true })
  expect(await api.contacts.get({ id: known })).toEqual(before)
  const report = await api.exchange.import(request)
  expect(report).toMatchObject({ rows: 5, created: 2, updated: 2, skipped: 1, made: { contacts: 2 } })
  expect(dry).toMatchObject({ created: 2, updated: 2, skipped: 1, reasons: report.reasons })

  const people = new Map((await api.contacts.list({})).rows.map(({ name, id }) => [name, id]))
  expect([...people.keys()].toSorted()).toEqual(['Ann Smith', 'Bob O’Neill', 'Carla Jones'])
  const get = (name: string) => api.contacts.get({ id: people.get(name) ?? 0 })
  expect(await get('Ann Smith')).toMatchObject({
    phones: [{ e164: '+447400123456' }],
    emails: [{ address: 'ann@example.com' }],
    occasions: [{ kind: 'birthday', date: '1984-04-03' }],
    addresses: [{ street: 'high street 12', postcode: 'YO1 7HH', city: 'York' }],
    note: 'Rye',
  })
  expect(await get('Bob O’Neill')).toMatchObject({
    phones: [{ e164: '+447400654321' }],
    emails: [],
    occasions: [],
    addresses: [{ postcode: 'LS1 1UR' }],
  })
  // What could not be read is not lost: it stands in the note as the file has it.
  expect((await get('Bob O’Neill')).note?.split('\n')).toEqual(expect.arrayContaining(['bob@example', '31.2.1990']))
  expect(await get('Carla Jones')).toMatchObject({
    phones: [],
    note: expect.stringContaining('ring the bell') as string,
  })

  const told = (await report.list?.text())?.trim().split('\r\n').slice(1) ?? []
  const whys = (row: number) =>
    told.filter((line) => line.startsWith(`${String(row)},`)).map((line) => line.split(',')[2])
  expect(whys(2)).toContain('found-by-email')
  expect(whys(3)).toEqual(expect.arrayContaining(['name-mended', 'bad-email', 'bad-date']))
  expect(whys(4)).toEqual(['no-name'])
  expect(whys(5)).toContain('bad-phone')
  expect(whys(6)).toContain('twice-in-file')
  // And the file of every row names each of them.
  expect([...new Set(told.map((line) => Number(line.split(',')[0])))].toSorted((a, b) => a - b)).toEqual([
    2, 3, 4, 5, 6,
  ])

  await api.history.undo({ command: report.command ?? 0 })
  expect((await api.contacts.list({})).total).toBe(1)
  const { changedAt, version } = await api.contacts.get({ id: known })
  expect(await api.contacts.get({ id: known })).toEqual({ ...before, changedAt, version })
})

test('[A25] those who signed up on a web page come in with where they come from and what they agreed to', async () => {
  const api = await shop()
  const signUps = csv(
    'Full name,E-mail address,Newsletter,Signup date,How did you hear\n' +
      'Ann Smith,ann@example.com,yes,2026-02-03 10:00,Search: rye bread near me\n' +
      'Bob Jones,bob@example.com,no,2026-02-04 11:00,/offers/easter\n',
    'sign-ups.csv',
  )
  const mapping = { consent: { how: 'Form on the web page', words: 'Yes, write to me about offers.' } }
  const report = await api.exchange.import({ file: signUps, kind: 'contacts', mapping })
  expect(report).toMatchObject({ rows: 2, created: 2, skipped: 0 })
  const [bob, ann] = (await api.contacts.list({})).rows.map(({ id }) => id)
  expect(await api.contacts.get({ id: ann ?? 0 })).toMatchObject({ source: 'Search: rye bread near me' })
  expect(await api.contacts.get({ id: bob ?? 0 })).toMatchObject({ source: '/offers/easter' })
  const state = async (contactId: number | undefined) =>
    (await api.consent.events({ contactId: contactId ?? 0 })).map(({ channel, act, at, how, words }) => ({
      channel,
      act,
      at,
      how,
      words,
    }))
  expect(await state(ann)).toEqual([
    {
      channel: 'email',
      act: 'given',
      at: Date.UTC(2026, 1, 3, 10),
      how: 'Form on the web page',
      words: 'Yes, write to me about offers.',
    },
  ])
  expect(await state(bob)).toMatchObject([{ channel: 'email', act: 'refused', at: Date.UTC(2026, 1, 4, 11) }])
  // Whoever signs up again is the same person.
  expect(await api.exchange.import({ file: signUps, kind: 'contacts', mapping })).toMatchObject({
    created: 0,
    skipped: 2,
  })
})

test('[N14] a list made by hand keeps its people, a filter finds them anew; both come in and go out as files', async () => {
  const api = await shop()
  const people = csv(
    'Name,Email,Tags\nAnn Smith,ann@example.com,rye\nBob Jones,bob@example.com,\nCarla Diaz,carla@example.com,rye\n',
  )
  await api.exchange.import({ file: people, kind: 'contacts' })
  const members = csv('Email,List\nann@example.com,Calendar\nbob@example.com,Calendar\n')
  expect(await api.exchange.import({ file: members, kind: 'lists' })).toMatchObject({ updated: 2, skipped: 0 })
  const [calendar] = await api.lists.list({})
  const id = calendar?.id ?? 0
  const query = { filter: { tags: ['rye'] } }
  const view = await api.views.save({
    list: 'contacts',
    name: 'Rye lovers',
    shared: true,
    query: JSON.stringify(query),
  })
  const inList = async () => (await api.lists.members({ id })).rows.map(({ name }) => name)
  const inFilter = async () => {
    const saved = (await api.views.list({ list: 'contacts' })).find((one) => one.id === view.id)
    const found = await api.contacts.list(JSON.parse(saved?.query ?? '{}') as typeof query)
    return found.rows.map(({ name }) => name)
  }
  expect([await inList(), await inFilter()]).toEqual([
    ['Bob Jones', 'Ann Smith'],
    ['Carla Diaz', 'Ann Smith'],
  ])

  // Somebody else likes rye now: the filter shows them, the list stays as it was made.
  await api.exchange.import({ file: csv('Email,Tags\nbob@example.com,rye\n'), kind: 'tags' })
  expect([await inList(), await inFilter()]).toEqual([
    ['Bob Jones', 'Ann Smith'],
    ['Carla Diaz', 'Bob Jones', 'Ann Smith'],
  ])

  const names = async (file: File) => ['Ann', 'Bob', 'Carla'].filter((name) => text.get(file)?.includes(name))
  const text = new Map<File, string>()
  for (const request of [
    { what: 'list' as const, listId: id, format: 'csv' as const, open: true },
    { what: 'contacts' as const, query, format: 'csv' as const, open: true },
  ]) {
    const { file } = await api.exchange.export(request)
    text.set(file, await file.text())
  }
  expect(await Promise.all([...text.keys()].map(names))).toEqual([
    ['Ann', 'Bob'],
    ['Ann', 'Bob', 'Carla'],
  ])
  // What went out comes in elsewhere as the same list.
  const elsewhere = await shop()
  const [out] = text.keys()
  await elsewhere.exchange.import({ file: people, kind: 'contacts' })
  const again = await elsewhere.exchange.import({
    file: out ?? csv(''),
    kind: 'lists',
    mapping: { fields: { email: { column: 'email' }, list: { constant: 'Calendar' } } },
  })
  expect(again).toMatchObject({ updated: 2, skipped: 0 })
  expect(await elsewhere.lists.list({})).toMatchObject([{ name: 'Calendar', count: 2 }])
})
