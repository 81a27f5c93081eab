// What this PC remembers about a book, outside the book: which opening was the last one here (a copied or restored
// folder does not know it), who opened it, and how many wrong passwords were tried.
import { join } from 'node:path'
import * as z from 'zod'
import type { Outside } from '../outside.ts'
import { readIfThere, writeWhole } from './whole-file.ts'

const PcRecord = z.object({
  /** Openings the header may show: the last one, and the one being written when the power went. */
  openings: z.array(z.string().max(32)).max(2),
  lastLabel: z.string().max(100).nullable(),
  wrong: z.object({ count: z.number().int().min(0), lastAt: z.number() }),
  /** The second place of its backups. */
  place: z.object({ path: z.string(), mark: z.string() }).nullable().default(null),
  /** By how much the printer here prints beside where it should: tenths of a millimetre to the right and down. */
  printer: z.object({ x: z.number().int(), y: z.number().int() }).default({ x: 0, y: 0 }),
})
export type PcRecord = z.infer<typeof PcRecord>

const EMPTY: PcRecord = {
  openings: [],
  lastLabel: null,
  wrong: { count: 0, lastAt: 0 },
  place: null,
  printer: { x: 0, y: 0 },
}

export interface PcRecords {
  read(book: string): PcRecord
  change(book: string, change: Partial<PcRecord>): void
}

/**
 * Records of all books opened on this PC, one small file each in `pcFolder`. What cannot be written is kept in
 * memory for as long as the program runs, so that a full disk does not switch off the slowing down of guesses.
 */
export function pcRecords(pcFolder: string, { files, log }: Pick<Outside, 'files' | 'log'>): PcRecords {
  const memory = new Map<string, PcRecord>()
  const path = (book: string) => join(pcFolder, `book-${book}.json`)

  function read(book: string): PcRecord {
    const known = memory.get(book)
    if (known) return known
    try {
      const record = PcRecord.safeParse(JSON.parse(readIfThere(files, path(book)) ?? 'null'))
      return record.success ? record.data : EMPTY
    } catch (error) {
      log.error('pc-record.unreadable', error)
      return EMPTY
    }
  }

  function change(book: string, parts: Partial<PcRecord>): void {
    const record = { ...read(book), ...parts }
    memory.set(book, record)
    try {
      files.mkdirSync(pcFolder, { recursive: true, mode: 0o700 })
      writeWhole(files, path(book), JSON.stringify(record))
    } catch (error) {
      log.error('pc-record.not-written', error)
    }
  }

  return { read, change }
}
