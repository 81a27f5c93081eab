// The people behind a number kept as a list by hand, under a name; one step that can be taken back.
import { useMutation } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { KeepPeople } from '../lists/KeepPeople.tsx'
import type { Asking } from './asking.ts'

interface KeepAsListProps {
  readonly asking: Asking
  readonly people: string
  /** What the list may be called. */
  readonly name: string
  readonly onClose: () => void
}

export function KeepAsList({ asking, people, name, onClose }: KeepAsListProps) {
  const words = useWords()
  const keep = useMutation(
    q.analytics.makeList.mutationOptions({
      meta: {
        done: (answer, asked) =>
          words('analytics.kept', {
            count: (answer as { readonly count: number }).count, // of `analytics.makeList`
            name: (asked as { readonly name: string }).name, // its input
          }),
      },
      onSuccess: onClose,
    }),
  )
  return (
    <KeepPeople
      title={words('analytics.keep-title')}
      help={words('analytics.keep-help')}
      act={words('analytics.keep')}
      name={name}
      pending={keep.isPending}
      error={keep.error}
      onKeep={(kept) => keep.mutate({ request: asking, people, name: kept })}
      onClose={onClose}
    />
  )
}
