// How the second place of backups stands, as it was found when it was last looked at: a stick may be pulled out at any
// moment, and looking at a network folder may take its time, so windows ask for what is remembered.
import type { BackupPlace } from '../../shared/contract/backup.ts'
import { isFailure } from '../../shared/errors.ts'
import type { Place } from './book/backup/place.ts'
import type { Book } from './book/book.ts'
import type { Outside } from './outside.ts'

export interface Standing extends Pick<BackupPlace, 'state' | 'newest' | 'at'> {
  readonly place: Place | null
}

export interface SecondPlace {
  /** Copies what the place of this book lacks. Never throws: a backup is good without it. */
  follow(book: Book): Promise<void>
  standing(book: Book): Standing
  /** Another place was chosen: nothing is known of it. */
  forget(): void
}

type Known = Omit<Standing, 'place'>

const UNKNOWN: Known = { state: 'new', newest: null, at: null }

/** `onChange`: windows should ask again. */
export function createSecondPlace({ clock, log }: Pick<Outside, 'clock' | 'log'>, onChange: () => void): SecondPlace {
  let known = UNKNOWN
  /** Of which place. */
  let mark: string | undefined

  function note(next: Known): void {
    const before = known
    known = next
    if (before.state !== next.state || before.newest?.name !== next.newest?.name) onChange()
  }

  return {
    async follow(book) {
      const { place } = book
      if (place === null) return
      if (mark !== place.mark) known = UNKNOWN
      mark = place.mark
      const { newest } = known
      try {
        const found = await book.followPlace(place)
        note({ state: 'good', newest: found.newest, at: clock.now() })
        if (found.copied > 0) log.info('backup.copied', { copies: found.copied })
      } catch (error) {
        log.error('backup.second-place', error)
        note({ state: stateOf(error), newest, at: clock.now() })
      }
    },
    standing(book) {
      const { place } = book
      return { place, ...(place !== null && place.mark === mark ? known : UNKNOWN) }
    },
    forget() {
      known = UNKNOWN
      mark = undefined
      onChange()
    },
  }
}

function stateOf(error: unknown): BackupPlace['state'] {
  if (isFailure(error, 'FOLDER_GONE')) return 'gone'
  if (isFailure(error, 'FOLDER_READ_ONLY')) return 'read-only'
  return isFailure(error, 'DISK_FULL') ? 'full' : 'failed'
}
