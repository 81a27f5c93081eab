// What somebody hands over to be brought in never lies open on the disk, and never half in the book.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { giveBook, startTestCore } from '../../support/core.ts'
import { testOutside } from '../../support/outside.ts'

const MARK = 'Quendelwurz'
const ROWS = 2_000
/** Of a file that is brought in while other tests run beside this one. */
const LARGEST_LOOKED_INTO = 33_554_432

const people = () =>
  new File(
    [
      'first name,last name,email\n',
      ...Array.from({ length: ROWS }, (_, at) => `Ann${String(at)},${MARK},a${String(at)}@shop.example\n`),
    ],
    'people.csv',
  )

/** Files that hold the mark, in either of the encodings that programs write. */
function openFiles(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => {
    try {
      const found = statSync(path)
      if (!found.isFile() || found.size > LARGEST_LOOKED_INTO) return false
      const bytes = readFileSync(path)
      return bytes.includes(MARK) || bytes.includes(Buffer.from(MARK, 'utf16le'))
    } catch {
      return false // gone meanwhile: another test's
    }
  })
}

test('what is handed over never lies unencrypted on the disk: taken, looked at, in the middle of it, afterwards', async () => {
  const base = testOutside()
  // Time passes with every look at the clock, so that an import is many commands.
  const now = () => {
    base.clock.turn(2)
    return base.clock.now()
  }
  const started = startTestCore({ outside: { ...base, clock: { ...base.clock, now } } })
  const root = join(started.folder, '..')
  /** Of the book, of what the PC remembers, and what lies in the temporary folder itself. */
  const mine = () => {
    const own = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name))
    return openFiles([...own, ...readdirSync(tmpdir()).map((name) => join(tmpdir(), name))])
  }
  try {
    const { api } = started.window('first')
    await giveBook(started, { api })
    const { taken } = await api.exchange.take({ file: people() })
    expect(mine()).toEqual([])
    await api.exchange.preview({ taken, kind: 'contacts' })
    expect(mine()).toEqual([])
    const running = api.exchange.import({ taken, kind: 'contacts' })
    let looked = 0
    for await (const works of await api.work.watch({})) {
      const [work] = works
      if (work === undefined || work.done === 0) continue
      expect(mine()).toEqual([])
      looked += 1
      if (looked === 3 || work.done === work.of) break
    }
    expect(looked).toBeGreaterThan(0)
    expect((await running).created).toBe(ROWS)
    await api.backup.create({})
    expect(mine()).toEqual([])
    await api.book.close({})
    expect(mine()).toEqual([])
    // The look itself can tell: the mark is found where it lies open.
    expect(openFiles([import.meta.filename])).toEqual([import.meta.filename])
  } finally {
    await started.dispose()
  }
})
