// Moves what was committed from the write-ahead log into the database file, beside the counter: inside a COMMIT it
// would be felt there.
import { openFile } from '../book/copy.ts'
import type { DatabaseFile } from '../book/copy.ts'

export interface CheckpointOrder extends DatabaseFile {
  /** PASSIVE never waits; TRUNCATE waits for readers and leaves an empty log. */
  readonly mode: 'PASSIVE' | 'TRUNCATE'
}

export interface Checkpointed {
  /** Somebody was reading or writing, so that not all could be moved. */
  readonly busy: boolean
  /** Pages in the log, and how many of them were moved. */
  readonly log: number
  readonly moved: number
}

export function checkpoint({ mode, ...file }: CheckpointOrder): Checkpointed {
  const db = openFile(file, { readonly: false })
  try {
    const [row] = db.pragma(`wal_checkpoint(${mode})`) as [{ busy: number; log: number; checkpointed: number }]
    return { busy: row.busy === 1, log: row.log, moved: row.checkpointed }
  } finally {
    db.close()
  }
}
