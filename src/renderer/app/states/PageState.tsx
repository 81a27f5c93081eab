// The states every page and list shares: on its way, not allowed, failed, or here (perhaps a little old).
import type { UseQueryResult } from '@tanstack/react-query'
import { IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Failed } from '../../components/Failed.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Strip } from '../../components/Strip.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useWords } from '../language/speaking.tsx'
import { useSaid } from './use-said.ts'

export interface PageStateProps<T> {
  readonly query: UseQueryResult<T, unknown>
  readonly children: (answer: T) => ReactNode
  /** Shaped like what will stand here. */
  readonly waiting?: ReactNode
  /** Headings below a page's own title. */
  readonly level?: 1 | 2
}

/** Shows the answer of a query, or the state it is in. An answer that could not be refreshed stays, and says so. */
export function PageState<T>({ query, children, waiting, level = 2 }: PageStateProps<T>) {
  const words = useWords()
  const say = useSaid()
  const again = () => void query.refetch()
  if (query.data === undefined) {
    if (query.error === null) return waiting ?? <Skeleton />
    return <Failed said={say(query.error)} onAct={again} level={level} />
  }
  return (
    <>
      {query.error !== null && (
        <Strip
          tone="soon"
          icon={<IconClock size={18} stroke={1.6} aria-hidden="true" />}
          title={words('stale.title')}
          action={<TextButton onClick={again}>{words('stale.button')}</TextButton>}
        />
      )}
      {children(query.data)}
    </>
  )
}
