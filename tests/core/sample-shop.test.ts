// The sample shop is another book: going there and back leaves the shop's own as it was, and nobody is shown out of it.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { sampleBooks } from '../../src/main/core/sample/sample-books.ts'
import type { SampleBooks } from '../../src/main/core/site.ts'
import { SAMPLE_OWNER } from '../../src/shared/domain/sample-password.ts'
import { temporaryFolder } from '../support/book.ts'
import { OWNER, PASSWORD, refusalOf, startTestCore, type TestCore } from '../support/core.ts'
import { testOutside } from '../support/outside.ts'

// Three years of a shop are written, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const running: TestCore[] = []
const made: string[] = []
/** The first sample that was made; others are copies of it. */
let whole: string | null = null
afterAll(() => {
  if (whole !== null) rmSync(whole, { recursive: true })
})
afterEach(async () => {
  for (const core of running.splice(0)) await core.dispose()
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function start(beginInSample = false): TestCore {
  const root = temporaryFolder()
  const outside = testOutside()
  const surroundings = {
    outside,
    pcFolder: join(root, 'pc'),
    program: '0.1.0',
    holder: { name: 'a test', host: 'test-pc', pid: process.pid },
  }
  const places = {
    temporary: () => {
      const folder = mkdtempSync(join(tmpdir(), 'regulars-test-'))
      made.push(folder)
      return folder
    },
    remove: (folder: string) => rmSync(folder, { recursive: true, force: true }),
  }
  const real = sampleBooks(surroundings, places, () => 'Europe/London')
  const samples: SampleBooks = {
    async make() {
      if (whole === null) {
        const folder = await real.make()
        whole = temporaryFolder()
        cpSync(folder, whole, { recursive: true })
        return folder
      }
      const folder = join(places.temporary(), 'book')
      cpSync(whole, folder, { recursive: true })
      return folder
    },
    drop: real.drop,
  }
  const core = startTestCore({ root, outside, samples, beginInSample })
  running.push(core)
  return core
}

test('somebody looks around and comes back to their own book, which is as it was', async () => {
  const { api } = start().window()
  await api.book.create({ shop: 'Corner Bakery', owner: OWNER, password: PASSWORD })
  await api.contacts.create({ given: 'Ada' })

  expect(await api.book.openSample({})).toMatchObject({ user: SAMPLE_OWNER })
  expect(await api.book.status({})).toMatchObject({ state: 'open', demo: true })
  const { total } = await api.contacts.list({ limit: 1 })
  expect(total).toBeGreaterThan(580)
  await api.contacts.create({ given: 'Nobody' })

  await api.book.leaveSample({})
  expect(made.every((folder) => !existsSync(folder))).toBe(true)
  expect(await api.book.status({})).toMatchObject({ state: 'closed', demo: false })
  await api.book.open({ user: OWNER, password: PASSWORD })
  expect((await api.contacts.list({ limit: 5 })).rows.map((row) => row.name)).toEqual(['Ada'])
})

test('a window where nobody signed in closes nobody’s book, and there is nothing to leave', async () => {
  const core = start()
  const owner = core.window()
  await owner.api.book.create({ shop: 'Corner Bakery', owner: OWNER, password: PASSWORD })
  const stranger = core.window()
  expect((await refusalOf(stranger.api.book.openSample({}))).code).toBe('NOT_SIGNED_IN')
  await stranger.api.book.leaveSample({})
  expect((await owner.api.session.me({})).state).toBe('signed-in')
  expect(made).toEqual([])
})

test('a start in the sample makes it for the first window, and every further window is let in', async () => {
  const core = start(true)
  const first = core.window()
  expect(await first.api.book.status({})).toMatchObject({ state: 'closed', demo: true })
  expect((await refusalOf(first.api.book.open({ password: PASSWORD }))).code).toBe('BOOK_CLOSED')
  await first.api.book.openSample({})
  await core.window().api.book.openSample({})
  expect(made).toHaveLength(1)
  expect((await first.api.session.me({})).people).toHaveLength(5)
})
