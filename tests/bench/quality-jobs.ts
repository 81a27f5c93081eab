// What is asked of the data quality page in the benchmarks, after everybody was looked at.
import type { BenchApi, Job } from './contacts-jobs.ts'

/** Most of the large book has some of it. */
const CODES = ['no-way', 'phone-shared', 'email-shared', 'stale'] as const

export async function qualityJobs(api: BenchApi): Promise<readonly Job[]> {
  await api.quality.look({})
  return [
    {
      name: 'how good the records are',
      area: 'quality',
      procedure: 'summary',
      goals: { core: 100, socket: 120 },
      input: () => ({ years: 3 }),
    },
    {
      name: 'people with something wrong',
      area: 'quality',
      procedure: 'people',
      goals: { core: 50, socket: 60 },
      input: (i) => ({ code: CODES[i % CODES.length], years: 3, mendable: false, left: false, limit: 50 }),
    },
  ]
}
