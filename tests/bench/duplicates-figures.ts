// What is asked about duplicates in the large book, after the look through it: while somebody types, for Today, for the page that
// compares, and once more after somebody was changed.
import { createDice } from '../../src/main/core/sample/dice.ts'
import type { BenchApi } from './contacts-jobs.ts'
import { spread, timeAsync, type Spread } from './measure.ts'

export interface DuplicatesFigure {
  readonly name: string
  readonly call: Spread
  /** Milliseconds at the 95th percentile. */
  readonly goal: number
}

const PEOPLE = 300
const GROUPS = 40

/** `pairs`: how many stand in the book. */
export async function duplicatesFigures(
  api: BenchApi,
): Promise<{ readonly figures: readonly DuplicatesFigure[]; readonly pairs: number }> {
  const dice = createDice(17)
  const { total } = await api.contacts.list({ limit: 1 })
  const typed = []
  while (typed.length < PEOPLE) {
    const { rows } = await api.contacts.list({ from: dice.between(0, total - 1), limit: 1 })
    for (const { id } of rows) {
      const { given, family, phones, emails } = await api.contacts.get({ id })
      // As it stands while it is typed: the last letters of the name are missing, a number is there or not.
      typed.push({
        given,
        family: family.slice(0, dice.between(3, family.length)),
        phones: dice.chance(0.5) ? phones.map((phone) => phone.typed) : [],
        emails: dice.chance(0.3) ? emails.map(({ address }) => address) : [],
      })
    }
  }
  const { total: pairs } = await api.duplicates.find({ limit: 1 })
  const { groups } = await api.duplicates.groups({ limit: GROUPS })
  const each = async <T>(over: readonly T[], ask: (one: T) => Promise<unknown>): Promise<Spread> => {
    const times: number[] = []
    for (const one of over) times.push(await timeAsync(() => ask(one)))
    return spread(times)
  }
  const ids = groups.map(({ people }) => people.map(({ id }) => id))
  const again = Array.from({ length: 60 }, (_, i) => i)
  const figures = [
    {
      name: 'alike while a new customer is typed',
      goal: 15,
      call: await each(typed, (one) => api.contacts.similar(one)),
    },
    { name: 'how many wait, for Today', goal: 15, call: await each(again, () => api.duplicates.count({})) },
    {
      name: 'a page of groups',
      goal: 100,
      call: await each(again, (from) => api.duplicates.groups({ from, limit: 20 })),
    },
    {
      name: 'what merging would make of them',
      goal: 50,
      call: await each(ids, (of) => api.duplicates.preview({ ids: of })),
    },
    {
      name: 'merge, and count again',
      goal: 150,
      call: await each(ids, async (of) => {
        await api.duplicates.merge({ ids: of })
        await api.duplicates.count({})
      }),
    },
  ]
  return { figures, pairs }
}
