// Which book this core looks after: the shop's own or, while somebody looks around in it, the sample shop's.
import { Failure } from '../../shared/errors.ts'

export interface SampleBooks {
  /** Makes the sample shop in a temporary folder and answers the folder. Its owner's password is SAMPLE_PASSWORD. */
  make(): Promise<string>
  /** Throws it away. */
  drop(folder: string): void
}

export interface Site {
  readonly folder: string
  readonly demo: boolean
  /** Goes to a fresh sample shop. Errors: NOT_FOUND where the host brings none. */
  visitSample(): Promise<void>
  /** Back to the shop's own book; nothing happens there. */
  leaveSample(): void
}

export interface SiteParts {
  readonly own: string
  readonly samples: SampleBooks | undefined
  /** A sample that was made already, to begin in. */
  readonly beginIn: string | undefined
}

export function createSite({ own, samples, beginIn }: SiteParts): Site {
  let sample = beginIn
  return {
    get folder() {
      return sample ?? own
    },
    get demo() {
      return sample !== undefined
    },
    async visitSample() {
      if (samples === undefined) throw new Failure('NOT_FOUND', { what: 'sample' })
      sample ??= await samples.make()
    },
    leaveSample() {
      if (sample !== undefined) samples?.drop(sample)
      sample = undefined
    },
  }
}
