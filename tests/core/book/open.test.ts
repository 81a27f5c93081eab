// Making, opening and closing a book, and everything that may be wrong with its folder.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { booksOnDisk } from '../../../src/main/core/book/books.ts'
import { readSelf } from '../../../src/main/core/database/identity.ts'
import { FULL_COST } from '../../../src/main/core/book/password.ts'
import { OWNER, PASSWORD, openTestBook, temporaryFolder, testEnvironment, testFolder } from '../../support/book.ts'
import type { TestEnvironment } from '../../support/book.ts'
import { brokenFiles, testOutside } from '../../support/outside.ts'

let root: string
let folder: string
const opener = { user: OWNER, password: PASSWORD }
const at = (environment: Partial<TestEnvironment> = {}) => booksOnDisk(testEnvironment(root, environment))

beforeEach(() => {
  root = temporaryFolder()
  folder = join(root, 'book')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

async function copyOfTemplate() {
  rmSync(root, { recursive: true })
  root = await testFolder()
  folder = join(root, 'book')
}

describe('a new book', () => {
  test('is a folder of header, encrypted database, files and backups, and opens with its password', async () => {
    const { book } = await at().create({ folder, owner: OWNER, password: PASSWORD })
    book.close()
    expect(readdirSync(folder).sort()).toEqual(['backups', 'book.db', 'book.lock', 'files', 'header.json'])
    expect(readFileSync(join(folder, 'book.db')).subarray(0, 15).toString('latin1')).not.toContain('SQLite')
    const again = await at().open({ folder, opener })
    expect(again.facts).toMatchObject({ restored: false, clockBehind: null, upgradedFrom: null, by: { label: OWNER } })
    expect(again.cipher).toBe('aegis')
    again.close()
  })

  test('opens at the full cost of Argon2id', async () => {
    const full = { cost: FULL_COST }
    const { book } = await at(full).create({ folder, owner: OWNER, password: PASSWORD })
    book.close()
    expect(readFileSync(join(folder, 'header.json'), 'utf8')).toContain('"memoryKiB": 65536')
    ;(await at(full).open({ folder, opener })).close()
  })

  test('opens with the recovery code, typed without hyphens and in small letters', async () => {
    const { book, recoveryCode } = await at().create({ folder, owner: OWNER, password: PASSWORD })
    book.close()
    expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/)
    const code = recoveryCode.replaceAll('-', '').toLowerCase()
    const again = await at().open({ folder, opener: { code } })
    expect(again.facts.by.kind).toBe('recovery')
    again.close()
  })

  test('is never made over another one, whole or damaged', async () => {
    await copyOfTemplate()
    await expect(at().create({ folder, owner: 'Eve', password: PASSWORD })).rejects.toMatchObject({
      code: 'BOOK_EXISTS',
    })
    rmSync(join(folder, 'header.json'))
    await expect(at().create({ folder, owner: 'Eve', password: PASSWORD })).rejects.toMatchObject({
      code: 'BOOK_EXISTS',
    })
  })

  test('is not there when what it must begin with could not be written', async () => {
    const first = () => {
      throw new Error('no settings')
    }
    await expect(at().create({ folder, owner: OWNER, password: PASSWORD, first })).rejects.toThrow('no settings')
    expect(at().status(folder).state).toBe('none')
    const { book } = await at().create({ folder, owner: OWNER, password: PASSWORD })
    book.close()
  })

  test.each([0, 1, 400, 2_000, 4_000])(
    'on a disk that is full after %i bytes says so and can be made again',
    async (afterBytes) => {
      const outside = testOutside({ files: brokenFiles({ code: 'ENOSPC', afterBytes }) })
      const made = at({ outside }).create({ folder, owner: OWNER, password: PASSWORD })
      await expect(made).rejects.toMatchObject({ code: 'DISK_FULL' })
      const later = at()
      if (later.status(folder).state === 'none')
        (await later.create({ folder, owner: OWNER, password: PASSWORD })).book.close()
      ;(await later.open({ folder, opener })).close()
    },
  )

  test('works with the other ciphers too, and the header names them', async () => {
    for (const cipher of ['chacha20', 'sqlcipher'] as const) {
      const place = join(root, cipher)
      const { book } = await at().create({ folder: place, owner: OWNER, password: PASSWORD, cipher })
      book.close()
      const again = await at().open({ folder: place, opener })
      expect(again.cipher).toBe(cipher)
      again.close()
    }
  })
})

describe('a wrong password', () => {
  beforeEach(copyOfTemplate)

  test('is told, then slowed down, also after a restart and with the clock set back', async () => {
    const environment = testEnvironment(root)
    const { clock } = environment.outside
    const wrong = { folder, opener: { user: OWNER, password: 'not this one' } }
    for (const waitMs of [0, 0, 1_000]) {
      await expect(booksOnDisk(environment).open(wrong)).rejects.toMatchObject({
        code: 'WRONG_PASSWORD',
        data: { waitMs },
      })
    }
    await expect(booksOnDisk(environment).open({ folder, opener })).rejects.toMatchObject({
      code: 'TOO_SOON',
      data: { waitMs: 1_000 },
    })
    clock.set(clock.now() - 86_400_000)
    expect(booksOnDisk(environment).status(folder).waitMs).toBe(1_000)
    clock.set(clock.now() + 86_400_000 + 1_000)
    await expect(booksOnDisk(environment).open(wrong)).rejects.toMatchObject({ data: { waitMs: 2_000 } })
    clock.turn(2_000)
    ;(await booksOnDisk(environment).open({ folder, opener })).close()
    expect(booksOnDisk(environment).status(folder).waitMs).toBe(0)
  })

  test('a mistyped recovery code is told before it counts as a try', async () => {
    const typo = { folder, opener: { code: 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAB' } }
    await expect(at().open(typo)).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const other = { folder, opener: { code: '0000-0000-0000-0000-0000-0000' } }
    await expect(at().open(other)).rejects.toMatchObject({ code: 'WRONG_CODE' })
  })

  test('of a person who has no slot is a wrong password', async () => {
    await expect(at().open({ folder, opener: { user: 'Nobody', password: PASSWORD } })).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    })
    ;(await at().open({ folder, opener: { password: PASSWORD } })).close()
  })
})

describe('what cannot be trusted', () => {
  beforeEach(copyOfTemplate)
  const header = () => join(folder, 'header.json')
  const changeHeader = (change: (value: Record<string, unknown>) => void) => {
    const value = JSON.parse(readFileSync(header(), 'utf8')) as Record<string, unknown>
    change(value)
    writeFileSync(header(), JSON.stringify(value))
  }
  const damaged = (part: string) => ({ code: 'BOOK_DAMAGED', data: { part } })

  test.each([
    ['demo', (value: Record<string, unknown>) => void (value['demo'] = true)],
    ['cipher', (value: Record<string, unknown>) => void (value['cipher'] = 'chacha20')],
    [
      'erased',
      (value: Record<string, unknown>) => void (value['erased'] = { rows: [{ tbl: 1, row: 7 }], mac: '00'.repeat(32) }),
    ],
    ['schema', (value: Record<string, unknown>) => void (value['schema'] = 0)],
    ['mac', (value: Record<string, unknown>) => void (value['mac'] = '00'.repeat(32))],
  ])('a header whose %s was changed is refused after the key is known', async (_, change) => {
    changeHeader(change)
    await expect(at().open({ folder, opener })).rejects.toMatchObject(damaged('header'))
  })

  test.each(['', '{', 'null', '{"format":1}', '\u0000\u0001garbage'])(
    'a header of %j is damage, not a missing book',
    async (text) => {
      writeFileSync(header(), text)
      expect(at().status(folder).state).toBe('damaged')
      await expect(at().open({ folder, opener })).rejects.toMatchObject(damaged('header'))
    },
  )

  test('a cost of Argon2id beyond reason is refused before it is tried', async () => {
    changeHeader((value) => {
      const [slot] = value['slots'] as [{ cost: { memoryKiB: number } }]
      slot.cost.memoryKiB = 2 ** 30
    })
    await expect(at().open({ folder, opener })).rejects.toMatchObject(damaged('header'))
  })

  test('a newer book is refused before anything in its folder is touched', async () => {
    changeHeader((value) => Object.assign(value, { format: 2, program: '9.0.0', fresh: 'what we do not know' }))
    const before = readdirSync(folder).map((name) => [
      name,
      existsSync(join(folder, name)) && readFileSync(header(), 'utf8'),
    ])
    await expect(at().open({ folder, opener })).rejects.toMatchObject({
      code: 'BOOK_NEWER',
      data: { book: '9.0.0', program: '0.1.0' },
    })
    expect(
      readdirSync(folder).map((name) => [name, existsSync(join(folder, name)) && readFileSync(header(), 'utf8')]),
    ).toEqual(before)
    expect(at().status(folder).state).toBe('newer')
  })

  test('a newer schema is refused as well', async () => {
    changeHeader((value) => Object.assign(value, { schema: 9_999, program: '9.0.0' }))
    await expect(at().open({ folder, opener })).rejects.toMatchObject({ code: 'BOOK_NEWER' })
  })

  test.each([
    ['cut in half', (path: string) => truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096)],
    ['empty', (path: string) => truncateSync(path, 0)],
    ['garbage', (path: string) => writeFileSync(path, Buffer.alloc(8_192, 7))],
    ['gone', (path: string) => rmSync(path)],
    [
      'changed in its first page',
      (path: string) => {
        const bytes = readFileSync(path)
        bytes.writeUInt8(bytes.readUInt8(1_000) ^ 1, 1_000)
        writeFileSync(path, bytes)
      },
    ],
  ])('a database that is %s is damage and offers the newest whole backup', async (_, spoil) => {
    const book = await at().open({ folder, opener })
    const { name } = await book.backup({ target: join(folder, 'backups'), why: 'asked' })
    book.close()
    writeFileSync(join(folder, 'backups', 'regulars-2030-01-01-0000.regulars-backup'), 'REGULARS BACKUP\nrubbish')
    spoil(join(folder, 'book.db'))
    await expect(at().open({ folder, opener })).rejects.toMatchObject({
      code: 'BOOK_DAMAGED',
      data: { part: 'database', backup: { name } },
    })
  })

  test.each(['aegis', 'chacha20', 'sqlcipher'] as const)(
    'a byte changed anywhere in a database under %s is found by the look through the file',
    async (cipher) => {
      const place = join(root, cipher)
      const { book } = await at().create({ folder: place, owner: OWNER, password: PASSWORD, cipher })
      book.close()
      const path = join(place, 'book.db')
      const whole = readFileSync(path)
      const found: boolean[] = []
      for (let page = 1; page * 4_096 < whole.length; page += 7) {
        const spoilt = Buffer.from(whole)
        spoilt.writeUInt8(spoilt.readUInt8(page * 4_096 + 99) ^ 4, page * 4_096 + 99)
        writeFileSync(path, spoilt)
        const opened = await at()
          .open({ folder: place, opener })
          .catch((error: unknown) => {
            expect(error).toMatchObject(damaged('database'))
            return undefined
          })
        if (!opened) continue
        found.push((await opened.soundness()).sound)
        opened.close()
      }
      expect(found.length).toBeGreaterThan(0)
      expect(found).not.toContain(true)
    },
  )

  test('a folder without a book, or no folder, is a missing book', async () => {
    await expect(at().open({ folder: join(root, 'nowhere'), opener })).rejects.toMatchObject({ code: 'BOOK_MISSING' })
    mkdirSync(join(root, 'empty'))
    await expect(at().open({ folder: join(root, 'empty'), opener })).rejects.toMatchObject({ code: 'BOOK_MISSING' })
    expect(at().status(join(root, 'nowhere')).state).toBe('none')
  })
})

describe('which machine it is', () => {
  beforeEach(copyOfTemplate)

  test('the same folder opened again and again stays the same machine', async () => {
    const numbers = new Set<number | undefined>()
    for (let times = 0; times < 3; times++) {
      const book = await at({ outside: testOutside({ seed: times + 10 }) }).open({ folder, opener })
      expect(book.facts.restored).toBe(false)
      numbers.add(readSelf(book.writer)?.machine)
      book.close()
    }
    expect(numbers.size).toBe(1)
  })

  test('of two copies of one folder the second one opened takes a new number, with nothing counted under it', async () => {
    const copy = join(root, 'copy')
    cpSync(folder, copy, { recursive: true })
    const one = await at().open({ folder, opener })
    const two = await at({ outside: testOutside({ seed: 5 }) }).open({ folder: copy, opener })
    expect([one.facts.restored, two.facts.restored]).toEqual([false, true])
    expect(readSelf(two.writer)?.machine).not.toBe(readSelf(one.writer)?.machine)
    expect(readSelf(two.writer)?.n).toBe(0)
    one.close()
    two.close()
  })

  test('a folder brought to another PC takes a new number there and keeps it', async () => {
    const there = { pcFolder: join(root, 'other-pc') }
    const book = await at(there).open({ folder, opener })
    expect(book.facts.restored).toBe(true)
    book.close()
    const again = await at(there).open({ folder, opener })
    expect(again.facts.restored).toBe(false)
    again.close()
  })

  test('an older database put back by hand takes a new number', async () => {
    cpSync(join(folder, 'book.db'), join(root, 'older.db'))
    const book = await at().open({ folder, opener })
    book.reserve(1)
    book.writer.prepare('UPDATE self SET n = 1, clock = 5').run()
    book.close()
    renameSync(join(root, 'older.db'), join(folder, 'book.db'))
    const again = await at().open({ folder, opener })
    expect(again.facts.restored).toBe(true)
    again.close()
  })

  test('after a crash the machine stays the same, as far as the header promised numbers', async () => {
    const book = await at().open({ folder, opener })
    book.reserve(1)
    book.writer.prepare('UPDATE self SET n = 700').run()
    const crashed = join(root, 'crashed')
    cpSync(folder, crashed, { recursive: true })
    book.close()
    // The PC remembers the opening of the copy taken before the close: the same state as after a kill.
    const again = await at().open({ folder: crashed, opener })
    expect(again.facts.restored).toBe(false)
    expect(readSelf(again.writer)?.n).toBe(700)
    again.close()
  })

  test('numbers are promised in blocks of a thousand, before they are used', async () => {
    const test = await openTestBook()
    const promised = () =>
      (JSON.parse(readFileSync(join(test.folder, 'header.json'), 'utf8')) as { machine: { reserved: number } }).machine
        .reserved
    test.book.reserve(1)
    expect(promised()).toBe(1_000)
    test.book.reserve(1_000)
    expect(promised()).toBe(1_000)
    test.book.reserve(1_001)
    expect(promised()).toBe(2_000)
    test.dispose()
  })

  test('a clock that stands before the newest entry is told, and the book opens', async () => {
    const environment = testEnvironment(root)
    const book = await booksOnDisk(environment).open({ folder, opener })
    const newest = environment.outside.clock.now()
    book.writer.prepare('UPDATE self SET clock = ?').run(BigInt(newest) * 2048n)
    book.close()
    environment.outside.clock.set(newest - 86_400_000)
    const again = await booksOnDisk(environment).open({ folder, opener })
    expect(again.facts.clockBehind).toEqual({ newest, now: newest - 86_400_000 })
    again.close()
  })
})

test('a closed book gives nothing any more', async () => {
  const { book, dispose } = await openTestBook()
  book.close()
  expect(book.isOpen).toBe(false)
  expect(() => book.reserve(9_999)).toThrow(expect.objectContaining({ code: 'BOOK_CLOSED' }))
  await expect(book.setPassword('Ben', 'another password')).rejects.toMatchObject({ code: 'BOOK_CLOSED' })
  dispose()
})

test('no password, code or key stands in the log or in a file of the folder', async () => {
  const outside = testOutside()
  const books = at({ outside })
  const { book, recoveryCode } = await books.create({ folder, owner: OWNER, password: PASSWORD })
  const key = book.withKeys(({ keys }) => Buffer.from(keys.data).toString('hex'))
  await book.backup({ target: join(folder, 'backups'), why: 'asked' })
  book.close()
  await books.open({ folder, opener: { user: OWNER, password: 'wrong but secret' } }).catch(() => {})
  const written = [
    ...outside.log.lines,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')),
  ].join('\n')
  for (const secret of [PASSWORD, 'wrong but secret', recoveryCode, recoveryCode.replaceAll('-', ''), key]) {
    expect(written).not.toContain(secret)
  }
})
