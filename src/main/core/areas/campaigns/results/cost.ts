// What a campaign cost: each letter or call, the coupons that were honoured, and what it cost as a whole.
import type { Results } from '../../../../../shared/contract/campaigns.ts'
import type { MessageChannel, SendState } from '../../../../../shared/domain/messages/words.ts'
import type { CostDeclaration } from '../../../area.ts'
import type { ReadDb } from '../../../database/handle.ts'
import type { StoredCampaign } from '../stored.ts'

/** Whoever left cost something, also when it came back. Mail costs nothing by the piece. */
const SPENT = ['handed_over', 'sent', 'uncertain', 'bounced'] as const satisfies readonly SendState[]
const BY_PIECE = ['post', 'phone'] as const satisfies readonly MessageChannel[]

const costsByPiece = ({ channel, state }: { readonly channel: MessageChannel; readonly state: SendState }) =>
  BY_PIECE.some((one) => one === channel) && SPENT.some((one) => one === state)

interface Spending {
  readonly sends: readonly { readonly channel: MessageChannel; readonly state: SendState }[]
  /** How many coupons were honoured. */
  readonly redeemed: number
  /** Whether what it cost as a whole belongs to it; a draft cost nothing yet. */
  readonly fixed: boolean
}

export function costOf(
  { costPer, costFixed, coupon, startedAt }: StoredCampaign,
  { sends, redeemed, fixed }: Spending,
): Results['cost'] {
  const messages = costPer * sends.filter(costsByPiece).length
  const coupons = (coupon?.cost ?? 0) * redeemed
  const whole = fixed && startedAt !== null ? costFixed : 0
  return { messages, coupons, fixed: whole, total: messages + coupons + whole }
}

const words = (some: readonly string[]) => some.map((one) => `'${one}'`).join(', ')

const MESSAGES = `SELECT s.owner_id AS id, sum(c.cost_per) AS spent
  FROM json_each(?) m CROSS JOIN send s INDEXED BY send_owner ON s.owner_id = m.value AND s.day BETWEEN ? AND ?
    JOIN send_state t ON t.send_id = s.id JOIN campaign c ON c.id = s.source_id
  WHERE s.source = 'campaign' AND s.channel IN (${words(BY_PIECE)}) AND t.state IN (${words(SPENT)}) GROUP BY s.owner_id`
const REWARDS = `SELECT r.owner_id AS id, sum(ifnull(c.coupon ->> 'cost', 0)) AS spent
  FROM json_each(?) m CROSS JOIN response r INDEXED BY response_owner ON r.owner_id = m.value AND r.day BETWEEN ? AND ?
    JOIN campaign c ON c.id = r.campaign_id
  WHERE r.kind = 'redeemed' GROUP BY r.owner_id`
const EVER = -1_000_000

const spentOn =
  (sql: string): CostDeclaration['spentOn'] =>
  (db: ReadDb, { ids, from, to }) =>
    new Map(
      db
        .all<{ readonly id: number; readonly spent: number }>(sql, JSON.stringify(ids), from ?? EVER, to)
        .map(({ id, spent }) => [id, spent]),
    )

/** What campaigns cost by person. What one cost as a whole is nobody's: it would have been spent without them. */
export const campaignCosts: readonly CostDeclaration[] = [
  { kind: 'messages', spentOn: spentOn(MESSAGES) },
  { kind: 'rewards', spentOn: spentOn(REWARDS) },
]
