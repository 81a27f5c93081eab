// Fills a new book with the sample shop, small or large: for trying things out and for the benchmarks.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import { Failure, isFailure } from '../../../shared/errors.ts'
import { createCore } from '../../core/app.ts'
import { systemPlace } from '../../core/house/book/suggestion.ts'
import type { Outside } from '../../core/outside.ts'
import { sampleArea } from '../../core/sample/sample-area.ts'
import { fillSampleShop } from '../../core/sample/sample-shop.ts'
import { createTravellingClock } from '../../core/sample/travelling-clock.ts'
import { VERSION } from '../hosted-core.ts'
import { localFolder, thisPlace } from '../folders.ts'

const PEOPLE = { small: 600, medium: 10_000, large: 100_000 } as const
type Size = keyof typeof PEOPLE

export interface SeedOptions {
  readonly args: readonly string[]
  readonly password: string | undefined
  readonly outside: Outside
  readonly worker: string
  readonly print: (document: unknown) => void
  readonly progress: (event: { readonly done: number; readonly of: number }) => void
}

/** Resolves with the exit status; what went wrong is printed as the command line prints it. */
export async function runSeed(options: SeedOptions): Promise<0 | 1> {
  try {
    options.print(await seed(options))
    return 0
  } catch (error) {
    options.print({ error: isFailure(error) ? { code: error.code, data: error.data } : { code: 'INTERNAL', data: {} } })
    if (!isFailure(error)) options.outside.log.error('seed.failed', error)
    return 1
  }
}

async function seed({ args, password, outside, worker, progress }: SeedOptions) {
  const { values } = parseArgs({
    args: [...args],
    options: { book: { type: 'string' }, size: { type: 'string', default: 'small' } },
    strict: false,
  })
  const { book, size } = values
  if (typeof book !== 'string') throw refused('book', 'missing')
  if (!isSize(size)) throw refused('size', 'unknown')
  if (password === undefined) throw new Failure('PASSWORD_NEEDED', {})
  if (existsSync(resolve(book, 'header.json'))) throw new Failure('BOOK_EXISTS', {})
  const now = outside.clock.now()
  const clock = createTravellingClock(0)
  const core = createCore({
    folder: resolve(book),
    pcFolder: localFolder(thisPlace()),
    outside: { ...outside, clock },
    workerUrl: pathToFileURL(worker),
    program: VERSION,
    holder: { name: 'seed', host: '', pid: process.pid },
    filling: true,
    more: { areas: [sampleArea], migrations: [] },
  })
  try {
    const people = PEOPLE[size]
    const { recoveryCode } = await fillSampleShop({
      core,
      clock,
      now,
      zone: systemPlace().zone,
      people,
      password,
      progress: (done, of) => progress({ done, of }),
    })
    return { book: resolve(book), size, contacts: people, recoveryCode }
  } finally {
    await core.close({ backup: false })
  }
}

const refused = (path: string, rule: string) => new Failure('BAD_INPUT', { issues: [{ path, rule }] })

function isSize(size: unknown): size is Size {
  return typeof size === 'string' && Object.hasOwn(PEOPLE, size)
}
