// Damaged files brought into a real book: each is taken whole and taken back by one undo, or refused and nothing is there.
import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReadDb } from '../../../src/main/core/database/bind.ts'
import { openTestBook, type TestBook } from '../../support/book.ts'
import { refusalOf, startWithBook } from '../../support/core.ts'
import { FUZZED, fuzzedReaders, type FuzzedReader } from '../../support/fuzz-readers.ts'
import { seededRandom } from '../../support/outside.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))
const TIMES = 6
/** Larger ones take long to write, and show no more. */
const LARGEST = 60_000

type Shop = Awaited<ReturnType<typeof startWithBook>>
let shop: Shop
let book: TestBook
let readers: readonly FuzzedReader[] = []
beforeAll(async () => {
  book = await openTestBook()
  readers = await fuzzedReaders(createReadDb(book.book.reader))
  shop = await startWithBook()
  const file = new File(['name,email\nAnn Smith,ann@example.com\nBob Jones,bob@example.com\n'], 'people.csv')
  await shop.owner.api.exchange.import({ file, kind: 'contacts' })
})
afterAll(async () => {
  book.dispose()
  await shop.dispose()
})

/** What the shop sees of its book. */
async function seen() {
  const { api } = shop.owner
  const people = await api.contacts.list({ limit: 200 })
  const visits = await api.visits.list({ limit: 200 })
  const products = await api.products.list({})
  return {
    people: [people.total, people.rows.map(({ id, name }) => [id, name])],
    visits: [visits.count, visits.total],
    products,
  }
}

for (const name of FUZZED.filter((one) => one !== 'mapping')) {
  test(
    `${name}: a damaged file is brought in whole or not at all (REGULARS_SEED=${String(seed)})`,
    { timeout: 120_000 },
    async () => {
      const reader = readers.find((one) => one.name === name)
      const before = await seen()
      for (let turn = 0; turn < TIMES; turn += 1) {
        const random = seededRandom(seed + turn)
        const bytes = (await reader?.make(random)) ?? new Uint8Array()
        if (bytes.length > LARGEST) continue
        const kind = reader?.kind(random) ?? 'contacts'
        const running = shop.owner.api.exchange.import({ file: new File([bytes], 'file'), kind })
        const refused = await refusalOf(running)
        expect(
          ['INTERNAL', 'UNDEFINED'],
          `${String(seed + turn)} ${shop.outside.log.lines.at(-1) ?? ''}`,
        ).not.toContain(refused.code)
        if (refused.code === 'none') {
          const { command } = await running
          if (command !== null) await shop.owner.api.history.undo({ command })
        }
        expect(await seen(), String(seed + turn)).toEqual(before)
        expect((await shop.owner.api.work.list({})).filter(({ state }) => state === 'running')).toEqual([])
      }
    },
  )
}
