// Every report on the large book, over all its years where a report looks back, each time anew: as of another day, so that no answer is kept.
import type { BenchApi } from './contacts-jobs.ts'
import type { DuplicatesFigure } from './duplicates-figures.ts'
import { spread, timeAsync } from './measure.ts'

/** Milliseconds at the 95th percentile. */
const GOAL = 300
const SAMPLES = 20
const OFFERS = 3

type Request = Parameters<BenchApi['analytics']['report']>[0]

export async function reportsFigures(api: BenchApi): Promise<readonly DuplicatesFigure[]> {
  const { asOf, newestSale } = await api.analytics.span({})
  const newest = newestSale ?? asOf
  for (let one = 0; one < OFFERS; one += 1) {
    const from = newest - 400 + one * 120
    const said = { competitor: `Competitor ${String(one)}`, offer: 'Half price', focus: '', segment: null, note: '' }
    await api.analytics.addOffer({ ...said, from, until: from + 20 })
  }
  const [offer] = await api.analytics.offers({})
  const whole = { period: { last: 60, unit: 'month' } } as const
  const asked: readonly (readonly [string, Request])[] = [
    ['who the best are', { report: 'best' }],
    ['who is due', { report: 'due' }],
    ['who is slipping away', { report: 'slipping' }],
    ['who moved between groups, two years', { report: 'migration' }],
    ['who came back, two years by month', { report: 'cohorts' }],
    ['how many of one quarter came back', { report: 'cohorts', period: { from: newest - 500, to: newest - 410 } }],
    ['who left, five years by month', { report: 'churn', ...whole }],
    ['what was lost to those who lapsed', { report: 'lost' }],
    ['what an offer cost', { report: 'vulnerability', ...(offer && { offer: offer.id }) }],
    ['who is like the best', { report: 'alike' }],
    ['median beside mean, by tier', { report: 'averages' }],
  ]
  const figures: DuplicatesFigure[] = []
  for (const [name, request] of asked) {
    const times: number[] = []
    for (let i = 0; i < SAMPLES; i += 1) {
      times.push(await timeAsync(() => api.analytics.report({ ...request, asOf: newest + i })))
    }
    figures.push({ name, goal: GOAL, call: spread(times) })
  }
  return figures
}
