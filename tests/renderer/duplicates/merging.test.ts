// What is decided about people who are compared, and the address that names them.
import { describe, expect, it } from 'vitest'
import {
  inputOf,
  mergingOf,
  mergingOfGroup,
  neighbourOf,
  withPerson,
  withRow,
} from '../../../src/renderer/areas/duplicates/merging.ts'
import { idsToMerge, mergePath } from '../../../src/renderer/areas/duplicates/paths.ts'
import { groupOf } from './sample.ts'

describe('a decision', () => {
  it('begins with those of whom no two speak against each other, in the order of the columns', () => {
    expect(mergingOfGroup({ ...groupOf(5, 3, 9), together: [9, 5] }).ids).toEqual([5, 9])
    // Of a chain in which nobody fits everybody, all are shown ticked rather than one alone.
    expect(mergingOfGroup({ ...groupOf(5, 3, 9), together: [3] }).ids).toEqual([5, 3, 9])
  })

  it('asks for the same words each time, so that what was fetched before is found', () => {
    const { ids, ...rest } = inputOf(mergingOf([5, 3]))
    expect(ids).toEqual([5, 3])
    expect(rest).toEqual({ choices: {}, drop: [] })
    expect(inputOf({ ...mergingOf([5, 3]), keep: 3 })).toMatchObject({ keep: 3 })
  })

  it('lets whoever goes out take along what was chosen of them, and come back to their place', () => {
    const chosen = { ...mergingOf([5, 3, 9]), keep: 3, choices: { name: 3, 'contact.note': 9 } }
    const out = withPerson(chosen, 3, [5, 3, 9])
    expect(out).toMatchObject({ ids: [5, 9], keep: undefined, choices: { 'contact.note': 9 } })
    expect(withPerson(out, 3, [5, 3, 9]).ids).toEqual([5, 3, 9])
  })

  it('drops a row and takes it up again', () => {
    const dropped = withRow(mergingOf([5, 3]), 'phones', 70)
    expect(dropped.drop).toEqual([{ list: 'phones', id: 70 }])
    expect(withRow(withRow(dropped, 'emails', 70), 'phones', 70).drop).toEqual([{ list: 'emails', id: 70 }])
  })

  it('hands staying around from one to the next', () => {
    expect(neighbourOf([5, 3, 9], 9, 1)).toBe(5)
    expect(neighbourOf([5, 3, 9], 5, -1)).toBe(9)
    expect(neighbourOf([5, 3], 5, 1)).toBe(3)
  })
})

describe('the address', () => {
  it('names whom somebody chose, in the path or behind it', () => {
    expect(idsToMerge(mergePath([7, 8]), '')).toEqual([7, 8])
    expect(idsToMerge('/duplicates/merge?ids=7,8', '')).toEqual([7, 8])
    expect(idsToMerge('/duplicates/merge', 'ids=7,8')).toEqual([7, 8])
    expect(idsToMerge('/duplicates', 'ids=7,8')).toBeNull()
  })

  it('takes each once, at most twenty, and nothing that is no number', () => {
    expect(idsToMerge('/duplicates/merge/7,7,,0,8', '')).toEqual([7, 8])
    expect(idsToMerge('/duplicates/merge', 'ids=a,-3,1.5')).toEqual([])
    expect(idsToMerge(mergePath(Array.from({ length: 30 }, (_, at) => at + 1)), '')).toHaveLength(20)
  })
})
