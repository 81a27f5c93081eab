// From what somebody typed to the keys of a book, with guesses slowed down.
import { Failure } from '../../../shared/errors.ts'
import { readRecoveryCode } from '../../../shared/domain/recovery-code.ts'
import type { Header } from './header.ts'
import type { Keychain } from './environment.ts'
import type { PcRecords } from './pc-record.ts'
import { openSlot } from './slots.ts'
import type { BookKeys, Slot, SlotSecret, Stretch } from './slots.ts'
import { waitAfter, waitLeft } from './tries.ts'

export type Opener =
  | { readonly password: string; readonly user?: string | undefined }
  | { readonly code: string }
  | { readonly keychain: true }

export interface Unlocked {
  readonly keys: BookKeys
  /** The slot that opened. */
  readonly slot: Slot
}

export interface UnlockTools {
  readonly records: PcRecords
  readonly stretch: Stretch
  readonly keychain: Keychain
  /** UTC epoch ms. */
  readonly now: number
}

/** What the keychain knows a book by. */
export const keychainName = (book: string) => `book-${book}`

/** WRONG_PASSWORD or WRONG_CODE with the time the next try must wait; TOO_SOON when it did not. */
export async function unlock(header: Header, opener: Opener, tools: UnlockTools): Promise<Unlocked> {
  const { records, now } = tools
  const { wrong } = records.read(header.book)
  const waitMs = waitLeft(wrong, now)
  if (waitMs > 0) throw new Failure('TOO_SOON', { waitMs })
  const found = await tryOpen(header, opener, tools)
  if (found) {
    if (wrong.count > 0) records.change(header.book, { wrong: { count: 0, lastAt: 0 } })
    return found
  }
  if ('keychain' in opener) throw new Failure('PASSWORD_NEEDED', {})
  const count = wrong.count + 1
  records.change(header.book, { wrong: { count, lastAt: now } })
  throw new Failure('code' in opener ? 'WRONG_CODE' : 'WRONG_PASSWORD', { waitMs: waitAfter(count) })
}

async function tryOpen(header: Header, opener: Opener, tools: UnlockTools): Promise<Unlocked | undefined> {
  const secret = await secretOf(header, opener, tools.keychain)
  if (!secret) return undefined
  for (const slot of candidates(header, opener, tools.records)) {
    const keys = await openSlot(slot, secret, tools.stretch)
    if (keys) return { keys, slot }
  }
  return undefined
}

async function secretOf(header: Header, opener: Opener, keychain: Keychain): Promise<SlotSecret | undefined> {
  if ('password' in opener) return { kind: 'password', password: opener.password }
  if ('code' in opener) {
    const read = readRecoveryCode(opener.code)
    if (!read.ok) throw new Failure('BAD_INPUT', { issues: [{ path: 'code', rule: `recovery_code_${read.wrong}` }] })
    return { kind: 'recovery', code: read.code }
  }
  const secret = await keychain.get(keychainName(header.book))
  return secret && { kind: 'keychain', secret }
}

/** One password slot only, since each try costs the better part of a second: the one named, the last used, the only. */
function candidates(header: Header, opener: Opener, records: PcRecords): readonly Slot[] {
  if ('code' in opener) return header.slots.filter((slot) => slot.kind === 'recovery')
  if ('keychain' in opener) return header.slots.filter((slot) => slot.kind === 'keychain')
  const slots = header.slots.filter((slot) => slot.kind === 'password')
  const wanted = opener.user ?? records.read(header.book).lastLabel ?? undefined
  const slot =
    slots.find((one) => sameName(one.label, wanted ?? '')) ?? (opener.user === undefined ? slots[0] : undefined)
  return slot ? [slot] : []
}

/** Names are the same whatever their case and the way their accents are typed. */
export function sameName(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').trim().toLocaleLowerCase('und')
  return plain(a) === plain(b)
}
