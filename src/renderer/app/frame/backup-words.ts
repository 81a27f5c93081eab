// What the dot on the bar says about backups. Pure: from the list of backups, what runs, and today.
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'

export interface KnownBackup {
  readonly at: number
  readonly state: 'good' | 'damaged' | 'unchecked'
}

/** The second place, as far as the bar tells of it. */
export interface KnownPlace {
  readonly folder: string
  readonly state: 'new' | 'good' | 'gone' | 'read-only' | 'full' | 'failed'
}

export type BackupNews = 'running' | 'failed' | null

export interface BackupSaid {
  readonly tone: 'good' | 'soon' | 'late'
  readonly short: string
  readonly story: string
}

/** Older than this many shop days, a good backup is no comfort any more. */
const FRESH_DAYS = 2

export function sayBackup(
  backups: readonly KnownBackup[],
  { news, now, place }: { readonly news: BackupNews; readonly now: number; readonly place: KnownPlace | null },
  { words, formats }: { readonly words: Words; readonly formats: Formats },
): BackupSaid {
  const good = backups.filter(({ state }) => state === 'good').toSorted((a, b) => b.at - a.at)[0]
  const at = good === undefined ? '' : formats.instant(good.at)
  if (news === 'running') return { tone: 'good', short: words('backup.running'), story: words('backup.story-running') }
  if (news === 'failed') {
    const story = good === undefined ? words('backup.story-failed-none') : words('backup.story-failed', { at })
    return { tone: 'late', short: words('backup.failed'), story }
  }
  if (good === undefined) return { tone: 'soon', short: words('backup.none'), story: words('backup.story-none') }
  const days = formats.dayOf(now) - formats.dayOf(good.at)
  const short =
    days === 0
      ? words('backup.good', { time: formats.time(good.at) })
      : words('backup.good-day', { day: formats.relativeDays(-days) })
  const story = words('backup.story-good', { at })
  if (place !== null && place.state !== 'good' && place.state !== 'new') {
    // A message's choices are plain words.
    const state = place.state === 'read-only' ? 'protected' : place.state
    return {
      tone: 'soon',
      short: words(`backup.place.${place.state}`),
      story: words('backup.story-place', { story, folder: place.folder, state }),
    }
  }
  return { tone: days > FRESH_DAYS ? 'soon' : 'good', short, story }
}
