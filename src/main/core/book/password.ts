// Argon2id turns a password into a key, slowly on purpose: 64 MiB and three passes, about 0.4 s on a shop's PC.
import { argon2id } from 'hash-wasm'
import * as z from 'zod'
import { KEY_BYTES } from './keys.ts'

/** Stored in each slot, so that a later program can ask for more. Bounded, because it is read before it is trusted. */
export const Argon2Cost = z.strictObject({
  memoryKiB: z.number().int().min(8).max(1_048_576),
  passes: z.number().int().min(1).max(20),
})
export type Argon2Cost = z.infer<typeof Argon2Cost>

export const FULL_COST: Argon2Cost = { memoryKiB: 65_536, passes: 3 }

/** The same password, typed on another keyboard or system, is the same bytes: NFKC, no trimming. */
export async function stretch(password: string, salt: Uint8Array, cost: Argon2Cost): Promise<Buffer> {
  const bytes = Buffer.from(password.normalize('NFKC'), 'utf8')
  const key = await argon2id({
    password: bytes,
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: 1,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  })
  bytes.fill(0)
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength)
}
