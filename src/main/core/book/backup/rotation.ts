// Which backups stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one. Pure.

export interface DatedBackup {
  readonly name: string
  /** UTC epoch ms. */
  readonly at: number
  /** Days since 1970-01-01 where the shop is. */
  readonly day: number
  /** Asked for by a person: never removed by itself. */
  readonly asked: boolean
}

const DAYS = 7
const WEEKS = 4
const MONTHS = 12

/** Monday-based weeks: day 0 was a Thursday. */
const weekOf = (day: number) => Math.floor((day + 3) / 7)
const monthOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 7)

/** Names that may go. The newest backup never does. */
export function backupsToRemove(backups: readonly DatedBackup[]): readonly string[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at)
  const kept = new Set<string>()
  keepNewestOfEach(newestFirst, (backup) => backup.day, DAYS, kept)
  keepNewestOfEach(newestFirst, (backup) => weekOf(backup.day), WEEKS, kept)
  keepNewestOfEach(newestFirst, (backup) => monthOf(backup.day), MONTHS, kept)
  return newestFirst.filter((backup) => !backup.asked && !kept.has(backup.name)).map((backup) => backup.name)
}

function keepNewestOfEach<K>(
  newestFirst: readonly DatedBackup[],
  periodOf: (backup: DatedBackup) => K,
  count: number,
  kept: Set<string>,
): void {
  const seen = new Set<K>()
  for (const backup of newestFirst) {
    const period = periodOf(backup)
    if (seen.has(period) || seen.size >= count) continue
    seen.add(period)
    kept.add(backup.name)
  }
}
