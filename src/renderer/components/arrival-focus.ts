// Gives the focus to a list when its page has just come and nothing else has it, so that the keys act at once.
import { useEffect, type RefObject } from 'react'

/** Nobody has the focus when it is on the page itself or on the place where pages come and go. */
function isFree(active: Element | null): boolean {
  return active === null || active === document.body || active.tagName === 'MAIN'
}

export function useArrivalFocus(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (isFree(document.activeElement)) list.current?.focus({ preventScroll: true })
  }, [list])
}
