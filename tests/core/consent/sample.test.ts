// What the people of the sample shop said: mostly yes, some no, many not asked; never a child, never by a way they have not.
import { expect, test } from 'vitest'
import { consentsOf } from '../../../src/main/core/sample/consents.ts'
import { createDice } from '../../../src/main/core/sample/dice.ts'
import { samplePeople } from '../../../src/main/core/sample/people.ts'
import { mayBeMinor } from '../../../src/shared/domain/consent.ts'

const TODAY = 20_779

test('most who were asked agreed, with words; children and ways that do not reach anybody are left alone', () => {
  const people = samplePeople({ count: 400, today: TODAY, days: 900, dice: createDice(7) })
  const dice = createDice(8)
  const said = people.map((person) => ({ person, consents: consentsOf(person, TODAY, dice) }))
  const all = said.flatMap(({ consents }) => consents)
  const given = all.filter(({ act }) => act === 'given')
  expect(given.length / all.length).toBeGreaterThan(0.75)
  expect(given.length).toBeLessThan(all.length)
  expect(given.every(({ how, words }) => how !== '' && words !== '')).toBe(true)
  expect(said.some(({ consents }) => consents.length === 0)).toBe(true)
  for (const { person, consents } of said) {
    const { emails = [], phones = [], addresses = [], occasions = [] } = person.patch
    const reach = { email: emails, sms: phones, phone: phones, post: addresses }
    for (const { channel } of consents) expect(reach[channel].length).toBeGreaterThan(0)
    const birthday = occasions.find(({ kind }) => kind === 'birthday')?.date ?? null
    if (mayBeMinor(birthday, null, TODAY)) expect(consents).toEqual([])
  }
})
