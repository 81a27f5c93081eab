// The second place of backups through the contract, on a disk that is pulled out, full, protected and spoilt on purpose:
// what is on this PC stays good, what was good there stays there, and the program says what is wrong.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Files } from '../../src/main/core/outside.ts'
import { OWNER, PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../support/core.ts'
import { temporaryFolder } from '../support/book.ts'
import { testOutside } from '../support/outside.ts'

const DAY = 86_400_000

/** What is wrong with the stick now. */
type Trouble =
  | { readonly is: 'none' | 'out' | 'protected' }
  /** A write after so many bytes fails. */
  | { readonly is: 'breaks'; readonly code: string; readonly after: number }
  /** So many bytes are free, as far as the system knows. */
  | { readonly is: 'small'; readonly free: number }
  /** One byte is written as another. */
  | { readonly is: 'lies'; readonly at: number }

interface Stick {
  readonly files: Files
  trouble: Trouble
}

/** A real folder that behaves like a stick in trouble. */
function stickAt(path: string): Stick {
  const stick: { trouble: Trouble } = { trouble: { is: 'none' } }
  const handles = new Set<number>()
  let written = 0
  const fail = (code: string): never => {
    throw Object.assign(new Error(`${code}: on purpose`), { code })
  }
  const on = (at: fs.PathLike | fs.PathOrFileDescriptor) => String(at).startsWith(path)
  const look = (at: fs.PathLike | fs.PathOrFileDescriptor) => {
    if (on(at) && stick.trouble.is === 'out') fail('ENOENT')
  }
  const change = (at: fs.PathLike) => {
    look(at)
    if (on(at) && stick.trouble.is === 'protected') fail('EROFS')
  }
  const guarded = <A extends readonly unknown[], R>(guard: (at: fs.PathLike) => void, run: (...given: A) => R) =>
    ((...given: A): R => {
      guard(given[0] as fs.PathLike)
      return run(...given)
    }) as (...given: A) => R
  const writeSync = (handle: number, bytes: Uint8Array, offset = 0, length = bytes.byteLength - offset): number => {
    const { trouble } = stick
    if (!handles.has(handle)) return fs.writeSync(handle, bytes, offset, length)
    if (trouble.is === 'breaks' && written + length > trouble.after) fail(trouble.code)
    const piece = Uint8Array.from(bytes.subarray(offset, offset + length))
    const at = trouble.is === 'lies' ? trouble.at - written : -1
    if (at >= 0 && at < piece.length) piece[at] = (piece[at] ?? 0) ^ 1
    written += length
    return fs.writeSync(handle, piece)
  }
  const files: Files = {
    ...fs,
    existsSync: (at) => !(on(at) && stick.trouble.is === 'out') && fs.existsSync(at),
    statSync: guarded(look, fs.statSync as never) as typeof fs.statSync,
    readdirSync: guarded(look, fs.readdirSync as never) as typeof fs.readdirSync,
    readFileSync: guarded(look, fs.readFileSync as never) as typeof fs.readFileSync,
    renameSync: guarded(change, fs.renameSync as never) as typeof fs.renameSync,
    rmSync: guarded(change, fs.rmSync as never) as typeof fs.rmSync,
    statfsSync: ((at: fs.PathLike) => {
      look(at)
      const real = fs.statfsSync(at)
      return on(at) && stick.trouble.is === 'small' ? { ...real, bsize: 1, bavail: stick.trouble.free } : real
    }) as typeof fs.statfsSync,
    openSync: (at, flags = 'r', mode) => {
      if (flags === 'r') look(at)
      else change(at)
      const handle = fs.openSync(at, flags, mode)
      if (on(at) && flags !== 'r') {
        handles.add(handle)
        written = 0
      } else handles.delete(handle)
      return handle
    },
    // Only this one of its overloads is used by the program.
    writeSync: writeSync as typeof fs.writeSync,
  }
  return Object.assign(stick, { files })
}

let root: string
let path: string
let stick: Stick
let core: TestCore
let api: TestWindow['api']
beforeEach(async () => {
  root = temporaryFolder()
  path = join(root, 'stick', 'Backups')
  fs.mkdirSync(path, { recursive: true })
  stick = stickAt(join(root, 'stick'))
  const started = await startWithBook({ root, outside: testOutside({ files: stick.files }) })
  core = started
  api = started.owner.api
})
afterEach(() => core.dispose())

const there = () => fs.readdirSync(path).filter((name) => name.endsWith('.regulars-backup'))
const own = () => fs.readdirSync(join(core.folder, 'backups')).filter((name) => name.endsWith('.regulars-backup'))
const standing = async () => (await api.backup.place({})).place
let customer = 0
/** Something new in the book, so that there is something to back up. */
const work = () => api.contacts.create({ given: `Guest ${(customer += 1)}` })

test('each backup is copied there, byte for byte, and can be gone back to from there', async () => {
  expect(await standing()).toBeNull()
  const first = await api.backup.create({})
  const { place } = await api.backup.setPlace({ path: ` ${path} ` })
  expect(place).toEqual({
    folder: join('stick', 'Backups'),
    path,
    state: 'good',
    newest: { name: first.name, at: first.at },
    at: core.outside.clock.now(),
  })
  core.outside.clock.turn(60_000)
  const second = await api.backup.create({})
  expect(there().toSorted()).toEqual([first.name, second.name].toSorted())
  for (const name of there())
    expect(fs.readFileSync(join(path, name)).equals(fs.readFileSync(join(core.folder, 'backups', name)))).toBe(true)
  expect((await standing())?.newest?.name).toBe(second.name)

  // The PC is gone: the file of the stick, put beside an empty book, is enough.
  await api.book.close({})
  fs.rmSync(core.folder, { recursive: true })
  fs.mkdirSync(join(core.folder, 'backups'), { recursive: true })
  fs.copyFileSync(join(path, second.name), join(core.folder, 'backups', second.name))
  await api.backup.restore({ name: second.name, user: OWNER, password: PASSWORD })
  await api.book.open({ user: OWNER, password: PASSWORD })
  // This PC remembers the place of this book.
  expect(await standing()).toMatchObject({ path })
})

test.each([
  [{ is: 'out' }, 'gone'],
  [{ is: 'protected' }, 'read-only'],
  [{ is: 'small', free: 1_000 }, 'full'],
  [{ is: 'breaks', code: 'ENOSPC', after: 100_000 }, 'full'],
  [{ is: 'breaks', code: 'EIO', after: 100_000 }, 'failed'],
  [{ is: 'breaks', code: 'ENODEV', after: 100_000 }, 'gone'],
  [{ is: 'lies', at: 90_000 }, 'failed'],
] as const)(
  'a stick that is in trouble (%j) is told as %s, costs no good backup, and catches up when it is mended',
  async (trouble, state) => {
    const first = await api.backup.create({})
    await api.backup.setPlace({ path })
    expect(there()).toEqual([first.name])
    await work()
    core.outside.clock.turn(60_000)
    stick.trouble = trouble
    const second = await api.backup.create({})
    expect(second.state).toBe('good')
    expect((await api.backup.check({ name: second.name })).ok).toBe(true)
    expect(await standing()).toMatchObject({ state, newest: { name: first.name } })
    expect(own()).toHaveLength(2)
    const left = fs.readdirSync(path)
    expect(left.filter((name) => name.endsWith('.regulars-backup'))).toEqual([first.name])

    stick.trouble = { is: 'none' }
    expect((await api.backup.tryPlace({})).place).toMatchObject({ state: 'good', newest: { name: second.name } })
    expect(there().toSorted()).toEqual([first.name, second.name].toSorted())
    expect(fs.readdirSync(path).filter((name) => name.endsWith('.part'))).toEqual([])
  },
)

test('a stick that was out gets everything it missed by itself when it is in again', async () => {
  await api.backup.setPlace({ path })
  stick.trouble = { is: 'out' }
  const missed: string[] = []
  for (let at = 0; at < 3; at += 1) {
    core.outside.clock.turn(60_000)
    missed.push((await api.backup.create({})).name)
  }
  expect((await standing())?.state).toBe('gone')
  stick.trouble = { is: 'none' }
  core.outside.clock.turn(6 * 60_000)
  await expect.poll(async () => (await standing())?.state).toBe('good')
  // The stick was empty, so it is the newest that counts; from then on nothing is left out.
  expect(there()).toEqual([missed.at(-1)])
  stick.trouble = { is: 'out' }
  for (let at = 0; at < 2; at += 1) {
    core.outside.clock.turn(60_000)
    missed.push((await api.backup.create({})).name)
  }
  stick.trouble = { is: 'none' }
  await api.backup.tryPlace({})
  expect(there().toSorted()).toEqual(missed.slice(-3).toSorted())
})

test('another stick in the same socket is not taken for the one that was chosen', async () => {
  const first = await api.backup.create({})
  await api.backup.setPlace({ path })
  fs.rmSync(path, { recursive: true })
  fs.mkdirSync(path)
  core.outside.clock.turn(60_000)
  await api.backup.create({})
  expect(await standing()).toMatchObject({ state: 'gone', newest: { name: first.name } })
  expect(fs.readdirSync(path)).toEqual([])
  expect((await api.backup.setPlace({ path })).place?.state).toBe('good')
  expect(there()).toHaveLength(1)
})

test('a folder that is none, lies with the book or takes nothing is refused, and the former one stays', async () => {
  await api.backup.setPlace({ path })
  for (const [wrong, code, rule] of [
    ['Backups', 'BAD_INPUT', 'not_a_path'],
    [core.folder, 'BAD_INPUT', 'own_folder'],
    [join(core.folder, 'backups'), 'BAD_INPUT', 'own_folder'],
    [join(path, 'nowhere'), 'FOLDER_GONE', undefined],
  ] as const) {
    const refused = await refusalOf(api.backup.setPlace({ path: wrong }))
    expect(refused.code).toBe(code)
    if (rule !== undefined) expect(refused.data).toEqual({ issues: [{ path: 'path', rule }] })
  }
  stick.trouble = { is: 'protected' }
  const other = join(root, 'stick', 'Other')
  fs.mkdirSync(other)
  expect((await refusalOf(api.backup.setPlace({ path: other }))).code).toBe('FOLDER_READ_ONLY')
  expect(await standing()).toMatchObject({ path })
  expect((await api.backup.setPlace({ path: null })).place).toBeNull()
  expect(await refusalOf(api.backup.tryPlace({}))).toMatchObject({ code: 'NOT_FOUND' })
})

test('staff see how it stands, without the whole path, and may not choose it', async () => {
  await api.backup.setPlace({ path })
  await api.users.add({ name: 'Gus', role: 'staff', password: 'baker of bread' })
  const staff = core.window('second')
  await staff.api.book.open({ user: 'Gus', password: 'baker of bread' })
  expect((await staff.api.backup.place({})).place).toMatchObject({ folder: join('stick', 'Backups'), path: null })
  expect((await refusalOf(staff.api.backup.setPlace({ path: null }))).code).toBe('FORBIDDEN')
})

test('it is rotated like the folder of the book, and foreign files there are left alone', async () => {
  await api.backup.setPlace({ path })
  fs.writeFileSync(join(path, 'holiday.jpg'), 'not ours')
  await api.backup.create({})
  const asked = own()
  for (let day = 0; day < 12; day += 1) {
    await work()
    core.outside.clock.turn(DAY)
    await expect.poll(() => own().length).toBeGreaterThan(0)
    await core.core.idle()
    await api.book.open({ user: OWNER, password: PASSWORD })
    await api.book.close({})
    await api.book.open({ user: OWNER, password: PASSWORD })
  }
  expect(there().toSorted()).toEqual(own().toSorted())
  expect(there()).toContain(asked[0])
  // The asked one, seven days, and the newest of the week and month before them.
  expect(there().length).toBeLessThan(12)
  expect(fs.readdirSync(path)).toContain('holiday.jpg')
})

test('before going back and before a new key there is a backup, unless nothing is new; the one gone back to stays', async () => {
  const why = async () => (await api.backup.list({})).map((one) => one.why)
  await work()
  await api.book.rekey({ password: PASSWORD })
  expect(await why()).toEqual(['rekey'])
  core.outside.clock.turn(60_000)
  await api.book.rekey({ password: PASSWORD })
  expect(await why()).toEqual(['rekey'])
  const [{ name } = { name: '' }] = await api.backup.list({})
  core.outside.clock.turn(60_000)
  await work()
  await api.backup.restore({ name, user: OWNER, password: PASSWORD })
  await api.book.open({ user: OWNER, password: PASSWORD })
  expect(await why()).toEqual(['restore', 'rekey'])
})
