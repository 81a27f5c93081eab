// Words of what came back: the results of a campaign, a year of them, answers and codes.
export const campaignResults = {
  'history.kind.campaigns.respond': 'Wrote down an answer to a campaign',
  'history.kind.campaigns.redeem': 'Honoured a coupon',
} as const
