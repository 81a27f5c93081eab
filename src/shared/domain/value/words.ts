// The words of value and rhythm, as docs/glossary.md defines them.

/** By stored cuts; whoever lapsed has none of the four, nor who never bought. */
export const TIERS = ['very-high', 'high', 'medium', 'low', 'lapsed', 'none'] as const
export type Tier = (typeof TIERS)[number]

/**
 * Of a person on a day. none: never bought. new: one purchase day, not lapsed. regular: two or more, not lapsed nor overdue. overdue: away longer
 * than 1.5 × the own median gap. slipping: overdue, and among the upper half of the customers by what they spent. lapsed: away longer than 3 ×, at least
 * 90 days. The factors are the shop's to change. Each person has one of them; a `regular` of the glossary is regular, overdue or slipping.
 */
export const STANDINGS = ['none', 'new', 'regular', 'overdue', 'slipping', 'lapsed'] as const
export type Standing = (typeof STANDINGS)[number]

export const RHYTHM_SOURCES = ['own', 'category', 'shop'] as const
export type RhythmSource = (typeof RHYTHM_SOURCES)[number]

/** The ladder of loyalty, lowest first: bought once, came again, keeps coming (four purchase days in twelve months), brings others. */
export const LADDER = ['none', 'happy', 'faithful', 'loyal', 'advocate'] as const
export type LadderStage = (typeof LADDER)[number]

export const LOYALTY_MODELS = ['past', 'recency', 'referral', 'rfm', 'projected'] as const
export type LoyaltyModel = (typeof LOYALTY_MODELS)[number]

export const TREATMENTS = ['invest', 'average', 'none'] as const
