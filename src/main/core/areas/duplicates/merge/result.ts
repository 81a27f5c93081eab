// The person several will be, as `contacts.get` will show them: composed of what is shown of each and what was decided. Pure.
import type { Contact } from '../../../../../shared/contract/contacts.ts'
import type { CustomValues } from '../../../../../shared/contract/fields.ts'
import { listed, type List } from '../../contacts/service.ts'
import { shownValue } from '../../fields/service.ts'
import { inOrder } from './lists.ts'
import type { Tag } from './member.ts'
import type { MergePlan } from './plan.ts'

/** Version and last change are those of whoever stays, before it is done. */
export function resultOf(plan: MergePlan): Contact {
  const { members, fields, echoes } = plan
  const [keep] = members
  const from = (name: string) => (members.find(({ id }) => id === fields.chosen.get(name)) ?? keep).shown
  const one = <K extends keyof Contact>(name: string, key: K): Pick<Contact, K> => {
    const { [key]: value } = from(name)
    return { [key]: value } as Pick<Contact, K> // one key, with the value that belongs to it
  }
  const links = linksOf(plan, new Set(echoes))
  const note = fields.columns.has('note') ? fields.columns.get('note') : keep.row.note
  const person: Contact = {
    ...keep.shown,
    ...one('name', 'given'),
    ...one('name', 'family'),
    ...one('contact.kind', 'kind'),
    ...one('contact.nickname', 'nickname'),
    ...one('contact.say', 'say'),
    ...one('contact.source', 'source'),
    ...one('contact.preferred_channel', 'preferredChannel'),
    ...one('contact.language', 'language'),
    ...one('contact.looked_after_by', 'lookedAfterBy'),
    ...one('contact.looked_after_by', 'lookedAfterByName'),
    ...one('contact.gender', 'gender'),
    ...one('contact.age', 'age'),
    ...one('contact.family_status', 'familyStatus'),
    ...one('contact.household_income', 'householdIncome'),
    ...one('contact.business_income', 'businessIncome'),
    ...one('contact.interests', 'interests'),
    note: note === null || note === undefined ? null : String(note),
    madeAt: Math.min(...members.map(({ shown }) => shown.madeAt)),
    phones: staying(plan, 'phones'),
    emails: staying(plan, 'emails'),
    addresses: staying(plan, 'addresses'),
    occasions: occasionsOf(plan),
    preferences: staying(plan, 'preferences'),
    numbers: staying(plan, 'numbers'),
    links,
    referrals: links.filter(({ incoming, kind }) => incoming && kind === 'referred-by').length,
    custom: ownOf(plan),
    tags: tagsOf(members.flatMap(({ tags }) => tags)),
    hasPhoto: members.flatMap(({ photos }) => photos).length > goneOf(plan, 'contact_photo').size,
  }
  return { ...person, ...calledBy(person, plan) }
}

const goneOf = ({ fields }: MergePlan, table: string): ReadonlySet<number> =>
  new Set(fields.gone.flatMap((row) => (row.table === table ? [row.id] : [])))

type Parts = 'phones' | 'emails' | 'addresses' | 'preferences' | 'numbers'

function staying<P extends Parts>({ members, lists }: MergePlan, list: P & List): Contact[P] {
  const rows = members.flatMap(({ shown }) => shown[list] as readonly { readonly id: number }[])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const stay = lists[list].filter((row) => row.stays).sort(inOrder)
  return stay.flatMap(({ id }) => byId.get(id) ?? []) as unknown as Contact[P] // rows of that list, by their ids
}

/** Birthdays stand among the other occasions, in the places they had. */
function occasionsOf(plan: MergePlan): Contact['occasions'] {
  const gone = new Set([
    ...goneOf(plan, 'occasion'),
    ...plan.lists.occasions.flatMap((row) => (row.stays ? [] : [row.id])),
  ])
  const places = plan.members.flatMap(({ lists }) => lists.occasions)
  const rows = plan.members.flatMap(({ shown }) => shown.occasions)
  return places
    .filter(({ id }) => !gone.has(id))
    .sort((a, b) => a.position - b.position || a.id - b.id)
    .flatMap(({ id }) => rows.find((row) => row.id === id) ?? [])
}

function linksOf({ members, lists }: MergePlan, echoes: ReadonlySet<number>): Contact['links'] {
  const all = members.flatMap(({ shown }) => shown.links)
  const inside = new Set(members.map(({ id }) => id))
  const said = lists.links
    .filter((row) => row.stays)
    .sort(inOrder)
    .flatMap(({ id }) => all.find((link) => link.id === id && !link.incoming) ?? [])
  const heard = all
    .filter((link) => link.incoming && !inside.has(link.otherId) && !echoes.has(link.id))
    .sort((a, b) => a.id - b.id)
  return [...said, ...heard]
}

function ownOf({ fields }: MergePlan): CustomValues {
  const said = [...fields.own].flatMap(([field, items]) => {
    const value = shownValue(field, items)
    return value === null ? [] : [[String(field.id), value] as const]
  })
  return Object.fromEntries(said)
}

function tagsOf(tags: readonly Tag[]): string[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]))
  const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return [...byId.values()].sort((a, b) => before(a.key, b.key) || a.id - b.id).map(({ name }) => name)
}

function calledBy(person: Contact, { members, fields }: MergePlan): Pick<Contact, 'name' | 'initials'> {
  const [keep] = members
  const first = fields.columns.has('family_first') ? fields.columns.get('family_first') : keep.row.family_first
  const { name, initials } = listed({
    ...person,
    familyFirst: first === 1,
    phones: person.phones.map(({ shown }) => ({ shown, digits: '' })),
    emails: person.emails.map(({ address }) => address),
    preferences: [],
    numbers: person.numbers.map(({ number }) => number),
    birthday: false,
    photo: false,
  })
  return { name, initials }
}
