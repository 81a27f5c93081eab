// The pages that G and a letter lead to, in the order they are listed.
import { SETTINGS } from '../areas/settings/settings-pages.tsx'
import type { PlainKey } from '../../shared/words/words.ts'
import { PAGES } from './pages.tsx'

export interface GoTo {
  readonly letter: string
  readonly path: string
  readonly words: PlainKey
}

const everywhere = [...PAGES, ...SETTINGS.map((entry) => ({ ...entry, words: entry.title }))]

export const GO_TO: readonly GoTo[] = everywhere.flatMap(({ letter, path, words }) =>
  letter === undefined ? [] : [{ letter, path, words }],
)
