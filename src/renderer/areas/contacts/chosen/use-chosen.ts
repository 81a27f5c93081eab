// Choosing rows of the list by key and pointer: one by one, from one to another, all of them. Another filter forgets the choice,
// because nobody would see any more what it holds.
import { useState } from 'react'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { steps } from '../../../app/undo/steps.ts'
import type { Choosing } from '../../../components/choosing.ts'
import { orderOf, tidy, type ListState } from '../list/list-state.ts'
import type { ContactList } from '../list/use-contact-list.ts'
import { countOf, EVERYBODY, isChosen, MOST_CHOSEN, NOBODY, toggled, withMore, type Chosen } from './chosen.ts'

interface Held {
  readonly filter: string
  readonly chosen: Chosen
  /** Where a range begins, and who was chosen before it. */
  readonly from: { readonly index: number; readonly before: Chosen } | null
}

export interface ChosenPeople extends Choosing {
  readonly chosen: Chosen
  readonly count: number
}

export function useChosen(state: ListState, list: ContactList): ChosenPeople {
  const words = useWords()
  const filter = JSON.stringify(tidy(state.filter))
  const [held, setHeld] = useState<Held>({ filter, chosen: NOBODY, from: null })
  const { chosen, from } = held.filter === filter ? held : { chosen: NOBODY, from: null }
  const count = countOf(chosen, list.total ?? 0)
  const idAt = (index: number) => list.rowAt(index)?.id

  const choose = (next: Chosen, start: Held['from']) => setHeld({ filter, chosen: next, from: start })
  const reach = async (anchor: number, to: number) => {
    const start = from ?? { index: anchor, before: chosen }
    const [first, last] = [Math.min(start.index, to), Math.max(start.index, to)]
    const wanted = Math.min(last - first + 1, MOST_CHOSEN)
    const here = Array.from({ length: wanted }, (_, at) => idAt(first + at))
    // Rows that were never in sight are asked for.
    const ids = here.every((id) => id !== undefined) ? here : await idsBetween(state, first, wanted)
    const next = withMore(
      start.before,
      ids.filter((id) => id !== undefined),
    )
    choose(next, start)
    if (!next.all && last - first + 1 > MOST_CHOSEN) {
      steps.say({ tone: 'failed', words: words('bulk.too-many', { most: MOST_CHOSEN }) })
    }
  }
  return {
    chosen,
    count,
    any: count > 0,
    has: (index) => {
      const id = idAt(index)
      return id !== undefined && isChosen(chosen, id)
    },
    toggle: (index) => {
      const id = idAt(index)
      if (id === undefined) return
      if (!chosen.all && count >= MOST_CHOSEN && !isChosen(chosen, id)) {
        steps.say({ tone: 'failed', words: words('bulk.too-many', { most: MOST_CHOSEN }) })
        return
      }
      const next = toggled(chosen, id)
      choose(next, { index, before: next })
    },
    reach: (anchor, to) => void reach(anchor, to),
    everybody: () => choose(EVERYBODY, null),
    clear: () => choose(NOBODY, null),
    label: (index) => words('bulk.choose', { name: list.rowAt(index)?.name ?? '' }),
  }
}

async function idsBetween(state: ListState, from: number, limit: number): Promise<readonly number[]> {
  const { rows } = await api.contacts.list({ filter: tidy(state.filter), ...orderOf(state), from, limit })
  return rows.map(({ id }) => id)
}
