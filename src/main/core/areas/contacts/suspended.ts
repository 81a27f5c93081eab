// Who was asked for a yes in vain: no part of any total, until they come or answer.
import type { ReadDb } from '../../database/handle.ts'

/**
 * Ids of people who were asked twice whether they may be written to, never answered, never came and never said yes to anything: they
 * count in no total, and no list shows them unless it is asked for them. Who does come counts again by that.
 */
export const SUSPENDED = `SELECT u.contact_id FROM contact_consent u INDEXED BY contact_consent_state
    CROSS JOIN contact_stats w ON w.contact_id = u.contact_id
  WHERE u.channel = 'email' AND u.purpose = 'marketing' AND u.state = 'suspended' AND w.visits = 0
    AND NOT EXISTS (SELECT 1 FROM contact_consent y WHERE y.contact_id = u.contact_id AND y.state = 'given')`

export const countSuspended = (db: ReadDb): number => db.pluck<number>(`SELECT count(*) FROM (${SUSPENDED})`)[0] ?? 0
