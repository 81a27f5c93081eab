// What a plan is said with: names of segments and lists, and those that may be chosen.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import type { PlanSpeech } from '../say-plan.ts'

export interface Named {
  readonly id: number
  readonly name: string
}

export interface Speech extends PlanSpeech {
  readonly segments: readonly Named[]
  readonly lists: readonly Named[]
}

/** Undefined until the names are here. */
export function useSpeech(): Speech | undefined {
  const words = useWords()
  const formats = useFormats()
  const used = { segments: useSegments(false), lists: useLists(false) }
  const aside = { segments: useSegments(true), lists: useLists(true) }
  return useMemo(() => {
    if (used.segments === undefined || used.lists === undefined) return undefined
    const nameIn = (groups: readonly Named[]) => (id: number) =>
      groups.find((group) => group.id === id)?.name ?? words('messages.whom.gone')
    return {
      words,
      formats,
      segments: used.segments,
      lists: used.lists,
      segmentName: nameIn([...used.segments, ...(aside.segments ?? [])]),
      listName: nameIn([...used.lists, ...(aside.lists ?? [])]),
    }
  }, [words, formats, used.segments, used.lists, aside.segments, aside.lists])
}

const useSegments = (archived: boolean): readonly Named[] | undefined =>
  useQuery(q.segments.list.queryOptions({ input: { archived } })).data
const useLists = (archived: boolean): readonly Named[] | undefined =>
  useQuery(q.lists.list.queryOptions({ input: { archived } })).data
