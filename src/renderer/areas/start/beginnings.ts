// What one may begin with once the book is made. An import or a sample shop joins the list with an entry of its own.
import { IconBook, IconUserPlus, type Icon } from '@tabler/icons-react'
import type { PlainKey } from '../../../shared/words/words.ts'

export interface Beginning {
  readonly words: PlainKey
  readonly help: PlainKey
  readonly icon: Icon
  /** Where it leads. */
  readonly path: string
}

export const BEGINNINGS: readonly Beginning[] = [
  { words: 'begin.customer', help: 'begin.customer-help', icon: IconUserPlus, path: '/customers/new' },
  { words: 'begin.empty', help: 'begin.empty-help', icon: IconBook, path: '/today' },
]
