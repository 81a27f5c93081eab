// Which book this core looks after: the shop's own or, while somebody looks around in it, the sample shop's.
import { Failure } from '../../shared/errors.ts'

export interface SampleBooks {
  /** Makes the sample shop in a temporary folder and answers the folder. Its owner's password is SAMPLE_PASSWORD. */
  make(): Promise<string>
  /** Throws it away. */
  drop(folder: string): void
}

export interface Site {
  /** Errors: BOOK_CLOSED while the sample that was asked for at the start is not made yet. */
  readonly folder: string
  readonly demo: boolean
  /** The sample was asked for at the start, and is made when the first window wants it. */
  readonly awaited: boolean
  /** Goes to a fresh sample shop. Errors: NOT_FOUND where the host brings none. */
  visitSample(): Promise<void>
  /** Back to the shop's own book; nothing happens there. */
  leaveSample(): void
}

export interface SiteParts {
  readonly own: string
  readonly samples: SampleBooks | undefined
  readonly beginInSample: boolean
}

export function createSite({ own, samples, beginInSample }: SiteParts): Site {
  let sample: string | undefined
  let awaited = beginInSample
  return {
    get folder() {
      if (awaited) throw new Failure('BOOK_CLOSED', {})
      return sample ?? own
    },
    get demo() {
      return awaited || sample !== undefined
    },
    get awaited() {
      return awaited
    },
    async visitSample() {
      if (samples === undefined) throw new Failure('NOT_FOUND', { what: 'sample' })
      sample ??= await samples.make()
      awaited = false
    },
    leaveSample() {
      if (sample !== undefined) samples?.drop(sample)
      sample = undefined
      awaited = false
    },
  }
}
