// Labels through the contract: who gets one, where it lands, and that nothing in a name is anything but text.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'
import { labelDocument, sizeOnLabel } from '../../../src/main/core/areas/paper/label-pages.ts'
import { SHEETS, sheetOf } from '../../../src/main/core/areas/paper/sheets.ts'

let core: TestCore & { readonly owner: TestWindow }
let api: TestWindow['api']
const people: Record<string, number> = {}

interface Address {
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
  readonly country: string
}
const LINDEN: Address = { street: 'Lindenstraße 5', postcode: '10969', city: 'Berlin', region: '', country: 'DE' }
const HIGH: Address = {
  ...LINDEN,
  street: 'Flat 2\n10 High Street',
  postcode: 'EX2 4AB',
  city: 'Exeter',
  country: 'GB',
}
const LOW: Address = { ...HIGH, street: '9 High Street' }

async function person(given: string, family: string, address: Address | null, agreed = true) {
  const { id } = await api.contacts.create({
    given,
    family,
    ...(address && { addresses: [{ label: 'home', ...address }] }),
  })
  if (agreed)
    await api.consent.give({ contactId: id, channels: ['post'], how: 'at the counter', words: 'Yes, write to me' })
  people[given] = id
  return id
}

beforeAll(async () => {
  core = await startWithBook()
  api = core.owner.api
  await person('Ada', 'Berg', HIGH)
  await person('Ben', 'Berg', HIGH)
  await person('Cleo', 'Dahl', LINDEN)
  await person('Dan', '<b>{{x}}</b>', LOW)
  await person('Eve', 'Unasked', LOW, false)
  await person('Finn', 'Nowhere', null)
  await api.households.create({ contactIds: [people['Ada'] ?? 0, people['Ben'] ?? 0], name: 'The Berg family' })
})
afterAll(() => core.dispose())

/** What our own pages are made of, without what stands in quotes. */
const PLAIN = new Set([
  '<section class=>',
  '<div class=>',
  '<div>',
  '<div dir=>',
  '</div>',
  '</section>',
  '</body>',
  '</html>',
])

const everybody = () => Object.values(people)
const labelsIn = (html: string) =>
  [...html.matchAll(/<div class="label ([^"]*)"><div>(.*?)<\/div><\/div>(?=<div class="label|<\/section>)/gs)].map(
    ([, place, text]) => ({
      place: place ?? '',
      lines: [...(text ?? '').matchAll(/<div dir="auto">(.*?)<\/div>/g)].map(([, line]) => line),
    }),
  )

test('labels go to one of each household that may be written to, by postcode, in the form of their country', async () => {
  const { file, ...printed } = await api.paper.labels({ contactIds: everybody(), sheet: 'L7160', start: 20 })
  expect(labelsIn(await file.text())).toEqual([
    { place: 'x2 y6 s120', lines: ['Dan &lt;b&gt;{{x}}&lt;/b&gt;', '9 High Street', 'Exeter EX2 4AB'] },
    { place: 'x0 y0 s120', lines: ['The Berg family', 'Flat 2', '10 High Street', 'Exeter EX2 4AB'] },
    { place: 'x1 y0 s120', lines: ['Cleo Dahl', 'Lindenstraße 5', '10969 Berlin', 'GERMANY'] },
  ])
  expect(file.name).toBe('labels-2026-03-10.html')
  expect(printed).toEqual({
    pages: 2,
    people: 4,
    pieces: 3,
    total: 6,
    sends: [],
    contacts: ['Dan', 'Ada', 'Ben', 'Cleo'].map((name) => people[name]),
    left: [
      { id: people['Eve'], name: 'Eve Unasked', reason: 'unknown' },
      { id: people['Finn'], name: 'Finn Nowhere', reason: 'no_address' },
    ],
  })
})

test('what is no marketing goes to whoever has an address, and apart where that is wanted', async () => {
  const {
    left,
    pieces,
    people: reached,
  } = await api.paper.labels({
    contactIds: everybody(),
    sheet: '5160',
    class: 'service',
    perHousehold: false,
  })
  expect({ left, pieces, reached }).toEqual({
    left: [{ id: people['Finn'], name: 'Finn Nowhere', reason: 'no_address' }],
    pieces: 5,
    reached: 5,
  })
})

test('what went to the post by hand stands with each of them, counts among what they had, once a day, and is taken back', async () => {
  const { contacts } = await api.paper.labels({ contactIds: everybody(), sheet: 'L7160' })
  const post = async (name: string) =>
    (await api.contacts.timeline({ contactId: people[name] ?? 0, kinds: ['message-sent'] })).rows
  const { people: first, command } = await api.paper.byHand({ contactIds: contacts })
  expect(first).toBe(4)
  expect(await api.paper.byHand({ contactIds: contacts })).toEqual({ people: 0, command: null })
  expect(await post('Ben')).toMatchObject([
    { area: 'sending', title: null, values: { channel: 'post', state: 'sent', class: 'marketing' }, by: 'Rosa' },
  ])
  expect((await api.sending.outbox({ contactId: people['Ben'] ?? 0 })).rows).toMatchObject([
    { source: 'single', channel: 'post', state: 'sent', sourceName: null },
  ])
  await api.history.undo({ command: command ?? 0 })
  expect(await post('Ben')).toEqual([])
  expect((await api.sending.outbox({ contactId: people['Ben'] ?? 0 })).total).toBe(0)
  // Who may not be written to has no trace of paper that did not go to them.
  expect((await refusalOf(api.paper.byHand({ contactIds: [people['Eve'] ?? 0] }))).code).toBe('NOT_FOUND')
})

test('a list is printed like people chosen one by one, also in parts', async () => {
  const { id } = await api.lists.create({ name: 'Calendar' })
  await api.lists.add({ id, contactIds: everybody() })
  const part = await api.paper.labels({ listId: id, sheet: 'L7163', from: 1, limit: 2 })
  expect({ people: part.people, total: part.total }).toEqual({ people: 2, total: 6 })
})

test('what cannot be printed is refused', async () => {
  const refused = async (input: Parameters<typeof api.paper.labels>[0]) => refusalOf(api.paper.labels(input))
  expect(await refused({ contactIds: everybody(), sheet: 'L9999' })).toMatchObject({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'sheet', rule: 'unknown' }] },
  })
  expect(await refused({ contactIds: everybody(), sheet: 'L7163', start: 14 })).toMatchObject({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'start', rule: 'too_large', limit: 13 }] },
  })
  expect(await refused({ sheet: 'L7163' })).toMatchObject({ data: { issues: [{ rule: 'only_one' }] } })
  expect(await refused({ listId: 1, sheet: 'L7163' })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await refused({ contactIds: everybody(), sheet: 'L7163', as: 'pdf' })).toMatchObject({
    data: { issues: [{ path: 'as', rule: 'no_press' }] },
  })
})

test('sheets come with measures that lie on the page, those of the own paper first', async () => {
  const { sheets, canMakePdf } = await api.paper.sheets({})
  expect(canMakePdf).toBe(false)
  expect(sheets[0]).toMatchObject({ sheet: 'L7159', page: { width: 2_100, height: 2_970 } })
  for (const { page, label, first, step, across, down } of sheets) {
    expect(first.x + step.x * (across - 1) + label.width).toBeCloseTo(page.width - first.x, 6)
    expect(first.y + step.y * (down - 1) + label.height).toBeCloseTo(page.height - first.y, 6)
    expect(Math.min(first.x, first.y, step.x - label.width, step.y - label.height)).toBeGreaterThanOrEqual(-1e-9)
  }
})

test('the first label of a sheet lies where its maker says', () => {
  const places = ['5160', '5163', '5167', 'L7159', 'L7160', 'L7163'].map((name) => {
    const sheet = sheetOf(name)
    return [name, sheet?.first.x.toFixed(1), sheet?.first.y.toFixed(1), sheet?.step.x.toFixed(1)]
  })
  // 5160: 0.1875 in, 5163: 0.15625 in, 5167: 0.28125 in from the side; half an inch from the top.
  expect(places).toEqual([
    ['5160', '47.6', '127.0', '698.5'],
    ['5163', '39.7', '127.0', '1063.6'],
    ['5167', '71.4', '127.0', '523.9'],
    ['L7159', '72.1', '129.0', '660.4'],
    ['L7160', '72.1', '151.5', '660.4'],
    ['L7163', '46.5', '151.5', '1016.0'],
  ])
})

test('whatever is written in a name or an address is printed as written, runs nothing and loads nothing', () => {
  const wild = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=https://x.example onerror=x>',
      '&amp;',
      '</style>',
      '{{ 7 | times: 6 }}',
      "' onload='",
      '<!--',
      ']]>',
    ),
  )
  const text = (html: string) =>
    html
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
  fc.assert(
    fc.property(fc.array(wild, { minLength: 1, maxLength: 5 }), fc.constantFrom(...SHEETS), (lines, sheet) => {
      const { html } = labelDocument({ sheet, start: 0, labels: [{ lines }], title: 'labels', language: 'en' })
      const [, body = ''] = html.split('<body>')
      const tags = [...body.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/, ''))
      expect([...new Set(tags)].filter((tag) => !PLAIN.has(tag))).toEqual([])
      const written = [...body.matchAll(/<div dir="auto">(.*?)<\/div>/gs)].map(([, line]) => text(line ?? ''))
      const meant = lines.flatMap((line) => line.split(/\r\n|[\n\r\u0085\u2028\u2029]/)).map((line) => line.trim())
      expect(written).toEqual(meant.filter((line) => line !== ''))
    }),
    { numRuns: 300 },
  )
})

test('an address that would not stand whole on its label is left out and named', async () => {
  const street = 'c/o the very long name of an institution that goes on and on\n'.repeat(6).trim()
  const id = await person('Gus', 'Long', { ...HIGH, street })
  const small = await api.paper.labels({ contactIds: [id], sheet: '5167' })
  expect({ pieces: small.pieces, left: small.left }).toEqual({
    pieces: 0,
    left: [{ id, name: 'Gus Long', reason: 'too_long' }],
  })
  const large = await api.paper.labels({ contactIds: [id], sheet: '5163' })
  expect(large.pieces).toBe(1)
})

test('a long line makes a label smaller before it is broken', () => {
  const sheet = sheetOf('L7160')
  const size = (line: string) => sheet && sizeOnLabel(sheet, ['Ada Berg', line, 'Exeter EX2 4AB'])
  expect([size('10 High Street'), size('x'.repeat(30)), size('x'.repeat(60))]).toEqual([12, 8.5, 12])
})

/** Where the first column and the first row begin, in millimetres. */
const beginsAt = (html: string) =>
  [/\.x0 \{ left: ([-\d.]+)mm/, /\.y0 \{ top: ([-\d.]+)mm/].map((place) => Number(place.exec(html)?.[1]))

test('a printer that prints beside is told once: labels and the trial sheet are moved by it, and the book is not changed', async () => {
  const order = { contactIds: everybody(), sheet: 'L7160' }
  const [x = 0, y = 0] = beginsAt(await (await api.paper.labels(order)).file.text())
  expect((await api.paper.sheets({})).shift).toEqual({ x: 0, y: 0 })
  const before = (await api.history.list({ limit: 1 })).rows[0]
  await api.paper.keepShift({ x: -12, y: 7 })
  expect((await api.paper.sheets({})).shift).toEqual({ x: -12, y: 7 })
  const [movedX = 0, movedY = 0] = beginsAt(await (await api.paper.labels(order)).file.text())
  expect(movedX - x).toBeCloseTo(-1.2, 6)
  expect(movedY - y).toBeCloseTo(0.7, 6)
  const trial = await api.paper.trialSheet({ sheet: 'L7160' })
  const html = await trial.file.text()
  expect(trial.pages).toBe(1)
  expect(beginsAt(html)).toEqual([movedX, movedY])
  expect(labelsIn(html).map(({ lines }) => lines)).toEqual(Array.from({ length: 21 }, (_, at) => [String(at + 1)]))
  expect((await api.history.list({ limit: 1 })).rows[0]).toEqual(before)
  expect((await refusalOf(api.paper.keepShift({ x: 101, y: 0 }))).code).toBe('BAD_INPUT')
  expect((await refusalOf(api.paper.trialSheet({ sheet: 'L9999' }))).code).toBe('BAD_INPUT')
  await api.paper.keepShift({ x: 0, y: 0 })
})
