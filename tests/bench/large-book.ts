// The large book that the benchmarks measure: the sample shop with 100,000 people, made once per run.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Core } from '../../src/main/core/connection.ts'
import { createCore } from '../../src/main/core/app.ts'
import type { Outside } from '../../src/main/core/outside.ts'
import { openSlot } from '../../src/main/core/book/slots.ts'
import { stretch } from '../../src/main/core/book/password.ts'
import { databaseKey } from '../../src/main/core/book/copy.ts'
import { readHeader } from '../../src/main/core/book/header.ts'
import { sampleArea } from '../../src/main/core/sample/sample-area.ts'
import { fillSampleShop } from '../../src/main/core/sample/sample-shop.ts'
import { createTravellingClock } from '../../src/main/core/sample/travelling-clock.ts'

export const BENCH_PASSWORD = 'four warm little rolls'

export interface BenchPlace {
  /** Emptied first. */
  readonly root: string
  readonly outside: Outside
  /** URL of the built worker. */
  readonly worker: URL
}

export const bookFolder = ({ root }: BenchPlace) => join(root, 'book')

/** A core over the book, which is closed. */
export function coreOf(place: BenchPlace): Core {
  return createCore({ ...common(place), outside: place.outside })
}

const common = (place: BenchPlace) => ({
  folder: bookFolder(place),
  pcFolder: join(place.root, 'pc'),
  workerUrl: place.worker,
  program: '0.0.0',
  holder: { name: 'bench', host: 'bench', pid: process.pid },
})

/** Answers how many seconds it took. */
export async function makeLargeBook(place: BenchPlace, people: number): Promise<number> {
  rmSync(place.root, { recursive: true, force: true })
  const clock = createTravellingClock(0)
  const now = place.outside.clock.now()
  const core = createCore({
    ...common(place),
    outside: { ...place.outside, clock },
    filling: true,
    more: { areas: [sampleArea], migrations: [] },
  })
  const start = performance.now()
  await fillSampleShop({ core, clock, now, zone: 'America/New_York', people, password: BENCH_PASSWORD })
  const seconds = (performance.now() - start) / 1_000
  await core.close({ backup: false })
  return seconds
}

export interface DatabaseAccess {
  readonly from: string
  readonly cipher: string
  readonly key: Uint8Array
}

/** What it takes to open the database beside the core, for the floor. */
export async function accessTo(place: BenchPlace): Promise<DatabaseAccess> {
  const folder = bookFolder(place)
  const found = readHeader(place.outside.files, folder)
  if (found.is !== 'good') throw new Error('the benchmark book has no good header')
  for (const slot of found.header.slots) {
    const keys = await openSlot(slot, { kind: 'password', password: BENCH_PASSWORD }, stretch)
    if (keys) return { from: join(folder, 'book.db'), cipher: found.header.cipher, key: databaseKey(keys) }
  }
  throw new Error('the benchmark password opens no slot')
}
