// What somebody has decided about people who are to become one: who is meant, who stays, which values and rows. Pure.
import type { DuplicateGroup, DuplicatePerson, MergeInput, MergePreview } from '../../../shared/contract/duplicates.ts'

export interface Merging {
  /** Who is meant, in the order of the columns. */
  readonly ids: readonly number[]
  /** Undefined while the book may choose. */
  readonly keep: number | undefined
  /** Field → whose value stays. */
  readonly choices: Readonly<Record<string, number>>
  readonly drop: MergeInput['drop']
}

/** What a comparison of people is drawn from. */
export interface CompareProps {
  readonly people: readonly DuplicatePerson[]
  readonly merging: Merging
  readonly onMerging: (merging: Merging) => void
  /** Of those who are meant. */
  readonly preview: MergePreview
  /** Of everybody, where somebody is not meant; else the same. */
  readonly everybody: MergePreview
}

export type DroppableList = MergeInput['drop'][number]['list']
const DROPPABLE: readonly string[] = [
  'phones',
  'emails',
  'addresses',
  'occasions',
  'preferences',
  'links',
  'numbers',
] satisfies readonly DroppableList[]

export function canDrop(list: string): list is DroppableList {
  return DROPPABLE.includes(list)
}

export function mergingOf(ids: readonly number[]): Merging {
  return { ids, keep: undefined, choices: {}, drop: [] }
}

/** Of a group those of whom no two speak against each other, in the order they are shown. */
export function mergingOfGroup({ people, together }: DuplicateGroup): Merging {
  const all = people.map(({ id }) => id)
  const ids = all.filter((id) => together.includes(id))
  return mergingOf(ids.length < 2 ? all : ids)
}

/** What to ask and to do with it. Answers the same words for the same decision, so that what was fetched before is found. */
export function inputOf({ ids, keep, choices, drop }: Merging) {
  return { ids: [...ids], ...(keep === undefined ? {} : { keep }), choices: { ...choices }, drop: [...drop] }
}

/** In or out; whoever goes out takes what was chosen of them along. `all` gives the order. */
export function withPerson(merging: Merging, id: number, all: readonly number[]): Merging {
  const inside = merging.ids.includes(id)
  const ids = all.filter((one) => (one === id ? !inside : merging.ids.includes(one)))
  const choices = Object.fromEntries(Object.entries(merging.choices).filter(([, whose]) => ids.includes(whose)))
  return {
    ...merging,
    ids,
    choices,
    keep: merging.keep !== undefined && ids.includes(merging.keep) ? merging.keep : undefined,
  }
}

/** As the book proposes it. */
export function withoutChoice(merging: Merging, field: string): Merging {
  return { ...merging, choices: Object.fromEntries(Object.entries(merging.choices).filter(([name]) => name !== field)) }
}

export function withRow(merging: Merging, list: DroppableList, id: number): Merging {
  const dropped = merging.drop.some((one) => one.list === list && one.id === id)
  const drop = dropped
    ? merging.drop.filter((one) => one.list !== list || one.id !== id)
    : [...merging.drop, { list, id }]
  return { ...merging, drop }
}

/** Who stays when the arrow is pressed: the next of those who are meant, around the edge. */
export function neighbourOf(ids: readonly number[], keep: number, step: 1 | -1): number {
  const at = ids.indexOf(keep)
  return ids[(at + step + ids.length) % ids.length] ?? keep
}

/** What was seen of each, so that the core can tell when somebody changed it since. */
export function versionsIn({ people }: MergePreview): Record<string, number> {
  return Object.fromEntries(people.map(({ id, version }) => [String(id), version]))
}
