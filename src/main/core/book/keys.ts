// From the one random data key of a book to the keys that are used: each purpose has its own, by HKDF, so that
// none can stand in for another. Also authenticated encryption of small things.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

export type Purpose =
  | 'database'
  | 'header'
  | 'backup'
  | 'backup-summary'
  | 'slot-password'
  | 'slot-recovery'
  | 'slot-keychain'
  | 'slot-seal'
  | 'lineage-erased'

/** 32 bytes for one purpose. `salt` separates several keys of the same purpose. */
export function deriveKey(secret: Uint8Array, purpose: Purpose, salt: Uint8Array = new Uint8Array(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, `regulars/${purpose}`, KEY_BYTES))
}

export function mac(key: Uint8Array, text: string | Uint8Array): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

export interface SealRequest {
  readonly key: Uint8Array
  /** 12 random bytes, never used twice with one key. */
  readonly nonce: Uint8Array
  readonly plain: Uint8Array
  /** What is not secret but must not be exchanged either. */
  readonly bound: string
}

/** AES-256-GCM: nonce, ciphertext and tag in one piece. */
export function seal({ key, nonce, plain, bound }: SealRequest): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(bound))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** What `seal` took, or undefined when key, bound text or bytes are not the ones it was sealed with. */
export function unseal(key: Uint8Array, sealed: Uint8Array, bound: string): Buffer | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  const body = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES))
  try {
    return Buffer.concat([body, decipher.final()])
  } catch {
    body.fill(0)
    return undefined
  }
}

/** Overwrites key material. The engine may have copied it before; this keeps the time it lies about short. */
export function wipe(...secrets: readonly (Uint8Array | undefined)[]): void {
  for (const secret of secrets) secret?.fill(0)
}
