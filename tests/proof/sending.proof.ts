// Two hundred kills while mailings of two thousand go out. The seed of a failure is in its name; run it again with REGULARS_SEED.
import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundledChild, killedMailing, mailingBook } from '../support/outbox-kills.ts'

const KILLS = Number(process.env['REGULARS_KILLS'] ?? 200)
const PEOPLE = Number(process.env['REGULARS_PEOPLE'] ?? 2_000)
const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))

test(`killed at any moment, nobody gets a message twice and nobody is forgotten (REGULARS_SEED=${String(seed)})`, async () => {
  const child = await bundledChild()
  const template = await mailingBook(PEOPLE)
  let kills = 0
  let doubtful = 0
  for (let run = 0; kills < KILLS; run += 1) {
    const one = await killedMailing(template, { child, seed: seed + run * 1_000, most: KILLS - kills, people: PEOPLE })
    kills += one.kills
    doubtful += one.uncertain
  }
  rmSync(template, { recursive: true, force: true })
  // That some are in doubt shows that the kills hit where it matters.
  expect(kills).toBe(KILLS)
  expect(doubtful).toBeLessThanOrEqual(KILLS * 3)
})
