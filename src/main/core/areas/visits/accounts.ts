// What people owe, read from the ledger of payments.
import { settleAccount, type Account, type AccountEntry } from '../../../../shared/domain/account.ts'
import type { ReadDb } from '../../database/handle.ts'

// A return takes from the sale it is of, a counter-entry from what it takes back. Two looks into one index: most people have
// many payments, and few on account.
const onAccount = (
  which: string,
) => `SELECT p.owner_id AS owner, coalesce(c.return_of, v.corrects, v.return_of, v.id) AS charge,
    p.later, p.amount, p.day, p.due_day AS dueDay, p.at, p.id
  FROM json_each(?) m CROSS JOIN payment p ON p.owner_id = m.value AND ${which}
  CROSS JOIN visit v ON v.id = p.visit_id LEFT JOIN visit c ON c.id = v.corrects`
const ENTRIES = `${onAccount('p.later = 1')} UNION ALL ${onAccount("p.later = 0 AND p.tender = 'account'")} ORDER BY 1, 7, 8`

/** The accounts of those among `ids` who have anything on one. */
export function accountsOf(db: ReadDb, ids: readonly number[]): Map<number, Account> {
  const some = JSON.stringify(ids)
  const rows = db.all<Omit<AccountEntry, 'later'> & { later: number; owner: number }>(ENTRIES, some, some)
  const byOwner = Map.groupBy(rows, ({ owner }) => owner)
  return new Map(
    [...byOwner].map(([owner, entries]) => [
      owner,
      settleAccount(entries.map((row) => ({ ...row, later: row.later === 1 }))),
    ]),
  )
}

export function accountOf(db: ReadDb, contactId: number): Account {
  return accountsOf(db, [contactId]).get(contactId) ?? settleAccount([])
}
