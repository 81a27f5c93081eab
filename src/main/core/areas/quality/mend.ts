// Puts one wrong value right: found again in the record as it stands now, changed as proposed or as somebody said, and judged once more
// before it is kept.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { quality } from '../../../../shared/contract/quality.ts'
import { isEditable, type QualityCode } from '../../../../shared/domain/quality.ts'
import { readPartialDate } from '../../../../shared/domain/partial-date.ts'
import { readPhone } from '../../../../shared/domain/phone.ts'
import { storedPostcode } from '../../../../shared/domain/postcode.ts'
import { Failure } from '../../../../shared/errors.ts'
import { mayAccess } from '../../../../shared/roles.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import { canonOf } from '../../database/people.ts'
import { removePart, saveContact, setPartCell, trashContacts, type PartCell } from '../contacts/service.ts'
import { mendedCase } from '../exchange/service.ts'
import type { Finding } from './finding.ts'
import { judge } from './judge.ts'
import { wholeName } from './judge-names.ts'
import { presentOf } from './look.ts'
import { knownPeople, type KnownPerson } from './record.ts'
import { LEADS_NOWHERE, MOST_SHARING } from './relations.ts'
import { IS_STALE, STALE_FROM, STALE_VALUE, staleSince } from './stale.ts'

export type Wrong = Omit<InputOf<typeof quality.leave>, 'value'> & { readonly value: string }

/** A context that may mend several without reading the do-not-disturb list each time. */
export type Mending = Pick<CommandContext, 'db' | 'settings' | 'outside'> & {
  readonly present: ReturnType<typeof presentOf>
}

export const mendingIn = (
  context: Pick<QueryContext, 'settings' | 'outside'> & { readonly db: CommandContext['db'] },
) => ({
  ...context,
  present: presentOf({ ...context, clock: context.outside.clock }),
})

/** As one command of somebody at a window. Errors: see the contract. */
export function mendOne(context: CommandContext, { years, to, ...wrong }: InputOf<typeof quality.mend>): void {
  if (wrong.code === 'stale') return trashStale(context, wrong, years)
  const mending = mendingIn(context)
  const person = personOf(context, wrong.contactId)
  const found = findingOf(mending, person, wrong)
  if (found?.value !== wrong.value) throw new Failure('CHANGED_MEANWHILE', { what: 'contact' })
  const value = to ?? found.proposal
  if (value === null || (to !== undefined && to !== '' && !isEditable(wrong.code))) refuse('required')
  write(context, person, { found, value: value ?? '' })
  if (value !== '' && isEditable(wrong.code)) refuseFoundAgain(mending, person.id, wrong)
}

/** One of many: whoever is gone and whatever changed meanwhile is left. Whether something was written. */
export function mendAsProposed(context: CommandContext, mending: Mending, wrong: Wrong): boolean {
  const [person] = knownPeople(mending.db, [canonOf(mending.db, wrong.contactId)])
  const found = person === undefined ? undefined : findingOf(mending, person, wrong)
  if (person === undefined || found?.value !== wrong.value || found.proposal === null) return false
  write(context, person, { found, value: found.proposal })
  return true
}

function refuse(rule: string): never {
  throw new Failure('BAD_INPUT', { issues: [{ path: 'to', rule }] })
}

/** Errors: NOT_FOUND. */
function personOf({ db }: CommandContext, asked: number): KnownPerson {
  const [person] = knownPeople(db, [canonOf(db, asked)])
  if (person === undefined) throw new Failure('NOT_FOUND', { what: 'contact' })
  return person
}

/** As it stands now. */
function findingOf({ db, present }: Mending, person: KnownPerson, { code, item }: Wrong): Finding | undefined {
  const between = (row: { readonly value: string } | undefined, proposal: string | null) =>
    row === undefined ? undefined : { code, item, value: row.value, detail: null, proposal }
  switch (code) {
    case 'link-gone':
      return between(db.get(LOST_LINK, item, person.id), '')
    case 'phone-shared':
      return between(db.get(SHARED_PHONE, item, person.id, MOST_SHARING), null)
    case 'email-shared':
      return between(db.get(SHARED_EMAIL, item, person.id, MOST_SHARING), null)
    default:
      return judge(person, present.yardstick).find((one) => one.code === code && one.item === item)
  }
}

const LOST_LINK = `SELECT k.kind AS value FROM link k WHERE k.id = ? AND k.owner_id = ? AND ${LEADS_NOWHERE}`
const SHARED_PHONE = `SELECT p.typed AS value FROM phone p WHERE p.id = ? AND p.owner_id = ?
  AND (SELECT count(DISTINCT o.owner_id) FROM phone o WHERE o.e164 = p.e164) > ?`
const SHARED_EMAIL = `SELECT e.address AS value FROM email e WHERE e.id = ? AND e.owner_id = ?
  AND (SELECT count(DISTINCT o.owner_id) FROM email o WHERE o.key = e.key) > ?`

/** In which list the value stands; null where it is of the person. */
function tableOf(code: QualityCode): PartCell | 'link' | null {
  if (code.startsWith('phone-')) return 'phone'
  if (code.startsWith('email-')) return 'email'
  if (code.startsWith('birthday-')) return 'occasion'
  if (code === 'postcode-form') return 'address'
  return code === 'link-gone' ? 'link' : null
}

interface Writing {
  readonly found: Finding
  /** Empty: it goes. */
  readonly value: string
}

function write(context: CommandContext, person: KnownPerson, { found, value }: Writing): void {
  const { db, settings } = context
  const { code, item } = found
  const table = tableOf(code)
  if (table === null) writeName(context, person, code)
  else if (table === 'link' || (value === '' && table !== 'address')) removePart(db, table, item)
  else setPartCell(db, table, { id: item, value: stored(person, { found, value }), country: settings.country })
}

function writeName(context: CommandContext, person: KnownPerson, code: QualityCode): void {
  const { id, language } = person
  if (code === 'name-company') {
    saveContact(context, { id, patch: { kind: 'company', given: '', family: wholeName(person) } })
  } else if (code === 'name-case') {
    saveContact(context, { id, patch: mendedCase(person, language ?? context.settings.language) })
  } else refuse('required')
}

/** As the lists keep it. Errors: BAD_INPUT for a date that is none. */
function stored(person: KnownPerson, { found, value }: Writing): string {
  if (found.code.startsWith('birthday-') && readPartialDate(value) === null) refuse('not_a_date')
  const address = found.code === 'postcode-form' ? person.addresses.find(({ id }) => id === found.item) : undefined
  return address === undefined ? value.trim() : storedPostcode(value, address.country)
}

const RULES: Readonly<Partial<Record<PartCell | 'link', string>>> = {
  phone: 'not_a_phone',
  email: 'not_an_email',
  address: 'not_a_postcode',
  occasion: 'not_a_date',
}

/** Nothing is kept that the next look would find again, in this row and of this list. */
function refuseFoundAgain({ db, present }: Mending, id: number, { code, item }: Wrong): void {
  const table = tableOf(code)
  if (table === null) return
  // The columns that say how a number is read are derived when the command ends: until then it is read here.
  const [person] = knownPeople(db, [id])
  if (person === undefined) return
  const again = judge(reread(person), present.yardstick)
  if (again.some((one) => one.item === item && tableOf(one.code) === table)) refuse(RULES[table] ?? 'required')
}

function reread(person: KnownPerson): KnownPerson {
  const phones = person.phones.map((phone) => {
    const { e164, canText } = readPhone(phone.typed, phone.country)
    return { ...phone, e164, canText }
  })
  return { ...person, phones }
}

function trashStale(context: CommandContext, { contactId, value }: Wrong, years: number): void {
  if (!mayAccess(context.session.role, 'manager')) throw new Failure('FORBIDDEN', { need: 'manager' })
  const { id } = personOf(context, contactId)
  if (staleValueOf(context, id, years) !== value) throw new Failure('CHANGED_MEANWHILE', { what: 'contact' })
  trashContacts(context.db, [id])
}

const STALE_NOW = `SELECT ${STALE_VALUE} AS value FROM ${STALE_FROM} WHERE ${IS_STALE} AND l.contact_id = ?`

/** Undefined: not stale any more. */
export function staleValueOf(context: Omit<QueryContext, 'session'>, id: number, years: number): string | undefined {
  const { values } = staleSince(context, years)
  return context.db.pluck<string>(STALE_NOW, ...values, id)[0]
}
