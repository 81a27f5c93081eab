// Probable duplicates of what is being typed: a few index look-ups gather candidates, shared/domain/similarity.ts decides.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { contacts } from '../../../../shared/contract/contacts.ts'
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { readPhone } from '../../../../shared/domain/phone.ts'
import {
  isCloseName,
  likelihood,
  nameKey,
  resemblance,
  type Resemblance,
} from '../../../../shared/domain/similarity.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'

type Typed = InputOf<typeof contacts.similar>
type Similar = OutputOf<typeof contacts.similar>

const AT_MOST = 5
/** People whose name begins alike; a larger crowd is only looked through in part. */
const CROWD = 1_000

/** Best first, at most five, never the person being edited. */
export function similarContacts({ db, settings }: QueryContext, typed: Typed): Similar {
  const said: Resemblance = {
    nameKey: nameKey(typed.given, typed.family),
    phones: typed.phones.map((phone) => readPhone(phone, settings.country).e164).filter((e164) => e164 !== null),
    emails: typed.emails.map(emailKey).filter((key) => key !== ''),
    birthday: typed.birthday ?? null,
  }
  const ids = new Set<number>()
  for (const e164 of said.phones) for (const id of owners(db, BY_PHONE, e164)) ids.add(id)
  for (const key of said.emails) for (const id of owners(db, BY_EMAIL, key)) ids.add(id)
  if (said.nameKey !== '') for (const id of owners(db, BY_NAME, said.nameKey)) ids.add(id)
  const close = closeNames(db, said.nameKey, typed)
  for (const id of close) ids.add(id)
  if (typed.id !== undefined) ids.delete(typed.id)
  return candidates(db, ids)
    .map(({ id, name, ...stored }) => ({ id, name, number: customerNumber(id), why: resemblance(said, stored) }))
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => likelihood(b.why) - likelihood(a.why) || a.id - b.id)
    .slice(0, AT_MOST)
}

const BY_PHONE = 'SELECT DISTINCT owner_id FROM phone WHERE e164 = ? LIMIT 20'
const BY_EMAIL = 'SELECT DISTINCT owner_id FROM email WHERE key = ? LIMIT 20'
const BY_NAME = 'SELECT contact_id FROM contact_list WHERE name_key = ? LIMIT 20'

const owners = (db: ReadDb, sql: string, value: string) => db.pluck<number>(sql, value)

/**
 * People of a similar name: whoever sorts under the same first two letters, by family name or, where the two fields were
 * swapped, by given name. A slip in the very first letter is not found here; the finder over the whole book does.
 */
function closeNames(db: ReadDb, key: string, { given, family }: Typed): number[] {
  if (given.trim() === '' || family.trim() === '') return []
  const starts = new Set([fold(family.trim()).slice(0, 2), fold(given.trim()).slice(0, 2)])
  const near: number[] = []
  const firsts = firstLetters(key)
  for (const start of starts) {
    const rows = db.all<{ id: number; nameKey: string }>(
      `SELECT contact_id AS id, name_key AS nameKey FROM contact_list INDEXED BY contact_list_name
        WHERE sort_name >= ? AND sort_name < ? AND name_key IS NOT NULL LIMIT ?`,
      start,
      `${start}\u{10ffff}`,
      CROWD,
    )
    for (const row of rows) {
      const aboutAsLong = Math.abs(row.nameKey.length - key.length) <= 4
      if (aboutAsLong && firstLetters(row.nameKey) === firsts && isCloseName(key, row.nameKey)) near.push(row.id)
    }
  }
  return near
}

/** A cheap first look: the first letters of the words, which a key holds in alphabetical order. */
function firstLetters(key: string): string {
  let letters = key.charAt(0)
  for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) letters += key.charAt(at + 1)
  return letters
}

interface Candidate extends Resemblance {
  readonly id: number
  readonly name: string
}

function candidates(db: ReadDb, ids: ReadonlySet<number>): Candidate[] {
  return [...ids].flatMap((id) => {
    const row = db.get<{ name: string; nameKey: string | null }>(
      'SELECT name, name_key AS nameKey FROM contact_list WHERE contact_id = ?',
      id,
    )
    if (row === undefined) return []
    return [
      {
        id,
        name: row.name,
        nameKey: row.nameKey ?? '',
        phones: db.pluck<string>('SELECT e164 FROM phone WHERE owner_id = ? AND e164 IS NOT NULL', id),
        emails: db.pluck<string>('SELECT key FROM email WHERE owner_id = ?', id),
        birthday:
          db.pluck<string>(
            `SELECT date FROM occasion WHERE owner_id = ? AND kind = 'birthday' ORDER BY position, id LIMIT 1`,
            id,
          )[0] ?? null,
      },
    ]
  })
}
