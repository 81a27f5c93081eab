// Whose value stays where a person has only one: whoever stays keeps their own word, nothing never wins over something, and
// what somebody chose holds. Pure.
import type { CustomField, CustomValue } from '../../../../../shared/contract/fields.ts'
import { sameBirthday } from '../../../../../shared/domain/similarity.ts'
import type { SqlValue } from '../../../database/handle.ts'
import type { ContactColumn } from '../../contacts/service.ts'
import { shownValue, type ValueChange } from '../../fields/service.ts'
import { naturalItems, type Items } from './own-values.ts'
import type { Member } from './member.ts'

export type Choices = Readonly<Record<string, number>>

export interface PlannedField {
  readonly name: string
  /** The declared field that says who may see it; null where everybody may. */
  readonly seenAs: string | null
  readonly label: string | null
  readonly values: readonly { readonly contactId: number; readonly value: string | number | null }[]
  readonly chosen: number
  readonly differ: boolean
  /** Not one stays but all of them. */
  readonly joined: boolean
}

export interface PlannedFields {
  /** Of which anybody has anything. */
  readonly fields: readonly PlannedField[]
  /** Whose stays, by the name of the field. */
  readonly chosen: ReadonlyMap<string, number>
  /** What will stand in the shop's own fields in use. */
  readonly own: ReadonlyMap<CustomField, Items>
  /** Of whoever stays, only what becomes another. */
  readonly columns: ReadonlyMap<ContactColumn, SqlValue>
  /** Of the shop's own fields, written for whoever stays. */
  readonly custom: readonly ValueChange[]
  /** Photos and birthdays that do not stay, by table. */
  readonly gone: readonly { readonly table: 'contact_photo' | 'occasion'; readonly id: number }[]
}

/** Columns of which a person has one; `age` takes the day along on which it was said. */
const SINGLE = [
  'kind',
  'nickname',
  'say',
  'source',
  'preferred_channel',
  'language',
  'looked_after_by',
  'gender',
  'age',
  'family_status',
  'household_income',
  'business_income',
  'interests',
] as const satisfies readonly ContactColumn[]

/** As long as a note may be. */
const LONGEST_NOTE = 20_000

export const OWN_VALUE = 'contact_value.value'
const customName = (field: number) => `custom:${String(field)}`

/** `members`: whoever stays first. `own`: the shop's fields of people, also those put aside. */
export function planFields(
  members: readonly [Member, ...Member[]],
  { choices, own }: { readonly choices: Choices; readonly own: readonly CustomField[] },
): PlannedFields {
  const [keep] = members
  const single = SINGLE.map((column) => singleOf(column, members, choices))
  const name = nameOf(members, choices)
  const note = noteOf(members, choices)
  const birthday = birthdayOf(members, choices)
  const photo = photoOf(members, choices)
  const custom = own.map((field) => ownOf(field, members, choices))
  const columns = new Map<ContactColumn, SqlValue>()
  const set = (column: ContactColumn, value: SqlValue) => {
    if (value !== keep.row[column]) columns.set(column, value)
  }
  const whose = (id: number) => members.find((member) => member.id === id) ?? keep
  for (const { chosen, column } of single) {
    set(column, whose(chosen).row[column])
    if (column === 'age') set('age_on', whose(chosen).row.age_on)
  }
  for (const column of ['given', 'family', 'family_first'] as const) set(column, whose(name.chosen).row[column])
  set('note', note.text)
  set('made_at', Math.min(...members.map(({ row }) => Number(row.made_at))))
  const all: readonly PlannedField[] = [name, ...single, birthday, photo, note, ...custom]
  const aside = new Set(custom.flatMap((field) => (field.archived ? [field.name] : [])))
  return {
    fields: all.filter((field) => field.values.some(({ value }) => value !== null) && !aside.has(field.name)),
    chosen: new Map(all.map((field) => [field.name, field.chosen])),
    own: new Map(custom.flatMap(({ field, wanted }) => (field.archived ? [] : [[field, wanted] as const]))),
    columns,
    custom: custom.flatMap(({ changes }) => changes),
    gone: [...birthday.gone, ...photo.gone],
  }
}

/** The names choices may have. */
export function choosable(own: readonly CustomField[]): ReadonlySet<string> {
  const columns = [...SINGLE, 'note'].map((column) => `contact.${column}`)
  return new Set(['name', 'birthday', 'photo', ...columns, ...own.map(({ id }) => customName(id))])
}

/** The declared field by which it is told who may see a choice. */
export const seenAs = (name: string) =>
  name.startsWith('custom:') ? OWN_VALUE : name.startsWith('contact.') ? name : null

type Values = PlannedField['values']

interface Said {
  readonly name: string
  readonly values: Values
  readonly label?: string | null
}

function decided({ name, values, label = null }: Said, choices: Choices, members: readonly Member[]): PlannedField {
  const said = values.filter(({ value }) => value !== null)
  const chosen = choices[name] ?? said[0]?.contactId ?? members[0]?.id ?? 0
  const differ = new Set(said.map(({ value }) => value)).size > 1
  return { name, seenAs: seenAs(name), label, values, chosen, differ, joined: false }
}

const orNull = (value: SqlValue): string | number | null =>
  typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? value : null

function singleOf(column: (typeof SINGLE)[number], members: readonly Member[], choices: Choices) {
  // An age is said as of today, whenever it was noted.
  const value = ({ row, shown }: Member) => (column === 'age' ? shown.age : orNull(row[column]))
  const values = members.map((member) => ({ contactId: member.id, value: value(member) }))
  return { ...decided({ name: `contact.${column}`, values }, choices, members), column }
}

function nameOf(members: readonly Member[], choices: Choices): PlannedField {
  const values = members.map(({ id, row, shown }) => {
    const named = `${String(row.given)}${String(row.family)}`.trim() !== ''
    return { contactId: id, value: named ? shown.name : null }
  })
  return decided({ name: 'name', values }, choices, members)
}

/** All that was noted about them stays, each once, as far as there is room; unless somebody chose. */
function noteOf(members: readonly Member[], choices: Choices): PlannedField & { readonly text: string | null } {
  const values = members.map(({ id, row }) => ({ contactId: id, value: orNull(row.note) }))
  const field = decided({ name: 'contact.note', values }, choices, members)
  if (choices[field.name] !== undefined) {
    return { ...field, text: stringOf(values.find(({ contactId }) => contactId === field.chosen)?.value) }
  }
  const text = values.reduce<string | null>((so, { value }) => {
    const note = stringOf(value)?.trim() ?? ''
    if (so === null || note === '' || so.includes(note)) return so ?? (stringOf(value) || null)
    const both = `${so}\n\n${note}`
    return both.length > LONGEST_NOTE ? so : both
  }, null)
  return { ...field, joined: field.differ, text }
}

const stringOf = (value: string | number | null | undefined) => (value == null ? null : String(value))

/** One birthday: of those that do not contradict each other the one that says most. */
function birthdayOf(members: readonly Member[], choices: Choices): PlannedField & Pick<PlannedFields, 'gone'> {
  const rows = (member: Member) => member.shown.occasions.filter(({ kind }) => kind === 'birthday')
  const values = members.map((member) => ({ contactId: member.id, value: rows(member)[0]?.date ?? null }))
  const field = decided({ name: 'birthday', values }, choices, members)
  const first = values.find(({ value }) => value !== null)
  const fullest = values.reduce((best, one) => (saysMore(one.value, best?.value ?? null) ? one : best), first)
  const chosen = choices['birthday'] ?? fullest?.contactId ?? field.chosen
  const others = members.filter(({ id }) => id !== chosen)
  return {
    ...field,
    chosen,
    gone: others.flatMap((member) => rows(member).map(({ id }) => ({ table: 'occasion', id }))),
  }
}

function saysMore(date: string | null, than: string | null): boolean {
  if (date === null || than === null) return false
  return date.length > than.length && sameBirthday(date, than) !== 'different'
}

/** The picture that is shown of somebody: their own, else the oldest. */
function photoOf(members: readonly Member[], choices: Choices): PlannedField & Pick<PlannedFields, 'gone'> {
  const values = members.map(({ id, photos }) => ({ contactId: id, value: photos.length > 0 ? 1 : null }))
  const field = decided({ name: 'photo', values }, choices, members)
  const [keep] = members
  const first = (id: number | undefined, photos: Member['photos']) =>
    photos.toSorted((a, b) => Number(a.said !== id) - Number(b.said !== id) || a.id - b.id)
  const wanted = members.find(({ id }) => id === field.chosen)
  const stays = first(wanted?.id, wanted?.photos ?? [])[0]
  const order = first(
    keep?.id,
    members.flatMap(({ photos }) => photos),
  )
  const before = stays === undefined ? order : order.slice(0, order.indexOf(stays))
  const differ = values.filter(({ value }) => value !== null).length > 1
  return { ...field, differ, gone: before.map(({ id }) => ({ table: 'contact_photo', id })) }
}

interface PlannedOwn extends PlannedField {
  readonly archived: boolean
  readonly field: CustomField
  readonly wanted: Items
  readonly changes: readonly ValueChange[]
}

function ownOf(field: CustomField, members: readonly [Member, ...Member[]], choices: Choices): PlannedOwn {
  const items = members.map((member) => ({ id: member.id, items: naturalItems(member.id, field.id, [member]) }))
  const values = items.map(({ id, items: said }) => ({ contactId: id, value: told(shownValue(field, said)) }))
  const name = customName(field.id)
  const planned = decided({ name, values, label: field.name }, choices, members)
  const all = field.type === 'multi-list' && choices[name] === undefined
  const wanted: Items = all
    ? new Map(items.flatMap(({ items: said }) => [...said]))
    : (items.find(({ id }) => id === planned.chosen)?.items ?? new Map())
  return {
    ...planned,
    joined: all && planned.differ,
    archived: field.archived,
    field,
    wanted,
    changes: changesTo(field.id, wanted, naturalItems(members[0].id, field.id, members)),
  }
}

function changesTo(fieldId: number, wanted: Items, natural: Items): ValueChange[] {
  return [...new Set([...wanted.keys(), ...natural.keys()])].flatMap((item): ValueChange[] => {
    const value = wanted.get(item) ?? null
    // What it is found by is derived.
    return value === (natural.get(item) ?? null) ? [] : [{ fieldId, item, value, key: null }]
  })
}

function told(value: CustomValue | null): string | number | null {
  if (typeof value === 'boolean') return Number(value)
  return Array.isArray(value) ? value.join(', ') : value
}
