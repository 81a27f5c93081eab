// Takes a visit back by a counter-entry: the ledger keeps both, sums see neither. What is right may be logged in its place.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { visits } from '../../../../shared/contract/visits.ts'
import { mirrored } from '../../../../shared/domain/sale.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { copyVisitCustom, writeVisitCustom } from './fill.ts'
import { momentAt, visitEntry } from './log.ts'
import {
  writeLaterPayments,
  writeVisits,
  type LaterPayment,
  type LineEntry,
  type PaymentEntry,
  type VisitEntry,
} from './write.ts'

type Stored = Omit<VisitEntry, 'lines' | 'payments' | 'ownerId'> & {
  readonly ownerId: number | null
  readonly correctedBy: number | null
}

const VISIT = `SELECT contact_id AS contactId, owner_id AS ownerId, kind, at, day, slot, served_by AS servedBy,
    outlet_id AS outletId, total, tax, rounding, receipt, source, note, return_of AS returnOf, corrected_by AS correctedBy
  FROM visit WHERE id = ?`
const LINES = `SELECT product_id AS productId, words, quantity, unit_price AS unitPrice, discount, tax_rate AS taxRate, total,
    cost, serial FROM sale_line WHERE visit_id = ? ORDER BY id`
const PAYMENTS = 'SELECT tender, amount FROM payment WHERE visit_id = ? AND later = 0 ORDER BY id'
const LATER = `SELECT visit_id AS visitId, contact_id AS contactId, owner_id AS ownerId, tender, amount, at, day, note
  FROM payment WHERE visit_id = ? AND later = 1 ORDER BY at, id`

/**
 * Money that was paid for it later is moved to what stands in its place, as far as that is on account; the rest is the
 * customer's credit.
 * Errors: NOT_FOUND; CHANGED_MEANWHILE; BAD_INPUT for a counter-entry, and while a return stands on it.
 */
export function correctVisit(context: CommandContext, { id, why, instead }: InputOf<(typeof visits)['correct']>) {
  const { db } = context
  const visit = correctable(db, id)
  const right =
    instead === undefined
      ? null
      : visitEntry(
          context,
          {
            ...instead,
            at: instead.at ?? visit.at,
            servedBy: instead.servedBy === undefined ? visit.servedBy : instead.servedBy,
            outletId: instead.outletId === undefined ? visit.outletId : instead.outletId,
          },
          'instead.',
        )
  // Put right, a day must come to what is right; taken back for good, the money goes back today.
  const counter =
    right === null ? { ...mirror(db, id, visit), ...momentAt(context, undefined).moment } : mirror(db, id, visit)
  const counterId = writeVisits(db, [
    { ...counter, servedBy: servedBy(context, visit, right), note: why === '' ? null : why },
  ])
  if (right === null) return { counterId, insteadId: null }
  const insteadId = writeVisits(db, [right])
  copyVisitCustom(db, id, insteadId)
  writeVisitCustom(db, insteadId, instead?.custom)
  writeLaterPayments(db, moved(db, id, { ...right, id: insteadId }))
  return { counterId, insteadId }
}

/** Money goes back by whoever hands it out; what is only put right stays with whoever served. */
function servedBy({ session }: CommandContext, visit: Stored, right: VisitEntry | null): number | null {
  return right === null ? session.userId : visit.servedBy
}

function correctable(db: ReadDb, id: number): Stored {
  const visit = db.get<Stored>(VISIT, id)
  if (visit === undefined) throw new Failure('NOT_FOUND', { what: 'visit' })
  if (visit.correctedBy !== null) throw new Failure('CHANGED_MEANWHILE', { what: 'visit' })
  const refuse = (rule: string) => {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'id', rule }] })
  }
  if (visit.kind === 'correction') refuse('counter_entry')
  if (db.get('SELECT 1 FROM visit WHERE return_of = ? AND corrected_by IS NULL', id) !== undefined) refuse('has_return')
  return visit
}

function mirror(db: ReadDb, id: number, visit: Stored): VisitEntry {
  return {
    ...visit,
    kind: 'correction',
    total: mirrored(visit.total),
    tax: mirrored(visit.tax),
    rounding: mirrored(visit.rounding),
    returnOf: null,
    corrects: id,
    source: null,
    lines: db.all<LineEntry>(LINES, id).map((line) => ({
      ...line,
      quantity: mirrored(line.quantity),
      total: mirrored(line.total),
      cost: line.cost === null ? null : mirrored(line.cost),
    })),
    payments: db
      .all<Omit<PaymentEntry, 'dueDay'>>(PAYMENTS, id)
      .map(({ tender, amount }) => ({ tender, amount: mirrored(amount), dueDay: null })),
  }
}

/** Each part moved leaves one visit and comes to the other on the day it was paid, so that no day's takings change. */
function moved(db: ReadDb, from: number, to: VisitEntry & { readonly id: number }): LaterPayment[] {
  let room = to.payments.reduce((sum, { tender, amount }) => sum + (tender === 'account' ? amount : 0), 0)
  return db.all<LaterPayment>(LATER, from).flatMap((payment) => {
    const amount = Math.min(room, payment.amount)
    if (amount <= 0) return []
    room -= amount
    const there = {
      visitId: to.id,
      contactId: to.contactId,
      ownerId: to.ownerId === undefined ? to.contactId : to.ownerId,
    }
    return [
      { ...payment, amount: -amount },
      { ...payment, ...there, amount },
    ]
  })
}
