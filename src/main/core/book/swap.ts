// Exchanges a book for another one as a whole: a new book, a restored backup, a book under a new key. What comes in
// is made completely beside the old; then a marker is written, and from then on the exchange is always finished,
// whatever is killed when: the next start goes on where it stopped. Past the marker only names change, which a full
// disk allows.
import { join } from 'node:path'
import * as z from 'zod'
import type { Files } from '../outside.ts'
import { readIfThere, removeIfPossible, syncFolder, writeWhole } from './whole-file.ts'

/** Every name that belongs to the book itself; backups stay where they are. */
const PARTS = ['book.db', 'book.db-wal', 'book.db-shm', 'files', 'header.json'] as const
/** The name of the marker says how far it is: first the old parts go aside; when all are gone, the new come in. */
const GOING_OUT = 'exchange.json'
const COMING_IN = 'exchange-in.json'
const STAGING = 'incoming'

const Plan = z.strictObject({
  aside: z.string().regex(/^[a-z0-9-]{1,80}$/),
  keepAside: z.boolean(),
  /** Parts of the old book that stay, because the new one uses them as well. */
  staying: z.array(z.enum(PARTS)),
})
export type ExchangePlan = z.infer<typeof Plan>

/** Where the book stands that is to come in; for looking at its header. */
export const incomingFolder = (folder: string) => join(folder, STAGING)

/** An empty folder in which the new book is made; what an earlier try left there is removed. */
export function prepareStaging(files: Files, folder: string): string {
  const staging = incomingFolder(folder)
  files.rmSync(staging, { recursive: true, force: true })
  files.mkdirSync(staging, { recursive: true })
  return staging
}

/** Gives up what was being made; but never what already counts. */
export function dropStaging(files: Files, folder: string): void {
  if (!exchangePending(files, folder)) removeIfPossible(files, incomingFolder(folder))
}

/** From here on the new book counts. Everything in staging must be on the disk already. */
export function exchange(files: Files, folder: string, plan: ExchangePlan): void {
  syncFolder(files, incomingFolder(folder))
  writeWhole(files, join(folder, GOING_OUT), JSON.stringify(Plan.parse(plan)))
  finishExchange(files, folder)
}

/** Finishes what an earlier run began; true if there was something. To be called with the lock held. */
export function finishExchange(files: Files, folder: string): boolean {
  const plan = readPlan(files, folder)
  if (!plan) return false
  const aside = join(folder, plan.aside)
  if (files.existsSync(join(folder, GOING_OUT))) {
    files.mkdirSync(aside, { recursive: true })
    const leaving = PARTS.filter((part) => !plan.staying.includes(part))
    for (const part of leaving) moveIfThere(files, join(folder, part), join(aside, part))
    syncFolder(files, aside)
    syncFolder(files, folder)
    files.renameSync(join(folder, GOING_OUT), join(folder, COMING_IN))
    syncFolder(files, folder)
  }
  for (const part of PARTS) moveIfThere(files, join(incomingFolder(folder), part), join(folder, part))
  syncFolder(files, folder)
  if (!plan.keepAside) files.rmSync(aside, { recursive: true, force: true })
  files.rmSync(join(folder, COMING_IN), { force: true })
  syncFolder(files, folder)
  removeIfPossible(files, incomingFolder(folder))
  return true
}

export function exchangePending(files: Files, folder: string): boolean {
  return [GOING_OUT, COMING_IN].some((name) => files.existsSync(join(folder, name)))
}

function moveIfThere(files: Files, from: string, to: string): void {
  if (files.existsSync(from)) files.renameSync(from, to)
}

/** Written whole or not at all, so what stands there can be read. */
function readPlan(files: Files, folder: string): ExchangePlan | undefined {
  const text = readIfThere(files, join(folder, GOING_OUT)) ?? readIfThere(files, join(folder, COMING_IN))
  return text === undefined ? undefined : Plan.parse(JSON.parse(text))
}
