// A coupon's code typed or scanned where people are looked for.
import { CODE_ALPHABET, tidyCode } from '../../../shared/domain/messages/coupon-code.ts'
import { api } from '../../api/client.ts'

/** The shortest and longest that stand on messages. */
const [SHORTEST, LONGEST] = [6, 13]

/** As it is kept, where the text may be a code at all: a name or a phone number is not asked for as one. */
export function codeIn(text: string): string | null {
  const code = tidyCode(text)
  if (code.length !== SHORTEST && code.length !== LONGEST) return null
  return [...code].every((sign) => CODE_ALPHABET.includes(sign)) ? code : null
}

export interface Honourable {
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
