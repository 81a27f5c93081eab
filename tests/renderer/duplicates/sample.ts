// Groups of people who may be one, for the tests of the page about them.
import type { DuplicateGroup, DuplicatePerson } from '../../../src/shared/contract/duplicates.ts'

export function personCalled(id: number, name = `Person ${String(id)}`): DuplicatePerson {
  return {
    id,
    number: `K-${String(id)}`,
    kind: 'person',
    name,
    initials: 'P',
    hasPhoto: false,
    phones: [],
    emails: [],
    addresses: [],
    birthday: null,
    visits: 0,
    spent: 0,
    lastDay: null,
    madeAt: 0,
    version: id * 10,
  }
}

export function groupOf(...ids: readonly [number, number, ...number[]]): DuplicateGroup {
  const [a, b] = ids
  return {
    people: ids.map((id) => personCalled(id)),
    pairs: [{ a: Math.min(a, b), b: Math.max(a, b), score: 0.9, reasons: [] }],
    score: 0.9,
    sure: false,
    together: [...ids],
  }
}
