// What is asked of visits in the benchmarks: logged at the counter, looked at on a profile, in the day list and in long lists.
import { createDice } from '../../src/main/core/sample/dice.ts'
import type { BenchApi, Job } from './contacts-jobs.ts'

const PAGE = 50
const PEOPLE = 2_000
/** Days back from the last one with a visit that are looked at. */
const DAYS = 700

/** Asks the open book for its people, its goods and its last day. */
export async function visitsJobs(api: BenchApi): Promise<readonly Job[]> {
  const { total } = await api.contacts.list({ limit: 1 })
  const dice = createDice(11)
  const people: number[] = []
  while (people.length < Math.min(PEOPLE, total)) {
    const from = dice.between(0, Math.max(0, total - PAGE))
    people.push(...(await api.contacts.list({ from, limit: PAGE })).rows.map(({ id }) => id))
  }
  const goods = (await api.products.list({ limit: 500 })).rows.map(({ id }) => id)
  const { rows, count } = await api.visits.list({ limit: 1 })
  const lastDay = rows[0]?.day ?? 0
  const personAt = (i: number) => people[(i * 7_919) % people.length]
  const dayAt = (i: number) => lastDay - 1 - ((i * 31) % DAYS)
  const line = (i: number) => ({
    productId: goods[i % goods.length] ?? null,
    words: goods.length === 0 ? 'Loaf' : null,
    quantity: 1_000,
    unitPrice: 450_000,
    discount: 0,
    serial: null,
  })
  const page = { offset: 0, limit: PAGE }
  return [
    {
      name: 'log a visit with two lines',
      area: 'visits',
      procedure: 'log',
      goals: { core: 2, socket: 5 },
      writes: true,
      input: (i) => ({
        contactId: personAt(i),
        lines: [line(i), line(i * 3 + 1)],
        tenders: [],
        note: null,
        receipt: null,
        returnOf: null,
      }),
    },
    {
      name: 'the timeline of a profile',
      area: 'contacts',
      procedure: 'timeline',
      goals: { core: 3, socket: 10 },
      input: (i) => ({ contactId: personAt(i), limit: PAGE }),
    },
    {
      name: 'what is open about somebody',
      area: 'contacts',
      procedure: 'matters',
      input: (i) => ({ contactId: personAt(i) }),
    },
    {
      name: 'how somebody stands with the shop',
      area: 'visits',
      procedure: 'standing',
      input: (i) => ({ contactId: personAt(i) }),
    },
    { name: 'a day at the shop', area: 'visits', procedure: 'day', input: (i) => ({ day: dayAt(i) }) },
    {
      name: 'visits of six weeks',
      area: 'visits',
      procedure: 'list',
      input: (i) => ({ from: dayAt(i) - 41, to: dayAt(i), ...page }),
    },
    {
      name: 'a page anywhere among all visits',
      area: 'visits',
      procedure: 'list',
      input: (i) => ({ offset: (i * 104_729) % Math.max(1, count - PAGE), limit: PAGE }),
    },
    {
      name: 'visits of one customer',
      area: 'visits',
      procedure: 'list',
      input: (i) => ({ contactId: personAt(i), ...page }),
    },
  ]
}
