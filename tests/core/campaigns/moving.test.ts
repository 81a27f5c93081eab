// A campaign that goes once, moved to another day while it runs; and one that stands for years and cannot go on.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { refusalOf } from '../../support/core.ts'
import { enterAs } from '../segments/segment-shop.ts'
import { DAY, NOBODY, planOf, started, startShop, TODAY, type Api } from './campaign-shop.ts'

let shop: Awaited<ReturnType<typeof startShop>>
let api: Api
beforeAll(async () => {
  shop = await startShop()
  api = shop.api
})
afterAll(() => shop.dispose())

test('a campaign that runs goes on another day: what waits moves with it by its own clock, what went stays, and that is undone as one step', async () => {
  const [here, there] = [
    await shop.agreed('Here'),
    await shop.agreed('There', { phones: [{ label: 'mobile', typed: '+1 212 555 0101' }] }),
  ]
  const { id } = await api.campaigns.create(
    planOf({
      name: 'Moved',
      audience: { ...NOBODY, people: [here, there] },
      schedule: { when: 'on', day: TODAY + 3, at: 9 * 60 },
    }),
  )
  const dues = async () => (await shop.sends(id)).map(({ due }) => due).sort()
  const moved = async (day: number, at: number) => {
    const { work } = await api.campaigns.move({ id, day, at })
    await vi.waitFor(async () => {
      expect((await api.work.list({})).find((one) => one.id === work)?.state).toBe('done')
    })
  }
  expect(await refusalOf(api.campaigns.move({ id, day: TODAY + 5, at: 600 }))).toMatchObject({
    data: { issues: [{ rule: 'not_running' }] },
  })
  await started(api, id)
  const before = await dues()
  expect(await refusalOf(api.campaigns.move({ id, day: TODAY - 1, at: 600 }))).toMatchObject({
    data: { issues: [{ path: 'day', rule: 'over' }] },
  })
  await moved(TODAY + 6, 10 * 60)
  const later = await dues()
  expect(later.map((due, at) => (due ?? 0) - (before[at] ?? 0))).toEqual([3 * DAY + 3_600_000, 3 * DAY + 3_600_000])
  expect((await api.campaigns.get({ id })).schedule).toEqual({ when: 'on', day: TODAY + 6, at: 600 })
  const step = (await api.history.list({ limit: 1 })).rows[0]
  expect(step?.kind).toBe('campaigns.move')
  await api.history.undo({ command: step?.command ?? 0 })
  expect(await dues()).toEqual(before)
  expect((await api.campaigns.get({ id })).schedule).toEqual({ when: 'on', day: TODAY + 3, at: 540 })
  await api.campaigns.stop({ id })
  expect((await refusalOf(api.campaigns.move({ id, day: TODAY + 5, at: 600 }))).code).toBe('BAD_INPUT')
})

test('a standing campaign whose segment nobody may ask any more says so, until it is for others', async () => {
  const boss = await enterAs(shop, 'manager')
  const { id: segment } = await boss.api.segments.create({
    name: 'Mine',
    rule: { fact: 'visits.count', op: '>=', value: 0 },
    shared: false,
  })
  const plan = planOf({
    name: 'Stands',
    audience: { ...NOBODY, segments: [segment] },
    schedule: { when: 'yearly', occasion: 'birthday', offset: 0, at: 540 },
  })
  const { id } = await boss.api.campaigns.create(plan)
  await boss.api.campaigns.start({ id })
  const stuck = async () => (await api.campaigns.list({})).find((one) => one.id === id)?.stuck
  expect(await stuck()).toBeNull()
  const left = (await api.users.list({})).find(({ role }) => role === 'manager')
  await api.users.archive({ id: left?.id ?? 0, archived: true })
  // An owner goes on in their place, but somebody's own segment is theirs alone.
  expect(await stuck()).toBe('segment')
  await api.campaigns.save({ id, plan: { ...plan, audience: { ...NOBODY, everyone: true } } })
  expect(await stuck()).toBeNull()
})
