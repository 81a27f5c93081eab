// How long logging a visit takes while an import, its undo, a backup, the look for duplicates and the sums of everybody go on beside the counter.
import type { BenchApi } from './contacts-jobs.ts'
import { customersFile } from './import-files.ts'
import { spread, type Spread } from './measure.ts'
import { visitsJobs } from './visits-jobs.ts'

export interface BusyFigure {
  readonly name: string
  readonly call: Spread
  /** Milliseconds at the 95th percentile, where it is not that of all long work. */
  readonly goal?: number
}

const PEOPLE = 20_000
const EVERY_MS = 10

export interface BusyCounter {
  readonly figures: readonly BusyFigure[]
  /** How long the first look for duplicates took, learning included, with somebody at the counter. */
  readonly lookSeconds: number
  /** How long it took to compute every customer anew, with nobody at the counter. */
  readonly recomputeSeconds: number
}

export async function busyCounter(api: BenchApi): Promise<BusyCounter> {
  const job = (await visitsJobs(api)).find(({ procedure }) => procedure === 'log')
  if (job === undefined) throw new Error('logging a visit is not among the jobs')
  let next = 0
  const log = () => api.visits.log(job.input(next++) as Parameters<typeof api.visits.log>[0])
  for (let warm = 0; warm < 60; warm += 1) await log()
  const { value: looking, seconds: lookSeconds } = await timed(() =>
    during(log, () => api.duplicates.find({ limit: 1 })),
  )
  const { seconds: recomputeSeconds } = await timed(() => api.value.recompute({}))
  const recomputing = await during(log, () => api.value.recompute({}))
  const file = customersFile(PEOPLE, 2)
  let command = 0
  const importing = await during(log, async () => {
    command = (await api.exchange.import({ file, kind: 'contacts' })).command ?? 0
  })
  const undoing = await during(log, () => api.history.undo({ command }))
  const saving = await during(log, () => api.backup.create({}))
  const figures = [
    { name: 'log a visit while an import runs', call: spread(importing) },
    { name: 'log a visit while its undo runs', call: spread(undoing) },
    { name: 'log a visit while a backup runs', call: spread(saving) },
    { name: 'log a visit while duplicates are looked for', call: spread(looking) },
    { name: 'log a visit while every customer is computed anew', call: spread(recomputing), goal: 5 },
  ]
  return { figures, lookSeconds, recomputeSeconds }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> {
  const began = performance.now()
  const value = await work()
  return { value, seconds: (performance.now() - began) / 1_000 }
}

/** Times from the moment at which the hand wanted it, so that the wait for a busy thread counts. */
export async function during(ask: () => Promise<unknown>, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  let running = true
  const end = () => {
    running = false
  }
  const worked = work().finally(end)
  // Not before the work has had time to begin.
  let wanted = performance.now() + EVERY_MS
  while (running) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wanted - performance.now())))
    await ask()
    const now = performance.now()
    times.push(now - wanted)
    wanted = Math.max(now, wanted + EVERY_MS)
  }
  await worked
  return times
}
