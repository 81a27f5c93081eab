// Worker threads: started when there is work, one task each, ended when nothing came for a while. They share the
// book's keys for the length of a task only.
import { Worker } from 'node:worker_threads'
import { Failure, ERROR_DATA } from '../../../shared/errors.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Outside } from '../outside.ts'
import type { TaskInput, TaskName, TaskOutput, Work } from './tasks.ts'

const IDLE_MS = 10_000
const MOST_THREADS = 2

export interface TaskRequest {
  readonly task: TaskName
  readonly input: unknown
}

/** A Failure loses its class on the way through a thread, so it travels as code and data. */
export type TaskAnswer =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly data: unknown }
  | { readonly ok: false; readonly code: null; readonly message: string; readonly sqlite: string | null }

interface Waiting {
  readonly request: TaskRequest
  resolve(output: unknown): void
  reject(error: unknown): void
}

interface Thread {
  readonly worker: Worker
  job: Waiting | undefined
  stopIdling: (() => void) | undefined
}

/** `entry` is the URL of worker.ts, bundled or not: only the program's entry knows it. */
export function workerPool(entry: URL, { clock, log }: Pick<Outside, 'clock' | 'log'>): Work {
  const queue: Waiting[] = []
  const threads = new Set<Thread>()
  /** Threads on their way out; they take no work any more. */
  const leaving = new Set<Promise<unknown>>()
  let whenIdle: (() => void)[] = []

  function start(): Thread {
    const thread: Thread = { worker: new Worker(entry), job: undefined, stopIdling: undefined }
    threads.add(thread)
    thread.worker.on('message', (answer: TaskAnswer) => {
      const job = thread.job
      thread.job = undefined
      if (job) settle(job, answer)
      next(thread)
    })
    thread.worker.on('error', (error) => log.error('worker.crashed', error, { task: thread.job?.request.task ?? '' }))
    thread.worker.on('exit', (code) => {
      threads.delete(thread)
      thread.stopIdling?.()
      if (thread.job) {
        log.error('worker.died', undefined, { task: thread.job.request.task, code })
        thread.job.reject(new Failure('INTERNAL', {}))
      }
      if (queue.length > 0 && threads.size === 0) next(start())
      tellIdle()
    })
    return thread
  }

  function next(thread: Thread): void {
    thread.stopIdling?.()
    thread.stopIdling = undefined
    const job = queue.shift()
    if (job) {
      thread.job = job
      thread.worker.postMessage(job.request)
      return
    }
    tellIdle()
    thread.stopIdling = clock.after(IDLE_MS, () => retire(thread))
    // A sleeping thread must not keep the program alive.
    thread.worker.unref()
  }

  function retire(thread: Thread): void {
    threads.delete(thread)
    thread.stopIdling?.()
    const gone = thread.worker.terminate()
    leaving.add(gone)
    void gone.finally(() => leaving.delete(gone))
  }

  function tellIdle(): void {
    if (queue.length > 0 || [...threads].some((thread) => thread.job)) return
    const waiting = whenIdle
    whenIdle = []
    for (const tell of waiting) tell()
  }

  return {
    run<K extends TaskName>(task: K, input: TaskInput<K>): Promise<TaskOutput<K>> {
      return new Promise<unknown>((resolve, reject) => {
        queue.push({ request: { task, input }, resolve, reject })
        const idle = [...threads].find((thread) => !thread.job)
        if (idle) {
          idle.worker.ref()
          next(idle)
        } else if (threads.size < MOST_THREADS) next(start())
      }) as Promise<TaskOutput<K>>
    },
    async end() {
      await new Promise<void>((resolve) => {
        whenIdle.push(resolve)
        tellIdle()
      })
      for (const thread of threads) retire(thread)
      await Promise.all(leaving)
    },
  }
}

function settle(job: Waiting, answer: TaskAnswer): void {
  if (answer.ok) return job.resolve(answer.output)
  if (answer.code === null) {
    return job.reject(Object.assign(new Error(answer.message), answer.sqlite === null ? {} : { code: answer.sqlite }))
  }
  job.reject(new Failure(answer.code, ERROR_DATA[answer.code].parse(answer.data)))
}
