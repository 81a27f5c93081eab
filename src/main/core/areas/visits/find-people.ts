// People whom the shop knows by what they bought or by the number of their receipt.
import type { Finding } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { productsByWords } from '../products/service.ts'

/** A receipt is sought from so many characters on. */
const RECEIPT_FROM = 3
/** A word that means more items than this says little about a person. */
const ITEMS = 12

const BY_RECEIPT = `SELECT v.owner_id AS id, 'receipt' AS matched, v.receipt AS matchedText FROM visit v
  WHERE v.receipt IS NOT NULL AND v.receipt COLLATE NOCASE >= ? AND v.receipt COLLATE NOCASE < ? AND v.owner_id IS NOT NULL
    AND v.kind <> 'correction'
  ORDER BY v.receipt COLLATE NOCASE LIMIT ?`
const BUYERS = `SELECT s.owner_id AS id, s.day FROM sale_line s
  WHERE s.product_id = ? AND s.owner_id IS NOT NULL AND s.quantity > 0 ORDER BY s.day DESC, s.owner_id DESC LIMIT ?`

interface Request {
  readonly text: string
  readonly words: readonly string[]
  readonly limit: number
}

/** Most recent buyers first; whoever holds the receipt before them. */
export function findBuyers(db: ReadDb, { text, words, limit }: Request): Finding[] {
  const found = new Map<number, Finding>()
  for (const one of [...byReceipt(db, text, limit), ...byItem(db, words, limit)]) {
    if (!found.has(one.id)) found.set(one.id, one)
  }
  return [...found.values()].slice(0, limit)
}

function byReceipt(db: ReadDb, receipt: string, limit: number): Finding[] {
  if (receipt.length < RECEIPT_FROM || !/\d/.test(receipt)) return []
  return db.all<Finding>(BY_RECEIPT, receipt, `${receipt}\u{10ffff}`, limit)
}

function byItem(db: ReadDb, words: readonly string[], limit: number): Finding[] {
  const items = productsByWords(db, words, ITEMS)
  const few = lastBuyers(db, items, limit)
  // The same few may come every day: only then is it worth looking further back.
  const enough = few.length < limit || new Set(few.map(({ id }) => id)).size >= limit
  const buyers = enough ? few : lastBuyers(db, items, 10 * limit)
  return buyers.map(({ id, name }) => ({ id, matched: 'item', matchedText: name }))
}

interface Item {
  readonly id: number
  readonly name: string
}

function lastBuyers(db: ReadDb, items: readonly Item[], each: number) {
  return items
    .flatMap((item) =>
      db.all<{ id: number; day: number }>(BUYERS, item.id, each).map((buyer) => ({ ...buyer, name: item.name })),
    )
    .sort((a, b) => b.day - a.day || b.id - a.id)
}
