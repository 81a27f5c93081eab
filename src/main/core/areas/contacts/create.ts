// Makes people and companies, one or thousands: checked first, then written table by table with ids in blocks, which is
// what makes an import quick.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import { addressName, isFamilyFirst } from '../../../../shared/domain/person-name.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import { fieldsOf, planCustom, writeCustom, type CustomPlan } from '../fields/service.ts'
import { manyRows } from '../../database/many-rows.ts'
import { issuesOf, type Issue } from './check.ts'
import { LISTS, LIST_TABLES, insertRows, type InputOf, type List, type NewRow } from './part-lists.ts'
import { addTagsOf, ensureTags, tagKey } from './tags.ts'

export interface NewContact {
  readonly patch: ContactPatch
  /** UTC epoch ms of when the shop first wrote this person down; now unless said. */
  readonly madeAt?: number
}

export interface Made {
  readonly id: number
  readonly number: string
}

/** Errors: BAD_INPUT with paths in the patch. */
export function createContact(context: CommandContext, patch: ContactPatch): Made {
  const [made] = createContacts(context, [{ patch }], () => '')
  if (made === undefined) throw new Error('one patch makes one contact')
  return made
}

/**
 * Makes many within the open command: a command of some hundred people is the quickest way to fill a book. Links may point
 * to anybody who is in the book before the call.
 * Errors: BAD_INPUT; `prefix` says how the path of an issue begins, `<index>.` unless said. Then nothing was written.
 */
export function createContacts(
  context: CommandContext,
  people: readonly NewContact[],
  prefix: (at: number) => string = (at) => `${String(at)}.`,
): Made[] {
  if (people.length === 0) return []
  const custom = plannedCustom(context, people)
  const issues = people.flatMap(({ patch }, at) =>
    [...issuesOfNew(context, patch), ...(custom[at]?.issues ?? [])].map((issue) => ({
      ...issue,
      path: prefix(at) + issue.path,
    })),
  )
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
  const first = context.db.newIds('contact', people.length)
  const numbered = people.map((person, at) => ({ ...person, id: first + at }))
  writePeople(context, numbered)
  for (const list of LISTS) {
    insertRows(
      context.db,
      list,
      numbered.flatMap(({ id, patch }) => newRows(list, { id, patch, country: context.settings.country })),
    )
  }
  writeCustom(
    context.db,
    'contacts',
    numbered.map(({ id }, at) => ({ id, changes: custom[at]?.changes ?? [] })),
  )
  const tags = ensureTags(
    context.db,
    people.flatMap(({ patch }) => patch.tags ?? []),
  )
  addTagsOf(
    context.db,
    numbered.map(({ id, patch }) => ({
      contactId: id,
      tagIds: (patch.tags ?? []).map((name) => tags.get(tagKey(name)) ?? 0),
    })),
  )
  return numbered.map(({ id }) => ({ id, number: customerNumber(id) }))
}

/** By place; empty when nobody has any. */
function plannedCustom({ db }: CommandContext, people: readonly NewContact[]): readonly CustomPlan[] {
  if (people.every(({ patch }) => patch.custom === undefined)) return []
  const fields = fieldsOf(db, 'contacts')
  return people.map(({ patch }) => planCustom(db, { subject: 'contacts', custom: patch.custom, id: null, fields }))
}

/** Why somebody cannot be made of this; paths in the patch. */
export function issuesOfNew({ db, settings }: Pick<QueryContext, 'db' | 'settings'>, patch: ContactPatch): Issue[] {
  const issues = issuesOf({
    db,
    country: settings.country,
    id: null,
    kind: patch.kind ?? 'person',
    patch,
    unchanged: () => false,
  })
  if (isNameless(patch)) issues.push({ path: 'family', rule: 'too_short', limit: 1 })
  for (const list of LISTS) {
    for (const [at, row] of (patch[list] ?? []).entries()) {
      if (row.id !== undefined) issues.push({ path: `${list}.${String(at)}.id`, rule: 'unknown' })
    }
  }
  return issues
}

/** Somebody needs a name, a nickname, a number or an address by which to be called. */
export function isNameless(said: ContactPatch): boolean {
  const { given, family, nickname, phones, emails, numbers, addresses = [] } = said
  const ways = Boolean(phones?.length) || Boolean(emails?.length) || Boolean(numbers?.length)
  return !given && !family && !nickname && !ways && addresses.every((one) => addressName(one) === '')
}

const COLUMNS =
  'id, kind, given, family, family_first, nickname, say, source, preferred_channel, language, looked_after_by, note, gender, age, age_on, family_status, household_income, business_income, interests, made_at'

/** Blank text says nothing. */
export const orNull = (text: string | null | undefined) => (text == null || text.trim() === '' ? null : text)

function writePeople(context: CommandContext, people: readonly (NewContact & { readonly id: number })[]): void {
  const { db, settings, outside } = context
  const now = outside.clock.now()
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(now)
  const into = manyRows(db, { table: 'contact', columns: COLUMNS })
  for (const { id, patch, madeAt } of people) {
    const { given = '', family = '', language = null } = patch
    into.add(
      id,
      patch.kind ?? 'person',
      given,
      family,
      Number(isFamilyFirst(given, family, language ?? settings.language)),
      orNull(patch.nickname),
      orNull(patch.say),
      orNull(patch.source),
      patch.preferredChannel ?? null,
      language,
      patch.lookedAfterBy ?? null,
      orNull(patch.note),
      orNull(patch.gender),
      patch.age ?? null,
      patch.age == null ? null : today,
      orNull(patch.familyStatus),
      orNull(patch.householdIncome),
      orNull(patch.businessIncome),
      orNull(patch.interests),
      madeAt ?? now,
    )
  }
  into.end()
}

interface NewList {
  readonly id: number
  readonly patch: ContactPatch
  readonly country: string
}

function newRows<L extends List>(list: L, { id, patch, country }: NewList): NewRow[] {
  const inputs: readonly InputOf<L>[] = patch[list] ?? []
  return inputs.map((input, position) => ({
    contactId: id,
    position,
    values: LIST_TABLES[list].values(input, country, null),
  }))
}
