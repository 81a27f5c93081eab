// Does a text that goes out as a service message or a warning sell something after all? Pure and explainable: every find says what
// was seen and where. A plain amount is no find (a repair has its price); an amount that is offered is.

/** `word` of selling, `offer` an amount held out as a bargain, `percent` off, `code` to redeem. */
type SellingKind = 'word' | 'offer' | 'percent' | 'code'

interface SellingFind {
  readonly kind: SellingKind
  /** As it stands in the text. */
  readonly text: string
  /** Where it begins, in UTF-16 units. */
  readonly at: number
}

const AMOUNT = String.raw`(?:[$€£¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[€£¥]|(?:USD|EUR|GBP|CAD|AUD|CHF)\b))`

/** Words of bargains in the languages of the neighbours, where a percentage stands beside them. */
const BARGAIN = 'rabatt|nachlass|ermäßigung|remise|réduction|descuento|rebaja|sconto|desconto|korting|rabat|zniżki'

/** English, and percentages with a word of a bargain in some others: the rest of a text in another language is not understood. */
const PATTERNS: readonly (readonly [SellingKind, string])[] = [
  ['percent', String.raw`\d+(?:[.,]\d+)?\s?(?:%|percent|per cent)\s?(?:off|discount|reduction|less|cheaper)`],
  ['percent', String.raw`(?:save|up to|extra|get|take)\s+\d+(?:[.,]\d+)?\s?(?:%|percent|per cent)`],
  [
    'percent',
    String.raw`\d+(?:[.,]\d+)?\s?(?:%|percent|per cent)\s+(?:on|de)\s+(?:both|all|every|your next|(?:${BARGAIN}))`,
  ],
  ['percent', String.raw`\d+\s?%\s+(?:${BARGAIN})`],
  ['percent', String.raw`half[\s-]price|(?:two|three|2|3)[\s-]for[\s-](?:one|two|1|2)\b|buy one,? get one`],
  ['offer', String.raw`(?:only|just|from|now|for as little as|reduced to|instead of|save|was)\s+${AMOUNT}`],
  ['offer', String.raw`${AMOUNT}\s+(?:off|discount|instead of)\b`],
  [
    'code',
    String.raw`(?:coupon|voucher|promo(?:tion(?:al)?)?|discount)[\s-]?(?:code|card|s)?\b|gift[\s-]?(?:code|card|voucher)s?\b`,
  ],
  [
    'word',
    String.raw`(?:on|clearance|summer|winter|spring|autumn|flash|half-yearly|closing-down|end-of-season)\s+sale\b|\bsales? (?:starts?|ends?|now on)`,
  ],
  [
    'word',
    String.raw`special (?:offer|deal|price)s?|(?:our|best|great|new|latest|limited|exclusive|weekly|today's|black friday|cyber monday) (?:offer|deal|bargain)s?|bargains?|unbeatable prices?|(?:double|extra|bonus) points`,
  ],
  [
    'word',
    String.raw`(?:buy|order|shop) (?:now|today|online|yours)|while stocks? lasts?|limited[\s-]time|don'?t miss|hurry`,
  ],
  [
    'word',
    String.raw`new (?:collection|arrivals?|range|season)|just arrived|now in stock|you (?:may|might|will) also (?:like|love)|recommended for you`,
  ],
  [
    'word',
    String.raw`clearance|discount(?:s|ed)?|reduced prices?|price (?:cut|drop)s?|free (?:gift|sample|trial|delivery|shipping)|refer a friend|newsletter`,
  ],
]

const COMPILED = PATTERNS.map(
  ([kind, source]) => [kind, new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?!\p{L})`, 'giu')] as const,
)

/**
 * Words that sell in a text that must not, in the order they stand.
 * @param text subject and body, one after the other or each by itself
 */
export function sellingFinds(text: string): readonly SellingFind[] {
  const even = text.replace(/[\u2018\u2019]/g, "'").replace(/[\u00a0\u202f]/g, ' ')
  const all = COMPILED.flatMap(([kind, pattern]) =>
    [...even.matchAll(pattern)].map((match): SellingFind => ({
      kind,
      text: text.slice(match.index, match.index + match[0].length),
      at: match.index,
    })),
  ).toSorted((a, b) => a.at - b.at || b.text.length - a.text.length)
  // Of finds that overlap the first and longest says enough.
  return all.filter((find, index) => all.slice(0, index).every((one) => one.at + one.text.length <= find.at))
}
