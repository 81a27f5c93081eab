// A coupon's code typed or scanned where people are looked for.
import { api } from '../../api/client.ts'
import { codeIn } from './coupon-typed.ts'

interface Honourable {
  readonly code: string
  /** Whose it is; null for a code that everybody has. */
  readonly contactId: number | null
}

/** A coupon that can be honoured still; null for any other text. */
export async function couponIn(text: string): Promise<Honourable | null> {
  const code = codeIn(text)
  if (code === null) return null
  const known = await api.campaigns.code({ code })
  return known === null || known.usedAt !== null || known.expired
    ? null
    : { code, contactId: known.contact?.id ?? null }
}
