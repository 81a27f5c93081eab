// The closed lists of what is told of the results of campaigns.

/** What the return on a cost is counted by. */
export const RETURN_BASES = ['margin', 'revenue'] as const

/** Goes once, or stands for years. */
export const RETURN_KINDS = ['once', 'yearly'] as const

/**
 * The people behind the numbers of a campaign.
 * bought    got it and bought in their window
 * quiet     got it and bought nothing (yet)
 * held      were held out
 * redeemed  brought a coupon
 * answered  said something, by whatever way
 * stopped   want no more
 * unreached failed, came back, or forbidden when its time came
 */
export const RESULT_GROUPS = ['bought', 'quiet', 'held', 'redeemed', 'answered', 'stopped', 'unreached'] as const
export type ResultGroup = (typeof RESULT_GROUPS)[number]
