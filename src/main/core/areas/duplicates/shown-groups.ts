// Groups as they are looked at: the people side by side, and why each two of them may be one, compared anew as they stand now.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { DuplicateGroup, DuplicatePair, duplicates } from '../../../../shared/contract/duplicates.ts'
import { pairComparer, untrainedModel, type PairComparer } from '../../../../shared/domain/duplicates/find.ts'
import type { DuplicateModel } from '../../../../shared/domain/duplicates/model.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { duplicateRecords } from '../contacts/service.ts'
import { foundIn } from './found.ts'
import type { FoundPair, Group } from './groups.ts'
import { lookState, storedModel } from './look-state.ts'
import type { Looking } from './looking.ts'
import { duplicatePeople } from './people.ts'

type Scan = OutputOf<typeof duplicates.count>['scan']

export function scanOf(db: ReadDb, looking: Looking | null): Scan {
  const { at } = lookState(db)
  const { running, done, of } = looking?.progress() ?? { running: false, done: 0, of: 0 }
  return { state: running ? 'running' : at === null ? 'never' : 'done', done, of, at }
}

export function countGroups(db: ReadDb, looking: Looking | null): OutputOf<typeof duplicates.count> {
  const { groups, sure } = foundIn(db)
  return { groups: groups.length, sure, scan: scanOf(db, looking) }
}

export function pageOfGroups(
  { db }: Pick<QueryContext, 'db'>,
  { from, limit, about }: InputOf<typeof duplicates.groups>,
  looking: Looking | null,
): OutputOf<typeof duplicates.groups> {
  const found = foundIn(db)
  const person = about === undefined ? null : canonOf(db, about)
  const groups = person === null ? found.groups : found.groups.filter(({ people }) => people.includes(person))
  return {
    groups: shownGroups(db, groups.slice(from, from + limit)),
    total: groups.length,
    sure: groups.filter(({ sure }) => sure).length,
    scan: scanOf(db, looking),
  }
}

/** Of a large group the likeliest say enough. */
const PAIRS_TOLD = 28

function shownGroups(db: ReadDb, groups: readonly Group[]): DuplicateGroup[] {
  const people = new Map(
    duplicatePeople(
      db,
      groups.flatMap((group) => group.people),
    ).map((person) => [person.id, person]),
  )
  const told = (group: Group) => group.pairs.slice(0, PAIRS_TOLD)
  const explain = explainer(db, groups.flatMap(told))
  return groups.map((group) => ({
    people: group.people.flatMap((id) => people.get(id) ?? []),
    pairs: told(group).map(explain),
    score: group.score,
    sure: group.sure,
    together: [...group.together],
  }))
}

/** Says why: the reasons of now, at the probability that was found. */
export function explainer(db: ReadDb, pairs: readonly FoundPair[]): (pair: FoundPair) => DuplicatePair {
  const records = duplicateRecords(db, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])
  const comparer = comparerOf(db)
  return ({ a, b, score }) => {
    const [one, other] = [records.get(a), records.get(b)]
    const reasons = one === undefined || other === undefined ? [] : comparer.compare(one, other).reasons
    return { a, b, score, reasons: [...reasons] }
  }
}

const comparers = new WeakMap<DuplicateModel, PairComparer>()
const untrained = new WeakMap<ReadDb, DuplicateModel>()

/** By what was learned of this book; before the first look as of any small shop. */
export function comparerOf(db: ReadDb): PairComparer {
  const model = storedModel(db) ?? untrainedOf(db)
  const known = comparers.get(model)
  if (known !== undefined) return known
  const made = pairComparer(model)
  comparers.set(model, made)
  return made
}

function untrainedOf(db: ReadDb): DuplicateModel {
  const people = db.pluck<number>('SELECT count(*) FROM contact_list')[0] ?? 0
  const known = untrained.get(db)
  // Of a book that grows: learned from nobody, so that nearly the same size is as good.
  if (known !== undefined && people < 2 * known.people + 100) return known
  const made = untrainedModel(people)
  untrained.set(db, made)
  return made
}
