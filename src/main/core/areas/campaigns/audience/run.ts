// Deciding about an audience on another thread: the book as it stands at one moment, on a connection of its own.
import { openFile } from '../../../book/copy.ts'
import { createReadDb } from '../../../database/bind.ts'
import { decide } from './decide.ts'
import type { DecideAudience, Decided } from './order.ts'

export function decideAudience({ file, ...order }: DecideAudience): Decided {
  const sqlite = openFile(file, { readonly: true })
  try {
    return sqlite.transaction(() => decide(createReadDb(sqlite), order))()
  } finally {
    sqlite.close()
  }
}
