// The form of an archive is frozen: a tiny book's archive, byte for byte as it lies in tests/fixtures/archive. A program that
// writes another one must say another version, and still read this one.
// Where a new table, column or setting makes the tiny book another one, the form is the same: remove the folder, run this once with
// REGULARS_FREEZE=version-1, and look at every difference.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { PNG } from 'pngjs'
import { expect, test, vi } from 'vitest'
import { filesIn, zipOf } from '../../support/book-archives.ts'
import { startWithBook, type TestWindow } from '../../support/core.ts'
import { TEST_NOW } from '../../support/outside.ts'

vi.setConfig({ testTimeout: 60_000 })

const FIXTURE = join(import.meta.dirname, '..', '..', 'fixtures', 'archive', 'version-1')

/** Something in every kind of column, in the trash, corrected, undone, and words that a table must quote. */
async function tinyBook(api: TestWindow['api']): Promise<void> {
  const { id: ada } = await api.contacts.create({
    given: 'Ada',
    family: 'Lovelace, "Countess"',
    note: 'Two lines,\nwith =SUM(A1) untouched.',
    phones: [{ typed: '+44 20 7946 0001', label: 'mobile' }],
    occasions: [{ kind: 'birthday', label: '', date: '--12-10' }],
    tags: ['regular'],
  })
  const { id: bert } = await api.contacts.create({
    given: 'Bert',
    emails: [{ address: 'bert@example.org', label: 'home' }],
  })
  const wrong = await api.contacts.create({ given: 'A slip' })
  await api.history.undo({ command: wrong.command ?? 0 })
  const picture = PNG.sync.write(new PNG({ width: 2, height: 2 }), { deflateLevel: 0 })
  await api.contacts.setPhoto({ id: ada, photo: new File([new Uint8Array(picture)], 'a.png', { type: 'image/png' }) })
  const { id: bread } = await api.products.create({ name: 'Bread', price: 350_000, taxRate: 20_000 })
  await api.visits.log({ contactId: ada, lines: [{ productId: bread, quantity: 2_000 }] })
  const { id: fair } = await api.lists.create({ name: 'Fair' })
  await api.lists.add({ id: fair, contactIds: [ada, bert] })
  await api.documents.add({ about: { what: 'contact', id: ada }, file: new File(['A letter.\n'], 'letter.txt') })
  await api.interactions.add({ contactId: bert, kind: 'note', words: 'Gone soon.' })
  await api.contacts.trash({ ids: [bert] })
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
}

test('the archive of a tiny book is byte for byte the one that was frozen', async () => {
  const core = await startWithBook()
  try {
    await tinyBook(core.owner.api)
    const { file, rows } = await core.owner.api.exchange.export({ what: 'archive', open: true })
    const written = await filesIn(file)
    if (process.env['REGULARS_FREEZE'] === 'version-1' && !existsSync(FIXTURE)) {
      for (const [name, bytes] of written) {
        mkdirSync(dirname(join(FIXTURE, name)), { recursive: true })
        writeFileSync(join(FIXTURE, name), bytes)
      }
    }
    expect([...written.keys()].sort()).toEqual(
      filesUnder(FIXTURE).map((name) => relative('.', name).replaceAll('\\', '/')),
    )
    for (const [name, bytes] of written) {
      expect(Buffer.from(bytes).toString('utf8'), name).toBe(readFileSync(join(FIXTURE, name), 'utf8'))
      expect(Buffer.from(bytes).equals(readFileSync(join(FIXTURE, name))), name).toBe(true)
    }
    expect(rows).toBeGreaterThan(20)
  } finally {
    await core.dispose()
  }
})

test('the frozen archive comes into an empty book, by this program and every later one', async () => {
  const frozen = new Map(
    filesUnder(FIXTURE).map((name) => [name.replaceAll('\\', '/'), readFileSync(join(FIXTURE, name))]),
  )
  const core = await startWithBook()
  try {
    const { api } = core.owner
    const report = await api.exchange.import({ kind: 'archive', file: await zipOf(frozen) })
    expect(report.made).toMatchObject({ contacts: 1, products: 1, visits: 1, lines: 1, total: 700 })
    const { rows } = await api.contacts.list({})
    expect(rows.map(({ name, number, hasPhoto, spent }) => [name, number, hasPhoto, spent])).toEqual([
      ['Ada Lovelace, "Countess"', 'A-1001', true, 700],
    ])
    const ada = await api.contacts.get({ id: rows[0]?.id ?? 0 })
    expect(ada).toMatchObject({ note: 'Two lines,\nwith =SUM(A1) untouched.', tags: ['regular'], madeAt: TEST_NOW })
    const { rows: documents } = await api.documents.list({ what: 'contact', id: ada.id })
    expect(documents).toMatchObject([{ name: 'letter.txt', type: 'text/plain' }])
    const letter = await api.documents.get({ id: documents[0]?.id ?? 0 })
    expect(await letter.file.text()).toBe('A letter.\n')
    expect((await api.history.trash({})).rows).toMatchObject([{ name: 'Bert' }])
  } finally {
    await core.dispose()
  }
})
