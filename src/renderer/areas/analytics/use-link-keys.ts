// Arrows, J and K among the links of a list.
import type { KeyboardEvent } from 'react'
import { useChoices } from '../../app/choices/choices.ts'
import { rowAfterKey } from '../../components/row-keys.ts'

/** To be given to what holds the links. */
export function useLinkKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const letters = useChoices().letters === 'on'
  return (event) => {
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[href]')]
    const at = links.findIndex((link) => link === event.target)
    const next = at < 0 ? undefined : links[rowAfterKey(event, { at, count: links.length, letters })]
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }
}
