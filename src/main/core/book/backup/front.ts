// The readable front of a backup: when and why it was made, and the header whose key slots open it. What is inside
// (how many rows) is sealed under the data key.
import * as z from 'zod'
import type { Random } from '../../outside.ts'
import { HeaderBody } from '../header.ts'
import type { Header } from '../header.ts'
import { deriveKey, seal, unseal, wipe } from '../keys.ts'
import type { BookKeys } from '../slots.ts'

export const BackupReason = z.enum(['daily', 'close', 'migration', 'restore', 'asked', 'rekey', 'import'])
export type BackupReason = z.infer<typeof BackupReason>

const Front = z.strictObject({
  /** UTC epoch ms. */
  at: z.number().int(),
  why: BackupReason,
  /** Version of the program that made it. */
  program: z.string().max(40),
  header: z.strictObject({ ...HeaderBody.shape, mac: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** Sealed Summary, hex. */
  summary: z.string().regex(/^[0-9a-f]*$/),
})
export type Front = z.infer<typeof Front>

const Summary = z.strictObject({
  /** Rows of every table. */
  rows: z.record(z.string(), z.number().int()),
})
export type Summary = z.infer<typeof Summary>

export interface NewFront {
  readonly at: number
  readonly why: BackupReason
  readonly program: string
  readonly header: Header
  readonly summary: Summary
}

/** Field by field: whoever calls may hold an object with more in it, and this text is readable to everybody. */
export function writeFront(made: NewFront, keys: BookKeys, random: Random): string {
  const { at, why, program, header, summary } = made
  const key = deriveKey(keys.data, 'backup-summary')
  const plain = Buffer.from(JSON.stringify(summary))
  const sealed = seal({ key, nonce: random.bytes(12), plain, bound: `${header.book} ${at}` })
  wipe(key)
  return JSON.stringify({ at, why, program, header, summary: sealed.toString('hex') } satisfies Front)
}

/** Undefined when it is not a front of this format. */
export function readFrontText(text: string): Front | undefined {
  try {
    const front = Front.safeParse(JSON.parse(text))
    return front.success ? front.data : undefined
  } catch {
    return undefined
  }
}

export function openSummary(front: Front, keys: BookKeys): Summary | undefined {
  const key = deriveKey(keys.data, 'backup-summary')
  const plain = unseal(key, Buffer.from(front.summary, 'hex'), `${front.header.book} ${front.at}`)
  wipe(key)
  if (!plain) return undefined
  const summary = Summary.safeParse(JSON.parse(plain.toString('utf8')))
  return summary.success ? summary.data : undefined
}
