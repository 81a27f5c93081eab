// The data quality page as it is read: shares, what was found of each kind, and who has it.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { quality, QualityRow, Share } from '../../../../shared/contract/quality.ts'
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { countGroups } from '../duplicates/service.ts'
import { COUNTS, countFound, countWell, IS_LEFT } from './counts.ts'
import { lookOf } from './look.ts'
import { sharersOf } from './relations.ts'
import { countStale, IS_STALE, STALE_FROM, STALE_VALUE, staleSince } from './stale.ts'

const YES = `SELECT channel, count(*) AS count FROM contact_consent
  WHERE channel IN ('email', 'sms') AND purpose = 'marketing' AND state = 'given' GROUP BY channel`

export function summaryOf(
  context: QueryContext,
  { years }: InputOf<typeof quality.summary>,
): OutputOf<typeof quality.summary> {
  const { db } = context
  const { people, companies, ...well } = countWell(db)
  const share = (count: number, of = people): Share => ({ count, of })
  const yes = new Map(db.all<{ channel: string; count: number }>(YES).map(({ channel, count }) => [channel, count]))
  const { found, left } = countFound(db)
  const stale = countStale(context, years)
  return {
    people,
    companies,
    shares: {
      phone: share(well.phone),
      text: share(well.text),
      email: share(well.email),
      address: share(well.address),
      birthday: share(well.birthday, people - companies),
      'may-email': share(yes.get('email') ?? 0),
      'may-text': share(yes.get('sms') ?? 0),
    },
    issues: [
      ...found,
      ...(stale.count > 0 ? [{ code: 'stale' as const, count: stale.count, mendable: stale.count }] : []),
    ],
    duplicates: countGroups(db, null).groups,
    left: left + stale.left,
    look: lookState(db),
  }
}

/** Of Today: what time alone made stale is no news there. */
export function countForToday(db: ReadDb): OutputOf<typeof quality.count> {
  const { found } = countFound(db)
  return {
    found: found.reduce((sum, { count }) => sum + count, 0),
    mendable: found.reduce((sum, { mendable }) => sum + mendable, 0),
  }
}

function lookState(db: ReadDb): OutputOf<typeof quality.summary>['look'] {
  const look = lookOf(db)
  if (look === undefined) return { state: 'never', done: 0, of: 0 }
  if (look.swept === null) return { state: 'done', done: 0, of: 0 }
  const count = (where: string, ...values: readonly number[]) =>
    db.pluck<number>(`SELECT count(*) FROM contact_list ${where}`, ...values)[0] ?? 0
  return { state: 'running', done: count('WHERE contact_id <= ?', look.swept), of: count('') }
}

interface Row {
  readonly contactId: number
  readonly item: number
  readonly value: string
  readonly detail: string | null
  readonly proposal: string | null
  readonly shared: string | null
  readonly name: string
  readonly initials: string
  readonly photo: number
  readonly lastDay: number | null
}

const PERSON = 'l.name, l.initials, l.has & 16 AS photo, s.last_day AS lastDay'
const hitsWhere = (request: Request) =>
  `h.code = ? AND ${COUNTS} AND ${request.left ? '' : 'NOT '}${IS_LEFT}${request.mendable ? ' AND h.proposal IS NOT NULL' : ''}`
const STALE_LEFT = `EXISTS (SELECT 1 FROM quality_leave v
  WHERE v.owner_id = l.contact_id AND v.code = 'stale' AND v.value = ${STALE_VALUE})`
const staleWhere = (request: Request) => `${IS_STALE} AND ${request.left ? '' : 'NOT '}${STALE_LEFT}`

type Request = InputOf<typeof quality.people>

/** Everybody of this kind, by customer number. */
export function peopleWith(context: QueryContext, request: Request): OutputOf<typeof quality.people> {
  const rows = request.code === 'stale' ? staleRows(context, request) : hitRows(context.db, request)
  const more = rows.length > request.limit
  return {
    rows: rows.slice(0, request.limit).map(told(context.db, request.code)),
    total: totalOf(context, request),
    more,
  }
}

function hitRows(db: ReadDb, request: Request): Row[] {
  const { contactId, item } = request.after ?? { contactId: 0, item: 0 }
  return db.all<Row>(
    `SELECT h.contact_id AS contactId, h.item, h.value, h.detail, h.proposal, h.shared, ${PERSON}
      FROM quality_hit h CROSS JOIN contact_list l ON l.contact_id = h.contact_id
      CROSS JOIN contact_stats s ON s.contact_id = h.contact_id
      WHERE ${hitsWhere(request)} AND (h.contact_id, h.item) > (?, ?) ORDER BY h.contact_id, h.item LIMIT ?`,
    request.code,
    contactId,
    item,
    request.limit + 1,
  )
}

function staleRows(context: QueryContext, request: Request): Row[] {
  const { values } = staleSince(context, request.years)
  return context.db.all<Row>(
    `SELECT l.contact_id AS contactId, 0 AS item, ${STALE_VALUE} AS value, NULL AS detail, '' AS proposal, NULL AS shared, ${PERSON}
      FROM ${STALE_FROM} WHERE ${staleWhere(request)} AND l.contact_id > ? ORDER BY l.contact_id LIMIT ?`,
    ...values,
    request.after?.contactId ?? 0,
    request.limit + 1,
  )
}

function totalOf(context: QueryContext, request: Request): number {
  const { db } = context
  if (request.code === 'stale') {
    const { count, left } = countStale(context, request.years)
    return request.left ? left : count
  }
  return db.pluck<number>(`SELECT count(*) FROM quality_hit h WHERE ${hitsWhere(request)}`, request.code)[0] ?? 0
}

/** A row as it is shown; of what many share, how many they are. */
function told(db: ReadDb, code: Request['code']): (row: Row) => QualityRow {
  const sharers = new Map<string, string>()
  const sharing = (shared: string) => {
    const known = sharers.get(shared)
    if (known !== undefined || (code !== 'phone-shared' && code !== 'email-shared')) return known ?? null
    const counted = String(sharersOf(db, code, shared))
    sharers.set(shared, counted)
    return counted
  }
  return ({ photo, shared, detail, ...row }) => ({
    ...row,
    code,
    number: customerNumber(row.contactId),
    hasPhoto: photo !== 0,
    detail: shared === null ? detail : sharing(shared),
  })
}
