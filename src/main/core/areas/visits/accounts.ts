// What people owe, read from the ledger of payments, and money for it.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { visits } from '../../../../shared/contract/visits.ts'
import { settleAccount, type Account, type AccountEntry, type Charge } from '../../../../shared/domain/account.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { momentAt, shownPerson } from './log.ts'
import type { Issue } from './sale-input.ts'
import { writeLaterPayments } from './write.ts'

// A return takes from the sale it is of, a counter-entry from what it takes back. Two looks into one index: most people have
// many payments, and few on account.
const ON_ACCOUNT = (
  which: string,
) => `SELECT p.owner_id AS owner, coalesce(c.return_of, v.corrects, v.return_of, v.id) AS charge,
    p.later, p.amount, p.day, p.due_day AS dueDay, p.at, p.id
  FROM json_each(?) m CROSS JOIN payment p ON p.owner_id = m.value AND ${which}
  CROSS JOIN visit v ON v.id = p.visit_id LEFT JOIN visit c ON c.id = v.corrects`
const ENTRIES = `${ON_ACCOUNT('p.later = 1')} UNION ALL ${ON_ACCOUNT("p.later = 0 AND p.tender = 'account'")} ORDER BY 1, 7, 8`

/** The accounts of those among `ids` who have anything on one. */
export function accountsOf(db: ReadDb, ids: readonly number[]): Map<number, Account> {
  const some = JSON.stringify(ids)
  const rows = db.all<Omit<AccountEntry, 'later'> & { later: number; owner: number }>(ENTRIES, some, some)
  const byOwner = Map.groupBy(rows, ({ owner }) => owner)
  return new Map(
    [...byOwner].map(([owner, some]) => [
      owner,
      settleAccount(some.map((row) => ({ ...row, later: row.later === 1 }))),
    ]),
  )
}

export function accountOf(db: ReadDb, contactId: number): Account {
  return accountsOf(db, [contactId]).get(contactId) ?? settleAccount([])
}

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
