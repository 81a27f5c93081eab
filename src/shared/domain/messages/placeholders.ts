// The small named set of things that a message may say of its reader. Their values are words already, in the customer's
// language; what the shop's own fields say comes beside them as `own.<name>`.
import { fold } from '../fold.ts'

export type PlaceholderType = 'text' | 'money' | 'day' | 'number'

/**
 * first_name, last_name, full_name, nickname   as they are written; `nickname` is the first name of who has none
 * salutation     a whole greeting, "Dear Ana"
 * birthday       day and month
 * age_turned     years completed on the birthday the message is about, or the next one
 * favourite      what they bought most often in the last year
 * last_visit     day
 * occasion_day   the day the message is about
 * shop           the shop's name; `shop_address` its postal address in one line, `shop_phone` its telephone
 * coupon         the code; `coupon_what` what it is good for, `coupon_until` its last day
 */
export const PLACEHOLDERS = {
  first_name: 'text',
  last_name: 'text',
  full_name: 'text',
  nickname: 'text',
  salutation: 'text',
  birthday: 'day',
  age_turned: 'number',
  favourite: 'text',
  last_visit: 'day',
  occasion_day: 'day',
  shop: 'text',
  shop_address: 'text',
  shop_phone: 'text',
  coupon: 'text',
  coupon_what: 'text',
  coupon_until: 'day',
} as const satisfies Readonly<Record<string, PlaceholderType>>

export type PlaceholderName = keyof typeof PLACEHOLDERS

/** Those for which the catalogue has something that reads well for anybody: `letters.fallback.<name>`. */
export const WITH_FALLBACK = ['first_name', 'full_name', 'nickname', 'salutation'] as const satisfies PlaceholderName[]

/**
 * How the shop's own fields are named in texts, in their order: `own.shoe_size` for "Shoe size"; equal names are told apart by a
 * number. Letters of every script stay.
 */
export function ownNames(fields: readonly { readonly name: string }[]): readonly string[] {
  const taken = new Set<string>()
  return fields.map(({ name }) => {
    const words = fold(name)
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
      .replace(/^_+|_+$/g, '')
    const plain = /^[\p{L}_]/u.test(words) ? words : `field_${words}`
    let own = plain
    for (let next = 2; taken.has(own); next += 1) own = `${plain}_${String(next)}`
    taken.add(own)
    return `own.${own}`
  })
}
