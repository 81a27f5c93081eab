// How well the finder of duplicates does where what belongs together is known: precision, recall and F1 of the pairs at PROBABLE.
import { findDuplicates, type FindOptions, type Found } from '../../src/shared/domain/duplicates/find.ts'
import type { DuplicateRecord } from '../../src/shared/domain/duplicates/record.ts'

/** All of it at once. */
export function found(records: readonly DuplicateRecord[], options: FindOptions = {}): Found {
  const steps = findDuplicates(records, options)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

export interface Linkage {
  readonly people: number
  /** Pairs that are one person. */
  readonly wanted: number
  readonly told: number
  readonly right: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** `whose(id)`: equal for the records of one person. */
export function linkageOf(
  pairs: readonly { readonly a: number; readonly b: number }[],
  ids: readonly number[],
  whose: (id: number) => string | number,
): Linkage {
  const sizes = Map.groupBy(ids, whose)
  let wanted = 0
  for (const { length } of sizes.values()) wanted += (length * (length - 1)) / 2
  const right = pairs.filter(({ a, b }) => whose(a) === whose(b)).length
  const precision = pairs.length === 0 ? 1 : right / pairs.length
  const recall = wanted === 0 ? 1 : right / wanted
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { people: ids.length, wanted, told: pairs.length, right, precision, recall, f1 }
}
