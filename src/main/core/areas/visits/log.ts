// Logs a visit, with or without a sale, and says beforehand what it would come to.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { VisitInput, visits } from '../../../../shared/contract/visits.ts'
import { roundedCash } from '../../../../shared/domain/sale.ts'
import { shopCalendar, type ShopMoment } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { refusedCustom, writeVisitCustom } from './fill.ts'
import { kindOf, paidWith, soldLines, type Issue } from './sale-input.ts'
import { writeVisits, type VisitEntry } from './write.ts'

type Contract = typeof visits

/** No shop that keeps its book here is older. */
const FIRST = Date.UTC(1900, 0, 1)

interface Moment extends ShopMoment {
  /** UTC epoch ms */
  readonly at: number
}

/** The shop's day and hour of an instant; now unless given. `issue` where it is none at which somebody can have come. */
export function momentAt(
  { outside, settings }: Pick<QueryContext, 'outside' | 'settings'>,
  asked: number | undefined,
): { readonly moment: Moment; readonly issues: readonly Issue[] } {
  const now = outside.clock.now()
  const at = asked ?? now
  const issues: Issue[] = []
  if (at > now) issues.push({ path: 'at', rule: 'in_future', limit: now })
  if (at < FIRST) issues.push({ path: 'at', rule: 'too_small', limit: FIRST })
  const sound = issues.length === 0 ? at : now
  return { moment: { at: sound, ...shopCalendar(settings.zone, settings.dayTurn).momentOf(sound) }, issues }
}

/** The person who is shown under this id now. Errors: NOT_FOUND. */
export function shownPerson(db: ReadDb, asked: number): number {
  const id = canonOf(db, asked)
  if (db.get('SELECT 1 FROM contact WHERE id = ?', id) === undefined) {
    throw new Failure('NOT_FOUND', { what: 'contact' })
  }
  return id
}

/** Errors: BAD_INPUT with every issue; NOT_FOUND for a customer who is not there. */
export function visitEntry(context: QueryContext, input: VisitInput, prefix = ''): VisitEntry {
  const { db, settings, session } = context
  const contactId = input.contactId === null ? null : shownPerson(db, input.contactId)
  const { moment, issues: early } = momentAt(context, input.at)
  const servedBy = input.servedBy === undefined ? session.userId : input.servedBy
  const { lines, sum, issues: wrongLines } = soldLines(context, input.lines, moment.day)
  const {
    payments,
    rounding,
    issues: wrongTenders,
  } = wrongLines.length > 0
    ? { payments: [], rounding: 0, issues: [] }
    : paidWith(input.tenders, {
        total: sum.total,
        day: moment.day,
        cashStep: settings.cashStep,
        known: contactId !== null,
      })
  const issues = [...early, ...unknownIn(db, input), ...wrongLines, ...wrongTenders, ...refusedCustom(db, input)]
  if (issues.length > 0) {
    throw new Failure('BAD_INPUT', { issues: issues.map((issue) => ({ ...issue, path: prefix + issue.path })) })
  }
  return {
    ...moment,
    contactId,
    kind: kindOf(lines, sum.total),
    servedBy,
    outletId: input.outletId ?? null,
    receipt: input.receipt === '' ? null : input.receipt,
    source: null,
    note: input.note === null || input.note.trim() === '' ? null : input.note,
    total: sum.total,
    tax: sum.tax,
    rounding,
    returnOf: input.returnOf,
    lines,
    payments,
  }
}

function unknownIn(
  db: ReadDb,
  { servedBy, outletId, returnOf }: Pick<VisitInput, 'servedBy' | 'outletId' | 'returnOf'>,
) {
  const issues: Issue[] = []
  if (servedBy != null && db.get('SELECT 1 FROM user WHERE id = ?', servedBy) === undefined) {
    issues.push({ path: 'servedBy', rule: 'unknown' })
  }
  if (outletId != null && db.get('SELECT 1 FROM outlet WHERE id = ?', outletId) === undefined) {
    issues.push({ path: 'outletId', rule: 'unknown' })
  }
  if (returnOf !== null) {
    const of = db.get<{ stands: number }>(
      `SELECT kind <> 'correction' AND corrected_by IS NULL AS stands FROM visit WHERE id = ?`,
      returnOf,
    )
    if (of?.stands !== 1) issues.push({ path: 'returnOf', rule: of === undefined ? 'unknown' : 'taken_back' })
  }
  return issues
}

/** Errors: BAD_INPUT, NOT_FOUND. */
export function logVisit(context: CommandContext, input: InputOf<Contract['log']>) {
  const entry = visitEntry(context, input)
  const id = writeVisits(context.db, [entry])
  writeVisitCustom(context.db, id, input.custom)
  return { id, total: entry.total }
}

/** The same arithmetic, nothing written. Errors: BAD_INPUT. */
export function quoteVisit(
  context: QueryContext,
  { lines, at }: InputOf<Contract['quote']>,
): OutputOf<Contract['quote']> {
  const { moment, issues: early } = momentAt(context, at)
  const { lines: sold, sum, issues: wrong } = soldLines(context, lines, moment.day)
  const issues = [...early, ...wrong]
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
  return {
    lines: sold.map(({ total, unitPrice, taxRate }) => ({ total, unitPrice, taxRate })),
    total: sum.total,
    tax: sum.tax,
    taxes: [...sum.taxes],
    cash: roundedCash(sum.total, context.settings.cashStep),
  }
}
