// A list's filter and order, kept in saved views and read back from anywhere.
import { describe, expect, it } from 'vitest'
import {
  decodeState,
  encodeState,
  partsIn,
  PLAIN,
  sameState,
  tidy,
  type ListState,
} from '../../../src/renderer/areas/contacts/list/list-state.ts'

const full: ListState = {
  filter: {
    text: 'ro',
    kind: 'person',
    tags: ['rye', 'school board'],
    source: 'market',
    city: 'Győr',
    channel: 'sms',
    lookedAfterBy: 4_294_967_298,
    has: ['phone'],
    lacks: ['email', 'birthday'],
    birthday: { from: '--12-20', to: '--01-05' },
    standing: ['overdue', 'slipping'],
    tier: ['very-high'],
    group: 'at-risk',
    stage: 'advocate',
    dueWithin: 7,
    segment: 4_294_967_299,
  },
  sort: 'changed',
  byField: 7,
  columns: ['spend', 'custom:7', 'rhythm', 'tier'],
  descending: true,
}

describe('a saved view of the list', () => {
  it('comes back as it was kept', () => {
    expect(decodeState(encodeState(full))).toEqual(full)
    expect(decodeState(encodeState(PLAIN))).toEqual(PLAIN)
  })

  it('is the same view however its parts were put together', () => {
    const turned = Object.fromEntries(Object.entries(full.filter).reverse())
    expect(sameState(full, { ...full, filter: turned })).toBe(true)
    expect(sameState(PLAIN, { ...PLAIN, filter: { tags: [], text: '' } })).toBe(true)
    expect(sameState(full, { ...full, descending: false })).toBe(false)
  })

  it('leaves out what it does not understand', () => {
    const odd = { filter: { tags: ['rye', 7], channel: 'pigeon', birthday: { from: 'May' }, has: 'all' }, sort: 'hat' }
    expect(decodeState(JSON.stringify(odd))).toEqual({ ...PLAIN, filter: { tags: ['rye'] } })
  })

  it('is no view when the text is none', () => {
    expect(decodeState('{')).toBeNull()
    expect(decodeState('[]')).toBeNull()
    expect(decodeState('null')).toBeNull()
  })

  it('counts what narrows, not what is typed', () => {
    expect(partsIn({ text: 'ro' })).toBe(0)
    expect(partsIn(full.filter)).toBe(15)
    expect(tidy({ text: '', tags: [], source: undefined })).toEqual({})
  })
})
