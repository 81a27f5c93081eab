// Remembers beside the backups which of them the program opened and found good, by size and time of the very file.
import { join } from 'node:path'
import * as z from 'zod'
import type { Files } from '../../outside.ts'
import { readIfThere, writeWhole } from '../whole-file.ts'

const Check = z.object({
  name: z.string(),
  bytes: z.number(),
  mtime: z.number(),
  ok: z.boolean(),
  /** UTC epoch ms. */
  at: z.number(),
})
type Check = z.infer<typeof Check>

const MOST = 500
const pathIn = (target: string) => join(target, 'checked.json')

export function knownChecks(files: Files, target: string): readonly Check[] {
  try {
    return z.array(Check).parse(JSON.parse(readIfThere(files, pathIn(target)) ?? '[]'))
  } catch {
    return []
  }
}

/** Only a memory: if it cannot be written, the backup counts as unchecked the next time. */
export function noteCheck(files: Files, target: string, check: Pick<Check, 'name' | 'ok' | 'at'>): void {
  try {
    const { size: bytes, mtimeMs: mtime } = files.statSync(join(target, check.name))
    const others = knownChecks(files, target).filter((one) => one.name !== check.name)
    writeWhole(files, pathIn(target), JSON.stringify([...others, { ...check, bytes, mtime }].slice(-MOST)))
  } catch {
    // The backup itself is there and good; a full disk after it is told by whatever writes next.
  }
}
