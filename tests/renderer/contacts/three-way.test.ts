// Two people change one customer: nothing of either is lost, and only true conflicts are asked about.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftOf, type Draft } from '../../../src/renderer/areas/contacts/form/draft.ts'
import { takeTheirs, threeWay } from '../../../src/renderer/areas/contacts/form/three-way.ts'
import { sampleContact } from './sample.ts'

const base = draftOf(sampleContact(), (date) => date)

describe('two changes of one customer', () => {
  it('puts changes of different fields together without asking', () => {
    const merged = threeWay(base, { ...base, note: 'mine' }, { ...base, source: 'theirs' })
    expect(merged.conflicts).toEqual([])
    expect(merged.draft).toMatchObject({ note: 'mine', source: 'theirs' })
  })

  it('asks where both changed the same field differently, and keeps mine until it is chosen', () => {
    const merged = threeWay(base, { ...base, note: 'mine' }, { ...base, note: 'theirs' })
    expect(merged.conflicts).toEqual([{ field: 'note', mine: 'mine', theirs: 'theirs' }])
    expect(merged.draft.note).toBe('mine')
    const [conflict] = merged.conflicts
    if (!conflict) throw new Error('a conflict was expected')
    expect(takeTheirs(merged.draft, conflict).note).toBe('theirs')
  })

  it('does not ask when both wrote the same', () => {
    const merged = threeWay(base, { ...base, note: 'rye ' }, { ...base, note: 'rye' })
    expect(merged.conflicts).toEqual([])
  })

  it('sees a changed phone, not the keys of its rows', () => {
    const rekeyed: Draft = { ...base, phones: base.phones.map((row) => ({ ...row, key: 'other' })) }
    expect(threeWay(base, base, rekeyed).conflicts).toEqual([])
    const changed: Draft = { ...base, phones: base.phones.map((row) => ({ ...row, typed: '555 018 0199' })) }
    expect(threeWay(base, base, changed).draft.phones).toEqual(changed.phones)
  })

  it('never loses a field that only one of them changed', () => {
    const field = fc.constantFrom('note', 'source', 'nickname', 'say', 'interests')
    const change = fc.dictionary(field, fc.stringMatching(/^[a-z]{1,8}$/))
    fc.assert(
      fc.property(change, change, (here, there) => {
        const merged = threeWay(base, { ...base, ...here }, { ...base, ...there })
        for (const [name, value] of Object.entries(here)) expect(merged.draft).toHaveProperty(name, value)
        for (const [name, value] of Object.entries(there))
          if (!(name in here)) expect(merged.draft).toHaveProperty(name, value)
      }),
    )
  })
})
