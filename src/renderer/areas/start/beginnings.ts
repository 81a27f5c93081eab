// What one may begin with once the book is made.
import { IconBook, IconBuildingStore, IconFileImport, IconUserPlus, type Icon } from '@tabler/icons-react'
import type { PlainKey } from '../../../shared/words/words.ts'

export interface Beginning {
  readonly words: PlainKey
  readonly help: PlainKey
  readonly icon: Icon
  /** Where it leads; `sample` is another book. */
  readonly to: { readonly path: string } | 'sample'
}

export const BEGINNINGS: readonly Beginning[] = [
  { words: 'begin.customer', help: 'begin.customer-help', icon: IconUserPlus, to: { path: '/customers/new' } },
  { words: 'begin.import', help: 'begin.import-help', icon: IconFileImport, to: { path: '/import' } },
  { words: 'begin.sample', help: 'begin.sample-help', icon: IconBuildingStore, to: 'sample' },
  { words: 'begin.empty', help: 'begin.empty-help', icon: IconBook, to: { path: '/today' } },
]
