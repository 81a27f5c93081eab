// Two people changed the same customer: what can be put together without asking, and what has to be chosen.
// Pure: compares drafts field by field against the state both started from.
import { mergeCustom } from '../../fields/custom-draft.ts'
import { listsOf, type Draft, type DraftField } from './draft.ts'

export interface Conflict {
  readonly field: DraftField
  readonly mine: Draft[DraftField]
  readonly theirs: Draft[DraftField]
}

export interface Merged {
  /** Theirs wherever only they changed it, mine wherever I did; in a conflict mine, until it is chosen. */
  readonly draft: Draft
  readonly conflicts: readonly Conflict[]
}

/** A field as it would be stored, so that row keys and spaces make no conflict. */
function stored(draft: Draft, field: DraftField): unknown {
  const lists = listsOf(draft)
  if (field === 'birthday') return [draft.birthday.typed.trim() === '' ? null : draft.birthday.date]
  if (field === 'occasions') return lists.occasions.filter((row) => row.kind !== 'birthday')
  if (field in lists) return lists[field as keyof typeof lists]
  const value = draft[field]
  return typeof value === 'string' ? value.trim() : value
}

export function threeWay(base: Draft, mine: Draft, theirs: Draft): Merged {
  const differs = (field: DraftField, left: Draft, right: Draft) =>
    JSON.stringify(stored(left, field)) !== JSON.stringify(stored(right, field))
  const conflicts: Conflict[] = []
  const taken: Partial<Record<DraftField, Draft[DraftField]>> = {}
  const custom = mergeCustom(base.custom, mine.custom, theirs.custom)
  for (const field of Object.keys(base) as DraftField[]) {
    if (field === 'custom') {
      taken.custom = custom.draft
      if (custom.theirs !== null) conflicts.push({ field, mine: custom.draft, theirs: custom.theirs })
      continue
    }
    const changedHere = differs(field, base, mine)
    const changedThere = differs(field, base, theirs)
    taken[field] = changedHere ? mine[field] : theirs[field]
    if (changedHere && changedThere && differs(field, mine, theirs))
      conflicts.push({ field, mine: mine[field], theirs: theirs[field] })
  }
  return { draft: { ...mine, ...(taken as Partial<Draft>) }, conflicts }
}

/** The draft with the other person's value taken for one field. */
export function takeTheirs(draft: Draft, conflict: Conflict): Draft {
  return { ...draft, [conflict.field]: conflict.theirs }
}
