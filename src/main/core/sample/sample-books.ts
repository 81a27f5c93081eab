// Makes the sample shop in a temporary folder, by a core of its own whose clock travels through three years.
import { join } from 'node:path'
import type { CoreOptions } from '../app.ts'
import { createCore } from '../app.ts'
import { SAMPLE_PASSWORD } from '../../../shared/domain/sample-password.ts'
import type { SampleBooks } from '../site.ts'
import { sampleArea } from './sample-area.ts'
import { fillSampleShop } from './sample-shop.ts'
import { createTravellingClock } from './travelling-clock.ts'

const PEOPLE = 600
/** The password is known to everybody: there is nothing to protect, and looking around should begin at once. */
const QUICK = { memoryKiB: 8 * 1024, passes: 1 }

export interface SamplePlaces {
  /** An empty folder that is ours until `remove`. */
  temporary(): string
  remove(folder: string): void
}

type Surroundings = Pick<CoreOptions, 'outside' | 'pcFolder' | 'program' | 'holder' | 'place'>

/** `zone`: where the sample shop stands, so that its day is the day of whoever looks. */
export function sampleBooks(surroundings: Surroundings, places: SamplePlaces, zone: () => string): SampleBooks {
  const { outside } = surroundings
  return {
    async make() {
      const folder = join(places.temporary(), 'book')
      const now = outside.clock.now()
      const clock = createTravellingClock(0)
      const core = createCore({
        ...surroundings,
        folder,
        outside: { ...outside, clock },
        workerUrl: null,
        demo: true,
        argon: QUICK,
        filling: true,
        more: { areas: [sampleArea], migrations: [] },
      })
      try {
        await fillSampleShop({ core, clock, now, zone: zone(), people: PEOPLE, password: SAMPLE_PASSWORD })
      } finally {
        await core.close({ backup: false })
      }
      return folder
    },
    drop: (folder) => places.remove(join(folder, '..')),
  }
}
