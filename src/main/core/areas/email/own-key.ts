// The shop's own key for signing mail: made here, its private half never leaves the book, its public half is for the domain's records.
import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { Failure } from '../../../../shared/errors.ts'
import type { WriteDb } from '../../database/handle.ts'
import type { MailAccount } from '../../gateways.ts'

type Dkim = NonNullable<MailAccount['dkim']>

export interface PublicHalf {
  readonly domain: string
  readonly selector: string
  /** Where the domain publishes it, and what. */
  readonly name: string
  readonly value: string
}

export function publicHalf({ domain, selector, key }: Dkim): PublicHalf {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return {
    domain,
    selector,
    name: `${selector}._domainkey.${domain}`,
    value: `v=DKIM1; k=rsa; p=${der.toString('base64')}`,
  }
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/** RSA-2048: what every receiver can check; few can check Ed25519 (RFC 8463). Errors: BAD_INPUT `not_a_domain`, `not_a_selector`. */
export async function makeKey({ domain, selector }: Pick<Dkim, 'domain' | 'selector'>): Promise<Dkim> {
  const labels = domain.split('.')
  const issues = [
    (labels.length < 2 || !labels.every((label) => LABEL.test(label))) && { path: 'domain', rule: 'not_a_domain' },
    !selector.split('.').every((label) => LABEL.test(label)) && { path: 'selector', rule: 'not_a_selector' },
  ].filter((issue) => issue !== false)
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return {
    domain: domain.toLowerCase(),
    selector: selector.toLowerCase(),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** Errors: NOT_FOUND without an account. */
export function keepKey(db: WriteDb, dkim: Dkim | null): void {
  const { changes } = db.run(
    'UPDATE email_account SET dkim_domain = ?, dkim_selector = ?, dkim_key = ? WHERE id = 1',
    dkim?.domain ?? null,
    dkim?.selector ?? null,
    dkim?.key ?? null,
  )
  if (changes === 0) throw new Failure('NOT_FOUND', { what: 'email_account' })
}
