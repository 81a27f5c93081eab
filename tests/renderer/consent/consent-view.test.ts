// What the panel of consent offers and shows, and how a narrowed list of customers is kept in a view.
import { expect, test } from 'vitest'
import { answersTo, channelsFor, lookOf } from '../../../src/renderer/areas/consent/consent-view.ts'
import {
  decodeState,
  encodeState,
  partsOf,
  PLAIN,
  withoutPart,
} from '../../../src/renderer/areas/contacts/list/list-state.ts'
import type { ChannelConsent } from '../../../src/shared/contract/consent.ts'
import type { ConsentState } from '../../../src/shared/domain/consent.ts'

const channel = (name: ChannelConsent['channel'], state: ConsentState, mayWrite = false): ChannelConsent => ({
  channel: name,
  purpose: 'marketing',
  state,
  since: null,
  how: null,
  words: null,
  proof: null,
  parent: null,
  by: null,
  overrides: [],
  addresses: [],
  suppressed: false,
  mayWrite,
  why: [],
})

test.each<[ConsentState, readonly string[], string]>([
  ['unknown', ['given', 'refused'], 'open'],
  ['suspended', ['given', 'refused'], 'open'],
  ['given', ['withdrawn'], 'but'],
  ['refused', ['given'], 'no'],
  ['withdrawn', ['given'], 'no'],
])('where somebody stands at %s they may answer %o', (state, answers, look) => {
  expect(answersTo({ state })).toEqual(answers)
  expect(lookOf({ state, mayWrite: false })).toBe(look)
})

test('a yes shows as one only where nothing stands against it', () => {
  expect(lookOf({ state: 'given', mayWrite: true })).toBe('yes')
})

test('one conversation answers for every channel that can take the answer', () => {
  const all = [
    channel('email', 'given', true),
    channel('sms', 'unknown'),
    channel('phone', 'refused'),
    channel('post', 'given'),
  ]
  expect(channelsFor('given', all)).toEqual(['sms', 'phone'])
  expect(channelsFor('withdrawn', all)).toEqual(['email', 'post'])
  expect(channelsFor('refused', all)).toEqual(['sms'])
})

test('a list narrowed by consent is kept in a view, named by one chip, and widened again', () => {
  const consent = { channel: 'email', state: 'withdrawn', purpose: 'marketing' } as const
  const state = { ...PLAIN, filter: { consent } }
  expect(decodeState(encodeState(state))).toEqual(state)
  const [part] = partsOf(state.filter)
  expect(part).toEqual({ is: 'consent', consent })
  expect(part && withoutPart(state.filter, part)).toEqual({ consent: undefined })
  for (const odd of [{ channel: 'fax', state: 'given' }, { channel: 'email', state: 'perhaps' }, 'email']) {
    expect(decodeState(JSON.stringify({ filter: { consent: odd } }))?.filter).toEqual({})
  }
})
