// Key slots. A slot holds a secret pair: a private key and the book's lineage key, wrapped by a password, by the
// recovery code or by the system's keychain; and the data key, sealed for that private key. Changing a password
// wraps the pair anew; a new data key is sealed anew for every slot, without anybody's password.
import * as z from 'zod'
import { agree, publicHalf } from './key-agreement.ts'
import { KEY_BYTES, deriveKey, seal, unseal, wipe } from './keys.ts'
import { Argon2Cost, FULL_COST } from './password.ts'
import type { Random } from '../outside.ts'

const Hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const GCM_EXTRA = 28

export const Slot = z.strictObject({
  id: Hex(8),
  kind: z.enum(['password', 'recovery', 'keychain']),
  /** Whose: the name they sign in with. Readable without any key, and said so in docs/decisions. */
  label: z.string().min(1).max(100),
  /** UTC epoch ms at which this secret was set. */
  since: z.number().int(),
  salt: Hex(16),
  cost: Argon2Cost.nullable(),
  publicKey: Hex(KEY_BYTES),
  /** Private key and lineage key under the secret. */
  wrapped: Hex(2 * KEY_BYTES + GCM_EXTRA),
  /** The other half of the agreement, and the data key under what was agreed and the lineage key. */
  sealedBy: Hex(KEY_BYTES),
  sealed: Hex(KEY_BYTES + GCM_EXTRA),
})
export type Slot = z.infer<typeof Slot>

/** What a slot gives back. Lineage stays the same for the life of a book, through every change of the data key. */
export interface BookKeys {
  readonly data: Uint8Array
  readonly lineage: Uint8Array
}

export type SlotSecret =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'recovery'; readonly code: string }
  | { readonly kind: 'keychain'; readonly secret: Uint8Array }

/** Runs Argon2id here or on a worker. */
export type Stretch = (password: string, salt: Uint8Array, cost: Argon2Cost) => Promise<Uint8Array>

export interface SlotTools {
  readonly random: Random
  readonly stretch: Stretch
  readonly cost?: Argon2Cost
}

type Wrapping = Pick<Slot, 'id' | 'kind' | 'salt' | 'cost'>

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const raw = (text: string) => Buffer.from(text, 'hex')

async function wrappingKey(secret: SlotSecret, slot: Wrapping, run: Stretch): Promise<Buffer> {
  const salt = raw(slot.salt)
  switch (secret.kind) {
    case 'password': {
      const stretched = await run(secret.password, salt, slot.cost ?? FULL_COST)
      const key = deriveKey(stretched, 'slot-password', salt)
      wipe(stretched)
      return key
    }
    case 'recovery':
      return deriveKey(Buffer.from(secret.code, 'ascii'), 'slot-recovery', salt)
    case 'keychain':
      return deriveKey(secret.secret, 'slot-keychain', salt)
  }
}

/** Binds the wrapped pair to the slot and its cost, so that no part of one slot can be used in another. */
const boundTo = (slot: Wrapping) => JSON.stringify([slot.kind, slot.id, slot.salt, slot.cost])

function sealFor(publicKey: Buffer, keys: BookKeys, random: Random): Pick<Slot, 'sealedBy' | 'sealed'> {
  const ephemeral = Buffer.from(random.bytes(KEY_BYTES))
  const shared = agree(ephemeral, publicKey)
  const sealedBy = publicHalf(ephemeral)
  const key = sealingKey(shared, keys.lineage)
  const sealed = seal({ key, nonce: random.bytes(12), plain: keys.data, bound: hex(sealedBy) + hex(publicKey) })
  wipe(ephemeral, shared, key)
  return { sealedBy: hex(sealedBy), sealed: hex(sealed) }
}

/** The lineage key takes part, so that only somebody who already had a key of this book can seal a new one. */
function sealingKey(shared: Uint8Array, lineage: Uint8Array): Buffer {
  return deriveKey(Buffer.concat([shared, lineage]), 'slot-seal')
}

export interface NewSlot {
  readonly secret: SlotSecret
  readonly label: string
  readonly keys: BookKeys
  /** UTC epoch ms. */
  readonly now: number
}

export async function makeSlot({ secret, label, keys, now }: NewSlot, tools: SlotTools): Promise<Slot> {
  const { random } = tools
  const cost = secret.kind === 'password' ? (tools.cost ?? FULL_COST) : null
  const head = { id: hex(random.bytes(8)), kind: secret.kind, salt: hex(random.bytes(16)), cost }
  const privateKey = Buffer.from(random.bytes(KEY_BYTES))
  const publicKey = publicHalf(privateKey)
  const key = await wrappingKey(secret, head, tools.stretch)
  const pair = Buffer.concat([privateKey, keys.lineage])
  const wrapped = seal({ key, nonce: random.bytes(12), plain: pair, bound: boundTo(head) })
  wipe(privateKey, pair, key)
  return {
    ...head,
    label,
    since: now,
    publicKey: hex(publicKey),
    wrapped: hex(wrapped),
    ...sealFor(publicKey, keys, random),
  }
}

/** The keys of the book, or undefined when the secret is not the one of this slot. */
export async function openSlot(slot: Slot, secret: SlotSecret, run: Stretch): Promise<BookKeys | undefined> {
  if (slot.kind !== secret.kind) return undefined
  const key = await wrappingKey(secret, slot, run)
  const pair = unseal(key, raw(slot.wrapped), boundTo(slot))
  wipe(key)
  if (pair?.length !== 2 * KEY_BYTES) return undefined
  const lineage = Buffer.from(pair.subarray(KEY_BYTES))
  const shared = agree(pair.subarray(0, KEY_BYTES), raw(slot.sealedBy))
  const sealing = sealingKey(shared, lineage)
  const data = unseal(sealing, raw(slot.sealed), slot.sealedBy + slot.publicKey)
  wipe(pair, shared, sealing)
  return data && { data, lineage }
}

/** The same slot for a new data key: everybody's password goes on working. */
export function resealSlot(slot: Slot, keys: BookKeys, random: Random): Slot {
  return { ...slot, ...sealFor(raw(slot.publicKey), keys, random) }
}
