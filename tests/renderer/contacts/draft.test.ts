// What the form sends: the smallest patch, with nothing that was only looked at.
import { describe, expect, it } from 'vitest'
import {
  draftOf,
  emptyDraft,
  emptyLink,
  emptyPhone,
  hasName,
  isDirty,
  patchOf,
  type Draft,
} from '../../../src/renderer/areas/contacts/form/draft.ts'
import { sampleContact } from './sample.ts'

const asTyped = (date: string) => date

describe('the draft of a customer', () => {
  it('sends nothing when nothing was changed', () => {
    const draft = draftOf(sampleContact(), asTyped)
    expect(patchOf(draft, draft)).toEqual({})
    expect(isDirty(draft, draft)).toBe(false)
  })

  it('sends only the field that was changed', () => {
    const draft = draftOf(sampleContact(), asTyped)
    expect(patchOf(draft, { ...draft, note: ' likes the window seat ' })).toEqual({ note: 'likes the window seat' })
  })

  it('empties a field with null and not with an empty text', () => {
    const draft = draftOf(sampleContact(), asTyped)
    expect(patchOf(draft, { ...draft, say: '  ' })).toEqual({ say: null })
  })

  it('keeps the ids of phones that stay and gives none to a new one', () => {
    const draft = draftOf(sampleContact(), asTyped)
    const now: Draft = { ...draft, phones: [...draft.phones, { ...emptyPhone(), typed: '555 018 0143' }, emptyPhone()] }
    expect(patchOf(draft, now)).toEqual({
      phones: [
        { id: 11, typed: '555 018 0142', label: 'mobile' },
        { typed: '555 018 0143', label: 'mobile' },
      ],
    })
  })

  it('leaves links alone that were said on the other page', () => {
    const draft = draftOf(sampleContact(), asTyped)
    const added = { ...emptyLink(), otherId: 12, otherName: 'Walt Pruitt' }
    expect(patchOf(draft, { ...draft, links: [...draft.links, added] }).links).toEqual([
      { id: 51, kind: 'partner', otherId: 9, words: '' },
      { kind: 'family', otherId: 12, words: '' },
    ])
  })

  it('takes a birthday away when its field is emptied, and leaves the other days', () => {
    const nameDay = { id: 32, kind: 'name-day', label: '', date: '--08-14', next: null, years: null } as const
    const contact = sampleContact()
    const draft = draftOf({ ...contact, occasions: [...contact.occasions, nameDay] }, asTyped)
    const now = { ...draft, birthday: { ...draft.birthday, typed: '' } }
    expect(patchOf(draft, now)).toEqual({ occasions: [{ id: 32, kind: 'name-day', label: '', date: '--08-14' }] })
  })

  it('counts a date that is not understood as something typed', () => {
    const draft = emptyDraft()
    const now = { ...draft, birthday: { ...draft.birthday, typed: 'the ides of' } }
    expect(patchOf(draft, now)).toEqual({})
    expect(isDirty(draft, now)).toBe(true)
  })

  it('drops the first name when a person becomes a company', () => {
    const draft = draftOf(sampleContact(), asTyped)
    expect(patchOf(draft, { ...draft, kind: 'company' })).toEqual({ kind: 'company', given: '' })
  })

  it('knows that spaces are no name', () => {
    expect(hasName({ ...emptyDraft(), given: '  ' })).toBe(false)
    expect(hasName({ ...emptyDraft(), nickname: 'Bee' })).toBe(true)
  })
})
