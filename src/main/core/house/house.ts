// What the areas of the core itself (book, session, backup, work, history, events) share: they look after the program
// and its windows rather than after something in the book.
import type { Books } from '../book/books.ts'
import type { BookHolder } from '../book-holder.ts'
import type { ChangeFeed } from '../changes.ts'
import type { Declared } from '../declared.ts'
import type { Outside } from '../outside.ts'
import type { Sessions } from '../sessions.ts'
import type { Site } from '../site.ts'
import type { SystemPlace } from './book/suggestion.ts'

export interface House {
  readonly at: Site
  readonly program: string
  /** Books made here are made to be thrown away. */
  readonly demo: boolean
  /** Number of the newest migration. */
  readonly schema: number
  readonly books: Books
  readonly holder: BookHolder
  readonly sessions: Sessions
  readonly feed: ChangeFeed
  readonly outside: Outside
  readonly place: () => SystemPlace
  /** What all areas declare; asked late, because the areas of the core are among them. */
  declared(): Declared
  /** Writes what the access log still holds in memory. */
  flushAccessLog(): void
}
