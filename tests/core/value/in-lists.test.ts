// Lists of customers by what they are worth: they say of everybody what the profile says, and follow what happens meanwhile.
import { expect, onTestFinished, test } from 'vitest'
import { VALUE_GROUPS } from '../../../src/shared/domain/value/groups.ts'
import { LADDER, STANDINGS, TIERS } from '../../../src/shared/domain/value/words.ts'
import type { ContactFilter } from '../../../src/shared/contract/contacts.ts'
import { startWithBook } from '../../support/core.ts'

const DAY = 86_400_000

/** Days ago on which somebody bought, and for how much (minor units) each time. */
const PEOPLE: readonly { readonly name: string; readonly days: readonly number[]; readonly amount: number }[] = [
  { name: 'Weekly', days: [31, 24, 17, 10, 3], amount: 1_000 },
  { name: 'Rich and late', days: [62, 55, 48, 41, 20], amount: 90_000 },
  { name: 'Poor and late', days: [44, 37, 30], amount: 100 },
  { name: 'Once', days: [5], amount: 500 },
  { name: 'Long gone', days: [420, 410, 400], amount: 60_000 },
  { name: 'Never', days: [], amount: 0 },
  { name: 'Twice', days: [16, 8], amount: 700 },
]

test('everybody is listed by standing, tier, group, rung and due day as their own page says it', async () => {
  const shop = await startWithBook()
  onTestFinished(() => shop.dispose())
  const { api } = shop.owner
  const now = shop.outside.clock.now()
  const ids = new Map<string, number>()
  for (const { name, days, amount } of PEOPLE) {
    const { id } = await api.contacts.create({ given: name })
    ids.set(name, id)
    for (const ago of days) {
      const lines = [{ words: 'Something', unitPrice: amount * 1_000 }]
      await api.visits.log({ contactId: id, at: now - ago * DAY, lines })
    }
  }
  await api.value.recompute({})

  const agrees = async () => {
    const said = await Promise.all(
      [...ids.values()].map(async (id) => ({ id, ...(await api.value.of({ contactId: id })) })),
    )
    const listed = async (filter: ContactFilter) =>
      (await api.contacts.list({ filter, sort: 'number' })).rows.map(({ id }) => id)
    const who = (holds: (one: (typeof said)[number]) => boolean) => said.filter(holds).map(({ id }) => id)
    for (const standing of STANDINGS)
      expect(await listed({ standing: [standing] })).toEqual(who((one) => one.standing === standing))
    for (const tier of TIERS) expect(await listed({ tier: [tier] })).toEqual(who((one) => one.tier === tier))
    for (const group of VALUE_GROUPS) expect(await listed({ group })).toEqual(who((one) => one.group === group))
    for (const stage of LADDER)
      if (stage !== 'none') expect(await listed({ stage })).toEqual(who((one) => one.stage === stage))
    expect(await listed({ dueWithin: 7 })).toEqual(
      who(
        ({ standing, rhythm }) =>
          standing !== 'lapsed' && rhythm.overdue !== null && rhythm.overdue <= 0 && rhythm.overdue >= -7,
      ),
    )
    const { rows } = await api.contacts.list({ sort: 'next-due', value: true })
    for (const { id, value } of rows) {
      const own = said.find((one) => one.id === id)
      expect(value).toMatchObject({
        standing: own?.standing,
        tier: own?.tier,
        gap: own?.standing === 'none' ? null : own?.rhythm.gap,
        nextDay: own?.rhythm.nextDay,
        lastBuyDay: own?.rhythm.lastDay,
        rank: own?.rank,
      })
    }
    return { rows, said }
  }

  const { rows, said } = await agrees()
  const standingOf = (name: string) => said.find(({ id }) => id === ids.get(name))?.standing
  expect(PEOPLE.map(({ name }) => standingOf(name))).toEqual([
    'regular',
    'slipping',
    'overdue',
    'new',
    'lapsed',
    'none',
    'regular',
  ])
  // Whoever is not waited for comes last, whichever way round.
  const waited = rows.filter(({ value }) => value?.standing !== 'lapsed' && value?.standing !== 'none')
  expect(rows.slice(0, waited.length)).toEqual(waited)
  const next = waited.map(({ value }) => value?.nextDay ?? 0)
  expect(next).toEqual(next.toSorted((a, b) => a - b))
  const turned = await api.contacts.list({ sort: 'next-due', descending: true, value: true })
  expect(turned.rows.slice(0, waited.length).map(({ value }) => value?.nextDay)).toEqual(next.toReversed())

  // A list that is held follows: who was missed comes, somebody brings a friend, a sale is taken back.
  const late = ids.get('Rich and late') ?? 0
  const { id: visit } = await api.visits.log({ contactId: late, lines: [{ words: 'Bread', unitPrice: 900_000 }] })
  await api.contacts.save({
    id: ids.get('Once') ?? 0,
    patch: { links: [{ kind: 'referred-by', otherId: ids.get('Twice') ?? 0, words: '' }] },
  })
  const after = await agrees()
  expect(after.said.find(({ id }) => id === late)?.standing).toBe('regular')
  expect(after.said.find(({ id }) => id === ids.get('Twice'))?.stage).toBe('advocate')
  await api.visits.correct({ id: visit })
  expect((await agrees()).said.find(({ id }) => id === late)?.standing).toBe('slipping')

  // What a list is narrowed by holds wherever it is taken along: into a list by hand, too.
  const { id: list } = await api.lists.create({ name: 'To call', note: '' })
  await api.lists.addMatching({ id: list, query: { filter: { standing: ['overdue', 'slipping'] } } })
  await shop.core.idle()
  expect((await api.lists.members({ id: list })).total).toBe(2)
})
