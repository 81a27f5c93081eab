// Backups: made, checked, listed, rotated, restored, and everything that may go wrong on the way.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backupName, isBackupName, localMinute } from '../../../src/main/core/book/backup/names.ts'
import { backupsToRemove } from '../../../src/main/core/book/backup/rotation.ts'
import { booksOnDisk } from '../../../src/main/core/book/books.ts'
import { readSelf } from '../../../src/main/core/database/identity.ts'
import { isFailure } from '../../../src/shared/errors.ts'
import { OWNER, PASSWORD, openTestBook, testEnvironment } from '../../support/book.ts'
import type { TestBook } from '../../support/book.ts'
import { brokenFiles, testOutside } from '../../support/outside.ts'

let t: TestBook
let backups: string
beforeEach(async () => {
  t = await openTestBook()
  backups = join(t.folder, 'backups')
})
afterEach(() => t.dispose())

const opener = { user: OWNER, password: PASSWORD }
const noted = (name: string) =>
  t.book.writer.prepare('INSERT INTO machine (number, name) VALUES (?, ?)').run(30_000 + name.length, name)
const names = (book = t.book) => book.reader.prepare('SELECT name FROM machine WHERE number >= 30000').pluck().all()
const asked = { why: 'asked' } as const

describe('a backup', () => {
  test('[L16] is one encrypted file with a dated name, opened and checked before it counts', async () => {
    noted('flour')
    const made = await t.book.backup({ target: backups, ...asked })
    expect(made).toMatchObject({ name: 'regulars-2026-03-10-0800.regulars-backup', state: 'good', why: 'asked' })
    expect(t.book.backups()).toEqual([made])
    expect(readFileSync(join(backups, made.name)).includes('flour')).toBe(false)
    expect((await t.book.checkBackup(made.name)).rows['machine']).toBe(2)
    expect(readdirSync(t.folder).filter((name) => name.startsWith('scratch'))).toEqual([])
  })

  test('takes the attached files along', async () => {
    mkdirSync(join(t.folder, 'files', 'photos'), { recursive: true })
    writeFileSync(join(t.folder, 'files', 'photos', 'a1.bin'), Buffer.alloc(3_000_000, 5))
    writeFileSync(join(t.folder, 'files', 'empty'), '')
    const { name } = await t.book.backup({ target: backups, ...asked })
    t.book.close()
    rmSync(join(t.folder, 'files'), { recursive: true })
    await t.books.restore({ folder: t.folder, backup: join(backups, name), opener })
    expect(readFileSync(join(t.folder, 'files', 'photos', 'a1.bin')).equals(Buffer.alloc(3_000_000, 5))).toBe(true)
    expect(readFileSync(join(t.folder, 'files', 'empty')).length).toBe(0)
  })

  test('of the same minute gets a name of its own', async () => {
    await t.book.backup({ target: backups, ...asked })
    expect((await t.book.backup({ target: backups, ...asked })).name).toBe('regulars-2026-03-10-0800-2.regulars-backup')
  })

  test('is made one at a time', async () => {
    const first = t.book.backup({ target: backups, ...asked })
    await expect(t.book.backup({ target: backups, ...asked })).rejects.toMatchObject({ code: 'BUSY' })
    await first
  })

  test('says when its folder is gone, read-only or no folder', async () => {
    await expect(t.book.backup({ target: join(t.root, 'stick'), ...asked })).rejects.toMatchObject({
      code: 'FOLDER_GONE',
    })
    writeFileSync(join(t.root, 'file'), '')
    await expect(t.book.backup({ target: join(t.root, 'file'), ...asked })).rejects.toMatchObject({
      code: 'FOLDER_GONE',
    })
  })

  test.each(['ENOSPC', 'EROFS', 'EACCES', 'EDQUOT'])(
    'that cannot be written (%s) leaves the last good one, and nothing half',
    async (code) => {
      const good = await t.book.backup({ target: backups, ...asked })
      t.book.close()
      const expected = code === 'ENOSPC' || code === 'EDQUOT' ? 'DISK_FULL' : 'FOLDER_READ_ONLY'
      for (const afterBytes of [9_000, 20_000, 100_000]) {
        const outside = testOutside({ seed: 8, files: brokenFiles({ code, afterBytes }) })
        const book = await booksOnDisk(testEnvironment(t.root, { outside })).open({ folder: t.folder, opener })
        const again = booksOnDisk(testEnvironment(t.root, { outside }))
        expect(again.status(t.folder).newestBackup?.name).toBe(good.name)
        const tries = async () => {
          for (let times = 0; times < 5; times++) await book.backup({ target: backups, why: 'daily' })
        }
        await expect(tries()).rejects.toMatchObject({ code: expected })
        book.close()
      }
      const left = readdirSync(backups).filter((name) => !isBackupName(name) && name !== 'checked.json')
      expect(left).toEqual([])
      const book = await t.books.open({ folder: t.folder, opener })
      expect((await book.checkBackup(good.name)).name).toBe(good.name)
      expect(book.backups().every(({ state }) => state !== 'damaged')).toBe(true)
      book.close()
    },
  )

  test('that would not fit is refused before it is begun', async () => {
    const { statfsSync } = t.environment.outside.files
    const files = {
      ...t.environment.outside.files,
      statfsSync: ((path: string) => Object.assign(statfsSync(path), { bavail: 1 })) as typeof statfsSync,
    }
    t.book.close()
    const outside = testOutside({ seed: 8, files })
    const book = await booksOnDisk(testEnvironment(t.root, { outside })).open({ folder: t.folder, opener })
    const refused = book.backup({ target: backups, ...asked })
    const size = statSync(join(t.folder, 'book.db')).size
    await expect(refused).rejects.toSatisfy(
      (error) => isFailure(error, 'DISK_FULL') && (error.data.needed ?? 0) >= size,
    )
    expect(readdirSync(backups)).toEqual([])
    book.close()
  })

  test('is damaged when any byte of it changed or is missing', async () => {
    const { name, bytes } = await t.book.backup({ target: backups, ...asked })
    const path = join(backups, name)
    const whole = readFileSync(path)
    const places = fc.integer({ min: 0, max: bytes - 1 })
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const spoilt = Buffer.from(whole)
        spoilt.writeUInt8(spoilt.readUInt8(at) ^ change, at)
        writeFileSync(path, spoilt)
        // In the number of the format it is a newer backup, not a damaged one; anywhere else it is damage.
        const code = at >= 16 && at < 20 ? /BACKUP_DAMAGED|BOOK_NEWER/ : /BACKUP_DAMAGED/
        await expect(t.book.checkBackup(name)).rejects.toThrow(code)
      }),
      { numRuns: 40 },
    )
    await fc.assert(
      fc.asyncProperty(places, async (length) => {
        writeFileSync(path, whole)
        truncateSync(path, length)
        await expect(t.book.checkBackup(name)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
      }),
      { numRuns: 20 },
    )
    expect(t.book.backups()[0]?.state).toBe('damaged')
    writeFileSync(path, whole)
    await t.book.checkBackup(name)
    expect(t.book.backups()[0]?.state).toBe('good')
  })

  test('of another book is not checked with the keys of this one', async () => {
    const other = await openTestBook({ seed: 77 })
    const { book } = await other.books.rekey({ book: other.book })
    const { name } = await book.backup({ target: book.backupFolder, ...asked })
    copyFileSync(join(book.backupFolder, name), join(backups, name))
    await expect(t.book.checkBackup(name)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
    book.close()
    other.dispose()
  })

  test('files that are no backups are left alone and out of the list', async () => {
    writeFileSync(join(backups, 'holiday.jpg'), 'x')
    writeFileSync(join(backups, 'regulars-2020-01-01-0000.regulars-backup'), 'rubbish')
    await t.book.backup({ target: backups, why: 'daily' })
    expect(t.book.backups().map(({ state }) => state)).toContain('damaged')
    expect(readdirSync(backups)).toEqual(
      expect.arrayContaining(['holiday.jpg', 'regulars-2020-01-01-0000.regulars-backup']),
    )
    await expect(t.book.checkBackup('../header.json')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('restoring', () => {
  test('brings the backup back, keeps the present book aside, and takes a new machine number', async () => {
    noted('old')
    const { name } = await t.book.backup({ target: backups, ...asked })
    noted('newer')
    const before = readSelf(t.book.writer)?.machine
    t.book.close()
    const { keptAside } = await t.books.restore({ folder: t.folder, backup: join(backups, name), opener })
    expect(keptAside).toBe('before-restore-2026-03-10-0800')
    const book = await t.books.open({ folder: t.folder, opener })
    expect(names(book)).toEqual(['old'])
    expect(book.facts.restored).toBe(true)
    expect(readSelf(book.writer)?.machine).not.toBe(before)
    expect(book.backups().map((one) => one.name)).toEqual([name])
    book.close()
    const aside = await t.books.open({ folder: join(t.folder, keptAside ?? ''), opener })
    expect(names(aside)).toEqual(['old', 'newer'])
    aside.close()
  })

  test('opens a backup with any password that was valid when it was made, and with its code', async () => {
    const code = await t.book.newRecoveryCode(OWNER)
    const { name } = await t.book.backup({ target: backups, ...asked })
    await t.book.changePassword(OWNER, PASSWORD, 'a newer password')
    const { book } = await t.books.rekey({ book: t.book })
    book.close()
    const restore = (opening: typeof opener | { code: string }) =>
      t.books.restore({ folder: t.folder, backup: join(backups, name), opener: opening })
    await expect(restore({ user: OWNER, password: 'a newer password' })).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    })
    await restore({ code })
    await restore(opener)
    const restored = await t.books.open({ folder: t.folder, opener })
    expect(restored.facts.by.label).toBe(OWNER)
    restored.close()
  })

  test('keeps the passwords of today while the key is the same', async () => {
    const { name } = await t.book.backup({ target: backups, ...asked })
    await t.book.changePassword(OWNER, PASSWORD, 'a newer password')
    t.book.close()
    await t.books.restore({ folder: t.folder, backup: join(backups, name), opener })
    const book = await t.books.open({ folder: t.folder, opener: { user: OWNER, password: 'a newer password' } })
    book.close()
  })

  test('remembers everybody erased since, also across a new key', async () => {
    t.book.noteErased([{ tbl: 1, row: 4_294_967_297 }])
    const { name } = await t.book.backup({ target: backups, ...asked })
    t.book.noteErased([{ tbl: 1, row: 4_294_967_298 }])
    const { book } = await t.books.rekey({ book: t.book })
    book.close()
    await t.books.restore({ folder: t.folder, backup: join(backups, name), opener })
    const restored = await t.books.open({ folder: t.folder, opener })
    expect(restored.erased).toEqual([
      { tbl: 1, row: 4_294_967_297 },
      { tbl: 1, row: 4_294_967_298 },
    ])
    restored.close()
  })

  test('into an empty folder needs nothing but the file and a password', async () => {
    noted('old')
    const { name } = await t.book.backup({ target: backups, ...asked })
    const elsewhere = join(t.root, 'new-pc', 'book')
    expect((await t.books.restore({ folder: elsewhere, backup: join(backups, name), opener })).keptAside).toBeNull()
    const book = await t.books.open({ folder: elsewhere, opener })
    expect(names(book)).toEqual(['old'])
    book.close()
  })

  test('with only the header lost keeps all the work done since the backup', async () => {
    const { name } = await t.book.backup({ target: backups, ...asked })
    noted('later')
    t.book.close()
    writeFileSync(join(t.folder, 'header.json'), '{"format":1')
    const restored = await t.books.restore({ folder: t.folder, backup: join(backups, name), opener })
    expect(restored).toEqual({ keptAside: null, headerOnly: true })
    const book = await t.books.open({ folder: t.folder, opener })
    expect(names(book)).toEqual(['later'])
    book.close()
  })

  test('is refused for a damaged or newer backup, for a wrong password, and while a window holds the book', async () => {
    const { name } = await t.book.backup({ target: backups, ...asked })
    const backup = join(backups, name)
    await expect(t.books.restore({ folder: t.folder, backup, opener })).rejects.toMatchObject({ code: 'BOOK_IN_USE' })
    t.book.close()
    const before = readFileSync(join(t.folder, 'book.db'))
    await expect(
      t.books.restore({ folder: t.folder, backup, opener: { ...opener, password: 'no' } }),
    ).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    const whole = readFileSync(backup)
    const newer = Buffer.from(whole)
    newer.writeUInt32LE(2, 16)
    writeFileSync(backup, newer)
    await expect(t.books.restore({ folder: t.folder, backup, opener })).rejects.toMatchObject({ code: 'BOOK_NEWER' })
    const spoilt = Buffer.from(whole)
    spoilt.writeUInt8(spoilt.readUInt8(whole.length - 9_000) ^ 1, whole.length - 9_000)
    writeFileSync(backup, spoilt)
    await expect(t.books.restore({ folder: t.folder, backup, opener })).rejects.toMatchObject({
      code: 'BACKUP_DAMAGED',
    })
    await expect(t.books.restore({ folder: t.folder, backup: join(backups, 'none'), opener })).rejects.toMatchObject({
      code: 'FOLDER_GONE',
    })
    expect(readFileSync(join(t.folder, 'book.db')).equals(before)).toBe(true)
    expect(existsSync(join(t.folder, 'incoming'))).toBe(false)
    ;(await t.books.open({ folder: t.folder, opener })).close()
  })

  test.each([0, 1_000, 60_000, 150_000])(
    'on a disk that is full after %i bytes leaves the present book',
    async (afterBytes) => {
      const { name } = await t.book.backup({ target: backups, ...asked })
      noted('kept')
      t.book.close()
      const outside = testOutside({ seed: 8, files: brokenFiles({ code: 'ENOSPC', afterBytes }) })
      const books = booksOnDisk(testEnvironment(t.root, { outside }))
      const restored = books.restore({ folder: t.folder, backup: join(backups, name), opener })
      await expect(restored).rejects.toMatchObject({ code: 'DISK_FULL' })
      const book = await t.books.open({ folder: t.folder, opener })
      expect(names(book)).toEqual(['kept'])
      book.close()
    },
  )
})

describe('rotation', () => {
  const day = (n: number) => ({ name: `day ${n}`, at: n * 86_400_000, day: n, asked: false })

  test('keeps seven days, four weeks and twelve months of daily backups', () => {
    const all = Array.from({ length: 730 }, (_, index) => day(20_000 + index))
    const gone = new Set(backupsToRemove(all))
    const kept = all.filter(({ name }) => !gone.has(name)).map((one) => one.day)
    expect(kept.slice(-7)).toEqual([20_723, 20_724, 20_725, 20_726, 20_727, 20_728, 20_729])
    const months = new Set(kept.map((one) => new Date(one * 86_400_000).toISOString().slice(0, 7)))
    const weeks = kept.filter((one) => one > 20_729 - 28).map((one) => Math.floor((one + 3) / 7))
    expect(months.size).toBe(12)
    expect(new Set(weeks).size).toBe(4)
    expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12)
  })

  test('never removes the newest or one that was asked for, and removing again removes nothing', () => {
    const backup = fc.record({
      day: fc.integer({ min: 19_000, max: 21_000 }),
      minute: fc.nat(1_439),
      asked: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(backup, { maxLength: 80 }), (made) => {
        const all = made.map(({ day: on, minute, asked: by }, index) => ({
          name: String(index),
          day: on,
          at: on * 86_400_000 + minute * 60_000,
          asked: by,
        }))
        const gone = new Set(backupsToRemove(all))
        const left = all.filter(({ name }) => !gone.has(name))
        const newest = Math.max(...all.map(({ at }) => at))
        expect(all.length === 0 || left.some(({ at }) => at === newest)).toBe(true)
        expect(all.filter((one) => one.asked && gone.has(one.name))).toEqual([])
        expect(backupsToRemove(left)).toEqual([])
        expect(left.filter((one) => !one.asked).length).toBeLessThanOrEqual(7 + 4 + 12)
      }),
    )
  })

  test('removes old daily backups of this book only, after a new one is good', async () => {
    for (let days = 0; days < 10; days++) {
      await t.book.backup({ target: backups, why: 'daily' })
      t.environment.outside.clock.turn(86_400_000)
    }
    expect(t.book.backups().length).toBeLessThanOrEqual(9)
    expect(t.book.backups()[0]?.name).toBe('regulars-2026-03-19-0800.regulars-backup')
  })
})

test('two books that share a folder of backups do not remove each others', async () => {
  const other = await openTestBook({ seed: 78 })
  const { book: theirs } = await other.books.create({
    folder: join(other.root, 'second'),
    owner: OWNER,
    password: PASSWORD,
  })
  await theirs.backup({ target: backups, why: 'daily' })
  for (let days = 0; days < 10; days++) {
    t.environment.outside.clock.turn(86_400_000)
    await t.book.backup({ target: backups, why: 'daily' })
  }
  expect(t.book.backups().filter(({ book }) => book === theirs.id)).toHaveLength(1)
  theirs.close()
  other.dispose()
})

test('names carry the minute of the shop, whatever its zone', () => {
  const at = Date.UTC(2026, 11, 31, 23, 30)
  expect(localMinute(at, 'Europe/Berlin')).toEqual({ day: 20_819, stamp: '2027-01-01-0030' })
  expect(localMinute(at, 'America/New_York').stamp).toBe('2026-12-31-1830')
  expect(localMinute(at, 'Asia/Kathmandu').stamp).toBe('2027-01-01-0515')
  expect(isBackupName(backupName('2026-12-31-1830', () => false))).toBe(true)
  expect(isBackupName('regulars-2026-12-31-1830.regulars-backup.part')).toBe(false)
})
