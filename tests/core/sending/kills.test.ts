// Cuts a mailing off at ten random moments, also in the middle of a command: the folder is copied there as it stands on the disk, which is
// what a killed program leaves, and each copy goes on to its end. Real kills of a process of its own are in tests/proof.
import { randomInt } from 'node:crypto'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../support/book.ts'
import { PASSWORD } from '../../support/core.ts'
import { seededRandom } from '../../support/outside.ts'
import { outboxShop, reopened } from './outbox-shop.ts'

const KILLS = 10
const PEOPLE = 40
const CONNECTIONS = 3
const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

interface Copy {
  readonly root: string
  /** Whom the server had taken a message for. */
  readonly arrived: readonly string[]
}

test(`cut off at any moment, nobody gets a message twice and nobody is forgotten (REGULARS_SEED=${String(seed)})`, async () => {
  const random = seededRandom(seed)
  const copies: Copy[] = []
  let looks = 0
  let sending = false
  // One in each tenth of it: a message costs eight looks at the clock at least.
  const tenth = (PEOPLE * 8) / KILLS
  const at = new Set(Array.from({ length: KILLS }, (_, one) => Math.floor((one + random.fraction()) * tenth)))
  const shop = await outboxShop(
    { connections: CONNECTIONS },
    {
      onLook(root) {
        if (!sending) return
        if (!at.has(looks++)) return
        const copied = temporaryFolder()
        cpSync(root, copied, { recursive: true })
        for (const name of readdirSync(join(copied, 'book'))) if (/lock/i.test(name)) rmSync(join(copied, 'book', name))
        copies.push({ root: copied, arrived: shop.sink.arrived.map(({ to: { address } }) => address) })
      },
    },
  )
  const people = []
  for (let one = 0; one < PEOPLE; one += 1) people.push(await shop.person(`P${String(one)}`))
  await shop.api.mailing.freeze({ people, due: shop.started.outside.clock.now() })
  sending = true
  await shop.tick()
  sending = false
  expect(await shop.states()).toEqual({ sent: PEOPLE })
  await shop.dispose()
  expect(copies).toHaveLength(KILLS)
  for (const copy of copies) {
    const again = reopened(copy.root)
    await again.api.book.open({ password: PASSWORD })
    await again.tick()
    const arrived = [...copy.arrived, ...again.sink.arrived.map(({ to: { address } }) => address)]
    expect(new Set(arrived).size).toBe(arrived.length)
    const { sent = 0, uncertain = 0, ...others } = await again.states()
    expect(others).toEqual({})
    expect(sent + uncertain).toBe(PEOPLE)
    expect(uncertain).toBeLessThanOrEqual(CONNECTIONS)
    expect(arrived.length).toBeGreaterThanOrEqual(sent)
    expect(await again.api.mailing.differences({})).toEqual([])
    await again.dispose()
  }
})
