// Dates that were typed faster than they were understood are asked about once more before saving.
import type { Draft, OccasionRow } from './draft.ts'

interface Settled {
  readonly draft: Draft
  /** Keys of rows whose words are no date. */
  readonly odd: readonly string[]
}

export async function settleDates(draft: Draft, read: (typed: string) => Promise<string | null>): Promise<Settled> {
  const settle = async (row: OccasionRow): Promise<OccasionRow> =>
    row.date !== null || row.typed.trim() === '' ? row : { ...row, date: await read(row.typed.trim()) }
  const [birthday, ...occasions] = await Promise.all([settle(draft.birthday), ...draft.occasions.map(settle)])
  const odd = [birthday, ...occasions].filter((row) => row.date === null && row.typed.trim() !== '')
  return { draft: { ...draft, birthday, occasions }, odd: odd.map((row) => row.key) }
}
