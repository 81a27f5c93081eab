// What the areas of the core itself (book, session, backup, work, history, events) share: they look after the program
// and its windows rather than after something in the book.
import type { Access } from '../../../../shared/roles.ts'
import type { Area } from '../../area.ts'
import type { Books } from '../../book/books.ts'
import type { CreatedBook } from '../../book/create.ts'
import type { BookHolder } from '../../book-holder.ts'
import type { ChangeFeed } from '../../changes.ts'
import type { FieldSight } from '../../mask.ts'
import type { Outside } from '../../outside.ts'
import type { Sessions } from '../../sessions.ts'
import type { Site } from '../../site.ts'
import type { FirstRows } from './first-rows.ts'
import type { SystemPlace } from './suggestion.ts'

export interface NewBook extends Pick<FirstRows, 'shop' | 'owner'> {
  readonly password: string
}

export interface House {
  readonly at: Site
  readonly program: string
  readonly books: Books
  readonly holder: BookHolder
  readonly sessions: Sessions
  readonly feed: ChangeFeed
  readonly outside: Outside
  readonly place: () => SystemPlace
  /** Makes the book on disk, with its owner and settings in it. */
  make(request: NewBook): Promise<CreatedBook>
  /** Asked late, because these are made from all areas, those of the core included. */
  sight(): FieldSight
  /** What a kind of command asked of whoever ran it. */
  accessOf(kind: string): Access
  areas(): readonly Area[]
  /** Writes what the access log still holds in memory. */
  flushAccessLog(): void
}
