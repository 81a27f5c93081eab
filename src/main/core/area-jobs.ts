// What areas let run by the clock while a book is open, each in the name of somebody or of nobody.
import type { Area, BookDoor, JobPlace, Session } from './area.ts'
import { sessionOf } from './areas/users/service.ts'
import type { BookHolder } from './book-holder.ts'
import { doorOf } from './call.ts'
import type { Job } from './jobs/scheduler.ts'
import type { OpenBook } from './open-book.ts'
import type { Outside } from './outside.ts'
import { Failure } from '../../shared/errors.ts'

export interface AreaJobsParts {
  readonly areas: readonly Area[]
  readonly outside: Outside
  readonly holder: Pick<BookHolder, 'current' | 'backupBefore'>
}

/** The jobs of a book that was just opened; whatever they still do after it was closed fails with BOOK_CLOSED. */
export function areaJobs(open: OpenBook, { areas, outside, holder }: AreaJobsParts): readonly Job[] {
  const mustBeOpen = () => {
    if (holder.current !== open) throw new Failure('BOOK_CLOSED', {})
  }
  const door = (area: string, session: () => Session): BookDoor => {
    mustBeOpen()
    return doorOf(open, session, area)
  }
  const place = (area: string): JobPlace => ({
    outside,
    warm() {
      mustBeOpen()
      return open.journal.db
    },
    program(kind, work) {
      mustBeOpen()
      const { value } = open.journal.run({ user: null, kind }, (db) => work({ db, outside, settings: open.settings }))
      return value
    },
    book: () => door(area, nobody),
    as(userId) {
      const session = sessionOf(door(area, nobody).db, userId)
      if (session === undefined) return null
      return {
        session,
        outside,
        book: () => door(area, () => session),
        backupBefore: (why) => holder.backupBefore(why),
      }
    },
  })
  return areas.flatMap((area) => area.jobs?.(place(area.name)) ?? [])
}

const nobody = (): never => {
  throw new Failure('NOT_SIGNED_IN', {})
}
