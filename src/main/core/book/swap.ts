// Exchanges a book for another one as a whole: a new book, a restored backup, a book under a new key. What comes in
// is made completely beside the old; then a marker is written, and from then on the exchange is always finished,
// whatever is killed when: the next start goes on where it stopped.
import { join } from 'node:path'
import * as z from 'zod'
import type { Files } from '../outside.ts'
import { readIfThere, syncFolder, writeWhole } from './whole-file.ts'

/** Every name that belongs to the book itself; backups stay where they are. */
const PARTS = ['book.db', 'book.db-wal', 'book.db-shm', 'files', 'header.json'] as const
const MARKER = 'exchange.json'
const STAGING = 'incoming'

const FolderName = z.string().regex(/^[a-z0-9-]{1,80}$/)
const Marker = z.strictObject({
  /** First the old parts go aside; when all are gone, the new ones come in. */
  step: z.enum(['out', 'in']),
  aside: FolderName,
  keepAside: z.boolean(),
  /** Parts of the old book that stay, because the new one uses them as well. */
  staying: z.array(z.enum(PARTS)),
})
type Marker = z.infer<typeof Marker>

export type BookPart = (typeof PARTS)[number]

/** An empty folder in which the new book is made; what an earlier try left there is removed. */
export function prepareStaging(files: Files, folder: string): string {
  const staging = incomingFolder(folder)
  files.rmSync(staging, { recursive: true, force: true })
  files.mkdirSync(staging, { recursive: true })
  return staging
}

export function dropStaging(files: Files, folder: string): void {
  files.rmSync(join(folder, STAGING), { recursive: true, force: true })
}

/** From here on the new book counts. Everything in staging must be on the disk already. */
export function exchange(files: Files, folder: string, plan: Omit<Marker, 'step'>): void {
  syncFolder(files, join(folder, STAGING))
  writeMarker(files, folder, { step: 'out', ...plan })
  finishExchange(files, folder)
}

/** Finishes what an earlier run began; true if there was something. To be called with the lock held. */
export function finishExchange(files: Files, folder: string): boolean {
  const marker = readMarker(files, folder)
  if (!marker) return false
  const staging = join(folder, STAGING)
  const aside = join(folder, marker.aside)
  if (marker.step === 'out') {
    files.mkdirSync(aside, { recursive: true })
    for (const part of PARTS)
      if (!marker.staying.includes(part)) moveIfThere(files, join(folder, part), join(aside, part))
    syncFolder(files, aside)
    writeMarker(files, folder, { ...marker, step: 'in' })
  }
  for (const part of PARTS) moveIfThere(files, join(staging, part), join(folder, part))
  syncFolder(files, folder)
  if (!marker.keepAside) files.rmSync(aside, { recursive: true, force: true })
  files.rmSync(join(folder, MARKER), { force: true })
  syncFolder(files, folder)
  files.rmSync(staging, { recursive: true, force: true })
  return true
}

/** Where the book stands that is to come in; for looking at its header. */
export const incomingFolder = (folder: string) => join(folder, STAGING)

export function exchangePending(files: Files, folder: string): boolean {
  return files.existsSync(join(folder, MARKER))
}

function moveIfThere(files: Files, from: string, to: string): void {
  if (files.existsSync(from)) files.renameSync(from, to)
}

function writeMarker(files: Files, folder: string, marker: Marker): void {
  writeWhole(files, join(folder, MARKER), JSON.stringify(marker))
}

function readMarker(files: Files, folder: string): Marker | undefined {
  const text = readIfThere(files, join(folder, MARKER))
  return text === undefined ? undefined : Marker.parse(JSON.parse(text))
}
