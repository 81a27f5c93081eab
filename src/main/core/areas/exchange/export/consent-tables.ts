// What people said about being written to, and the addresses that must not be written to, as tables that our own import knows.
import { customerNumber } from '../../../../../shared/domain/customer-number.ts'
import { hasherOf } from '../../consent/service.ts'
import { instant, partsOf, text, type Table, type TableSource } from './columns.ts'

interface Said {
  readonly owner: number | null
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly channel: string
  readonly purpose: string
  readonly act: string
  readonly at: number
  readonly how: string
  readonly words: string
  readonly proof: string
  readonly by: string | null
}

// Of a sentence that was said again of somebody merged, the first is enough. Whoever is in the trash has no name here.
const SAID_IDS = `SELECT c.id FROM consent c WHERE c.owner_id IS NOT NULL AND c.same_as IS NULL ORDER BY c.at, c.id`
const SAID = `SELECT c.owner_id AS owner, l.name, l.phone, l.email, c.channel, c.purpose, c.act, c.at, c.how, c.words, c.proof,
    u.name AS "by"
  FROM json_each(?) j CROSS JOIN consent c ON c.id = j.value JOIN contact_list l ON l.contact_id = c.owner_id
  LEFT JOIN user u ON u.id = c.user_id ORDER BY j.key`

/** The whole ledger, oldest first. */
export function consentTable({ db }: TableSource): Table {
  const ids = db.pluck<number>(SAID_IDS)
  return {
    name: 'consent',
    columns: [
      text('customer number'),
      text('name'),
      text('phone'),
      text('email'),
      text('channel'),
      text('purpose'),
      text('state'),
      instant('date'),
      text('how'),
      text('words'),
      text('note'),
      text('noted by'),
    ],
    slices: (async function* () {
      for await (const some of partsOf(ids)) {
        yield db
          .all<Said>(SAID, JSON.stringify(some))
          .map((one) => [
            one.owner === null ? null : customerNumber(one.owner),
            one.name,
            one.phone,
            one.email,
            one.channel,
            one.purpose,
            one.act,
            one.at,
            one.how,
            one.words,
            one.proof,
            one.by,
          ])
      }
    })(),
  }
}

interface Suppressed {
  readonly id: number
  readonly kind: 'email' | 'phone'
  readonly hash: string
  readonly owner: number | null
  readonly name: string | null
  readonly reason: string
  readonly at: number
  readonly note: string
  readonly source: string
}

const SUPPRESSED_IDS = `SELECT s.id FROM suppression s WHERE s.act = 'suppressed' AND NOT EXISTS (
    SELECT 1 FROM suppression t CROSS JOIN json_each(t.lifts) n WHERE t.hash = s.hash AND t.act = 'lifted' AND n.value = s.id)
  ORDER BY s.at, s.id`
const SUPPRESSED = `SELECT s.id, s.kind, s.hash, s.owner_id AS owner, l.name, s.reason, s.at, s.note, s.source
  FROM json_each(?) j CROSS JOIN suppression s ON s.id = j.value LEFT JOIN contact_list l ON l.contact_id = s.owner_id
  ORDER BY j.key`
const ADDRESSES = {
  email: 'SELECT address FROM email WHERE owner_id = ? ORDER BY position, id',
  phone: 'SELECT coalesce(e164, typed) FROM phone WHERE owner_id = ? ORDER BY position, id',
} as const

/**
 * Those that stand, oldest first. The book keeps such an address only in a form from which nobody can read it: it is told where
 * somebody in the book still has it, and left empty otherwise.
 */
export function suppressionTable({ db, settings }: TableSource): Table {
  const ids = db.pluck<number>(SUPPRESSED_IDS)
  const hash = hasherOf(db, settings.country)
  const address = ({ kind, owner, hash: mine }: Suppressed) =>
    owner === null ? null : (db.pluck<string>(ADDRESSES[kind], owner).find((one) => hash(kind, one) === mine) ?? null)
  return {
    name: 'suppression',
    columns: [
      text('email'),
      text('phone'),
      text('name'),
      text('reason'),
      instant('date'),
      text('note'),
      text('source'),
    ],
    slices: (async function* () {
      for await (const some of partsOf(ids)) {
        yield db.all<Suppressed>(SUPPRESSED, JSON.stringify(some)).map((one) => {
          const known = address(one)
          return [
            one.kind === 'email' ? known : null,
            one.kind === 'phone' ? known : null,
            one.name,
            one.reason,
            one.at,
            one.note,
            one.source,
          ]
        })
      }
    })(),
  }
}
