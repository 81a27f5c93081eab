// Probable duplicates of what is being typed: a few index look-ups gather candidates, the finder of duplicates compares them by
// what it learned of this book.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { contacts } from '../../../../shared/contract/contacts.ts'
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import type { PairComparer } from '../../../../shared/domain/duplicates/find.ts'
import type { DuplicatePair, DuplicateReason, DuplicateRecord } from '../../../../shared/domain/duplicates/record.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import { readPhone } from '../../../../shared/domain/phone.ts'
import { isCloseName, likelihood, nameKey, type Reason } from '../../../../shared/domain/similarity.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { duplicateRecords } from './duplicate-records.ts'
import { likeNamed } from './like-named.ts'

type Typed = InputOf<typeof contacts.similar>
type Similar = OutputOf<typeof contacts.similar>

const AT_MOST = 5

/** Best first, at most five, never the person being edited. `comparer`: of this book. */
export function similarContacts({ db, settings }: QueryContext, typed: Typed, comparer: PairComparer): Similar {
  const said: DuplicateRecord = {
    id: 0,
    kind: 'person',
    given: typed.given,
    family: typed.family,
    nickname: null,
    phones: typed.phones.map((phone) => readPhone(phone, settings.country).e164).filter((e164) => e164 !== null),
    emails: typed.emails.map(emailKey).filter((key) => key !== ''),
    birthday: typed.birthday ?? null,
    addresses: [],
    numbers: [],
  }
  const ids = new Set([
    ...said.phones.flatMap((e164) => owners(db, BY_PHONE, e164)),
    ...said.emails.flatMap((key) => owners(db, BY_EMAIL, key)),
    ...likeNamed(db, said),
  ])
  if (typed.id !== undefined) ids.delete(typed.id)
  return [...duplicateRecords(db, [...ids]).values()]
    .map((record) => {
      // A company is typed in the same two fields.
      const pair = comparer.compare({ ...said, kind: record.kind }, record)
      return { id: record.id, score: pair.score, why: whyOf(said, record, pair) }
    })
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => b.score - a.score || likelihood(b.why) - likelihood(a.why) || a.id - b.id)
    .slice(0, AT_MOST)
    .map(({ id, why }) => ({ id, name: nameOf(db, id), number: customerNumber(id), why }))
}

const BY_PHONE = 'SELECT DISTINCT owner_id FROM phone WHERE e164 = ? LIMIT 20'
const BY_EMAIL = 'SELECT DISTINCT owner_id FROM email WHERE key = ? LIMIT 20'

const owners = (db: ReadDb, sql: string, value: string) => db.pluck<number>(sql, value)
const nameOf = (db: ReadDb, id: number) =>
  db.pluck<string>('SELECT name FROM contact_list WHERE contact_id = ?', id)[0] ?? ''

const LIKE = new Set<DuplicateReason['how']>(['same', 'close', 'turned', 'nickname', 'sounds'])
const FITS = new Set<DuplicateReason['how']>(['same', 'day-and-month', 'close', 'part'])

/** In the few words that stand beside a name; empty when they do not look alike. */
function whyOf(said: DuplicateRecord, stored: DuplicateRecord, { reasons }: DuplicatePair): Reason[] {
  const why: Reason[] = []
  if (said.phones.some((phone) => stored.phones.includes(phone))) why.push('phone')
  if (said.emails.some((email) => stored.emails.includes(email))) why.push('email')
  const how = (what: DuplicateReason['what']) => reasons.find((reason) => reason.what === what)?.how
  const birthday = how('birthday')
  const [typed, known] = [nameKey(said.given, said.family), nameKey(stored.given, stored.family)]
  if (typed !== '' && typed === known) {
    why.push(birthday !== undefined && FITS.has(birthday) ? 'name-and-birthday' : 'name')
  } else if (birthday !== 'different' && isLike(how, isCloseName(typed, known))) why.push('similar-name')
  return why
}

/** Both parts of the name are near what was typed, in whatever order. */
function isLike(how: (what: DuplicateReason['what']) => DuplicateReason['how'] | undefined, close: boolean): boolean {
  const [name, given, family] = [how('name'), how('given'), how('family')]
  if (close || (name !== undefined && LIKE.has(name))) return true
  return given !== undefined && family !== undefined && LIKE.has(given) && LIKE.has(family)
}
