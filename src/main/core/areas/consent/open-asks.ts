// Who was asked for consent and has not answered, and when the next step of asking is due for them.
import type { Asking } from '../../../../shared/contract/consent.ts'
import type { ShopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { ReadDb } from '../../database/handle.ts'

export interface OpenAsk {
  /** Who they are now. */
  readonly person: number
  readonly name: string
  /** The row of the decision to ask, which its mails are counted under. */
  readonly ask: number
  readonly decidedAt: number
  /** Who decided it. */
  readonly by: number
  readonly source: string
  /** Mails so far: 0, 1 or 2. */
  readonly attempt: number
  /** UTC epoch ms of the newest of them, of the decision before the first. */
  readonly at: number
}

// Of several decisions, as two people who became one bring them, the newest counts, with the mails of all.
const openOf = (
  whose: string,
) => `SELECT a.owner_id AS person, l.name, max(a.id) AS ask, a.at AS decidedAt, coalesce(a.user_id, 0) AS "by", a.source,
    (SELECT max(k.attempt) FROM consent_ask k WHERE k.owner_id = a.owner_id AND k.kind = 'asked') AS attempt,
    (SELECT max(k.at) FROM consent_ask k WHERE k.owner_id = a.owner_id AND k.kind = 'asked') AS at
  FROM consent_ask a JOIN contact_list l ON l.contact_id = a.owner_id
  WHERE a.kind = 'asked' AND a.attempt = 0
    AND NOT EXISTS (SELECT 1 FROM contact_consent s WHERE s.contact_id = a.owner_id AND s.channel = 'email' AND s.purpose = 'marketing')
    ${whose} GROUP BY a.owner_id`
const OPEN = openOf('')
const OPEN_OF_ONE = openOf('AND a.owner_id = ?')

export const openAsks = (db: ReadDb): readonly OpenAsk[] => db.all<OpenAsk>(OPEN)
/** `person`: somebody shown. */
export const openAskOf = (db: ReadDb, person: number): OpenAsk | null => db.get<OpenAsk>(OPEN_OF_ONE, person) ?? null

/** UTC epoch ms of the next step: the first mail at once, the second and being suspended so many shop days later. */
export function nextOf(
  { attempt, at, decidedAt }: Pick<OpenAsk, 'attempt' | 'at' | 'decidedAt'>,
  { secondAfter, suspendAfter }: Pick<Asking, 'secondAfter' | 'suspendAfter'>,
  calendar: ShopCalendar,
): number {
  if (attempt === 0) return decidedAt
  return calendar.startOf(calendar.dayOf(at) + (attempt === 1 ? secondAfter : suspendAfter))
}
