// Decides what becomes of people who are made one. Preview and merging both stand on this one function, so that what is shown is
// what is done. Pure.
import type { CustomField } from '../../../../../shared/contract/fields.ts'
import type { MergeInput } from '../../../../../shared/contract/duplicates.ts'
import { fold } from '../../../../../shared/domain/fold.ts'
import { Failure } from '../../../../../shared/errors.ts'
import type { SqlValue } from '../../../database/handle.ts'
import { isNameless, LISTS, LIST_TABLES, type ContactColumn } from '../../contacts/service.ts'
import type { ValueChange } from '../../fields/service.ts'
import { choosable, planFields, type PlannedFields } from './fields.ts'
import { planLists, type PlannedLists } from './lists.ts'
import type { Member } from './member.ts'

export interface MergePlan {
  /** Whoever stays first, then by id. */
  readonly members: readonly [Member, ...Member[]]
  readonly fields: PlannedFields
  readonly lists: PlannedLists
  /** Links of others that would lead twice to whoever stays. */
  readonly echoes: readonly number[]
  readonly write: MergeWrites
}

/** All that is written, besides saying who becomes whom. */
export interface MergeWrites {
  readonly columns: ReadonlyMap<ContactColumn, SqlValue>
  readonly custom: readonly ValueChange[]
  readonly deleted: readonly { readonly table: string; readonly id: number }[]
  readonly moved: readonly { readonly table: string; readonly id: number; readonly position: number }[]
}

/** Errors: BAD_INPUT: `keep` or a choice that is none of them (`unknown`), a row that is not theirs, nobody left to call by a name. */
export function planMerge(
  found: readonly Member[],
  { keep: wanted, choices, drop }: Pick<MergeInput, 'keep' | 'choices' | 'drop'>,
  own: readonly CustomField[],
): MergePlan {
  const keep = wanted === undefined ? likeliest(found) : found.find(({ id }) => id === wanted)
  if (keep === undefined) throw unknown('keep')
  refuseStrangers(found, { choices, drop }, own)
  const others = found.filter((member) => member !== keep).sort((a, b) => a.id - b.id)
  const members = [keep, ...others] as const
  const fields = planFields([...members], { choices, own })
  const lists = planLists(members, drop)
  refuseNameless(members, fields, lists)
  const echoes = echoesOf(members)
  return { members: [...members], fields, lists, echoes, write: writesOf(members, { fields, lists, echoes }) }
}

/** Whom most was written about; of equals the oldest. */
function likeliest(members: readonly Member[]): Member | undefined {
  const written = ({ follows }: Member) => Object.values(follows).reduce((sum, count) => sum + count, 0)
  const [first] = members.toSorted(
    (a, b) => written(b) - written(a) || Number(a.row.made_at) - Number(b.row.made_at) || a.id - b.id,
  )
  return first
}

const unknown = (path: string) => new Failure('BAD_INPUT', { issues: [{ path, rule: 'unknown' }] })

function refuseStrangers(
  members: readonly Member[],
  { choices, drop }: Pick<MergeInput, 'choices' | 'drop'>,
  own: readonly CustomField[],
): void {
  const names = choosable(own)
  const ids = new Set(members.map(({ id }) => id))
  for (const [name, id] of Object.entries(choices)) {
    if (!names.has(name) || !ids.has(id)) throw unknown(`choices.${name}`)
  }
  for (const [at, { list, id }] of drop.entries()) {
    const theirs = members.some((member) => member.lists[list].some((row) => row.id === id))
    if (!theirs) throw unknown(`drop.${String(at)}.id`)
  }
}

/** Whoever drops the last number of people without a name leaves nobody to be called. */
function refuseNameless(members: readonly Member[], { columns }: PlannedFields, lists: PlannedLists): void {
  const [keep] = members
  const text = (column: 'given' | 'family' | 'nickname') =>
    String((columns.has(column) ? columns.get(column) : keep?.row[column]) ?? '')
  const stay = <L extends 'phones' | 'emails' | 'numbers' | 'addresses'>(list: L) => {
    const ids = new Set(lists[list].flatMap((row) => (row.stays ? [row.id] : [])))
    return members.flatMap(({ shown }) =>
      (shown[list] as readonly { readonly id: number }[]).filter(({ id }) => ids.has(id)),
    )
  }
  const called = {
    given: text('given'),
    family: text('family'),
    nickname: text('nickname'),
    phones: stay('phones'),
    emails: stay('emails'),
    numbers: stay('numbers'),
    addresses: stay('addresses'),
  } as unknown as Parameters<typeof isNameless>[0] // of a list only the number of rows and an address' lines matter
  if (isNameless(called)) throw new Failure('BAD_INPUT', { issues: [{ path: 'drop', rule: 'too_short', limit: 1 }] })
}

/** Somebody else says of two of them what they now say of one: the later word goes. */
function echoesOf(members: readonly Member[]): number[] {
  const inside = new Set(members.map(({ id }) => id))
  const first = new Map<string, number>()
  return members.flatMap(({ id, shown }) =>
    shown.links
      .filter((link) => link.incoming && !inside.has(link.otherId))
      .flatMap((link) => {
        const key = [link.kind, link.otherId, fold(link.words.trim())].join('\n')
        const whose = first.get(key) ?? id
        first.set(key, whose)
        return whose === id ? [] : [link.id]
      }),
  )
}

function writesOf(
  members: readonly Member[],
  { fields, lists, echoes }: Pick<MergePlan, 'fields' | 'lists' | 'echoes'>,
): MergeWrites {
  const rows = LISTS.flatMap((list) => lists[list].map((row) => ({ ...row, list, table: LIST_TABLES[list].table })))
  const before = new Map(
    LISTS.flatMap((list) =>
      members.flatMap((member) =>
        member.lists[list].map((row) => [`${list} ${String(row.id)}`, row.position] as const),
      ),
    ),
  )
  return {
    columns: fields.columns,
    custom: fields.custom,
    deleted: [
      ...rows.filter(({ stays }) => !stays).map(({ table, id }) => ({ table, id })),
      ...fields.gone,
      ...echoes.map((id) => ({ table: 'link', id })),
    ],
    moved: rows
      .filter(({ stays, list, id, position }) => stays && before.get(`${list} ${String(id)}`) !== position)
      .map(({ table, id, position }) => ({ table, id, position })),
  }
}
