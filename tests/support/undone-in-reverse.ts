// The promise behind Undo: whatever a shop did, undone in reverse, leaves the tables as they were; but for what somebody
// withdrew. And what was added up on the way is what adding it up anew comes to.
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { booksOnDisk } from '../../src/main/core/book/books.ts'
import { createJournal, repair } from '../../src/main/core/database/command.ts'
import { MIGRATIONS } from '../../src/main/core/database/migrations.ts'
import { tableSet } from '../../src/main/core/database/table-set.ts'
import { testEnvironment, temporaryFolder } from './book.ts'
import { giveBook, OWNER, PASSWORD, refusalOf, startTestCore } from './core.ts'
import { ACTS, doAll, nobody, OPENING, STAYING, steps, type ActName, type Step } from './everybody-does.ts'
import { REAL_TABLES } from './journal-real.ts'
import { probe, shownTables, withoutPutAside, withProbe, type Shown } from './probe.ts'
import { testOutside } from './outside.ts'

export interface Tally {
  commands: number
  refused: number
  staying: number
}

/** Tables that a no stays in, and what is derived from it. */
const OF_CONSENT = new Set(['consent', 'suppression', 'contact_consent'])

const withoutConsent = (tables: Shown): Shown =>
  Object.fromEntries(Object.entries(tables).filter(([name]) => !OF_CONSENT.has(name)))

/** `before`: done first and left standing. `after`: undone. */
export async function undoneInReverse(before: readonly Step[], after: readonly Step[]): Promise<Tally> {
  const root = temporaryFolder()
  const outside = testOutside()
  const options = { root, outside, more: { areas: [probe], migrations: [] } }
  const core = startTestCore(options, withProbe)
  try {
    const { api } = core.window()
    await giveBook(core, { api }, options)
    const known = nobody()
    const turn = () => outside.clock.set(outside.clock.now() + 1_000)
    await doAll(api, known, [...OPENING, ...before], turn)
    const was = await api.probe.tables({})
    const { done, refused } = await doAll(api, known, after, turn)
    const staying = done.filter(({ does }) => STAYING.includes(does))
    for (const { does, command } of done.toReversed()) {
      turn()
      const { code, data } = await refusalOf(api.history.undo({ command }))
      if (STAYING.includes(does))
        expect({ does, code, data }).toMatchObject({ code: 'UNDO_BLOCKED', data: { reason: 'never' } })
      else expect({ does, code, data }).toEqual({ does, code: 'none' })
    }
    const is = withoutPutAside(await api.probe.tables({}), was)
    if (staying.length === 0) expect(is).toEqual(was)
    else {
      expect(withoutConsent(is)).toEqual(withoutConsent(was))
      noIsKept(is, was)
    }
    await api.book.close({})
    await addedUpAnew(root, outside)
    return { commands: done.length, refused, staying: staying.length }
  } finally {
    await core.dispose()
  }
}

/** Every no that stood, and every one that came, stands; no yes came. */
function noIsKept(is: Shown, was: Shown): void {
  const saidIn = (tables: Shown) =>
    (tables['consent'] ?? []).map((row) => JSON.parse(row) as { readonly id: number; readonly act: string })
  const yes = (tables: Shown) => saidIn(tables).filter(({ act }) => act === 'given')
  expect(yes(is)).toEqual(yes(was))
  for (const table of ['consent', 'suppression'])
    expect(is[table]).toEqual(expect.arrayContaining([...(was[table] ?? [])]))
  expect(saidIn(is).length + (is['suppression'] ?? []).length).toBeGreaterThan(
    saidIn(was).length + (was['suppression'] ?? []).length,
  )
}

/** The repair settles every row once more and changes nothing. */
async function addedUpAnew(root: string, outside: ReturnType<typeof testOutside>): Promise<void> {
  const tables = tableSet(REAL_TABLES)
  const environment = testEnvironment(root, { outside, tables })
  const opener = { user: OWNER, password: PASSWORD }
  const book = await booksOnDisk(environment).open({ folder: `${root}/book`, opener })
  try {
    const journal = createJournal({ sqlite: book.writer, tables, outside, schema: MIGRATIONS.length })
    const before = shownTables(journal.db)
    repair(journal)
    expect(shownTables(journal.db)).toEqual(before)
    expect(journal.db.all('PRAGMA foreign_key_check')).toEqual([])
  } finally {
    book.close()
  }
}

const ALL = Object.keys(ACTS) as ActName[] // its own keys
const TAKEN_BACK = ALL.filter((name) => !STAYING.includes(name))

export interface Runs {
  readonly seed: number
  readonly runs: number
  /** Also what nobody may take back. */
  readonly withNo: boolean
}

/** Answers what was done in all runs together. */
export async function undoneInReverseByChance({ seed, runs, withNo }: Runs): Promise<Tally> {
  const before = steps(TAKEN_BACK, { least: 5, most: 25 })
  const after = steps(withNo ? [...ALL, ...STAYING] : TAKEN_BACK, { least: 20, most: 50 })
  const all: Tally = { commands: 0, refused: 0, staying: 0 }
  await fc.assert(
    fc.asyncProperty(before, after, async (first, then) => {
      const { commands, refused, staying } = await undoneInReverse(first, then)
      all.commands += commands
      all.refused += refused
      all.staying += staying
    }),
    { seed, numRuns: runs, endOnFailure: true },
  )
  return all
}
