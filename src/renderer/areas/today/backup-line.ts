// What Today says of the backups in one quiet line, and when the second place is worth a louder one. Pure: from the list of
// backups, how the second place stands, and now.
import type { BackupPlace } from '../../../shared/contract/backup.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'

interface Known {
  readonly at: number
  readonly state: 'good' | 'damaged' | 'unchecked'
}

type Place = Pick<BackupPlace, 'folder' | 'state' | 'newest'>

interface Speech {
  readonly words: Words
  readonly formats: Formats
  /** UTC epoch ms. */
  readonly now: number
}

/** "today 18:02", "yesterday 18:02", else the whole date. */
function moment(at: number, { formats, now }: Speech): string {
  const days = formats.dayOf(now) - formats.dayOf(at)
  return days === 0 || days === 1 ? `${formats.relativeDays(-days)} ${formats.time(at)}` : formats.instant(at)
}

/** Null while there is no good backup. */
export function sayBackupLine(backups: readonly Known[], place: Place | null, speech: Speech): string | null {
  const { words } = speech
  const good = backups.filter(({ state }) => state === 'good').toSorted((a, b) => b.at - a.at)[0]
  if (good === undefined) return null
  const when = moment(good.at, speech)
  if (place?.state !== 'good' || place.newest === null) return words('today.backup.line', { when })
  return place.newest.at >= good.at
    ? words('today.backup.line-also', { when, folder: place.folder })
    : words('today.backup.line-also-older', { when, folder: place.folder, then: moment(place.newest.at, speech) })
}

/** Null while the second place is in order, or there is none. */
export function sayPlaceTrouble(place: Place | null, speech: Speech): string | null {
  if (place === null || place.state === 'good' || place.state === 'new') return null
  const { words } = speech
  const { folder, newest } = place
  if (newest === null) return words(`today.place.${place.state}-never`, { folder })
  return words(`today.place.${place.state}`, { folder, when: moment(newest.at, speech) })
}
