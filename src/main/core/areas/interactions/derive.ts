// Keeps the index over what was said in step with it. What is new, reworded or back again is marked by the triggers of the
// migration; only that is written.
import { searchWords } from '../../../../shared/domain/fold.ts'
import type { WriteDb } from '../../database/handle.ts'

const UNINDEXED = `SELECT i.id, i.words FROM json_each(?) m
  CROSS JOIN interaction i INDEXED BY interaction_unindexed ON i.owner_id = m.value AND i.indexed = 0`

/** `ids`: shown people. */
export function deriveInteractions(tx: WriteDb, ids: readonly number[]): void {
  for (const { id, words } of tx.all<{ id: number; words: string }>(UNINDEXED, JSON.stringify(ids))) {
    tx.run('INSERT INTO interaction_words (rowid, words) VALUES (?, ?)', id, searchWords(words).join(' '))
    tx.run('UPDATE interaction SET indexed = 1 WHERE id = ?', id)
  }
}
