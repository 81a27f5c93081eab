// PINs. A PIN only lifts the screen lock while the book is open; it has five tries, counted in the book, and then only
// the password opens. Its hash is slow (scrypt), but what protects it is the encryption of the book.
import { scrypt, timingSafeEqual } from 'node:crypto'
import { Failure } from '../../../../shared/errors.ts'
import type { Random } from '../../outside.ts'
import type { PinRow } from './queries.ts'

export const PIN_TRIES = 5
const BYTES = 32

function slow(pin: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, BYTES, { N: 16_384, r: 8, p: 1 }, (error, hash) => {
      if (error === null) resolve(hash)
      else reject(error)
    })
  })
}

export async function makePin(pin: string, random: Random): Promise<PinRow> {
  const salt = random.bytes(16)
  return { salt, hash: await slow(pin, salt), triesLeft: PIN_TRIES }
}

export interface PinStore {
  read(): PinRow | undefined
  writeTriesLeft(triesLeft: number): void
}

/**
 * Compares a PIN. The try is taken away in the book before the comparison, so that pulling the plug wins nothing.
 * Errors: PASSWORD_NEEDED (no PIN, or no tries left), WRONG_PIN with the tries left.
 */
export async function checkPin(pin: string, store: PinStore): Promise<void> {
  const stored = store.read()
  if (stored === undefined || stored.triesLeft <= 0) throw new Failure('PASSWORD_NEEDED', {})
  const triesLeft = stored.triesLeft - 1
  store.writeTriesLeft(triesLeft)
  const good = timingSafeEqual(await slow(pin, stored.salt), stored.hash)
  if (!good) throw new Failure('WRONG_PIN', { triesLeft })
  store.writeTriesLeft(PIN_TRIES)
}
