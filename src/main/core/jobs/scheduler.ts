// Runs work by the clock while the book is open: again and again, one run of a job at a time, and where asked only
// while nobody is working. What must not be forgotten is told by the book itself (the newest backup, the state of
// long work), so nothing about jobs is stored.
import type { Outside } from '../outside.ts'

export interface Job {
  readonly name: string
  /** Milliseconds from the start of the scheduler to the first run. */
  readonly firstAfter: number
  /** Milliseconds from the end of one run to the next. */
  readonly every: number
  /** Runs only when nobody has touched the program for so many milliseconds; else it is asked again after `every`. */
  readonly whenIdleFor?: number
  /** A failure is logged, and the job comes again at its time. */
  run(): unknown
  /** Asked when no run begins any more: ends early what takes long, and resolves when it has ended. */
  stop?(): Promise<void>
}

export interface Scheduler {
  /** Somebody is working: what waits for idleness waits longer. */
  touched(): void
  /** Resolves when those that run have ended. */
  atRest(): Promise<void>
  /** No run begins any more; resolves when those that run have ended. */
  stop(): Promise<void>
}

export function runJobs(jobs: readonly Job[], { clock, log }: Pick<Outside, 'clock' | 'log'>): Scheduler {
  let lastTouch = clock.now()
  let stopped = false
  const cancels = new Map<Job, () => void>()
  const running = new Set<Promise<void>>()

  function plan(job: Job, inMs: number): void {
    if (!stopped)
      cancels.set(
        job,
        clock.after(inMs, () => begin(job)),
      )
  }

  function begin(job: Job): void {
    if (stopped) return
    // A clock set back would look like idleness that never comes; touching again repairs it.
    const idleFor = Math.max(0, clock.now() - lastTouch)
    if (job.whenIdleFor !== undefined && idleFor < job.whenIdleFor) return plan(job, job.every)
    const run = once(job)
    running.add(run)
    void run.finally(() => {
      running.delete(run)
      plan(job, job.every)
    })
  }

  async function once(job: Job): Promise<void> {
    try {
      await job.run()
    } catch (error) {
      log.error('job.failed', error, { job: job.name })
    }
  }

  for (const job of jobs) plan(job, job.firstAfter)
  return {
    touched() {
      lastTouch = clock.now()
    },
    async atRest() {
      await Promise.all(running)
    },
    async stop() {
      stopped = true
      for (const cancel of cancels.values()) cancel()
      await Promise.all([...running, ...jobs.map((job) => job.stop?.())])
    },
  }
}
