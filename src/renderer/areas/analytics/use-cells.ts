// One place in the tab order for all numbers of a table: arrows move between them, Enter opens what is behind one. Coming back
// from elsewhere finds the number that was looked at.
import { useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { useChoices } from '../../app/choices/choices.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useArrivalFocus } from '../../components/arrival-focus.ts'
import { cellAfterKey, placeName, type CellPlace } from './cell-keys.ts'

interface CellsOptions {
  readonly places: readonly CellPlace[]
  /** Where the keyboard begins; the first of them unless said. */
  readonly begin?: CellPlace | undefined
  /** The number whose people are looked at, as `row:column`. */
  readonly looked: string | null
  readonly onOpen: (place: CellPlace) => void
}

export interface CellProps {
  readonly tabIndex: 0 | -1
  readonly 'data-at': string
  readonly 'aria-current': 'true' | undefined
  readonly ref: RefObject<HTMLTableCellElement | null> | undefined
  readonly onFocus: () => void
  readonly onClick: (event: MouseEvent) => void
}

interface Cells {
  /** To be spread on each cell that can be looked into. */
  readonly cell: (place: CellPlace) => CellProps
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void
}

export function useCells({ places, begin, looked, onOpen }: CellsOptions): Cells {
  const { direction } = useWords()
  const letters = useChoices().letters === 'on'
  const [last, setLast] = useState<string | null>(looked)
  const arrival = useRef<HTMLTableCellElement>(null)
  useArrivalFocus(arrival)
  const names = places.map(placeName)
  const stop = last !== null && names.includes(last) ? last : begin ? placeName(begin) : names[0]
  return {
    cell: (place) => {
      const name = placeName(place)
      return {
        tabIndex: name === stop ? 0 : -1,
        'data-at': name,
        'aria-current': name === looked ? 'true' : undefined,
        ref: name === stop ? arrival : undefined,
        onFocus: () => setLast(name),
        // A link inside leads there by itself.
        onClick: ({ target }) => {
          if (!(target instanceof Element && target.closest('a'))) onOpen(place)
        },
      }
    },
    onKeyDown: (event) => {
      const at = places[names.indexOf(event.target instanceof HTMLElement ? (event.target.dataset['at'] ?? '') : '')]
      if (at === undefined) return
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault()
        onOpen(at)
        return
      }
      const next = cellAfterKey(event, { at, places, letters, mirrored: direction === 'rtl' })
      if (next === null) return
      event.preventDefault()
      const cell = event.currentTarget.querySelector<HTMLElement>(`[data-at="${placeName(next)}"]`)
      cell?.focus()
    },
  }
}
