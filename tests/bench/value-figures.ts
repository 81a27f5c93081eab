// What is asked about the worth of customers in the large book: of one of them on their page, of all on the page of loyalty, and the models fitted
// on everything that was ever bought.
import type { BenchApi } from './contacts-jobs.ts'
import type { DuplicatesFigure } from './duplicates-figures.ts'
import { spread, timeAsync } from './measure.ts'

const PEOPLE = 200
const SAMPLES = 5

export async function valueFigures(api: BenchApi): Promise<readonly DuplicatesFigure[]> {
  const { newestSale, asOf } = await api.analytics.span({})
  const { rows } = await api.contacts.list({ sort: 'last-visit', limit: PEOPLE })
  const figures: DuplicatesFigure[] = []
  const each = async <T>(name: string, goal: number, over: readonly T[], ask: (one: T) => Promise<unknown>) => {
    const times: number[] = []
    for (const one of over) times.push(await timeAsync(() => ask(one)))
    figures.push({ name, goal, call: spread(times) })
  }
  const again = Array.from({ length: SAMPLES }, (_, i) => i)
  await each('what one customer is worth', 10, rows, ({ id }) => api.value.of({ contactId: id }))
  await each('everybody under each loyalty model', 500, again, () => api.value.loyalty({}))
  await each('models of buying, fitted and told of everybody', 2_000, again, (i) =>
    api.analytics.fit({ until: (newestSale ?? asOf) - i }),
  )
  return figures
}
