// The client's half of large files: goes around every call, sends its large files ahead and fetches those of its answer.
import { fetchLargeFiles, sendLargeFiles, type FileCalls } from './large-files.ts'
import { isStream, mapStream } from './streams.ts'

interface CallOptions {
  readonly signal?: AbortSignal
}

interface Intercepted {
  readonly path: readonly string[]
  readonly input: unknown
  readonly signal?: AbortSignal | undefined
}

/** Reaches a procedure by the same connection. */
export type CallByPath = (path: readonly string[], input: unknown, options: CallOptions) => Promise<unknown>

export function carryingFiles(call: CallByPath) {
  return async ({ path, input, signal }: Intercepted, next: (input: unknown) => Promise<unknown>): Promise<unknown> => {
    if (path[0] === 'files') return next(input)
    const calls = callsOver(call, signal)
    const answer = await next(await sendLargeFiles(input, calls, signal))
    if (!isStream(answer)) return fetchLargeFiles(answer, calls, signal)
    return mapStream(answer, { value: (value) => fetchLargeFiles(value, calls, signal) })
  }
}

function callsOver(call: CallByPath, signal: AbortSignal | undefined): FileCalls {
  // The contract's own schemas say what each of the four answers.
  const ask = (name: keyof FileCalls, input: unknown, options: CallOptions = signal === undefined ? {} : { signal }) =>
    call(['files', name], input, options) as Promise<never>
  return {
    begin: (input) => ask('begin', input),
    append: (input) => ask('append', input),
    read: (input) => ask('read', input),
    // Without the signal: after a cancelled call is exactly when there is something to drop.
    drop: (input) => ask('drop', input, {}),
  }
}
