// Keeps the words by which products are found in step with their names.
import type { WriteDb } from '../../database/handle.ts'
import { keysOf, type Found, type Keys } from './keys.ts'

type Row = Found & { readonly [K in keyof Keys]: string | null } & { readonly id: number }

const ROWS = `SELECT p.id, p.name, p.sku, p.category, p.words, p.name_key AS nameKey, p.sku_key AS skuKey
  FROM json_each(?) m JOIN product p ON p.id = m.value`

/** `ids`: products. */
export function deriveProducts(tx: WriteDb, ids: readonly number[]): void {
  for (const row of tx.all<Row>(ROWS, JSON.stringify(ids))) {
    const { words, nameKey, skuKey } = keysOf(row)
    if (words === row.words && nameKey === row.nameKey && skuKey === row.skuKey) continue
    tx.run('UPDATE product SET words = ?, name_key = ?, sku_key = ? WHERE id = ?', words, nameKey, skuKey, row.id)
  }
}
