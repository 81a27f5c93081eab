// What a patch must satisfy beyond its shape, as codes with the path of the field. Only what is new or changed is judged: a
// record that came in with an odd e-mail address can still be given a new phone.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import { isEmail } from '../../../../shared/domain/email.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { readPartialDate } from '../../../../shared/domain/partial-date.ts'
import { digitsOf, readPhone } from '../../../../shared/domain/phone.ts'
import type { ErrorDataOf } from '../../../../shared/errors.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { LISTS, type List } from './part-lists.ts'

export type Issue = ErrorDataOf<'BAD_INPUT'>['issues'][number]

/** Between whom a link may stand, read "the other is this one's …". */
const BETWEEN_PEOPLE: ReadonlySet<string> = new Set(['partner', 'parent', 'child', 'sibling', 'family', 'friend'])

export interface CheckRequest {
  readonly db: ReadDb
  readonly country: string
  /** Null for somebody new. */
  readonly id: number | null
  readonly kind: 'person' | 'company'
  readonly patch: ContactPatch
  /** Whether a row of a list is as it was; nothing is for somebody new. */
  unchanged(list: List, at: number): boolean
}

/** Rules: not_a_phone, not_an_email, not_a_date, unknown_country, unknown_language, unknown, itself, not_between_these, twice. */
export function issuesOf(request: CheckRequest): Issue[] {
  const { patch } = request
  return [
    ...fieldIssues(request),
    ...LISTS.flatMap((list) => (patch[list] === undefined ? [] : listIssues(request, list))),
  ]
}

function fieldIssues({ db, patch }: CheckRequest): Issue[] {
  const issues: Issue[] = []
  const { language, lookedAfterBy } = patch
  if (language != null && !isLanguage(language)) issues.push({ path: 'language', rule: 'unknown_language' })
  if (
    lookedAfterBy != null &&
    db.get('SELECT 1 FROM user WHERE id = ? AND archived = 0', lookedAfterBy) === undefined
  ) {
    issues.push({ path: 'lookedAfterBy', rule: 'unknown' })
  }
  for (const [at, tag] of (patch.tags ?? []).entries()) {
    if (fold(tag).trim() === '') issues.push({ path: `tags.${String(at)}`, rule: 'too_short', limit: 1 })
  }
  return issues
}

function listIssues(request: CheckRequest, list: List): Issue[] {
  const rows = request.patch[list] ?? []
  const keys = new Map<string, number>()
  const issues: Issue[] = []
  for (const [at, row] of rows.entries()) {
    const path = `${list}.${String(at)}`
    if (row.id !== undefined && rows.findIndex((other) => other.id === row.id) < at) {
      issues.push({ path: `${path}.id`, rule: 'twice' })
    }
    // Nothing is said twice in a list of one, and reading a number costs most of all checks.
    const key = rows.length < 2 ? null : keyOf(list, request, at)
    if (key !== null) {
      if (keys.has(key.value)) issues.push({ path: `${path}.${key.part}`, rule: 'twice' })
      keys.set(key.value, at)
    }
    if (!request.unchanged(list, at)) issues.push(...ROW_ISSUES[list](request, at, path))
  }
  return issues
}

/** What makes two rows of a list the same thing said twice, and which part of the row says it. */
function keyOf(list: List, { patch, country }: CheckRequest, at: number): { value: string; part: string } | null {
  const phone = list === 'phones' ? patch.phones?.[at] : undefined
  if (phone) return { value: readPhone(phone.typed, country).e164 ?? digitsOf(phone.typed), part: 'typed' }
  const email = list === 'emails' ? patch.emails?.[at] : undefined
  if (email) return { value: email.address.toLowerCase(), part: 'address' }
  const number = list === 'numbers' ? patch.numbers?.[at] : undefined
  if (number) return { value: `${fold(number.source)} ${fold(number.number)}`, part: 'number' }
  const link = list === 'links' ? patch.links?.[at] : undefined
  return link ? { value: `${link.kind} ${String(link.otherId)}`, part: 'otherId' } : null
}

type RowCheck = (request: CheckRequest, at: number, path: string) => Issue[]

const unless = (fine: boolean, path: string, rule: string): Issue[] => (fine ? [] : [{ path, rule }])

const ROW_ISSUES: Readonly<Record<List, RowCheck>> = {
  // What is no number of any plan may still be what the shop dials (an extension); without two digits it is none.
  phones: ({ patch }, at, path) =>
    unless(digitsOf(patch.phones?.[at]?.typed ?? '').length >= 2, `${path}.typed`, 'not_a_phone'),
  emails: ({ patch }, at, path) =>
    unless(isEmail(patch.emails?.[at]?.address ?? ''), `${path}.address`, 'not_an_email'),
  addresses: ({ patch }, at, path) =>
    unless(isCountry(patch.addresses?.[at]?.country ?? ''), `${path}.country`, 'unknown_country'),
  occasions: ({ patch }, at, path) =>
    unless(readPartialDate(patch.occasions?.[at]?.date ?? '') !== null, `${path}.date`, 'not_a_date'),
  preferences: () => [],
  numbers: () => [],
  links: ({ db, id, kind, patch }, at, path) => {
    const link = patch.links?.[at]
    if (link === undefined) return []
    const other = personNow(db, link.otherId)
    if (other === undefined) return [{ path: `${path}.otherId`, rule: 'unknown' }]
    if (other.id === id) return [{ path: `${path}.otherId`, rule: 'itself' }]
    const companies = [kind, other.kind].includes('company')
    // Companies have no family, and nobody but a company or a tradesperson employs.
    const fits = !(companies && BETWEEN_PEOPLE.has(link.kind)) && !(kind === 'company' && link.kind === 'works-for')
    return unless(fits, `${path}.kind`, 'not_between_these')
  },
}

function personNow(db: ReadDb, id: number): { id: number; kind: string } | undefined {
  const now = `coalesce((SELECT canon_id FROM alias WHERE id = ?), ?)`
  return db.get<{ id: number; kind: string }>(`SELECT id, kind FROM contact WHERE id = ${now}`, id, id)
}

/** Whether every known id names a row of this list; answers how a stranger came about. */
export function strangerAmong(
  db: ReadDb,
  ids: readonly number[],
  own: ReadonlySet<SqlValue>,
  { table, number, contact }: { readonly table: string; readonly number: number; readonly contact: number },
): { readonly at: number; readonly gone: boolean } | null {
  const at = ids.findIndex((id) => !own.has(id))
  if (at < 0) return null
  const id = ids[at] ?? 0
  const elsewhere = db.get(`SELECT 1 FROM ${table} WHERE id = ?`, id) !== undefined
  const gone =
    db.get('SELECT 1 FROM hidden WHERE tbl = ? AND row = ? AND parent = ?', number, id, contact) !== undefined
  return { at, gone: gone && !elsewhere }
}

const REMEMBERED = 500
const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** An import asks for the same few over and over. */
function remembering(test: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = test(text)
    if (answers.size >= REMEMBERED) answers.clear()
    answers.set(text, answer)
    return answer
  }
}

/** ISO 3166-1 alpha-2, upper case, of a country there is. */
export const isCountry = remembering((code) => REGIONS.of(code) !== undefined)

const isLanguage = remembering((tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
})
