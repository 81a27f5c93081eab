// Two years of backups with a clock that leaps: after each there is a newest good one in both places, and in the end the
// days, weeks and months that the rule names, in both.
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openTestBook, type TestBook } from '../../support/book.ts'

const DAY = 86_400_000
const YEARS_IN_DAYS = 730

let t: TestBook
afterEach(() => t.dispose())

const dayOf = (at: number) => Math.floor(at / DAY)
const weekOf = (at: number) => Math.floor((dayOf(at) + 3) / 7)
const monthOf = (at: number) => new Date(at).toISOString().slice(0, 7)

/** The newest of each of the last so many periods that have one: written down once more, from the rule alone. */
function keptBy(made: readonly number[], periodOf: (at: number) => number | string, count: number): readonly number[] {
  const newest = new Map<number | string, number>()
  for (const at of made) newest.set(periodOf(at), Math.max(at, newest.get(periodOf(at)) ?? 0))
  return [...newest.values()].toSorted((a, b) => b - a).slice(0, count)
}

test(
  'over two years of leaps the rule holds in both places, and the newest good one is always there',
  { timeout: 300_000 },
  async () => {
    t = await openTestBook()
    const { book, environment } = t
    const stick = join(t.root, 'stick')
    mkdirSync(stick)
    book.setPlace(stick)
    const { clock, random } = environment.outside
    const made: number[] = []
    const begun = clock.now()
    const there = (folder: string) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.regulars-backup'))
        .toSorted()
    for (let left = YEARS_IN_DAYS; left > 0;) {
      // Several a day, a day apart, holidays of up to a month; day by day towards the end.
      const leap = left < 12 ? 1 : ([0.1, 1, 3, 14, 30][Math.floor(random.fraction() * 5)] ?? 1)
      left -= leap
      clock.turn(leap * DAY)
      const { name } = await book.backup({ target: book.backupFolder, why: 'daily' })
      made.push(clock.now())
      if (book.place === null) throw new Error('no place')
      const found = await book.followPlace(book.place)
      expect(found.newest?.name).toBe(name)
      const [newest] = book.backups()
      expect(newest).toMatchObject({ name, state: 'good' })
      expect(there(stick)).toEqual(there(book.backupFolder))
    }
    expect(clock.now() - begun).toBeGreaterThanOrEqual(YEARS_IN_DAYS * DAY - 0.001)
    const expected = new Set([...keptBy(made, dayOf, 7), ...keptBy(made, weekOf, 4), ...keptBy(made, monthOf, 12)])
    expect(new Set(book.backups().map(({ at }) => at))).toEqual(expected)
    expect(book.backups().every(({ state }) => state === 'good')).toBe(true)
    // The oldest opens as well as the newest.
    const oldest = book.backups().at(-1)
    expect((await book.checkBackup(oldest?.name ?? '')).name).toBe(oldest?.name)
  },
)

test('a clock that was set back costs neither the newest backup nor an earlier good one', async () => {
  t = await openTestBook()
  const { book, environment } = t
  const { clock } = environment.outside
  const first = await book.backup({ target: book.backupFolder, why: 'daily' })
  clock.set(clock.now() - 3_600_000)
  const second = await book.backup({ target: book.backupFolder, why: 'daily' })
  expect(book.backups().map(({ name }) => name)).toEqual([first.name, second.name])
})
