// Who never answers: as many marketing messages as the shop tries went to them since they last came, bought or said anything. They are
// left in peace until they come by themselves.
import type { ReadDb } from '../../../database/handle.ts'

// A visit on the very day of a message is an answer to it.
const SILENT = `SELECT n.owner_id FROM (
    SELECT s.owner_id, count(*) AS had FROM send_state t INDEXED BY send_state_sent CROSS JOIN send s ON s.id = t.send_id
      WHERE t.sent_day IS NOT NULL AND t.class = 'marketing' AND s.owner_id IS NOT NULL GROUP BY s.owner_id HAVING count(*) >= ?
  ) n WHERE ? <= (
    SELECT count(*) FROM send s CROSS JOIN send_state t ON t.send_id = s.id
     WHERE s.owner_id = n.owner_id AND t.class = 'marketing' AND t.sent_day > max(
       ifnull((SELECT c.last_day FROM contact_stats c WHERE c.contact_id = n.owner_id), -9e9),
       ifnull((SELECT max(r.day) FROM response r WHERE r.owner_id = n.owner_id AND r.kind NOT IN ('not_reached', 'bounced')), -9e9),
       ifnull((SELECT max(i.day) FROM interaction i WHERE i.owner_id = n.owner_id AND i.direction = 'in'), -9e9)))`

/** @param most messages without an answer; 0: nobody is ever left out for that */
export function sunsetAfter(db: ReadDb, most: number): ReadonlySet<number> {
  return new Set(most === 0 ? [] : db.pluck<number>(SILENT, most, most))
}
