// Decides what Today says: which greeting, which sentence, who is new. Pure; instants in UTC ms, days are shop days.

export type TimeOfDay = 'morning' | 'day' | 'evening'

/** @param hour 0-23 on the shop's clock; a baker at three in the morning is up early, not late. */
export function timeOfDay(hour: number): TimeOfDay {
  if (hour >= 3 && hour < 12) return 'morning'
  return hour >= 12 && hour < 18 ? 'day' : 'evening'
}

interface Dated {
  readonly day: number
}

export interface Split<T> {
  readonly today: readonly T[]
  readonly soon: readonly T[]
}

export function splitByDay<T extends Dated>(occasions: readonly T[], today: number): Split<T> {
  return {
    today: occasions.filter((one) => one.day === today),
    soon: occasions.filter((one) => one.day > today),
  }
}

/** How many days the page looks ahead. */
export const AHEAD_DAYS = 7

/** A backup is taken each day the book is open; two days without one is worth a line. */
const OLD_BACKUP_MS = 2 * 86_400_000

export type BackupTrouble = 'none' | 'old' | 'damaged' | null

interface NewestBackup {
  readonly at: number
  readonly state: 'good' | 'damaged' | 'unchecked'
}

interface BackupClock {
  readonly now: number
  /** When the first customer came in: a book of an hour needs no warning. */
  readonly bookSince: number
}

export function backupTrouble(newest: NewestBackup | null, { now, bookSince }: BackupClock): BackupTrouble {
  if (newest === null) return now - bookSince > OLD_BACKUP_MS ? 'none' : null
  if (newest.state === 'damaged') return 'damaged'
  return now - newest.at > OLD_BACKUP_MS ? 'old' : null
}
