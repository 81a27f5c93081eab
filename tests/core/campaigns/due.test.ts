// From a rhythm to a message: what a profile says of somebody's gap, who is due in the next days, and a campaign to those alone.
import { expect, test } from 'vitest'
import { TEST_NOW } from '../../support/outside.ts'
import { NOBODY, planOf, started, startShop } from './campaign-shop.ts'

const DAY = 86_400_000

test('[B3] a profile says the mean gap, the last purchase and the next day to expect; whoever is due is listed, and a campaign goes to them', async () => {
  const shop = await startShop()
  try {
    const { api } = shop
    const [soon, later, once] = [await shop.agreed('Soon'), await shop.agreed('Later'), await shop.agreed('Once')]
    const bought = async (contactId: number, ...ago: readonly number[]) => {
      for (const days of ago)
        await api.visits.log({
          contactId,
          at: TEST_NOW - days * DAY,
          lines: [{ words: 'Bread', quantity: 1_000, unitPrice: 500_000 }],
        })
    }
    await bought(soon, 38, 26, 17, 8)
    await bought(later, 62, 32, 2)
    await bought(once, 3)
    const today = Math.floor(TEST_NOW / DAY)
    const { rhythm } = await api.value.of({ contactId: soon })
    // Gaps of 12, 9 and 9 days: their mean is shown, their median decides.
    expect(rhythm).toMatchObject({ meanGap: 10, medianGap: 9, gap: 9, lastDay: today - 8, nextDay: today + 1 })
    expect((await api.value.of({ contactId: later })).rhythm).toMatchObject({ meanGap: 30, nextDay: today + 28 })

    const dueIn = async (days: number) =>
      (await api.analytics.report({ report: 'due', days })).rows.map(({ contactId }) => contactId)
    expect(await dueIn(7)).toContain(soon)
    expect(await dueIn(7)).not.toContain(later)
    expect(await dueIn(30)).toEqual(expect.arrayContaining([soon, later]))

    const rule = {
      all: [
        { fact: 'rhythm.due-in', op: 'between' as const, value: 0, to: 7 },
        { fact: 'rhythm.mean-gap', op: 'between' as const, value: 1, to: 14 },
      ],
    }
    const { id: segment } = await api.segments.create({ name: 'Due this week', rule })
    const { id } = await api.campaigns.create(planOf({ audience: { ...NOBODY, segments: [segment] } }))
    await started(api, id)
    expect((await shop.sends(id)).map(({ contact }) => contact?.id)).toEqual([soon])
  } finally {
    await shop.dispose()
  }
})
