// What the simulation must know of a table beyond its declaration: a believable row for it. The real tables of an area join
// the simulation by one adapter each.
import type { SqlValue } from '../../src/main/core/database/handle.ts'
import type { Dice } from './journal-dice.ts'

export type Values = Readonly<Record<string, SqlValue>>

/** Gives an id of an existing row of another table to point to. */
export type Finder = (table: string) => number | undefined

export interface Adapter {
  readonly table: string
  /**
   * The stated columns of a new row beside key, contact and merge; undefined when there is nothing to point to. For a
   * natural key also its columns other than the contact. Edits take some of these columns.
   */
  readonly values: (dice: Dice, find: Finder, contact: number | null) => Values | undefined
  /** Columns an edit leaves alone, such as foreign keys. */
  readonly fixed?: readonly string[]
}

/** Reals with and without a point, blobs, every type in an ANY column: what a careless journal would change. */
function extra(dice: Dice): SqlValue {
  return (
    dice.pick<SqlValue>([
      null,
      7,
      2 ** 40,
      1.5,
      0.1 + 0.2,
      dice.word(),
      'null',
      '{"b":"00"}',
      new Uint8Array([0, 255]),
    ]) ?? null
  )
}

export const SHOP_ADAPTERS: readonly Adapter[] = [
  {
    table: 'person',
    values: (dice, find) => ({
      name: dice.word(),
      note: dice.chance(0.3) ? null : dice.word(),
      score: dice.pick([null, 1, 1.5, -0.25]) ?? null,
      photo: dice.chance(0.2) ? new Uint8Array([dice.below(256), 0]) : null,
      extra: extra(dice),
      works_for: dice.chance(0.2) ? (find('person') ?? null) : null,
    }),
  },
  { table: 'phone', values: (dice) => ({ number: dice.word(), label: dice.chance(0.5) ? null : dice.word() }) },
  { table: 'remark', values: (dice) => ({ words: dice.word() }) },
  { table: 'deal', values: (dice) => ({ title: dice.word() }) },
  {
    table: 'deal_item',
    fixed: ['deal_id'],
    values: (dice, find, contact) => {
      const deal = contact === null ? undefined : find(`deal of ${contact}`)
      return deal === undefined ? undefined : { deal_id: deal, what: dice.word() }
    },
  },
  {
    table: 'link',
    values: (dice, find) => {
      const other = find('person')
      return other === undefined ? undefined : { other_id: other, how: dice.word() }
    },
  },
  { table: 'tag', values: (dice) => ({ name: dice.word(), archived: 0 }), fixed: ['archived'] },
  {
    table: 'person_tag',
    fixed: ['tag_id'],
    values: (dice, find) => {
      const tag = find('tag')
      return tag === undefined ? undefined : { tag_id: tag, why: dice.chance(0.5) ? null : dice.word() }
    },
  },
  {
    table: 'points',
    fixed: ['kept', 'amount'],
    values: (dice) => ({
      amount: dice.below(200) - 50,
      note: dice.chance(0.5) ? null : dice.word(),
      kept: dice.chance(0.1) ? 1 : 0,
    }),
  },
  { table: 'option', values: (dice) => ({ name: `o${dice.below(4)}`, value: extra(dice) }), fixed: ['name'] },
]
