// Whether a typed or scanned text may be the code of a coupon. Pure.
import { CODE_ALPHABET, tidyCode } from '../../../shared/domain/messages/coupon-code.ts'

/** The shortest and longest that stand on messages. */
const [SHORTEST, LONGEST] = [6, 13]

/** As it is kept, where the text may be a code at all: a name or a phone number is not asked for as one. */
export function codeIn(text: string): string | null {
  const code = tidyCode(text)
  if (code.length !== SHORTEST && code.length !== LONGEST) return null
  return [...code].every((sign) => CODE_ALPHABET.includes(sign)) ? code : null
}
