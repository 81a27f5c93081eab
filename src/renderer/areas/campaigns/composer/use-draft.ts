// A plan being written: kept by itself a moment after each change, as a step that can be taken back. What was taken back, or changed by
// somebody else, comes into the fields while nothing in them waits to be kept.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { CampaignPlan } from '../../../../shared/contract/campaigns.ts'
import { api } from '../../../api/client.ts'
import { q } from '../../../api/queries.ts'
import { useUndo } from '../../../app/undo/use-undo.ts'
import { planOf, samePlan, troubleOf } from '../plan.ts'

const PAUSE_MS = 700

interface State {
  readonly plan: CampaignPlan
  /** As the core has it, as far as this page has seen. */
  readonly base: CampaignPlan
  /** What the core was given, or gave. */
  readonly kept: CampaignPlan
  readonly saving: boolean
  /** With the plan that could not be kept. */
  readonly failed: { readonly plan: CampaignPlan; readonly error: unknown } | null
  /** Grows when the fields have to take what came from elsewhere. */
  readonly round: number
}

export interface Draft {
  readonly plan: CampaignPlan
  readonly change: (part: Partial<CampaignPlan>) => void
  readonly round: number
  readonly standing: 'kept' | 'keeping' | 'failed' | 'incomplete'
  readonly error: unknown
  readonly again: () => void
  /** Keeps what waits; rejects with what went wrong. */
  readonly flush: () => Promise<void>
}

export function useDraft(id: number, server: CampaignPlan): Draft {
  const client = useQueryClient()
  const { did } = useUndo()
  const [state, setState] = useState<State>({
    ...{ plan: server, base: server, kept: server },
    ...{ saving: false, failed: null, round: 0 },
  })
  const { plan, base, kept, saving, failed } = state
  const waits = plan !== kept
  const trouble = troubleOf(plan)
  if (!saving && !samePlan(server, base))
    setState({ ...state, base: server, ...(!waits && { plan: server, kept: server, round: state.round + 1 }) })

  const keep = async (given: CampaignPlan) => {
    setState((before) => ({ ...before, saving: true, kept: given, failed: null }))
    try {
      const { command } = await api.campaigns.save({ id, plan: given })
      did(command, false)
      // The words come back tidied: that is no change from elsewhere.
      const fresh = planOf(await client.query({ ...q.campaigns.get.queryOptions({ input: { id } }), staleTime: 0 }))
      setState((before) => ({ ...before, saving: false, base: fresh }))
    } catch (error) {
      setState((before) => ({ ...before, saving: false, failed: { plan: given, error } }))
      throw error
    }
  }
  const keepQuietly = (given: CampaignPlan) => void keep(given).catch(() => undefined)
  const keepLater = useEffectEvent(keepQuietly)
  const ready = waits && !saving && trouble === null && failed?.plan !== plan
  useEffect(() => {
    if (!ready) return
    const timer = setTimeout(() => keepLater(plan), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [ready, plan])

  // Whoever leaves the page at once loses nothing.
  const latest = useRef<CampaignPlan | null>(null)
  useEffect(() => {
    latest.current = ready ? plan : null
  }, [ready, plan])
  useEffect(
    () => () => {
      if (latest.current !== null) keepLater(latest.current)
    },
    [],
  )

  return {
    plan,
    change: (part) => setState((before) => ({ ...before, plan: { ...before.plan, ...part } })),
    round: state.round,
    standing: trouble !== null ? 'incomplete' : failed?.plan === plan ? 'failed' : waits || saving ? 'keeping' : 'kept',
    error: failed?.error ?? null,
    again: () => keepQuietly(plan),
    flush: async () => {
      if (waits) await keep(plan)
    },
  }
}
