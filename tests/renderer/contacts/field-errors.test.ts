// Errors of the core find the field they belong to, also when empty rows stand in between.
import { describe, expect, it } from 'vitest'
import { draftOf, emptyPhone, type Draft } from '../../../src/renderer/areas/contacts/form/draft.ts'
import { placeIssues, rowPlace } from '../../../src/renderer/areas/contacts/form/field-errors.ts'
import { settleDates } from '../../../src/renderer/areas/contacts/form/settle-dates.ts'
import { sampleContact } from './sample.ts'

const base = draftOf(sampleContact(), (date) => date)

describe('errors at their field', () => {
  it('names a plain field by its name, with or without the patch around it', () => {
    const placed = placeIssues([{ path: 'patch.note', rule: 'too_long', limit: 20_000 }], base)
    expect(placed.get('note')).toMatchObject({ rule: 'too_long', limit: 20_000 })
    expect(placeIssues([{ path: 'age', rule: 'too_big', limit: 130 }], base).has('age')).toBe(true)
  })

  it('counts rows as they were sent, without the empty ones', () => {
    const [known] = base.phones
    if (!known) throw new Error('the sample has a phone')
    const third = { ...emptyPhone(), typed: 'x' }
    const draft: Draft = { ...base, phones: [emptyPhone(), known, third] }
    const placed = placeIssues([{ path: 'patch.phones.1.typed', rule: 'not_a_phone' }], draft)
    expect([...placed.keys()]).toEqual([rowPlace('phones', third.key, 'typed')])
  })

  it('puts an error of the birthday at the birthday', () => {
    const placed = placeIssues([{ path: 'patch.occasions.0.date', rule: 'not_a_date' }], base)
    expect([...placed.keys()]).toEqual(['birthday'])
  })

  it('keeps the first of several errors of one field', () => {
    const issues = ['too_long', 'not_an_email'].map((rule) => ({ path: 'emails.0.address', rule }))
    expect([...placeIssues(issues, base).values()].map((issue) => issue.rule)).toEqual(['too_long'])
  })
})

describe('dates typed faster than they were understood', () => {
  it('are read once more, and what is no date is named', async () => {
    const draft: Draft = {
      ...base,
      birthday: { ...base.birthday, typed: '17 mar 86', date: null },
      occasions: [{ key: 'a', kind: 'other', label: '', typed: 'soon', date: null }],
    }
    const settled = await settleDates(draft, (typed) => Promise.resolve(typed === '17 mar 86' ? '1986-03-17' : null))
    expect(settled.draft.birthday.date).toBe('1986-03-17')
    expect(settled.odd).toEqual(['a'])
  })

  it('asks nothing about dates that are understood or empty', async () => {
    const settled = await settleDates(base, () => Promise.reject(new Error('nothing to ask')))
    expect(settled).toEqual({ draft: base, odd: [] })
  })
})
