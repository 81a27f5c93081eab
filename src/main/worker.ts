// Entry of a worker thread: one task at a time, asked and answered by messages.
import * as fs from 'node:fs'
import { randomBytes } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { isFailure } from '../shared/errors.ts'
import { runTask } from './core/workers/tasks.ts'
import type { TaskInput, TaskName, TaskOutside } from './core/workers/tasks.ts'
import type { TaskAnswer, TaskRequest } from './core/workers/pool.ts'

const outside: TaskOutside = {
  files: fs,
  random: { bytes: (length) => randomBytes(length), fraction: () => randomBytes(4).readUInt32LE() / 2 ** 32 },
}

function answerTo(error: unknown): TaskAnswer {
  if (isFailure(error)) return { ok: false, code: error.code, data: error.data }
  const sqlite = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
  return { ok: false, code: null, message: error instanceof Error ? error.message : String(error), sqlite }
}

parentPort?.on('message', (request: TaskRequest) => {
  runTask(request.task, request.input as TaskInput<TaskName>, outside).then(
    (output) => parentPort?.postMessage({ ok: true, output } satisfies TaskAnswer),
    (error: unknown) => parentPort?.postMessage(answerTo(error)),
  )
})
