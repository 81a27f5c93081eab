// Takes money for what stands on account.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { visits } from '../../../../shared/contract/visits.ts'
import type { Charge } from '../../../../shared/domain/account.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { accountOf } from './accounts.ts'
import { momentAt, shownPerson } from './log.ts'
import type { Issue } from './sale-input.ts'
import { writeLaterPayments } from './write.ts'

interface Share {
  readonly visitId: number
  readonly amount: number
}

/** Money for what stands on account. Errors: BAD_INPUT for more than is owed; NOT_FOUND. */
export function payAccount(context: CommandContext, input: InputOf<(typeof visits)['pay']>): { readonly owed: number } {
  const { db } = context
  const contactId = shownPerson(db, input.contactId)
  const { moment, issues: early } = momentAt(context, input.at)
  const account = accountOf(db, contactId)
  const open = account.charges.filter((charge) => charge.open > 0)
  const chosen = input.visitId === null ? open : open.filter(({ id }) => id === input.visitId)
  if (input.visitId !== null) refuseOther(db, input.visitId, contactId)
  const owed = chosen.reduce((sum, charge) => sum + charge.open, 0)
  const issues: readonly Issue[] =
    input.amount > owed ? [...early, { path: 'amount', rule: 'too_large', limit: owed }] : early
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues: [...issues] })
  const { tender } = input
  const note = input.note === '' ? null : input.note
  writeLaterPayments(
    db,
    shared(chosen, input.amount).map((share) => ({ ...share, ...moment, ...pairOf(db, share.visitId), tender, note })),
  )
  return { owed: account.owed - input.amount }
}

/** A visit of somebody else, or none at all. Errors: NOT_FOUND. */
function refuseOther(db: ReadDb, visitId: number, contactId: number): void {
  const owner = db.pluck<number | null>('SELECT owner_id FROM visit WHERE id = ?', visitId)[0]
  if (owner !== contactId) throw new Failure('NOT_FOUND', { what: 'visit' })
}

/** The payment follows its visit, also when people who were merged are parted again. */
function pairOf(db: ReadDb, visitId: number) {
  const pair = db.get<{ contactId: number | null; ownerId: number | null }>(
    'SELECT contact_id AS contactId, owner_id AS ownerId FROM visit WHERE id = ?',
    visitId,
  )
  if (pair === undefined) throw new Failure('NOT_FOUND', { what: 'visit' })
  return pair
}

/** What is due first is paid first. */
function shared(charges: readonly Charge[], amount: number): Share[] {
  let left = amount
  return charges.flatMap(({ id, open }) => {
    const some = Math.min(left, open)
    left -= some
    return some === 0 ? [] : [{ visitId: id, amount: some }]
  })
}
