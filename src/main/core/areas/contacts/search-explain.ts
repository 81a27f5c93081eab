// Says why somebody was found: the line of their record that fits what was typed.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { contacts } from '../../../../shared/contract/contacts.ts'
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import { searchWords } from '../../../../shared/domain/fold.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import type { TypedText } from './typed-text.ts'

export type Hit = OutputOf<typeof contacts.search>[number]
export type Matched = Pick<Hit, 'matched' | 'matchedText'>

/** What of the person the text fits best, in the order in which people look for somebody. */
export function explain(
  db: ReadDb,
  row: { readonly id: number; readonly name: string; readonly tags: readonly string[] },
  typed: TypedText,
): Matched {
  const { words, number } = typed
  if (number !== null && canonOf(db, number) === row.id) {
    return { matched: 'number', matchedText: customerNumber(number) }
  }
  const bears = db.pluck<string>(
    'SELECT number FROM contact_number WHERE owner_id = ? AND key = ? LIMIT 1',
    row.id,
    typed.key,
  )
  if (bears[0] !== undefined) return { matched: 'number', matchedText: bears[0] }
  const names = db.pluck<string>('SELECT names FROM contact_search WHERE contact_id = ?', row.id)[0] ?? ''
  if (words.length > 0 && words.every((word) => names.includes(` ${word}`)))
    return { matched: 'name', matchedText: row.name }
  const shown = phoneWith(db, row.id, typed.phones.length > 0 ? typed.phones : typed.runs)
  if (shown !== undefined) return { matched: 'phone', matchedText: shown }
  // What the name does not explain, something else does.
  const rest = words.filter((word) => !names.includes(` ${word}`))
  const fits = (text: string) => {
    const has = searchWords(text)
    return rest.some((word) => has.some((one) => one.startsWith(word)))
  }
  const email = pick(db, 'SELECT address FROM email WHERE owner_id = ? ORDER BY position, id', row.id, fits)
  if (email !== undefined) return { matched: 'email', matchedText: email }
  const other = pick(db, 'SELECT number FROM contact_number WHERE owner_id = ? ORDER BY position, id', row.id, fits)
  if (other !== undefined) return { matched: 'number', matchedText: other }
  const tag = row.tags.find(fits)
  if (tag !== undefined) return { matched: 'tag', matchedText: tag }
  const address = pick(db, ADDRESS_LINES, row.id, fits)
  if (address !== undefined) return { matched: 'address', matchedText: address }
  const note = pick(db, NOTES, row.id, fits)
  return note === undefined
    ? { matched: 'name', matchedText: row.name }
    : { matched: 'note', matchedText: around(note, rest) }
}

const ADDRESS_LINES = `WITH me (id) AS (SELECT ?), place (street, postcode, city, region, own, position, id) AS (
    SELECT h.street, h.postcode, h.city, h.region, 0, 0, 0 FROM me CROSS JOIN contact_home h ON h.contact_id = me.id
    UNION ALL SELECT a.street, a.postcode, a.city, a.region, 1, a.position, a.id
      FROM me CROSS JOIN address a ON a.owner_id = me.id)
  SELECT trim(replace(street, char(10), ', ') || ', ' || postcode || ' ' || city || ' ' || region, ', ')
    FROM place ORDER BY own, position, id`
const NOTES = `SELECT note FROM contact WHERE id = ? AND note IS NOT NULL
  UNION ALL SELECT words FROM contact_preference WHERE owner_id = ?`

function phoneWith(db: ReadDb, id: number, runs: readonly string[]): string | undefined {
  if (runs.length === 0) return undefined
  const rows = db.all<{ shown: string; digits: string }>(
    'SELECT shown, digits FROM phone WHERE owner_id = ? ORDER BY position, id',
    id,
  )
  return rows.find((one) => runs.some((run) => one.digits.includes(run)))?.shown
}

function pick(db: ReadDb, sql: string, id: number, fits: (text: string) => boolean): string | undefined {
  return db.pluck<string>(sql, ...(sql === NOTES ? [id, id] : [id])).find(fits)
}

const AROUND = 60

/** The part of a note in which the word stands, cut at blanks. */
export function around(note: string, words: readonly string[]): string {
  const text = note.replace(/\s+/g, ' ').trim()
  if (text.length <= AROUND * 2) return text
  const parts = text.split(' ')
  const at = parts.findIndex((part) => searchWords(part).some((one) => words.some((word) => one.startsWith(word))))
  const start = Math.max(0, at - 6)
  const cut = parts.slice(start, at + 10).join(' ')
  return `${start > 0 ? '… ' : ''}${cut}${at + 10 < parts.length ? ' …' : ''}`
}
