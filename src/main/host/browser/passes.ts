// Tokens and secrets of windows. A token stands in a link and is good once; what it is exchanged for stays in the
// memory of one tab. Neither is ever written to disk by the host, but for the start file that only the user can read.
import { createHash } from 'node:crypto'
import type { Random } from '../../core/outside.ts'

export interface Passes {
  /** A token for one more window. */
  issue(): string
  /** The secret for a token that was issued and not used yet; null for anything else. */
  exchange(token: string): string | null
  isSecret(secret: string): boolean
}

export function createPasses(random: Random): Passes {
  // Hashes are compared instead of the values themselves, so that how long it takes says nothing about either.
  const tokens = new Set<string>()
  const secrets = new Set<string>()
  const make = (kept: Set<string>) => {
    const value = Buffer.from(random.bytes(32)).toString('base64url')
    kept.add(digest(value))
    return value
  }
  return {
    issue: () => make(tokens),
    exchange: (token) => (tokens.delete(digest(token)) ? make(secrets) : null),
    isSecret: (secret) => secrets.has(digest(secret)),
  }
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('base64')
}
