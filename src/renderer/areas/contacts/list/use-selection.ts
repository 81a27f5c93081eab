// Which row of the list belongs to the customer beside it, and how to move from one to the next.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { q } from '../../../api/queries.ts'
import { encodeState, orderOf, tidy, type ListState } from './list-state.ts'
import type { ContactList } from './use-contact-list.ts'

interface Moved {
  readonly key: string
  readonly index: number
  /** Null while the row is still on its way. */
  readonly id: number | null
  /** The row came after the move, so the page beside the list has yet to follow. */
  readonly late?: boolean
}

interface Selection {
  readonly state: ListState
  readonly list: ContactList
  /** The customer shown beside the list. */
  readonly id: number | null
  readonly show: (id: number) => void
  /** The page beside the list follows each move; in a narrow window it is opened on purpose. */
  readonly follows: boolean
}

export interface Selected {
  /** -1 when the customer beside the list is not in it. */
  readonly active: number
  readonly onActive: (index: number) => void
}

export function useSelection({ state, list, id, show, follows }: Selection): Selected {
  const key = encodeState(state)
  const [moved, setMoved] = useState<Moved | null>(null)
  const here = moved?.key === key && (moved.id === id || moved.id === null || !follows) ? moved.index : null
  const still = here !== null && (!follows || (list.rowAt(here)?.id ?? id) === id)
  // Moving knows its place; a link, a change of order or somebody else's change asks for it.
  const position = useQuery({
    ...q.contacts.position.queryOptions({
      input: { filter: tidy(state.filter), ...orderOf(state), id: id ?? 1 },
    }),
    enabled: id !== null && !still,
  })
  const waiting = moved?.key === key && moved.id === null ? moved.index : null
  const arrived = waiting === null ? undefined : list.rowAt(waiting)?.id
  if (waiting !== null && arrived !== undefined) setMoved({ key, index: waiting, id: arrived, late: follows })
  const late = moved?.late === true ? moved.id : null
  const follow = useEffectEvent(show)
  useEffect(() => {
    if (late !== null) follow(late)
  }, [late])

  const onActive = (index: number) => {
    const row = list.rowAt(index)
    setMoved({ key, index, id: row?.id ?? null })
    if (row && follows) show(row.id)
  }
  const asked = id === null ? -1 : (position.data?.at ?? -1)
  return { active: waiting ?? (still ? (here ?? -1) : asked), onActive }
}
