// A real core over a temporary folder, with windows that speak the contract through real frames: what a test sees is
// what a page would see.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
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
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** A core with a new book, and the window its owner sits at. */
export async function startWithBook(options: Options = {}): Promise<TestCore & { readonly owner: TestWindow }> {
  const started = startTestCore(options)
  const owner = started.window('first')
  await owner.api.book.create({ shop: 'Corner Bakery', owner: OWNER, password: PASSWORD })
  return { ...started, owner }
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
