// Whoever is described now kept as a list by hand; one step that can be taken back.
import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Rule } from '../../../shared/domain/segments/rule.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { KeepPeople } from '../lists/KeepPeople.tsx'
import { listPath } from '../lists/paths.ts'

interface MakeListProps {
  readonly rule: Rule
  readonly asOf: number | undefined
  readonly name: string
  readonly onClose: () => void
}

export function MakeList({ rule, asOf, name, onClose }: MakeListProps) {
  const words = useWords()
  const [, navigate] = useLocation()
  const make = useMutation(
    q.segments.makeList.mutationOptions({
      meta: {
        done: (answer, asked) =>
          words('segments.listed', {
            count: (answer as { readonly count: number }).count, // of `segments.makeList`
            name: (asked as { readonly name: string }).name, // its input
          }),
      },
      onSuccess: ({ list }) => {
        onClose()
        navigate(listPath(list))
      },
    }),
  )
  return (
    <KeepPeople
      title={words('segments.list-title')}
      help={words('segments.list-help')}
      act={words('lists.make')}
      name={name}
      pending={make.isPending}
      error={make.error}
      onKeep={(kept) => make.mutate({ rule, name: kept, ...(asOf !== undefined && { asOf }) })}
      onClose={onClose}
    />
  )
}
