// At the counter every letter and digit goes to a box, wherever the focus stands: to the item box while somebody is
// served, else to the find box.
import { useEffect, useEffectEvent } from 'react'
import { isBegun } from './sale-draft.ts'
import type { Till } from './use-till.ts'

function takesLetters(element: Element | null): boolean {
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(element.type))
  )
}

export function useLettersToBox({ sale, findBox, itemBox }: Till): void {
  const listen = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event
    if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey || event.isComposing) return
    if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return
    // A line of the sale takes plus and minus for itself.
    const active = document.activeElement
    if (takesLetters(active) || (active?.closest('[data-line]') != null && /[+-]/.test(key))) return
    const box = (isBegun(sale) ? itemBox : findBox).current
    if (box === null) return
    // The letter itself follows the focus; no shortcut may take it.
    event.stopPropagation()
    box.focus()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => listen(event)
    document.addEventListener('keydown', hear, true)
    return () => document.removeEventListener('keydown', hear, true)
  }, [])
}
