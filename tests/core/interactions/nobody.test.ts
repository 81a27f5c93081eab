// What was said by nobody known yet: written down, found, given to somebody, taken back, and carried everywhere.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { soughtIn } from '../../../src/main/core/areas/interactions/suggest.ts'
import { tablesOf } from '../../support/book-archives.ts'
import { temporaryFolder } from '../../support/book.ts'
import {
  PASSWORD,
  refusalOf,
  startTestCore,
  startWithBook,
  type TestCore,
  type TestWindow,
} from '../../support/core.ts'

const root = temporaryFolder()
let core: TestCore
let api: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook({ root })
  core = started
  api = started.owner.api
})
afterAll(async () => {
  await core.dispose()
  rmSync(root, { recursive: true, force: true })
})

const person = async (given: string, more: object = {}) => (await api.contacts.create({ given, ...more })).id
const complaint = { kind: 'call', words: 'The cake was dry', tone: 'complaint' } as const
const nobodys = async () => (await api.interactions.list({ nobodys: true })).rows.map(({ id }) => id)
const timeline = async (contactId: number) =>
  (await api.contacts.timeline({ contactId })).rows.filter(({ area }) => area === 'interactions').map(({ id }) => id)
const openOf = async (contactId: number) => (await api.contacts.matters({ contactId })).open.map(({ id }) => id)

test('[A24] a complaint of nobody known stands open by itself until it is attached, and then is that customer’s', async () => {
  const { id } = await api.interactions.add({ contactId: null, caller: ' Mrs Miller, 01632 960 961 ', ...complaint })
  expect(await api.interactions.get({ id })).toMatchObject({
    contactId: null,
    contactName: null,
    caller: 'Mrs Miller, 01632 960 961',
    open: true,
  })
  expect(await nobodys()).toEqual([id])
  expect((await api.interactions.list({ open: true })).rows.map((row) => row.id)).toContain(id)
  expect((await api.interactions.counts({})).nobodys).toEqual({ count: 1, open: 1 })

  const other = await person('Ann', { family: 'Miller' })
  const phone = { typed: '01632 960961', label: 'mobile' }
  const miller = await person('Jane', { family: 'Miller', phones: [phone] })
  expect(await api.interactions.suggest({ id })).toMatchObject([
    { id: miller, name: 'Jane Miller', matched: 'phone' },
    { id: other, name: 'Ann Miller', matched: 'name' },
  ])
  const attached = await api.interactions.attach({ id, contactId: miller })
  expect(await api.interactions.get({ id })).toMatchObject({
    contactId: miller,
    contactName: 'Jane Miller',
    open: true,
  })
  expect([await nobodys(), await timeline(miller), await openOf(miller)]).toEqual([[], [id], [id]])
  expect((await api.contacts.search({ text: 'dry' })).map((hit) => hit.id)).toEqual([miller])

  await api.history.undo({ command: attached.command ?? 0 })
  expect([await nobodys(), await timeline(miller), await openOf(miller)]).toEqual([[id], [], []])
  expect(await api.contacts.search({ text: 'dry' })).toEqual([])
  await api.history.redo({ command: attached.command ?? 0 })
  expect([await nobodys(), await timeline(miller)]).toEqual([[], [id]])
})

test('given to the wrong one it is given to another, or to nobody again', async () => {
  const [wrong, right] = [await person('Wrong'), await person('Right')]
  const { id } = await api.interactions.add({ contactId: wrong, kind: 'note', words: 'Rare words' })
  const moved = await api.interactions.attach({ id, contactId: right })
  expect([await timeline(wrong), await timeline(right)]).toEqual([[], [id]])
  expect((await api.interactions.attach({ id, contactId: right })).command).toBeNull()
  await api.interactions.attach({ id, contactId: null })
  expect([await timeline(right), await nobodys()]).toEqual([[], [id]])
  expect((await refusalOf(api.history.undo({ command: moved.command ?? 0 }))).code).toBe('UNDO_BLOCKED')
  expect((await refusalOf(api.interactions.attach({ id, contactId: 99 }))).code).toBe('NOT_FOUND')
  await api.contacts.trash({ ids: [wrong] })
  expect((await refusalOf(api.interactions.attach({ id, contactId: wrong }))).code).toBe('NOT_FOUND')
  expect((await refusalOf(api.interactions.attach({ id: 99, contactId: right }))).code).toBe('NOT_FOUND')
  await api.interactions.remove({ id })
})

test('what is nobody’s is removed and brought back like anything else', async () => {
  const { id } = await api.interactions.add({ contactId: null, kind: 'talk', words: 'Asked for rye' })
  const removed = await api.interactions.remove({ id })
  expect(await nobodys()).toEqual([])
  await api.history.undo({ command: removed.command ?? 0 })
  expect(await nobodys()).toEqual([id])
  const saved = await api.interactions.save({ id, patch: { caller: 'A tall man', open: true } })
  expect(await api.interactions.get({ id })).toMatchObject({ caller: 'A tall man', open: true, words: 'Asked for rye' })
  await api.history.undo({ command: saved.command ?? 0 })
  expect((await api.interactions.get({ id })).caller).toBeNull()
})

test('it goes with whom it was given to, and comes back to nobody when the giving is undone meanwhile', async () => {
  const ada = await person('Ada')
  const { id } = await api.interactions.add({ contactId: null, kind: 'call', words: 'Went along' })
  const attached = await api.interactions.attach({ id, contactId: ada })
  await api.contacts.trash({ ids: [ada] })
  expect((await refusalOf(api.interactions.get({ id }))).code).toBe('NOT_FOUND')
  await api.history.undo({ command: attached.command ?? 0 })
  expect(await api.interactions.get({ id })).toMatchObject({ contactId: null })
  await api.contacts.restore({ ids: [ada] })
  expect(await timeline(ada)).toEqual([])
})

test('nothing is said before anybody lived', async () => {
  const early = api.interactions.add({ contactId: null, kind: 'talk', at: -9e15 })
  expect(await refusalOf(early)).toMatchObject({ data: { issues: [{ path: 'at', rule: 'too_small' }] } })
})

test('a merge takes it along, and undone it is where it was', async () => {
  const [kept, gone] = [await person('Kept'), await person('Gone')]
  const { id } = await api.interactions.add({ contactId: null, kind: 'call', words: 'Merged' })
  await api.interactions.attach({ id, contactId: gone })
  const merged = await api.duplicates.merge({ ids: [kept, gone], keep: kept })
  expect(await timeline(kept)).toEqual([id])
  // Whoever is asked for by the old number is the one they became.
  expect((await api.interactions.attach({ id, contactId: gone })).command).toBeNull()
  await api.history.undo({ command: merged.command ?? 0 })
  expect([await timeline(kept), await timeline(gone)]).toEqual([[], [id]])
})

test('a call that nobody is known of is in the file of what was said, and in the archive, from which the same book is made', async () => {
  const { file: table } = await api.exchange.export({ what: 'interactions', format: 'csv', open: true })
  expect(await table.text()).toContain('Mrs Miller, 01632 960 961')
  expect(await table.text()).toContain('Asked for rye')
  const { file } = await api.exchange.export({ what: 'archive', open: true })
  const second = temporaryFolder()
  const copy = startTestCore({ root: second })
  const { api: there } = copy.window()
  await there.book.create({ shop: 'Another', owner: 'Somebody', password: PASSWORD })
  await there.exchange.import({ kind: 'archive', file })
  const said = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id)
  expect(said((await there.interactions.list({ nobodys: true })).rows)).toEqual(await nobodys())
  await copy.dispose()
  rmSync(second, { recursive: true, force: true })
})

test('a repair finds nothing to do', async () => {
  await core.core.close()
  const { before, after } = await tablesOf(root)
  expect(after).toEqual(before)
  expect(before['interaction']?.length).toBeGreaterThan(2)
})

test.each([
  ['Mrs Miller, 01632 960 961', ['01632 960 961', 'Mrs Miller', 'Miller', 'Mrs']],
  ['+49 30 1234567', ['+49 30 1234567']],
  ['no 12', ['no 12']],
  ['Żaneta Ó Briain', ['Żaneta Ó Briain', 'Briain', 'Żaneta']],
  ['', []],
])('of “%s” is sought %o', (caller, sought) => {
  expect(soughtIn(caller)).toEqual(sought)
})
