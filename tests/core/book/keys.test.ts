// Who can open a book: passwords per person, the recovery code, the keychain, and a new key for everybody.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { booksOnDisk } from '../../../src/main/core/book/books.ts'
import type { Keychain } from '../../../src/main/core/book/environment.ts'
import { parseHeader, proveHeader } from '../../../src/main/core/book/header.ts'
import { deriveKey, seal, unseal } from '../../../src/main/core/book/keys.ts'
import { stretch } from '../../../src/main/core/book/password.ts'
import { makeSlot, openSlot, resealSlot } from '../../../src/main/core/book/slots.ts'
import { waitAfter, waitLeft } from '../../../src/main/core/book/tries.ts'
import { CHEAP, OWNER, PASSWORD, openTestBook, testEnvironment } from '../../support/book.ts'
import type { TestBook } from '../../support/book.ts'
import { brokenFiles, seededRandom, testOutside } from '../../support/outside.ts'

let t: TestBook
beforeEach(async () => {
  t = await openTestBook()
})
afterEach(() => t.dispose())

const reopen = async (opener: Parameters<typeof t.books.open>[0]['opener']) => {
  t.book.close()
  const book = await t.books.open({ folder: t.folder, opener })
  book.close()
  return book.facts.by
}
const wrong = { code: 'WRONG_PASSWORD' }

test('two people open the same book, each with their own password only', async () => {
  await t.book.setPassword('Ben', 'sourdough at five')
  expect(await reopen({ user: 'ben', password: 'sourdough at five' })).toMatchObject({ label: 'Ben', kind: 'password' })
  expect(await reopen({ user: OWNER, password: PASSWORD })).toMatchObject({ label: OWNER })
  await expect(reopen({ user: 'Ben', password: PASSWORD })).rejects.toMatchObject(wrong)
})

test('without a name the last one who opened is meant', async () => {
  await t.book.setPassword('Ben', 'sourdough at five')
  await reopen({ user: 'Ben', password: 'sourdough at five' })
  expect(t.books.status(t.folder)).toMatchObject({ lastUser: 'Ben', names: ['Ben', OWNER] })
  expect((await reopen({ password: 'sourdough at five' })).label).toBe('Ben')
})

test('a changed password opens, the old one does not, and the wrong old one changes nothing', async () => {
  await expect(t.book.changePassword(OWNER, 'not it', 'a new long one')).rejects.toMatchObject(wrong)
  await t.book.changePassword(OWNER, PASSWORD, 'a new long one')
  expect((await reopen({ user: OWNER, password: 'a new long one' })).label).toBe(OWNER)
  await expect(reopen({ user: OWNER, password: PASSWORD })).rejects.toMatchObject(wrong)
})

test('a password is the same however its accents and widths were typed', async () => {
  await t.book.setPassword(OWNER, 'cafe\u0301 \u2460 \uff21')
  expect((await reopen({ user: OWNER, password: 'caf\u00e9 1 A' })).label).toBe(OWNER)
})

test('a removed password opens no more, and the last one cannot be removed', async () => {
  await t.book.setPassword('Ben', 'sourdough at five')
  t.book.removePassword('Ben')
  expect(() => t.book.removePassword('Ben')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  expect(() => t.book.removePassword(OWNER)).toThrow(expect.objectContaining({ code: 'LAST_OWNER' }))
  await expect(reopen({ user: 'Ben', password: 'sourdough at five' })).rejects.toMatchObject(wrong)
})

test('a person renamed goes on with the same password, and no name is given twice', async () => {
  await t.book.setPassword('Ben', 'sourdough at five')
  expect(() => t.book.renameKey('Ben', 'rosa')).toThrow(expect.objectContaining({ code: 'NAME_TAKEN' }))
  t.book.renameKey('Ben', 'Benjamin')
  expect((await reopen({ user: 'Benjamin', password: 'sourdough at five' })).label).toBe('Benjamin')
})

test('a new recovery code replaces the old one', async () => {
  const first = await t.book.newRecoveryCode(OWNER)
  const second = await t.book.newRecoveryCode(OWNER)
  expect((await reopen({ code: second })).kind).toBe('recovery')
  await expect(reopen({ code: first })).rejects.toMatchObject({ code: 'WRONG_CODE' })
})

test('a header that cannot be written leaves the old password in force', async () => {
  t.book.close()
  const outside = testOutside({ seed: 9, files: brokenFiles({ code: 'ENOSPC', afterBytes: 12_000 }) })
  const books = booksOnDisk(testEnvironment(t.root, { outside }))
  const book = await books.open({ folder: t.folder, opener: { user: OWNER, password: PASSWORD } })
  const changes = async () => {
    for (let times = 0; times < 20; times++) await book.setPassword(OWNER, 'a new long one')
  }
  await expect(changes()).rejects.toMatchObject({ code: 'DISK_FULL' })
  book.close()
  const header = parseHeader(readFileSync(join(t.folder, 'header.json'), 'utf8'))
  expect(header.is).toBe('good')
  expect((await reopen({ user: OWNER, password: 'a new long one' })).label).toBe(OWNER)
})

test('the keychain opens the book where there is a real one, and is refused where there is none', async () => {
  await expect(t.book.setKeychain(true, OWNER)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  t.book.close()
  const safe = new Map<string, Uint8Array>()
  const keychain: Keychain = {
    available: async () => true,
    get: async (name) => safe.get(name),
    put: async (name, secret) => void safe.set(name, Uint8Array.from(secret)),
    remove: async (name) => void safe.delete(name),
  }
  const books = booksOnDisk({ ...t.environment, keychain })
  const book = await books.open({ folder: t.folder, opener: { password: PASSWORD } })
  await book.setKeychain(true, OWNER)
  book.close()
  expect(books.status(t.folder).keychain).toBe(true)
  const again = await books.open({ folder: t.folder, opener: { keychain: true } })
  expect(again.facts.by.kind).toBe('keychain')
  await again.setKeychain(false, OWNER)
  again.close()
  expect(safe.size).toBe(0)
  await expect(books.open({ folder: t.folder, opener: { keychain: true } })).rejects.toMatchObject({
    code: 'PASSWORD_NEEDED',
  })
})

test('a new key: every password goes on, the old code, the old key and the old header do not', async () => {
  await t.book.setPassword('Ben', 'sourdough at five')
  const oldCode = await t.book.newRecoveryCode(OWNER)
  const oldKeys = t.book.withKeys(({ keys }) => ({
    data: Uint8Array.from(keys.data),
    lineage: Uint8Array.from(keys.lineage),
  }))
  const { book, recoveryCode } = await t.books.rekey({ book: t.book })
  expect(t.book.isOpen).toBe(false)
  expect(book.facts.restored).toBe(false)
  expect((await book.soundness()).sound).toBe(true)
  book.close()
  const header = parseHeader(readFileSync(join(t.folder, 'header.json'), 'utf8'))
  expect(header.is === 'good' && proveHeader(header.header, oldKeys)).toBe(false)
  for (const [user, password] of [
    [OWNER, PASSWORD],
    ['Ben', 'sourdough at five'],
  ] as const) {
    expect((await reopen({ user, password })).label).toBe(user)
  }
  await expect(reopen({ code: oldCode })).rejects.toMatchObject({ code: 'WRONG_CODE' })
  expect((await reopen({ code: recoveryCode })).kind).toBe('recovery')
})

test('a book is converted to another cipher and back by a new key', async () => {
  t.book.writer.prepare("INSERT INTO machine (number, name) VALUES (32000, 'till')").run()
  const { book: chacha } = await t.books.rekey({ book: t.book, cipher: 'chacha20' })
  expect(chacha.cipher).toBe('chacha20')
  expect(chacha.reader.prepare('SELECT name FROM machine WHERE number = 32000').pluck().get()).toBe('till')
  const { book: aegis } = await t.books.rekey({ book: chacha, cipher: 'aegis' })
  expect(aegis.cipher).toBe('aegis')
  expect((await aegis.soundness()).sound).toBe(true)
  aegis.close()
})

test('a new key on a full disk leaves the book closed, and as it was or whole under the new key', async () => {
  t.book.close()
  let refused = 0
  for (let afterBytes = 6_000; afterBytes <= 20_000; afterBytes += 1_000) {
    const outside = testOutside({ seed: afterBytes, files: brokenFiles({ code: 'ENOSPC', afterBytes }) })
    const books = booksOnDisk(testEnvironment(t.root, { outside }))
    const book = await books.open({ folder: t.folder, opener: { password: PASSWORD } }).catch(() => undefined)
    if (!book) continue
    const made = await books.rekey({ book }).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'DISK_FULL' })
      refused++
    })
    expect(book.isOpen).toBe(false)
    made?.book.close()
    expect((await reopen({ user: OWNER, password: PASSWORD })).label).toBe(OWNER)
  }
  expect(refused).toBeGreaterThan(2)
})

test('a slot taken from another book, or sealed by somebody without a key of this one, opens nothing', async () => {
  const random = seededRandom(3)
  const tools = { random, stretch, cost: CHEAP }
  const keys = { data: random.bytes(32), lineage: random.bytes(32) }
  const secret = { kind: 'password', password: PASSWORD } as const
  const slot = await makeSlot({ secret, label: OWNER, keys, now: 0 }, tools)
  expect((await openSlot(slot, secret, stretch))?.data).toEqual(Buffer.from(keys.data))
  // A stranger knows the public key from the header, but not the lineage.
  const forged = resealSlot(slot, { data: random.bytes(32), lineage: random.bytes(32) }, random)
  expect(await openSlot(forged, secret, stretch)).toBeUndefined()
  for (const change of [{ id: '00'.repeat(8) }, { salt: '00'.repeat(16) }, { cost: { memoryKiB: 128, passes: 1 } }]) {
    expect(await openSlot({ ...slot, ...change }, secret, stretch)).toBeUndefined()
  }
})

test('what is sealed opens with the same key and bound text only, and every changed byte is noticed', () => {
  const key = deriveKey(Buffer.alloc(32, 1), 'backup-summary')
  const sealed = seal({ key, nonce: Buffer.alloc(12), plain: Buffer.from('counted'), bound: 'a' })
  expect(unseal(key, sealed, 'a')?.toString()).toBe('counted')
  expect(unseal(key, sealed, 'b')).toBeUndefined()
  expect(unseal(key, sealed.subarray(0, 20), 'a')).toBeUndefined()
  sealed.forEach((byte, at) => {
    const changed = Buffer.from(sealed)
    changed[at] = byte ^ 1
    expect(unseal(key, changed, 'a')).toBeUndefined()
  })
})

test('waiting doubles from the third wrong try on, and ends at five minutes', () => {
  expect([0, 1, 2, 3, 4, 5, 11, 12, 1_000].map(waitAfter)).toEqual([
    0, 0, 0, 1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
  ])
  expect(waitLeft({ count: 3, lastAt: 1_000 }, 1_400)).toBe(600)
  expect(waitLeft({ count: 3, lastAt: 1_000_000 }, 0)).toBe(1_000)
})

test('a header changed on the disk while the book is open is written anew, not mixed', async () => {
  writeFileSync(join(t.folder, 'header.json'), 'rubbish')
  await t.book.setPassword('Ben', 'sourdough at five')
  expect((await reopen({ user: 'Ben', password: 'sourdough at five' })).label).toBe('Ben')
})
