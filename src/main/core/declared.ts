// What all areas declare, joined once at the start: tables, who writes which, long work, procedures.
import type { AboutPeople, Area, CostDeclaration, InLists, SendSource, WorkPlace } from './area.ts'
import type { Facts } from './facts.ts'
import type { SliceWriter } from './database/groups.ts'
import { tableSet, type TableSet } from './database/table-set.ts'
import type { Work } from './database/work.ts'
import { procedures, type Procedures } from './procedures.ts'

export interface Declared {
  readonly areas: readonly Area[]
  readonly tables: TableSet
  readonly procedures: Procedures
  /** The areas that know something about people. */
  readonly tellers: readonly { readonly name: string; readonly about: AboutPeople }[]
  /** What areas above contacts know of people in lists. */
  readonly inLists: readonly InLists[]
  /** What areas know of the cost of people. */
  readonly costs: readonly CostDeclaration[]
  /** Who wants messages sent. */
  readonly sends: readonly SendSource[]
  /** What a segment may ask of people, by the area that says so. */
  readonly facts: readonly { readonly area: string; readonly facts: Facts }[]
  /** The area a table belongs to. */
  areaOf(table: string): string | undefined
  /** Who writes a piece of long work; undefined for a kind of no area. */
  writerOf(work: Work, place: WorkPlace): SliceWriter | Promise<SliceWriter> | undefined
}

/** Throws when two areas disagree, or one names what none declares: better at the start than at a call. */
export function joinAreas(areas: readonly Area[]): Declared {
  const areaOfTable = new Map(areas.flatMap((area) => area.tables.map((table) => [table.name, area.name])))
  const writers = new Map(areas.flatMap((area) => Object.entries(area.works ?? {})))
  return {
    areas,
    tables: tableSet(areas.flatMap((area) => area.tables)),
    procedures: procedures(areas),
    tellers: areas.flatMap(({ name, aboutPeople: about }) => (about === undefined ? [] : [{ name, about }])),
    inLists: areas.flatMap(({ inLists }) => (inLists === undefined ? [] : [inLists])),
    costs: areas.flatMap(({ costs }) => costs ?? []),
    sends: areas.flatMap(({ sends }) => (sends === undefined ? [] : [sends])),
    facts: areas.flatMap(({ name: area, facts }) => (facts === undefined ? [] : [{ area, facts }])),
    areaOf: (table) => areaOfTable.get(table),
    writerOf: (work, place) => writers.get(work.kind)?.(work, place),
  }
}
