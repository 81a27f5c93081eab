// Folders into which a till writes: its files are taken by themselves, each once, and never touched; whatever is wrong with the
// folder or a file is said and costs nothing.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/book.ts'
import { giveBook, refusalOf, startTestCore, type TestCore, type TestWindow } from '../../support/core.ts'
import { testOutside } from '../../support/outside.ts'

const MINUTE = 60_000
const open: { dispose(): Promise<void> }[] = []
const folders: string[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.dispose()
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

interface Till {
  readonly started: TestCore
  readonly api: TestWindow['api']
  readonly folder: string
  /** What the disk does when the till's folder is listed or a file of it is read. */
  trouble: { list?: string; read?: string }
  put(name: string, text: string): void
  /** A minute goes by, and whatever it began is done. */
  minute(): Promise<void>
  visits(): Promise<number>
}

async function till(): Promise<Till> {
  const folder = temporaryFolder()
  folders.push(folder)
  const trouble: Till['trouble'] = {}
  const fail = (code: string): never => {
    throw Object.assign(new Error(code), { code })
  }
  const base = testOutside()
  const files = {
    ...base.files,
    readdirSync: ((path: fs.PathLike, ...rest: readonly never[]) => {
      if (trouble.list !== undefined && String(path) === folder) fail(trouble.list)
      return fs.readdirSync(path, ...rest)
    }) as typeof fs.readdirSync,
    readFileSync: ((path: fs.PathOrFileDescriptor, ...rest: readonly never[]) => {
      if (trouble.read !== undefined && String(path).startsWith(folder)) fail(trouble.read)
      return fs.readFileSync(path, ...rest)
    }) as typeof fs.readFileSync,
  }
  const started = startTestCore({ outside: { ...base, files } })
  open.push(started)
  const { api } = started.window('first')
  await giveBook(started, { api })
  return {
    started,
    api,
    folder,
    trouble,
    put(name, text) {
      fs.writeFileSync(join(folder, name), text)
    },
    async minute() {
      const looked = async () => (await api.exchange.watched({})).map(({ lookedAt }) => lookedAt)
      const before = await looked()
      base.clock.turn(MINUTE)
      const some = (await api.exchange.watched({})).some(({ on }) => on)
      await expect.poll(async () => !some || String(await looked()) !== String(before), { timeout: 20_000 }).toBe(true)
    },
    visits: async () => (await api.visits.list({})).count,
  }
}

const DAY_ONE = 'receipt,date,product,quantity,price\n1,2026-03-01,Bread,2,3.10\n2,2026-03-01,Cake,1,4.00\n'
const DAY_TWO = 'receipt,date,product,quantity,price\n3,2026-03-02,Bread,1,3.10\n'

test('[N11] what the till writes into its folder is taken by itself, each file once, and undone as one', async () => {
  const shop = await till()
  const { api, folder } = shop
  shop.put('one.csv', DAY_ONE)
  const { id } = await api.exchange.watch({ folder, kind: 'sales', mapping: { source: 'till' } })
  expect(await api.exchange.watched({})).toMatchObject([{ id, state: 'new', on: true, files: [] }])
  // Seen once it may still be written.
  await shop.minute()
  expect(await shop.visits()).toBe(0)
  await shop.minute()
  expect(await shop.visits()).toBe(2)
  shop.put('two.csv', DAY_TWO)
  // The same contents under another name are no other day.
  shop.put('copy of one.csv', DAY_ONE)
  await shop.minute()
  await shop.minute()
  await shop.minute()
  expect(await shop.visits()).toBe(3)
  const [watched] = await api.exchange.watched({})
  expect(watched).toMatchObject({ state: 'good' })
  expect(watched?.files.map(({ name, outcome }) => `${name} ${outcome}`).toSorted()).toEqual([
    'copy of one.csv again',
    'one.csv taken',
    'two.csv taken',
  ])
  expect(fs.readdirSync(folder).toSorted()).toEqual(['copy of one.csv', 'one.csv', 'two.csv'])
  expect(fs.readFileSync(join(folder, 'one.csv'), 'utf8')).toBe(DAY_ONE)
  const first = watched?.files.find(({ name }) => name === 'one.csv')
  await api.history.undo({ command: first?.command ?? 0 })
  expect(await shop.visits()).toBe(1)
  await shop.minute()
  expect(await shop.visits()).toBe(1)
})

test('a file that is still growing waits until it has stood still', async () => {
  const shop = await till()
  await shop.api.exchange.watch({ folder: shop.folder, kind: 'sales' })
  shop.put('day.csv', DAY_ONE.slice(0, 60))
  await shop.minute()
  shop.put('day.csv', DAY_ONE)
  await shop.minute()
  expect(await shop.visits()).toBe(0)
  await shop.minute()
  expect(await shop.visits()).toBe(2)
})

test('a file that cannot be read as sales is refused once, with the reason, and a mended one is taken', async () => {
  const shop = await till()
  const { api, folder } = shop
  await api.exchange.watch({ folder, kind: 'sales' })
  shop.put('odd.csv', 'colour,shape\nred,round\n')
  shop.put('empty.csv', ' \n')
  for (let turn = 0; turn < 4; turn += 1) await shop.minute()
  const refused = async () => (await api.exchange.watched({}))[0]?.files.map(({ name, why }) => `${name} ${why ?? ''}`)
  expect((await refused())?.toSorted()).toEqual(['empty.csv FILE_UNREADABLE', 'odd.csv BAD_INPUT'])
  shop.put('odd.csv', DAY_TWO)
  await shop.minute()
  await shop.minute()
  expect(await shop.visits()).toBe(1)
})

test('a folder that is gone, or a disk in trouble, is said and costs nothing', async () => {
  const shop = await till()
  const { api, folder } = shop
  const state = async () => (await api.exchange.watched({}))[0]?.state
  await api.exchange.watch({ folder, kind: 'sales' })
  shop.put('one.csv', DAY_ONE)
  fs.renameSync(folder, `${folder}-away`)
  await shop.minute()
  expect(await state()).toBe('gone')
  fs.renameSync(`${folder}-away`, folder)
  shop.trouble.list = 'EIO'
  await shop.minute()
  expect(await state()).toBe('failed')
  delete shop.trouble.list
  shop.trouble.read = 'EBUSY'
  await shop.minute()
  await shop.minute()
  expect(await state()).toBe('failed')
  expect(await shop.visits()).toBe(0)
  delete shop.trouble.read
  await shop.minute()
  expect(await state()).toBe('good')
  expect(await shop.visits()).toBe(2)
})

test('who asks for a look gets at once what has lain there for a while; what is forgotten is watched no more', async () => {
  const shop = await till()
  const { api, folder } = shop
  const { id } = await api.exchange.watch({ folder, kind: 'sales', on: false })
  shop.put('one.csv', DAY_ONE)
  const old = (shop.started.outside.clock.now() - 10 * MINUTE) / 1_000
  fs.utimesSync(join(folder, 'one.csv'), old, old)
  expect(await api.exchange.lookInto({ id })).toMatchObject({ state: 'good', files: [{ outcome: 'taken' }] })
  expect(await shop.visits()).toBe(2)
  await api.exchange.forget({ id })
  expect(await api.exchange.watched({})).toEqual([])
  expect(await refusalOf(api.exchange.lookInto({ id }))).toMatchObject({ code: 'NOT_FOUND' })
})

test('only a folder that is there and not the book’s own is watched', async () => {
  const shop = await till()
  const { api, folder, started } = shop
  const refused = (path: string) => refusalOf(api.exchange.watch({ folder: path, kind: 'sales' }))
  expect(await refused('somewhere')).toMatchObject({ code: 'BAD_INPUT', data: { issues: [{ rule: 'not_a_path' }] } })
  expect(await refused(started.folder)).toMatchObject({ data: { issues: [{ rule: 'own_folder' }] } })
  expect(await refused(join(folder, 'not there'))).toMatchObject({ code: 'FOLDER_GONE' })
  fs.mkdirSync(join(folder, 'there'))
  expect(await refused(join(folder, 'there'))).toMatchObject({ code: 'none' })
})
