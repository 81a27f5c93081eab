// The keys of the comparison, wherever on the page the focus is, but for what a button or a box does with them itself.
import type { KeyboardEvent } from 'react'
import { useWords } from '../../app/language/speaking.tsx'

interface Deciding {
  readonly onMerge: () => void
  readonly onTurn: (step: 1 | -1) => void
  readonly onToggle: (column: number) => void
}

const TAKES_ITSELF = 'button, a, [role="dialog"], input:not([type="checkbox"], [type="radio"])'

/** For `onKeyDownCapture`: a list would take Enter for itself. */
export function useDecisionKeys({ onMerge, onTurn, onToggle }: Deciding): (event: KeyboardEvent<HTMLElement>) => void {
  const forward = useWords().direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  return (event) => {
    const { key, target } = event
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (!(target instanceof Element) || target.closest(TAKES_ITSELF) !== null) return
    const act = () => {
      if (key === 'Enter') return onMerge
      // In a row of values the arrows choose between them.
      if ((key === 'ArrowLeft' || key === 'ArrowRight') && target.tagName !== 'INPUT')
        return () => onTurn(key === forward ? 1 : -1)
      return /^[1-9]$/.test(key) ? () => onToggle(Number(key) - 1) : null
    }
    const found = act()
    if (found === null) return
    event.preventDefault()
    event.stopPropagation()
    // A key that is held down decides nothing that nobody has seen.
    if (!event.repeat) found()
  }
}
