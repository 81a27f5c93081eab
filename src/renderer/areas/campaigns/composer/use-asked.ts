// What would happen with the plan as it is written now, and how one person would read it: asked again a moment after each change, the
// answer last known standing until then.
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CampaignPlan, Preflight } from '../../../../shared/contract/campaigns.ts'
import type { MessageChannel } from '../../../../shared/domain/messages/words.ts'
import { hasCode } from '../../../api/errors.ts'
import { q } from '../../../api/queries.ts'
import { useLate } from '../../../components/Skeleton.tsx'
import { troubleOf } from '../plan.ts'

const PREFLIGHT_PAUSE_MS = 400
const PREVIEW_PAUSE_MS = 200

const OFTEN = {
  placeholderData: keepPreviousData,
  // Taken over by a later question: whoever comes back to this one asks again.
  retry: (tries: number, error: unknown) => hasCode(error, 'CANCELLED') && tries < 5,
  retryDelay: 0,
  gcTime: 60_000,
} as const

/** A name is missing while it is typed: that changes nothing of what would happen. */
function askable(plan: CampaignPlan): CampaignPlan {
  const named = plan.name.trim() === '' ? { ...plan, name: '–' } : plan
  return troubleOf(named) === 'because' ? { ...named, because: '–' } : named
}

export function usePreflight(id: number, plan: CampaignPlan, on: boolean) {
  const written = JSON.stringify(askable(plan))
  const [settled] = useDebouncedValue(written, PREFLIGHT_PAUSE_MS)
  const answer = useQuery({
    ...q.campaigns.preflight.queryOptions({ input: { id, plan: JSON.parse(settled) as CampaignPlan } }),
    ...OFTEN,
    enabled: on && plan.channels.length > 0,
  })
  return { answer, asking: useLate(answer.isFetching || settled !== written) }
}

interface PreviewAsked {
  readonly id: number
  readonly plan: CampaignPlan
  readonly contactId: number | null
  readonly channel: MessageChannel
  readonly subjectB: boolean
}

export function usePreview({ id, plan, ...whom }: PreviewAsked) {
  const written = JSON.stringify(askable(plan))
  const [settled] = useDebouncedValue(written, PREVIEW_PAUSE_MS)
  return useQuery({
    ...q.campaigns.preview.queryOptions({ input: { id, plan: JSON.parse(settled) as CampaignPlan, ...whom } }),
    ...OFTEN,
    enabled: plan.channels.length > 0,
  })
}

const FACES = 12

/** Some of those to whom a started one goes or went. */
export function useFrozenFaces(
  id: number,
  on: boolean,
): Pick<Preflight, 'faces'> & { readonly total: number; readonly known: boolean } {
  const outbox = useQuery({
    ...q.sending.outbox.queryOptions({ input: { source: 'campaign', sourceId: id, limit: FACES } }),
    enabled: on,
  }).data
  return {
    faces: outbox?.rows.flatMap(({ contact }) => (contact === null ? [] : [contact])) ?? [],
    total: outbox?.total ?? 0,
    known: outbox !== undefined,
  }
}
