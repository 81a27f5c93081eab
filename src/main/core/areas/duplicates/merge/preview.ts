// What merging would make of people, as they are compared side by side.
import type { InputOf } from '../../../../../shared/contract/base.ts'
import type { duplicates, MergePreview } from '../../../../../shared/contract/duplicates.ts'
import { CONSENT_CHANNELS, CONSENT_PURPOSES } from '../../../../../shared/domain/consent.ts'
import { fold } from '../../../../../shared/domain/fold.ts'
import { sameBirthday } from '../../../../../shared/domain/similarity.ts'
import type { QueryContext } from '../../../area.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { entriesOf, standings } from '../../consent/service.ts'
import { LISTS, type List } from '../../contacts/service.ts'
import { pairKey, saidNotSame } from '../not-same.ts'
import { addressLine, duplicatePeople } from '../people.ts'
import { hides } from '../sight.ts'
import { inOrder } from './lists.ts'
import { FOLLOWING, type Member } from './member.ts'
import type { MergePlan } from './plan.ts'
import { resultOf } from './result.ts'
import { planOf } from './write.ts'

/** Errors: NOT_FOUND, BAD_INPUT, FORBIDDEN. */
export function previewMerge(context: QueryContext, input: InputOf<typeof duplicates.preview>): MergePreview {
  const { db, session } = context
  const plan = planOf(context, input)
  const { members, fields } = plan
  const [keep] = members
  return {
    keep: keep.id,
    people: duplicatePeople(db, input.ids),
    fields: fields.fields
      .filter(({ seenAs }) => !hides(session, seenAs))
      .map(({ name, label, values, chosen, differ, joined }) => ({
        name,
        label,
        values: [...values],
        chosen,
        differ,
        joined,
      })),
    lists: [...LISTS.map((list) => shownList(list, plan)), tagList(members)].filter(({ rows }) => rows.length > 0),
    consents: consentsOf(db, members),
    follows: followsOf(members),
    heed: heedOf(db, plan, hides(session, 'contact.gender')),
    result: resultOf(plan),
  }
}

type ShownList = MergePreview['lists'][number]

function shownList(list: List, { members, lists }: MergePlan): ShownList {
  const words = new Map(members.flatMap((member) => WORDS[list](member)))
  const rows = lists[list]
    .filter(({ id }) => words.has(id))
    .sort(inOrder)
    .map(({ id, contactId, sameAs, stays }) => ({ id, contactId, words: words.get(id) ?? '', sameAs, stays }))
  return { name: list, rows }
}

type Worded = readonly (readonly [id: number, words: string])[]

const both = (one: string, other: string) => [one, other].filter((part) => part.trim() !== '').join(' · ')

const WORDS: Readonly<Record<List, (member: Member) => Worded>> = {
  phones: ({ shown }) => shown.phones.map((phone) => [phone.id, phone.shown]),
  emails: ({ shown }) => shown.emails.map(({ id, address }) => [id, address]),
  addresses: ({ shown }) => shown.addresses.map((address) => [address.id, addressLine(address)]),
  occasions: ({ shown }) => shown.occasions.map(({ id, label, date }) => [id, both(label, date)]),
  preferences: ({ shown }) => shown.preferences.map(({ id, words }) => [id, words]),
  links: ({ shown }) =>
    shown.links.filter(({ incoming }) => !incoming).map(({ id, otherName, words }) => [id, both(otherName, words)]),
  numbers: ({ shown }) => shown.numbers.map(({ id, source, number }) => [id, both(source, number)]),
}

/** A tag that several have is one tag. */
function tagList(members: readonly Member[]): ShownList {
  const first = new Map<number, number>()
  const rows = members.flatMap(({ id: contactId, tags }) =>
    tags.map(({ id, name }) => {
      const whose = first.get(id) ?? contactId
      first.set(id, whose)
      const again = whose !== contactId
      return { id, contactId, words: name, sameAs: again ? id : null, stays: !again }
    }),
  )
  return { name: 'tags', rows }
}

/** Derived as the ledger is when they are one: by the same function, of all their entries together. */
function consentsOf(db: ReadDb, members: readonly Member[]): MergePreview['consents'] {
  const entries = entriesOf(
    db,
    members.map(({ id }) => id),
  )
  return CONSENT_PURPOSES.flatMap((purpose) =>
    CONSENT_CHANNELS.flatMap((channel) => {
      const about = entries.filter((entry) => entry.purpose === purpose && entry.channel === channel)
      const stateOf = (some: typeof about) => standings(some)[0]?.state ?? 'unknown'
      if (about.length === 0) return []
      const each = members.map(({ id }) => ({
        contactId: id,
        state: stateOf(about.filter(({ owner }) => owner === id)),
      }))
      return [{ channel, purpose, each, after: stateOf(about) }]
    }),
  )
}

function followsOf([, ...others]: readonly Member[]): Record<string, number> {
  const counts = FOLLOWING.map((name) => [name, others.reduce((sum, { follows }) => sum + follows[name], 0)] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

function heedOf(db: ReadDb, { members, fields }: MergePlan, blindToGender: boolean): MergePreview['heed'] {
  const [, ...others] = members
  const several = (values: readonly unknown[]) => new Set(values.filter((value) => value !== null)).size > 1
  const dates = fields.fields.find(({ name }) => name === 'birthday')?.values.map(({ value }) => value) ?? []
  const birthdays = dates.filter((date) => typeof date === 'string')
  const said = saidNotSame(db)
  const heed: readonly (readonly [MergePreview['heed'][number], boolean])[] = [
    ['said-not-same', pairsOf(members).some(([a, b]) => said.has(pairKey(a.id, b.id)))],
    ['birthdays', birthdays.some((a) => birthdays.some((b) => sameBirthday(a, b) === 'different'))],
    ['kinds', several(members.map(({ row }) => row.kind))],
    ['genders', !blindToGender && several(members.map(({ shown }) => shown.gender && fold(shown.gender.trim())))],
    ['households', several(members.map(({ household }) => household))],
    ['accounts', others.some(({ owed }) => owed !== 0)],
  ]
  return heed.flatMap(([what, holds]) => (holds ? [what] : []))
}

const pairsOf = <T>(items: readonly T[]): (readonly [T, T])[] =>
  items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const))
