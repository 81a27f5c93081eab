// What people said about being written to, one row a person and channel: written by the consent area, kept here because lists
// are narrowed by it. Who was never asked has no row.
import type { ConsentAct, ConsentChannel, ConsentPurpose } from '../../../../shared/domain/consent.ts'
import type { WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import { noteTouch } from './derive.ts'

export interface ContactConsent {
  readonly contactId: number
  readonly channel: ConsentChannel
  readonly purpose: ConsentPurpose
  readonly state: ConsentAct
  /** UTC epoch ms. */
  readonly since: number
}

const ROWS = {
  table: 'contact_consent',
  columns: 'contact_id, channel, purpose, state, since',
  otherwise: 'ON CONFLICT (contact_id, channel, purpose) DO UPDATE SET state = excluded.state, since = excluded.since',
} as const

const keyOf = ({ contactId, channel, purpose }: ContactConsent) => `${String(contactId)} ${channel} ${purpose}`

/** The states of `ids`, people who are shown; one that is not said goes. Writes only where something differs. */
export function setConsents(tx: WriteDb, ids: readonly number[], consents: readonly ContactConsent[]): void {
  const before = new Map(
    tx
      .all<ContactConsent>(
        `SELECT c.contact_id AS contactId, c.channel, c.purpose, c.state, c.since
          FROM json_each(?) m CROSS JOIN contact_consent c ON c.contact_id = m.value`,
        JSON.stringify(ids),
      )
      .map((row) => [keyOf(row), row]),
  )
  const changed = new Set<number>()
  const rows = manyRows(tx, ROWS)
  for (const now of consents) {
    const old = before.get(keyOf(now))
    before.delete(keyOf(now))
    if (old?.state === now.state && old.since === now.since) continue
    rows.add(now.contactId, now.channel, now.purpose, now.state, now.since)
    changed.add(now.contactId)
  }
  rows.end()
  for (const { contactId, channel, purpose } of before.values()) {
    tx.run(
      'DELETE FROM contact_consent WHERE contact_id = ? AND channel = ? AND purpose = ?',
      contactId,
      channel,
      purpose,
    )
    changed.add(contactId)
  }
  if (changed.size > 0) noteTouch(tx, [...changed])
}
