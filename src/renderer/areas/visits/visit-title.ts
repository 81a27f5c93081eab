// What a visit was, in one line: the first items, or that somebody only came by.
import { useWords } from '../../app/language/speaking.tsx'
import type { VisitRow } from '../../../shared/contract/visits.ts'

export function useVisitTitle(): (row: Pick<VisitRow, 'items' | 'lines' | 'kind'>) => string {
  const words = useWords()
  return ({ items, lines, kind }) => {
    const first = items.slice(0, 2).join(', ')
    const more = lines - Math.min(2, items.length)
    const what = more > 0 ? words('visits.items-more', { first, count: more }) : first
    if (lines === 0) return words('visits.came-by')
    if (kind === 'correction') return words('visits.taken-back', { what })
    return kind === 'return' ? words('visits.brought', { what }) : what
  }
}
