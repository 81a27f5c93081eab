// Listens to the keyboard for the whole window and hands each press to the shortcut that answers to it.
import { useEffect, useEffectEvent } from 'react'
import { choices } from '../choices/choices.ts'
import { answer, type Press, type Shortcut, type Where } from './press.ts'

/** How long the first key of a pair waits for its second. */
const PAIR_MS = 1_200

const registered: Shortcut[] = []
let before: { readonly key: string; readonly at: number } | null = null

function isTyping(target: Element | null): boolean {
  if (target === null) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range', 'color'].includes(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}

function pressOf(event: KeyboardEvent): Press {
  const { key, code, shiftKey, altKey } = event
  return { key, code, ctrl: event.ctrlKey || event.metaKey, shift: shiftKey, alt: altKey }
}

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return
  const target = event.target instanceof Element ? event.target : null
  const found = answer(pressOf(event), registered, {
    typing: isTyping(target),
    inList: target?.closest('[data-letters]') != null,
    letters: choices.now().letters === 'on',
    dialogue: document.querySelector('[role="dialog"][aria-modal="true"]') !== null,
    before: before !== null && event.timeStamp - before.at < PAIR_MS ? before.key : null,
  })
  before = found.kind === 'wait' ? { key: found.first, at: event.timeStamp } : null
  if (found.kind !== 'run') return
  event.preventDefault()
  found.shortcut.run()
}

/** Once, at the start of the page. */
export function startKeyboard(): void {
  document.addEventListener('keydown', listen)
}

export type ShortcutTable = Readonly<Record<string, { readonly where: Where; readonly run: () => void }>>

/**
 * Shortcuts that work while this component is on the page: `useShortcuts({ 'n': { where: 'list', run: … } })`.
 * A list or profile marks itself with `data-letters` and takes the focus.
 * @param place `under`: of the frame around all pages; a page takes a key over also when both came at once
 */
export function useShortcuts(table: ShortcutTable, place: 'over' | 'under' = 'over'): void {
  const run = useEffectEvent((keys: string) => table[keys]?.run())
  // The keys stay the same while what they do is made anew with every drawing.
  const names = JSON.stringify(Object.entries(table).map(([keys, { where }]) => [keys, where]))
  useEffect(() => {
    const mine = (JSON.parse(names) as [string, Where][]).map(([keys, where]) => ({
      keys,
      where,
      run: () => run(keys),
    }))
    if (place === 'under') registered.unshift(...mine)
    else registered.push(...mine)
    return () => {
      for (const shortcut of mine) registered.splice(registered.indexOf(shortcut), 1)
    }
  }, [names, place])
}
