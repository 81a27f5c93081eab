// How many a rule describes, asked again as it is written. The number last known stands until the next is here; an older question is given
// up when a newer one is asked.
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { segments } from '../../../shared/contract/segments.ts'
import type { Rule } from '../../../shared/domain/segments/rule.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useLate } from '../../components/Skeleton.tsx'

export type Count = OutputOf<typeof segments.count>

const PAUSE_MS = 120
const FACES = 12

interface Asked {
  readonly rule: Rule
  /** Shop day; the shop's own today unless said. */
  readonly asOf: number | undefined
}

export function useCount({ rule, asOf }: Asked) {
  // As a text: equal rules are one question, however often they are made.
  const written = JSON.stringify(rule)
  const [settled] = useDebouncedValue(written, PAUSE_MS)
  const answer = useQuery({
    ...q.segments.count.queryOptions({
      input: { rule: JSON.parse(settled) as Rule, faces: FACES, ...(asOf !== undefined && { asOf }) },
    }),
    placeholderData: keepPreviousData,
    // Taken over by a later question of this window: whoever comes back to this one asks again.
    retry: (tries, error) => hasCode(error, 'CANCELLED') && tries < 5,
    retryDelay: 0,
    gcTime: 60_000,
  })
  const counting = useLate(answer.isFetching || settled !== written)
  return { count: answer.data, error: answer.error, counting }
}
