// What the search box can find besides people: pages, things to do, settings. Pure matching by the words shown.
import type { Icon } from '@tabler/icons-react'

export interface Entry {
  readonly id: string
  readonly group: 'pages' | 'actions' | 'settings'
  readonly words: string
  /** More words it is found by, not shown. */
  readonly also?: string
  readonly icon: Icon
  readonly caps?: readonly string[]
  readonly run: () => void
}

/** Lower case without accents, so that "resume" finds "Résumé". */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}

/** Entries of which every typed word begins a word; with nothing typed, the pages and actions. */
export function findEntries(entries: readonly Entry[], typed: string): readonly Entry[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return entries.filter(({ group }) => group !== 'settings')
  return entries.filter(({ words, also = '' }) => {
    const known = plain(`${words} ${also}`).split(/[^\p{L}\p{N}]+/u)
    return wanted.every((word) => known.some((one) => one.startsWith(word)))
  })
}
