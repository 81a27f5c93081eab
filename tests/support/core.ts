// A real core over a temporary folder, with windows that speak the contract through real frames: what a test sees is
// what a page would see.
import { cpSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { ORPCError } from '@orpc/client'
import { createCore, type CoreOptions } from '../../src/main/core/app.ts'
import type { Core } from '../../src/main/core/connection.ts'
import { createLocalClient } from '../../src/main/core/rpc/local-client.ts'
import { createRpcHandler, type Areas } from '../../src/main/core/rpc/router.ts'
import { contract, type Contract } from '../../src/shared/contract/index.ts'
import { CHEAP, OWNER, PASSWORD, temporaryFolder } from './book.ts'
import { testOutside, type TestOutside } from './outside.ts'

export { OWNER, PASSWORD }

export interface TestWindow<C extends Areas = Contract> {
  readonly api: ContractRouterClient<C>
  close(): void
}

export interface TestCore<C extends Areas = Contract> {
  readonly core: Core
  readonly outside: TestOutside
  /** The book's folder. */
  readonly folder: string
  /** Another window at the start page. */
  window(label?: string): TestWindow<C>
  /** Another core over the same folder, as after a restart. The first must be closed. */
  again(): TestCore<C>
  /** Ends everything and removes the folder. */
  dispose(): Promise<void>
}

type Options = Partial<CoreOptions> & { readonly outside?: TestOutside; readonly root?: string }

export function startTestCore<C extends Areas = Contract>(
  options: Options = {},
  served: C = contract as unknown as C, // the default of C
): TestCore<C> {
  const root = options.root ?? temporaryFolder()
  const outside = options.outside ?? testOutside()
  const folder = join(root, 'book')
  const core = createCore({
    folder,
    pcFolder: join(root, 'pc'),
    workerUrl: null,
    program: '0.1.0',
    holder: { name: 'a test', host: 'test-pc', pid: process.pid },
    argon: CHEAP,
    place: () => ({ locale: 'en-GB', zone: 'Europe/London' }),
    ...options,
    outside,
  })
  const handler = createRpcHandler(served, outside.log)
  const windows = new Set<TestWindow<C>>()
  return {
    core,
    outside,
    folder,
    window(label) {
      const connection = core.connect(label === undefined ? {} : { label })
      const window = createLocalClient<C>({ handler, connection, log: outside.log })
      windows.add(window)
      return window
    },
    again: () => startTestCore<C>({ ...options, root, outside }, served),
    async dispose() {
      for (const window of windows) window.close()
      await core.close()
      LENT.delete(folder)
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** A core with a new book, and the window its owner sits at. */
export async function startWithBook(options: Options = {}): Promise<TestCore & { readonly owner: TestWindow }> {
  const started = startTestCore(options)
  const owner = started.window('first')
  await giveBook(started, owner, options)
  return { ...started, owner }
}

/**
 * Gives a core its first book, with the owner at `window`. `options` are those the core was started with. The book is a
 * copy of one that was made the same way before, where there is one: to make one takes many times as long. Shops that
 * are there at the same time are never copies of the same, because copies share what was drawn when theirs was made.
 */
export async function giveBook<C extends Areas>(
  started: TestCore<C>,
  window: Pick<TestWindow<C>, 'api'>,
  { more, demo = false, outside: _outside, root: _root, ...others }: Options = {},
): Promise<void> {
  const { book } = window.api as unknown as TestWindow['api'] // every test serves the book
  if (!Object.keys(others).every((name) => OF_NO_BOOK.has(name))) {
    await book.create(FIRST)
    return
  }
  const made = await freeBook({ seed: started.outside.seed, now: started.outside.clock.now(), demo }, more)
  LENT.set(started.folder, made)
  cpSync(made.root, dirname(started.folder), { recursive: true })
  await book.open({ user: OWNER, password: PASSWORD })
}

const FIRST = { shop: 'Corner Bakery', owner: OWNER, password: PASSWORD }
/** Options that a new book does not depend on. */
const OF_NO_BOOK: ReadonlySet<string> = new Set(['gateways', 'workerUrl', 'unattended'] satisfies (keyof Options)[])

interface Made {
  /** What it was made with. */
  readonly by: string
  /** The folder of a closed book; it goes with this process. */
  readonly root: string
}
const MADE: Made[] = []
/** What the books of these folders are copies of. */
const LENT = new Map<string, Made>()

interface Begun {
  readonly seed: number
  readonly now: number
  readonly demo: boolean
}

async function freeBook(begun: Begun, more: Options['more']): Promise<Made> {
  const by = JSON.stringify([begun, more?.areas.map(({ name }) => name), more?.migrations])
  const lent = new Set(LENT.values())
  const there = MADE.find((made) => made.by === by && !lent.has(made))
  if (there !== undefined) return there
  const root = temporaryFolder()
  process.once('exit', () => rmSync(root, { recursive: true, force: true }))
  const maker = startTestCore({ root, outside: testOutside(begun), demo: begun.demo, ...(more && { more }) })
  await maker.window().api.book.create(FIRST)
  await maker.core.close()
  const made = { by, root }
  MADE.push(made)
  return made
}

/** The code a call was refused with, with its data; `none` when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<{ readonly code: string; readonly data?: unknown }> {
  try {
    await call
    return { code: 'none' }
  } catch (error) {
    if (error instanceof ORPCError && error.defined) return { code: String(error.code), data: error.data as unknown }
    return { code: 'UNDEFINED', data: String(error) }
  }
}
