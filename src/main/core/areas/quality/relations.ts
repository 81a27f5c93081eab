// What is wrong between people: a number or an address of far too many, a link that leads into the trash. Looked at after the people
// themselves, since one who changes changes what is found with others.
import type { QualityCode } from '../../../../shared/domain/quality.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { finding } from './finding.ts'
import { hitsOfCode, hitsSharing, writeHits, type Hit } from './hits.ts'

/** More people than this do not share a phone because they live together. */
export const MOST_SHARING = 6

type SharedCode = 'phone-shared' | 'email-shared'

interface Sharing {
  readonly code: SharedCode
  /** The forms in which these people have one. */
  readonly of: string
  /** Who has one: person, row, as typed. */
  readonly holders: string
  /** Those of more than so many people. */
  readonly crowded: string
}

const SHARED: readonly Sharing[] = [
  {
    code: 'phone-shared',
    of: `SELECT DISTINCT p.e164 FROM json_each(?) m CROSS JOIN phone p ON p.owner_id = m.value WHERE p.e164 IS NOT NULL`,
    holders: 'SELECT p.owner_id AS contactId, p.id AS item, p.typed AS value FROM phone p WHERE p.e164 = ?',
    crowded: `SELECT e164 FROM phone WHERE e164 IS NOT NULL GROUP BY e164 HAVING count(DISTINCT owner_id) > ?`,
  },
  {
    code: 'email-shared',
    of: `SELECT DISTINCT e.key FROM json_each(?) m CROSS JOIN email e ON e.owner_id = m.value WHERE e.key IS NOT NULL`,
    holders: 'SELECT e.owner_id AS contactId, e.id AS item, e.address AS value FROM email e WHERE e.key = ?',
    crowded: `SELECT key FROM email WHERE key IS NOT NULL GROUP BY key HAVING count(DISTINCT owner_id) > ?`,
  },
]

/** Codes that are found here. */
export const RELATIONS: ReadonlySet<QualityCode> = new Set<QualityCode>([
  ...SHARED.map(({ code }) => code),
  'link-gone',
])

const KEPT = 'SELECT DISTINCT shared FROM quality_hit WHERE code = ? AND shared IS NOT NULL'
const KEPT_OF = `SELECT DISTINCT h.shared FROM json_each(?) m CROSS JOIN quality_hit h ON h.contact_id = m.value
  WHERE h.code = ? AND h.shared IS NOT NULL`
const SHOWN = 'SELECT count(*) FROM json_each(?) m CROSS JOIN contact c ON c.id = m.value'

/** After a change of these people, who may be gone or back. */
export function relate(tx: WriteDb, ids: readonly number[]): void {
  const some = JSON.stringify(ids)
  const allThere = tx.pluck<number>(SHOWN, some)[0] === ids.length
  for (const sharing of SHARED) {
    // Of somebody who is gone nobody knows any more what they shared.
    const kept = allThere ? tx.pluck<string>(KEPT_OF, some, sharing.code) : tx.pluck<string>(KEPT, sharing.code)
    const now = tx.pluck<string>(sharing.of, some)
    for (const value of new Set([...kept, ...now])) countSharing(tx, sharing, value)
  }
  findLostLinks(tx, tx.pluck<number>(LINKING, some, some, some, some))
}

/** Over the whole book. */
export function relateAll(tx: WriteDb): void {
  for (const sharing of SHARED) {
    const crowded = tx.pluck<string>(sharing.crowded, MOST_SHARING)
    for (const value of new Set([...tx.pluck<string>(KEPT, sharing.code), ...crowded])) countSharing(tx, sharing, value)
  }
  findLostLinks(tx, tx.pluck<number>(ALL_LINKING))
}

type Held = Pick<Hit, 'contactId' | 'item' | 'value'>

function countSharing(tx: WriteDb, { code, holders }: Sharing, shared: string): void {
  const held = tx.all<Held>(holders, shared)
  const crowd = new Set(held.map(({ contactId }) => contactId)).size > MOST_SHARING
  const wanted = crowd
    ? held.map(({ contactId, item, value }): Hit => ({ ...finding(code, item, value), contactId, shared }))
    : []
  const kept = hitsSharing(tx, code, shared)
  if (kept.length + wanted.length > 0) writeHits(tx, kept, wanted)
}

const COUNT: Readonly<Record<SharedCode, string>> = {
  'phone-shared': 'SELECT count(DISTINCT owner_id) FROM phone WHERE e164 = ?',
  'email-shared': 'SELECT count(DISTINCT owner_id) FROM email WHERE key = ?',
}

/** How many people have it now. */
export function sharersOf(db: ReadDb, code: SharedCode, shared: string): number {
  return db.pluck<number>(COUNT[code], shared)[0] ?? 0
}

const LINKING = `SELECT k.owner_id FROM json_each(?) m CROSS JOIN link k ON k.owner_id = m.value
  UNION SELECT k.owner_id FROM json_each(?) m CROSS JOIN link k ON k.other_id = m.value
  UNION SELECT k.owner_id FROM json_each(?) m CROSS JOIN alias a ON a.canon_id = m.value CROSS JOIN link k ON k.other_id = a.id
  UNION SELECT h.contact_id FROM json_each(?) m CROSS JOIN quality_hit h ON h.contact_id = m.value AND h.code = 'link-gone'`
const ALL_LINKING = `SELECT DISTINCT owner_id FROM link UNION SELECT contact_id FROM quality_hit WHERE code = 'link-gone'`
export const LEADS_NOWHERE = `NOT EXISTS (SELECT 1 FROM contact c
  WHERE c.id = coalesce((SELECT a.canon_id FROM alias a WHERE a.id = k.other_id), k.other_id))`
const LOST = `SELECT k.owner_id AS contactId, k.id AS item, k.kind AS value, k.words AS detail
  FROM json_each(?) m CROSS JOIN link k ON k.owner_id = m.value WHERE ${LEADS_NOWHERE}`

function findLostLinks(tx: WriteDb, owners: readonly number[]): void {
  if (owners.length === 0) return
  const some = JSON.stringify(owners)
  const lost = tx
    .all<Held & { readonly detail: string }>(LOST, some)
    .map(({ contactId, item, value, detail }): Hit => ({
      ...finding('link-gone', item, value, { detail: detail === '' ? null : detail, proposal: '' }),
      contactId,
      shared: null,
    }))
  writeHits(tx, hitsOfCode(tx, some, 'link-gone'), lost)
}
