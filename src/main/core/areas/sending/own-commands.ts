// How many commands of the book a worker ran itself: whatever else was said since is somebody else's, and everything is asked anew.
import type { CommandContext, JobPlace } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'

const NEWEST = 'SELECT coalesce(max(seq), 0) FROM command'
const newest = (db: ReadDb) => db.pluck<number>(NEWEST)[0] ?? 0

export interface OwnCommands {
  /** Runs a command by nobody. One that others are judged by counts as somebody else's. */
  run<T>(work: (context: Omit<CommandContext, 'session'>) => T, judges?: boolean): T
  /** Commands of everybody else, so far. Within a command that one does not count yet. */
  ofOthers(db: ReadDb): number
}

export function ownCommands(place: JobPlace): OwnCommands {
  let ran = 0
  return {
    run(work, judges = false) {
      const before = newest(place.warm())
      const value = place.program('sending.send', work)
      // One that changed nothing gave its number back.
      if (!judges) ran += newest(place.warm()) - before
      return value
    },
    ofOthers: (db) => newest(db) - ran,
  }
}
