// The whole book out to an archive and into an empty book: table by table the same, what is derived included.
import { rmSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { sampleArea } from '../../../src/main/core/sample/sample-area.ts'
import { fillSampleShop } from '../../../src/main/core/sample/sample-shop.ts'
import { createTravellingClock } from '../../../src/main/core/sample/travelling-clock.ts'
import { SAMPLE_OWNER, SAMPLE_PASSWORD } from '../../../src/shared/domain/sample-password.ts'
import { isStrong, tablesOf, type Dump } from '../../support/book-archives.ts'
import { temporaryFolder } from '../../support/book.ts'
import { OWNER, PASSWORD, startTestCore, type TestCore } from '../../support/core.ts'
import { TEST_NOW, testOutside } from '../../support/outside.ts'

vi.setConfig({ testTimeout: 180_000 })

const roots: string[] = []
const running: TestCore[] = []
afterEach(async () => {
  for (const core of running.splice(0)) {
    await core.dispose()
  }
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true })
})

function emptyRoot(): string {
  const root = temporaryFolder()
  roots.push(root)
  return root
}

async function empty(options: { readonly owner?: string; readonly root?: string } = {}) {
  const root = options.root ?? emptyRoot()
  const core = startTestCore({ root })
  running.push(core)
  const { api } = core.window()
  await api.book.create({ shop: 'A new shop', owner: options.owner ?? OWNER, password: PASSWORD })
  return { root, core, api }
}

/** Where two books may differ: when it was written, and by which of their commands; under which name a file lies. */
const MAY_DIFFER: Readonly<Record<string, readonly string[]>> = {
  contact_list: ['changed_at', 'version'],
  document: ['file', 'file_key'],
  suppression_key: [],
  value_model: ['at', 'judged_at'],
}

function compared(dump: Dump): Dump {
  return Object.fromEntries(
    Object.entries(dump).map(([name, rows]) => [
      name,
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => !(MAY_DIFFER[name] ?? []).includes(column))),
      ),
    ]),
  )
}

async function sampleShop(root: string): Promise<TestCore> {
  const clock = createTravellingClock(0)
  const outside = { ...testOutside(), clock }
  const core = startTestCore({
    root,
    outside: outside as never, // its clock travels, and nobody turns it by hand
    filling: true,
    more: { areas: [sampleArea], migrations: [] },
  })
  running.push(core)
  await fillSampleShop({
    core: core.core,
    clock,
    now: TEST_NOW,
    zone: 'Europe/London',
    people: 120,
    password: SAMPLE_PASSWORD,
  })
  await core.core.close()
  const again = startTestCore({ root })
  running.push(again)
  return again
}

test('[M8] the sample shop goes out to the archive and into an empty book, and every table is the same there', async () => {
  const from = emptyRoot()
  const sample = await sampleShop(from)
  const { api: old } = sample.window()
  await old.book.open({ user: SAMPLE_OWNER, password: SAMPLE_PASSWORD })
  const { rows } = await old.contacts.list({ limit: 5 })
  await old.contacts.trash({ ids: rows.slice(0, 2).map(({ id }) => id) })
  // Somewhere else than they live, because an address that is dropped is no row any more.
  const address = { street: '1 Elm St', postcode: '02115', city: 'Boston', region: 'MA', country: 'US' }
  await old.households.create({ contactIds: rows.slice(2).map(({ id }) => id), address })
  // What is learned of all customers is learned in each book for itself.
  await old.value.recompute({})
  const out = await old.exchange.export({ what: 'archive', why: 'moving' })
  expect(out).toMatchObject({ encrypted: true })
  expect(await isStrong(out.file)).toBe(true)
  await sample.core.close()

  const into = await empty({ owner: SAMPLE_OWNER })
  const password = out.password ?? ''
  const tried = await into.api.exchange.import({ kind: 'archive', file: out.file, password, dryRun: true })
  expect(tried).toMatchObject({ kind: 'archive', dryRun: true, rows: out.rows, created: out.rows, command: null })
  expect((await into.api.contacts.list({ limit: 1 })).total).toBe(0)
  const report = await into.api.exchange.import({ kind: 'archive', file: out.file, password })
  expect(report).toMatchObject({ stopped: false, rows: out.rows, made: tried.made })
  expect(report.made.contacts).toBeGreaterThan(100)
  await into.api.value.recompute({})
  await into.core.core.close()

  const [was, is] = [
    await tablesOf(from, { user: SAMPLE_OWNER, password: SAMPLE_PASSWORD }),
    await tablesOf(into.root, { user: SAMPLE_OWNER }),
  ]
  expect(Object.keys(was.before).length).toBeGreaterThan(30)
  const [a, b] = [compared(was.before), compared(is.before)]
  for (const name of Object.keys(a)) expect(b[name], name).toEqual(a[name])
  expect(compared(is.after)).toEqual(b)
})
