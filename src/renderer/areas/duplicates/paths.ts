// Addresses of the pages about people who stand in the book twice.
import { MOST_MERGED } from '../../../shared/domain/duplicates/most-merged.ts'

export const DUPLICATES_PATH = '/duplicates'

/** Makes one of these people; of a single one, the page asks with whom. */
export function mergePath(ids: readonly number[]): string {
  return `${DUPLICATES_PATH}/merge/${ids.join(',')}`
}

/**
 * Whom the address names: `/duplicates/merge/1,2,3`, or `/duplicates/merge?ids=1,2,3` with the search part beside or behind the
 * path. Each once, at most as many as may be merged; null where it is another page.
 */
export function idsToMerge(path: string, search: string): readonly number[] | null {
  const found = /^\/duplicates\/merge(?:\/([\d,]*))?(?:\?(.*))?$/.exec(path)
  if (!found) return null
  const [, listed, behind] = found
  const typed = listed || new URLSearchParams(behind ?? search).get('ids') || ''
  const ids = typed.split(',').map(Number)
  return [...new Set(ids.filter((id) => Number.isSafeInteger(id) && id > 0))].slice(0, MOST_MERGED)
}
