// Documents through the contract: kept encrypted, looked at, renamed, taken away and back, in backups, after a restore.
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DOCUMENT_BYTES } from '../../../src/shared/domain/document-size.ts'
import { OWNER, PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore
let api: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
})
afterAll(() => core.dispose())

const person = async (given: string) => (await api.contacts.create({ given })).id
const of = (id: number) => ({ what: 'contact', id }) as const
const text = (words: string, name = 'letter.txt') => new File([words], name, { type: 'text/html' })
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const attached = () => readdirSync(join(core.folder, 'files'))
/** A megabyte and a half that is not the same anywhere. */
const large = () => Uint8Array.from({ length: 1_500_000 }, (_, at) => (at * 7 + (at >> 8) * 13) & 255)

test('what was kept comes back byte for byte, and lies encrypted on the disk', async () => {
  const id = await person('Ada')
  const words = 'The heel of the loaf, every Friday. '.repeat(50_000)
  const added = await api.documents.add({ about: of(id), file: text(words), note: ' From the fair. ' })
  const big = await api.documents.add({ about: of(id), file: new File([large()], 'scan.bin') })
  expect((await api.documents.list(of(id))).rows).toEqual([
    expect.objectContaining({ id: big.id, name: 'scan.bin', type: 'application/octet-stream', size: 1_500_000 }),
    {
      id: added.id,
      name: 'letter.txt',
      type: 'text/plain',
      size: words.length,
      note: 'From the fair.',
      preview: 'text',
      contactId: id,
      about: null,
      addedAt: core.outside.clock.now(),
      addedByName: OWNER,
    },
  ])
  const { file } = await api.documents.get({ id: added.id })
  expect([file.name, file.type, await file.text()]).toEqual(['letter.txt', 'text/plain', words])
  const back = await api.documents.get({ id: big.id })
  expect(Buffer.from(await back.file.arrayBuffer()).equals(Buffer.from(large()))).toBe(true)
  for (const name of attached()) {
    const bytes = readFileSync(join(core.folder, 'files', name))
    expect(name).toMatch(/^[0-9a-f]{32}$/)
    expect(bytes.includes('heel of the loaf')).toBe(false)
    expect(bytes.includes('letter')).toBe(false)
  }
})

test('an empty file and one of exactly a megabyte are kept too', async () => {
  const id = await person('Edge')
  for (const size of [0, 1, 1_048_576, 1_048_577]) {
    const { id: document } = await api.documents.add({
      about: of(id),
      file: new File([large().subarray(0, size)], `${size}.bin`),
    })
    const { file } = await api.documents.get({ id: document })
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(large().subarray(0, size)))).toBe(true)
  }
})

test('what can be shown is told by the bytes, not by the name; markup is never shown', async () => {
  const id = await person('Kinds')
  const kept = async (bytes: BlobPart, name: string) => {
    const { id: document } = await api.documents.add({ about: of(id), file: new File([bytes], name) })
    const row = (await api.documents.list(of(id))).rows.find((one) => one.id === document)
    return [row?.type, row?.preview]
  }
  expect(await kept(PNG, 'a.exe')).toEqual(['image/png', 'picture'])
  expect(await kept(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'a')).toEqual(['image/jpeg', 'picture'])
  expect(await kept('%PDF-1.7 ...', 'a.txt')).toEqual(['application/pdf', null])
  expect(await kept('<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.png')).toEqual(['application/octet-stream', null])
  expect(await kept('\n <html>', 'a.txt')).toEqual(['application/octet-stream', null])
  expect(await kept('Grüße, 李雷', 'a.svg')).toEqual(['text/plain', 'text'])
  expect(await kept(new Uint8Array([0xe9, 0x20]), 'latin1.txt')).toEqual(['application/octet-stream', null])
  expect(await kept(new Uint8Array([0x4d, 0x5a, 0]), 'a.txt')).toEqual(['application/octet-stream', null])
  // A character cut by the end of what is looked at is still text.
  expect(await kept(`${'a'.repeat(65_535)}é`, 'a.txt')).toEqual(['text/plain', 'text'])
})

test('a file beyond the limit is refused before anything is written, and names are made harmless', async () => {
  const id = await person('Limits')
  const before = attached()
  const tooLarge = new File([new Uint8Array(DOCUMENT_BYTES + 1)], 'film.mp4')
  expect(await refusalOf(api.documents.add({ about: of(id), file: tooLarge }))).toEqual({
    code: 'TOO_LARGE',
    data: { limit: DOCUMENT_BYTES },
  })
  const unknown = { what: 'product', id: 12_345 } as const
  expect((await refusalOf(api.documents.add({ about: unknown, file: text('x') }))).code).toBe('NOT_FOUND')
  expect(attached()).toEqual(before)
  await api.documents.add({ about: of(id), file: text('x', '..\\..\\Windows\\con.txt') })
  expect((await api.documents.list(of(id))).rows[0]?.name).toBe('_con.txt')
})

test('renamed, removed, and back by undo', async () => {
  const id = await person('Undo')
  const { id: document, command: added } = await api.documents.add({ about: of(id), file: text('x') })
  const renamed = await api.documents.rename({ id: document, name: 'Signed: letter.txt', note: 'Original in the safe' })
  expect((await api.documents.list(of(id))).rows[0]).toMatchObject({
    name: 'Signed_ letter.txt',
    note: 'Original in the safe',
  })
  await api.history.undo({ command: renamed.command ?? 0 })
  expect((await api.documents.list(of(id))).rows[0]).toMatchObject({ name: 'letter.txt', note: null })

  const removed = await api.documents.remove({ ids: [document, document] })
  expect(removed.count).toBe(1)
  expect((await api.documents.list(of(id))).rows).toEqual([])
  for (const refused of [api.documents.get({ id: document }), api.documents.remove({ ids: [document] })])
    expect((await refusalOf(refused)).code).toBe('NOT_FOUND')
  await api.history.undo({ command: removed.command ?? 0 })
  expect(await (await api.documents.get({ id: document })).file.text()).toBe('x')

  const undone = await api.history.undo({ command: added ?? 0 }).catch(() => null)
  // The removal and its undo stand on it no more: both are one tree that ended as it began.
  expect(undone).not.toBeNull()
  expect((await api.documents.list(of(id))).rows).toEqual([])
  await api.history.redo({ command: added ?? 0 })
  expect(await (await api.documents.get({ id: document })).file.text()).toBe('x')
})

test('a document of a visit or a task is its customer’s too; one of a product is nobody’s', async () => {
  const id = await person('Things')
  const { id: product } = await api.products.create({ name: 'Clock', price: 100_000 })
  const { id: visit } = await api.visits.log({ contactId: id, lines: [{ productId: product }] })
  const { id: task } = await api.tasks.add({ words: 'Repair', contactId: id })
  for (const [what, about] of [
    ['visit', visit],
    ['task', task],
    ['product', product],
  ] as const)
    await api.documents.add({ about: { what, id: about }, file: text(what, `${what}.txt`) })
  expect((await api.documents.list(of(id))).rows.map((one) => [one.name, one.about])).toEqual([
    ['task.txt', { what: 'task', id: task }],
    ['visit.txt', { what: 'visit', id: visit }],
  ])
  expect((await api.documents.list({ what: 'product', id: product })).rows).toMatchObject([
    { name: 'product.txt', contactId: null },
  ])
})

test('those of somebody in the trash wait there and come back', async () => {
  const id = await person('Trash')
  const { id: document } = await api.documents.add({ about: of(id), file: text('x') })
  const { command } = await api.contacts.trash({ ids: [id] })
  expect((await api.documents.list(of(id))).rows).toEqual([])
  expect((await refusalOf(api.documents.get({ id: document }))).code).toBe('NOT_FOUND')
  expect((await refusalOf(api.documents.add({ about: of(id), file: text('y') }))).code).toBe('NOT_FOUND')
  await api.history.undo({ command: command ?? 0 })
  expect(await (await api.documents.get({ id: document })).file.text()).toBe('x')
})

test('who looked at one is noted; a bookkeeper may look, not add', async () => {
  const id = await person('Looked')
  const { id: document } = await api.documents.add({ about: of(id), file: text('x') })
  const { id: user } = await api.users.add({ name: 'Benno', role: 'bookkeeper', password: 'counting beans' })
  expect(user).toBeGreaterThan(0)
  const books = core.window('second')
  await books.api.book.open({ user: 'Benno', password: 'counting beans' })
  await books.api.documents.get({ id: document })
  expect((await refusalOf(books.api.documents.add({ about: of(id), file: text('y') }))).code).toBe('FORBIDDEN')
  books.close()
  const { rows } = await api.history.accesses({ limit: 20 })
  expect(rows.find(({ what, user: who }) => what === 'documents.get' && who === 'Benno')).toMatchObject({
    outcome: 'ok',
    about: { id: document },
  })
})

test('a changed, cut, exchanged or missing file is told as damage, and the others stay readable', async () => {
  const id = await person('Damage')
  const names = new Set(attached())
  const add = async (bytes: BlobPart) => {
    const { id: document } = await api.documents.add({ about: of(id), file: new File([bytes], 'a.bin') })
    const name = attached().find((one) => !names.has(one)) ?? ''
    names.add(name)
    return { document, path: join(core.folder, 'files', name) }
  }
  const [whole, changed, cut, shorter, exchanged, gone] = [
    await add('whole'),
    await add('changed'),
    await add(large()),
    await add(large()),
    await add('exchanged'),
    await add('gone'),
  ]
  const bytes = readFileSync(changed.path)
  bytes[30] = (bytes[30] ?? 0) ^ 1
  writeFileSync(changed.path, bytes)
  truncateSync(cut.path, statSync(cut.path).size - 1)
  truncateSync(shorter.path, 16 + 1_048_576 + 28)
  writeFileSync(exchanged.path, readFileSync(whole.path))
  rmSync(gone.path)
  for (const { document } of [changed, cut, shorter, exchanged, gone]) {
    expect(await refusalOf(api.documents.get({ id: document }))).toEqual({
      code: 'BOOK_DAMAGED',
      data: { part: 'files', backup: null },
    })
  }
  expect(await (await api.documents.get({ id: whole.document })).file.text()).toBe('whole')
})

test('files come with a backup, outlive a new key, and are back after a restore', async () => {
  const id = await person('Backup')
  const { id: document } = await api.documents.add({ about: of(id), file: new File([large()], 'scan.bin') })
  await api.book.rekey({ password: PASSWORD })
  expect((await api.documents.get({ id: document })).file.size).toBe(1_500_000)
  const { name } = await api.backup.create({})
  await api.documents.remove({ ids: [document] })
  rmSync(join(core.folder, 'files'), { recursive: true })
  await api.backup.restore({ name, user: OWNER, password: PASSWORD })
  await api.book.open({ user: OWNER, password: PASSWORD })
  const { file } = await api.documents.get({ id: document })
  expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(large()))).toBe(true)
})

test('files that no document names are cleared away after a day; those of removed and undone ones stay', async () => {
  const id = await person('Clear')
  const kept = await api.documents.add({ about: of(id), file: text('kept') })
  const removed = await api.documents.add({ about: of(id), file: text('removed') })
  const taken = await api.documents.remove({ ids: [removed.id] })
  const undone = await api.documents.add({ about: of(id), file: text('undone') })
  await api.history.undo({ command: undone.command ?? 0 })
  const stray = join(core.folder, 'files', 'ab'.repeat(16))
  writeFileSync(stray, 'nobody knows')
  const foreign = join(core.folder, 'files', 'notes.txt')
  writeFileSync(foreign, 'not ours')
  const before = attached().length
  core.outside.clock.set(Date.now() + 2 * 86_400_000)
  core.outside.clock.turn(3_600_000 + 1_000)
  await core.core.idle()
  await expect.poll(() => attached().length).toBe(before - 1)
  expect(attached()).not.toContain('ab'.repeat(16))
  await api.book.open({ user: OWNER, password: PASSWORD })
  await api.history.undo({ command: taken.command ?? 0 })
  await api.history.redo({ command: undone.command ?? 0 })
  for (const [document, words] of [
    [kept.id, 'kept'],
    [removed.id, 'removed'],
    [undone.id, 'undone'],
  ] as const)
    expect(await (await api.documents.get({ id: document })).file.text()).toBe(words)
})
