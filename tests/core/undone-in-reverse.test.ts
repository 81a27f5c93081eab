// Any sequence of commands of all areas, undone in reverse, gives the same tables as before. A small share; the large one is
// in tests/proof. REGULARS_SEED repeats what failed.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { OWNER, refusalOf, startWithBook } from '../support/core.ts'
import { undoneInReverseByChance } from '../support/undone-in-reverse.ts'

const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))
const runs = 6
const timeout = 120_000

test(`what was done, undone in reverse, gives the very same tables (REGULARS_SEED=${seed})`, { timeout }, async () => {
  const { commands, refused } = await undoneInReverseByChance({ seed, runs, withNo: false })
  // Most of what is drawn does something.
  expect(commands).toBeGreaterThan(refused)
})

test(`only what somebody withdrew stays, and no yes comes of it (REGULARS_SEED=${seed})`, { timeout }, async () => {
  const { commands, staying } = await undoneInReverseByChance({ seed, runs, withNo: true })
  expect(commands).toBeGreaterThan(staying)
  expect(staying).toBeGreaterThan(0)
})

test('whoever said no cannot be made undone, and is told why; they can still be put into the trash', async () => {
  const core = await startWithBook()
  try {
    const { api } = core.owner
    const { id, command } = await api.contacts.create({ family: 'Horvat' })
    await api.consent.withdraw({ contactId: id, channels: ['email'] })
    expect(await refusalOf(api.history.undo({ command: command ?? 0 }))).toMatchObject({
      code: 'UNDO_BLOCKED',
      data: { reason: 'in_use', by: { kind: 'consent.withdraw', user: OWNER } },
    })
    expect((await api.contacts.trash({ ids: [id] })).count).toBe(1)
  } finally {
    await core.dispose()
  }
})
