// A small contract and a core behind it that do what the real ones do seldom: fail in every way, stream without end,
// carry large files. The transports under test are the real ones.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { action, eventIterator, nothing, stream } from '../../../src/shared/contract/base.ts'
import { files } from '../../../src/shared/contract/files.ts'
import { session } from '../../../src/shared/contract/session.ts'
import { Failure } from '../../../src/shared/errors.ts'
import type { Connection } from '../../../src/main/core/connection.ts'
import { createRpcHandler } from '../../../src/main/core/rpc/router.ts'
import type { Service } from '../../../src/main/core/rpc/serve.ts'

const Deep = z.object({
  when: z.date(),
  big: z.bigint(),
  tags: z.set(z.string()),
  byName: z.map(z.string(), z.number()),
  maybe: z.string().optional(),
  missing: z.null(),
})

const toy = {
  ping: action('anyone', z.object({ n: z.number() }), z.object({ n: z.number() })),
  echo: action('anyone', z.object({ deep: Deep, name: z.string().trim().min(1).max(20) }), Deep),
  conflict: action('anyone', nothing, nothing),
  broken: action('anyone', nothing, nothing),
  wrongAnswer: action('anyone', nothing, z.object({ n: z.number() })),
  wait: action('anyone', nothing, nothing),
  count: stream(
    'anyone',
    z.object({ to: z.number() }),
    eventIterator(z.object({ done: z.number(), of: z.number() }), z.object({ sum: z.number() })),
  ),
  live: stream('anyone', nothing, eventIterator(z.object({ tick: z.number() }))),
  brokenMidway: stream('anyone', nothing, eventIterator(z.object({ n: z.number() }))),
  failMidway: stream('anyone', nothing, eventIterator(z.object({ n: z.number() }))),
  wrongItem: stream('anyone', nothing, eventIterator(z.object({ n: z.number() }))),
  upload: action(
    'anyone',
    z.object({ file: z.file(), folder: z.string() }),
    z.object({ sha: z.string(), name: z.string(), type: z.string() }),
  ),
  download: action('anyone', z.object({ size: z.number(), seed: z.number() }), z.object({ file: z.file() })),
  exported: stream('anyone', nothing, eventIterator(z.object({ done: z.number() }), z.object({ file: z.file() }))),
}

export const toyContract = { toy, files, session }
export type ToyContract = typeof toyContract

export const SECRET = 'Mrs Kowalska owes 12.50'

export interface ToyCore {
  /** A new connection, ready to be served. */
  service(): Service
  readonly logger: Service['log']
  readonly log: readonly string[]
  /** How many endless handlers run just now. */
  readonly running: number
  readonly open: number
  signedIn: boolean
}

export function createToyCore(): ToyCore {
  const log: string[] = []
  const state = { running: 0, open: 0, next: 1, signedIn: true }
  const handlers = toyHandlers(state)
  const logger: Service['log'] = {
    info: (event) => void log.push(event),
    error: (event, error) => void log.push(`${event} ${String(error)}`),
  }
  const handler = createRpcHandler(toyContract, logger)
  const connect = (): Connection => {
    state.open += 1
    return {
      id: state.next++,
      call: ([, name], input, signal) => handlers[name]?.(input as never, signal),
      close: () => void (state.open -= 1),
    }
  }
  return {
    service: () => ({ handler, connection: connect(), log: logger }),
    logger,
    log,
    get running() {
      return state.running
    },
    get open() {
      return state.open
    },
    get signedIn() {
      return state.signedIn
    },
    set signedIn(value) {
      state.signedIn = value
    },
  }
}

type Handler = (input: never, signal: AbortSignal) => unknown

function toyHandlers(state: { running: number; signedIn: boolean }): Readonly<Record<string, Handler>> {
  const untilAborted = async (signal: AbortSignal) => {
    state.running += 1
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    state.running -= 1
  }
  return {
    me: () => ({ state: state.signedIn ? 'signed-in' : 'signed-out', user: null, hiddenFields: [], people: [] }),
    ping: (input: { n: number }) => input,
    echo: (input: { deep: z.infer<typeof Deep> }) => input.deep,
    conflict: () => {
      throw new Failure('UNDO_BLOCKED', { reason: 'in_use', by: { command: 7, kind: 'sale', at: 12, user: 'Ida' } })
    },
    broken: () => {
      throw new Error(SECRET)
    },
    wrongAnswer: () => ({ n: SECRET }),
    wait: async (_: object, signal) => {
      await untilAborted(signal)
      throw new Error('aborted')
    },
    count: async function* ({ to }: { to: number }) {
      for (let done = 1; done <= to; done++) yield { done, of: to }
      return { sum: (to * (to + 1)) / 2 }
    },
    live: async function* (_: object, signal) {
      yield { tick: 0 }
      await untilAborted(signal)
    },
    brokenMidway: async function* () {
      yield { n: 1 }
      throw new Error(SECRET)
    },
    failMidway: async function* () {
      yield { n: 1 }
      throw new Failure('DISK_FULL', { needed: 5 })
    },
    wrongItem: async function* () {
      yield { n: 1 }
      yield { n: SECRET }
    },
    upload: async ({ file }: { file: File }) => ({
      sha: await shaOf(file),
      name: file.name,
      type: file.type,
    }),
    download: ({ size, seed }: { size: number; seed: number }) => ({ file: noise(size, seed) }),
    exported: async function* () {
      yield { done: 1 }
      return { file: noise(2_500_000, 3) }
    },
  }
}

/** A file of `size` bytes that differ everywhere, the byte 255 included. */
export function noise(size: number, seed: number): File {
  const bytes = new Uint8Array(size)
  for (let at = 0, x = seed; at < size; at++) {
    x = (x * 1_103_515_245 + 12_345) & 0x7fffffff
    bytes[at] = x >>> 16
  }
  return new File([bytes], 'Łódź – regulars.csv', { type: 'text/csv' })
}

export async function shaOf(file: Blob): Promise<string> {
  return createHash('sha256')
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest('hex')
}
