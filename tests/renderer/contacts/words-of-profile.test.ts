// Small decisions of the profile: addresses by country, hidden details, entries of the history, places in the address.
import { describe, expect, it } from 'vitest'
import { draftFromText } from '../../../src/renderer/areas/contacts/form/draft.ts'
import { placeOf } from '../../../src/renderer/areas/contacts/paths.ts'
import { addressLines } from '../../../src/shared/domain/address-lines.ts'
import { detailsOf, isHidden } from '../../../src/renderer/areas/contacts/profile/details.ts'
import {
  byMonth,
  subjectsIn,
  worthSaying,
  type Change,
  type Done,
} from '../../../src/renderer/areas/contacts/profile/history-view.ts'
import { sampleContact } from './sample.ts'

const place = { street: '41 Chandler St\nApt 3', postcode: '02116', city: 'Boston', region: 'MA', country: 'US' }
const country = (code: string) => `(${code})`

describe('an address', () => {
  it('is written as its own country does, which is named only abroad', () => {
    expect(addressLines(place, { home: 'US', country })).toEqual(['41 Chandler St', 'Apt 3', 'Boston, MA 02116'])
    const vienna = { street: 'Graben 1', postcode: '1010', city: 'Wien', region: '', country: 'AT' }
    expect(addressLines(vienna, { home: 'US', country })).toEqual(['Graben 1', '1010 Wien', '(AT)'])
  })

  it('has no empty lines', () => {
    const bare = { street: '', postcode: '', city: 'Wien', region: '', country: 'AT' }
    expect(addressLines(bare, { home: 'AT', country })).toEqual(['Wien'])
  })
})

describe('personal details', () => {
  it('show what is filled and count what this role does not see', () => {
    const contact = sampleContact({ age: 44, interests: 'choir', householdIncome: null })
    const details = detailsOf(contact, ['contact.household_income', 'contact.business_income'])
    expect(details).toEqual({
      shown: [
        { field: 'age', value: 44 },
        { field: 'interests', value: 'choir' },
      ],
      hidden: 2,
    })
    expect(isHidden('familyStatus', ['contact.family_status'])).toBe(true)
    expect(isHidden('note', ['contact.family_status'])).toBe(false)
  })
})

describe('the history of a customer', () => {
  const change = (parts: Partial<Change>): Change => ({
    table: 'contact',
    field: 'contact.note',
    row: '1',
    name: null,
    own: null,
    op: 'changed',
    old: null,
    new: 'x',
    hidden: false,
    ...parts,
  })

  it('names a field of the person, or the list that was changed, once', () => {
    const phones = [change({ table: 'phone', field: 'phone.typed' }), change({ table: 'phone', field: 'phone.label' })]
    expect(subjectsIn([change({}), ...phones])).toEqual(['field.contact.note', 'table.phone'])
  })

  it('leaves out bookkeeping and what its sentence says anyway', () => {
    expect(worthSaying(change({ field: 'contact.age_on' }))).toBe(false)
    expect(worthSaying(change({ field: null, op: 'removed' }))).toBe(false)
    expect(worthSaying(change({ table: 'phone', field: null, op: 'made' }))).toBe(true)
  })

  it('stands in months, newest first', () => {
    const done = (command: number, at: string): Done => ({
      command,
      kind: 'contacts.save',
      at: Date.parse(at),
      user: 'Rosa',
      machine: 1,
      here: true,
      state: 'done',
      about: [],
      count: 1,
      group: false,
    })
    const entries = [done(3, '2026-03-02'), done(2, '2026-03-01'), done(1, '2025-03-01')]
    const months = byMonth(entries, (at) => Math.floor(at / 86_400_000))
    expect(months.map((month) => month.entries.map((entry) => entry.command))).toEqual([[3, 2], [1]])
  })
})

describe('the addresses of the customer pages', () => {
  it('lead to the list when they are odd', () => {
    expect(placeOf('/customers/4294967297')).toEqual({ at: 'profile', id: 4_294_967_297 })
    expect(placeOf('/customers/4294967297/edit')).toEqual({ at: 'edit', id: 4_294_967_297 })
    expect(placeOf('/customers/new')).toEqual({ at: 'new' })
    expect(placeOf('/customers/99999999999999999999')).toEqual({ at: 'list' })
    expect(placeOf('/customers/../settings')).toEqual({ at: 'list' })
  })
})

describe('somebody written down from the words of a filter', () => {
  it('gets a name, a number or an address', () => {
    expect(draftFromText('mirela ionescu-brandt')).toMatchObject({ given: 'Mirela', family: 'Ionescu-brandt' })
    expect(draftFromText('Bo')).toMatchObject({ given: 'Bo', family: '' })
    expect(draftFromText('617 555-0142').phones[0]?.typed).toBe('617 555-0142')
    expect(draftFromText('a@b.example').emails[0]?.address).toBe('a@b.example')
  })
})
