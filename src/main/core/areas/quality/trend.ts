// A point a day of how good the data was, on each day on which this PC looked.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { quality } from '../../../../shared/contract/quality.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { countFound, countWell } from './counts.ts'

/** Points kept: well over a year of open days. */
const KEPT = 400
/** To count a large book takes some milliseconds: the point of today is not brought up to date more often than this. */
const AGAIN_AFTER_MS = 10 * 60_000

const WRITE = `INSERT INTO quality_day (day, at, people, phone, text, email, address, birthday, found)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (day) DO UPDATE SET (at, people, phone, text, email, address, birthday, found) =
    (excluded.at, excluded.people, excluded.phone, excluded.text, excluded.email, excluded.address, excluded.birthday, excluded.found)`

/** `today`: shop day; `now`: UTC epoch ms. A book without people has no point. */
export function notePoint(tx: WriteDb, { today, now }: { readonly today: number; readonly now: number }): void {
  const [at] = tx.pluck<number>('SELECT at FROM quality_day WHERE day = ?', today)
  if (at !== undefined && Math.abs(now - at) < AGAIN_AFTER_MS) return
  const { people, companies, ...well } = countWell(tx)
  if (people === 0) return
  const share = (count: number, of = people) => (of === 0 ? 0 : Math.round((1_000 * count) / of))
  const found = countFound(tx).found.reduce((sum, { count }) => sum + count, 0)
  const shares = [share(well.phone), share(well.text), share(well.email), share(well.address)]
  tx.run(WRITE, today, now, people, ...shares, share(well.birthday, people - companies), found)
  tx.run('DELETE FROM quality_day WHERE day NOT IN (SELECT day FROM quality_day ORDER BY day DESC LIMIT ?)', KEPT)
}

/** Oldest first. */
export function trendOf(db: ReadDb): OutputOf<typeof quality.trend> {
  return db.all('SELECT day, at, people, phone, text, email, address, birthday, found FROM quality_day ORDER BY day')
}
