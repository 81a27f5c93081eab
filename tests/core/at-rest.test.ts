// What somebody finds who gets hold of the PC: files that say nothing, and a screen that locks.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { refusalOf, startWithBook, type TestCore } from '../support/core.ts'

const running: TestCore[] = []
afterEach(async () => {
  for (const core of running.splice(0)) await core.dispose()
})

test('[L7] no name or number stands in any file of the book, and the screen locks when nobody is there', async () => {
  const core = await startWithBook()
  running.push(core)
  const { api } = core.owner
  await api.contacts.create({
    given: 'Wilhelmina',
    family: 'Quackenbush',
    phones: [{ typed: '0161 496 0123', label: 'home' }],
    note: 'Keeps the heel of the loaf.',
  })
  await api.backup.create({})
  const files = readdirSync(core.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.some(({ name }) => name === 'book.db')).toBe(true)
  expect(files.some(({ parentPath }) => parentPath.endsWith('backups'))).toBe(true)
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(join(parentPath, name)).toString('latin1')
    for (const secret of ['Wilhelmina', 'Quackenbush', 'quackenbush', '4960123', 'heel of the loaf', 'SQLite format 3'])
      expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false)
  }

  core.outside.clock.turn(11 * 60_000)
  expect((await refusalOf(api.contacts.list({}))).code).toBe('SCREENED')
  expect((await refusalOf(api.contacts.search({ text: 'quack' }))).code).toBe('SCREENED')
})
