// A backup file from anywhere through the contract: on a new machine, in parts, damaged, foreign, on a disk in trouble.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CONTAINER_FORMAT } from '../../src/main/core/book/backup/container.ts'
import type { TestWindow } from '../support/core.ts'
import { OWNER, PASSWORD, refusalOf, startTestCore, startWithBook, type TestCore } from '../support/core.ts'
import { brokenFiles, testOutside } from '../support/outside.ts'

const PART = 100_000
const running: TestCore[] = []
afterEach(async () => {
  for (const core of running.splice(0).toReversed()) await core.dispose()
})

const kept = <T extends TestCore>(core: T): T => {
  running.push(core)
  return core
}

type Api = TestWindow['api']

async function bring(api: Api, bytes: Uint8Array, name = 'from the stick.regulars-backup') {
  let ticket: string | undefined
  for (let at = 0; ; at += PART) {
    const part = new File([Uint8Array.from(bytes.subarray(at, at + PART))], 'part')
    const answer = await api.backup.bring({ name, size: bytes.length, at, part, ...(ticket && { ticket }) })
    ticket = answer.ticket
    if (answer.brought !== null) return answer.brought
  }
}

/** A backup of a shop with somebody, their photo-sized document, and its recovery code. */
let file: Buffer
let code: string
beforeEach(async () => {
  const old = startTestCore()
  const { api } = old.window()
  code = (await api.book.create({ shop: 'Corner Bakery', owner: OWNER, password: PASSWORD })).recoveryCode
  const { id } = await api.contacts.create({ given: 'Ana', family: 'Horvat' })
  const photo = new File([Uint8Array.from({ length: 250_000 }, (_, at) => at * 7)], 'cake.bin')
  await api.documents.add({ about: { what: 'contact', id }, file: photo })
  const made = await api.backup.create({})
  file = fs.readFileSync(join(old.folder, 'backups', made.name))
  await old.dispose()
})

test.each(['password', 'recovery code'] as const)(
  'on a new machine the file and the %s are all it takes',
  async (by) => {
    const core = kept(startTestCore())
    const { api } = core.window()
    expect((await api.book.status({})).state).toBe('none')
    expect(await api.backup.offered({})).toEqual([])
    const brought = await bring(api, file)
    expect(brought.names).toEqual([OWNER])
    expect(await api.backup.offered({})).toMatchObject([{ name: brought.name, at: brought.at, bytes: file.length }])
    const proof = by === 'password' ? { user: OWNER, password: PASSWORD } : { code }
    expect(await api.backup.restore({ name: brought.name, ...proof })).toEqual({ keptAside: '' })
    if (by === 'password') await api.book.open({ user: OWNER, password: PASSWORD })
    else await api.book.recover({ code, password: 'a new one for here' })
    const [ana] = (await api.contacts.list({})).rows
    expect(ana?.name).toBe('Ana Horvat')
    const [cake] = (await api.documents.list({ what: 'contact', id: ana?.id ?? 0 })).rows
    const opened = await api.documents.get({ id: cake?.id ?? 0 })
    const bytes = new Uint8Array(await opened.file.arrayBuffer())
    expect(bytes.every((byte, at) => byte === ((at * 7) & 255))).toBe(true)
    expect(bytes).toHaveLength(250_000)
  },
)

test('brought twice it is there once, and nothing else is left of it', async () => {
  const core = kept(startTestCore())
  const { api } = core.window()
  const first = await bring(api, file)
  expect(await bring(api, file)).toEqual(first)
  expect(fs.readdirSync(join(core.folder, 'backups')).filter((name) => name.endsWith('backup'))).toEqual([first.name])
  expect(fs.readdirSync(core.folder)).toEqual(['backups'])
})

test('what is no backup, cut, changed or newer is refused, and nothing of it stays', async () => {
  const core = kept(startTestCore())
  const { api } = core.window()
  const changed = Uint8Array.from(file)
  changed[200_000] = (changed[200_000] ?? 0) ^ 1
  const newer = Uint8Array.from(file)
  newer[16] = CONTAINER_FORMAT + 1
  for (const [bytes, expected] of [
    [Buffer.from('holiday pictures'), 'FILE_UNREADABLE'],
    [file.subarray(0, 8), 'FILE_UNREADABLE'],
    [file.subarray(0, 16), 'BACKUP_DAMAGED'],
    [file.subarray(0, file.length - 1), 'BACKUP_DAMAGED'],
    [file.subarray(0, 150_000), 'BACKUP_DAMAGED'],
    [changed, 'BACKUP_DAMAGED'],
    [newer, 'BOOK_NEWER'],
  ] as const) {
    expect((await refusalOf(bring(api, bytes))).code).toBe(expected)
    expect(await api.backup.offered({})).toEqual([])
    expect(fs.existsSync(core.folder) ? fs.readdirSync(core.folder) : []).toEqual([])
  }
  expect((await refusalOf(api.backup.restore({ name: 'x', user: OWNER, password: PASSWORD }))).code).toBe('NOT_FOUND')
})

test('parts come in order, of one file at a time, and a window that goes takes its file along', async () => {
  const core = kept(startTestCore())
  const window = core.window()
  const { api } = window
  const size = file.length
  const part = (at: number, length = PART) => new File([Uint8Array.from(file.subarray(at, at + length))], 'part')
  const strays = () => fs.readdirSync(core.folder).filter((name) => name.endsWith('.part'))
  for (const wrong of [{ at: PART * 2 }, { at: 0 }, { at: PART, size: size + 1 }]) {
    const { ticket } = await api.backup.bring({ name: 'a', size, at: 0, part: part(0) })
    const next = { name: 'a', size, ticket, part: part(PART), ...wrong }
    expect((await refusalOf(api.backup.bring(next))).code).toBe('FILE_UNREADABLE')
    expect(strays()).toEqual([])
  }
  const { ticket } = await api.backup.bring({ name: 'a', size, at: 0, part: part(0) })
  const other = core.window()
  const stolen = { name: 'a', size, ticket, at: PART, part: part(PART) }
  expect((await refusalOf(other.api.backup.bring(stolen))).code).toBe('FILE_UNREADABLE')
  expect(strays()).toHaveLength(1)
  // Begun anew, the first try is forgotten.
  await api.backup.bring({ name: 'a', size, at: 0, part: part(0) })
  expect(strays()).toHaveLength(1)
  window.close()
  expect(strays()).toEqual([])
})

test.each([
  ['ENOSPC', 'DISK_FULL'],
  ['EROFS', 'FOLDER_READ_ONLY'],
])('a disk that answers %s is told as %s, and nothing stays', async (system, expected) => {
  const core = kept(
    startTestCore({ outside: testOutside({ files: brokenFiles({ code: system, afterBytes: 150_000 }) }) }),
  )
  const { api } = core.window()
  expect((await refusalOf(bring(api, file))).code).toBe(expected)
  expect(fs.readdirSync(core.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  expect(await api.backup.offered({})).toEqual([])
})

test('over an open book only its owner brings one; the present book is backed up and kept aside', async () => {
  const core = kept(await startWithBook())
  const stranger = core.window()
  expect(await refusalOf(bring(stranger.api, file))).toMatchObject({ code: 'FORBIDDEN', data: { need: 'owner' } })
  const { api } = core.owner
  await api.contacts.create({ family: 'Novak' })
  const { name } = await bring(api, file)
  const { keptAside } = await api.backup.restore({ name, user: OWNER, password: PASSWORD })
  expect(keptAside).toMatch(/^before-restore-/)
  await api.book.open({ user: OWNER, password: PASSWORD })
  expect((await api.contacts.list({})).rows.map((row) => row.name)).toEqual(['Ana Horvat'])
  const all = await api.backup.list({})
  expect(all.map(({ why }) => why).toSorted()).toEqual(['asked', 'restore'])
})
