// What becomes of the people who are looked at: the decision about them, its preview, and doing it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { DuplicateGroup, DuplicatePerson, MergePreview } from '../../../shared/contract/duplicates.ts'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { inputOf, mergingOfGroup, neighbourOf, versionsIn, withPerson, type Merging } from './merging.ts'

interface Subject {
  /** Another one begins with nothing decided. */
  readonly key: string
  readonly people: readonly number[]
  readonly beginning: Merging
}

export interface MergingState {
  readonly merging: Merging
  readonly onMerging: (merging: Merging) => void
  readonly preview: MergePreview | undefined
  readonly error: unknown
  /** The next or previous of those who are meant stays. */
  readonly turn: (step: 1 | -1) => void
  /** The person in this column, counted from 0, is meant or not. */
  readonly toggle: (column: number) => void
}

export function useMerging({ key, people, beginning }: Subject): MergingState {
  const [decided, setDecided] = useState<{ readonly key: string; readonly merging: Merging } | null>(null)
  const merging = decided?.key === key ? decided.merging : beginning
  const onMerging = (next: Merging) => setDecided({ key, merging: next })
  const asked = useQuery({
    ...q.duplicates.preview.queryOptions({ input: inputOf(merging) }),
    enabled: merging.ids.length >= 2,
    // While a change is worked out the page stays as it is; of other people it never shows anything.
    placeholderData: (before: MergePreview | undefined) =>
      before?.people.every(({ id }) => people.includes(id)) === true ? before : undefined,
  })
  const preview = merging.ids.length >= 2 ? asked.data : undefined
  return {
    merging,
    onMerging,
    preview,
    error: merging.ids.length >= 2 ? asked.error : null,
    turn: (step) => {
      const keep = merging.keep ?? preview?.keep
      if (keep !== undefined) onMerging({ ...merging, keep: neighbourOf(merging.ids, keep, step) })
    },
    toggle: (column) => {
      const id = people[column]
      if (id !== undefined && people.length > 2) onMerging(withPerson(merging, id, people))
    },
  }
}

/** Groups that come next: their previews are here before anybody looks at them. */
const AHEAD = 3

export function usePreviewsAhead(groups: readonly DuplicateGroup[], active: number): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    for (const group of groups.slice(active + 1, active + 1 + AHEAD)) {
      const options = q.duplicates.preview.queryOptions({ input: inputOf(mergingOfGroup(group)) })
      // One that is a little old does: it is asked for again when it is looked at, and changes of others do not reach it.
      if (queryClient.getQueryData(options.queryKey) === undefined) queryClient.query(options).catch(() => undefined)
    }
  }, [queryClient, groups, active])
}

type MergeCall = Parameters<typeof api.duplicates.merge>[0]

interface Doing<Input> {
  readonly input: Input
  /** What its message says; several may be under way at a time. */
  readonly said: string
}

/** Done with a message that offers Undo. */
export function useDecisions() {
  const words = useWords()
  const formats = useFormats()
  const meta = { done: (_answer: unknown, doing: unknown) => (doing as Doing<unknown>).said } // of these very mutations
  const merge = useMutation({ mutationFn: ({ input }: Doing<MergeCall>) => api.duplicates.merge(input), meta })
  const notSame = useMutation({
    mutationFn: ({ input }: Doing<{ readonly ids: number[] }>) => api.duplicates.notSame(input),
    meta,
  })
  return {
    merge: (merging: Merging, preview: MergePreview) =>
      merge.mutateAsync({
        input: { ...inputOf(merging), versions: versionsIn(preview) },
        said: words('duplicates.merged', { name: preview.result.name, count: merging.ids.length }),
      }),
    notSame: (people: readonly DuplicatePerson[]) =>
      notSame.mutateAsync({
        input: { ids: people.map(({ id }) => id) },
        said: words('duplicates.not-same', { names: formats.list([...new Set(people.map(({ name }) => name))]) }),
      }),
  }
}
