// Consent as a pure function: nothing that arrives late, is merged or taken back may widen it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  consentStanding,
  mayBeMinor,
  overriddenBy,
  reasonsNotToWrite,
  standingSuppressions,
  type ConsentAct,
  type ConsentEvent,
  type ConsentState,
} from '../../../src/shared/domain/consent.ts'
import { dayOfDate } from '../../../src/shared/domain/shop-day.ts'

const act = fc.constantFrom<ConsentAct>('given', 'refused', 'withdrawn', 'suspended')
/** A ledger in which every yes names some of what was there before it. */
const ledger = fc
  .array(
    fc.record({
      act,
      at: fc.integer({ min: 0, max: 40 }),
      names: fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
    }),
    {
      maxLength: 14,
    },
  )
  .map((said) =>
    said.map(({ act: one, at, names }, index): ConsentEvent => {
      const before = said.slice(0, index).flatMap((event, id) => (event.act !== 'given' ? [id + 1] : []))
      return {
        id: index + 1,
        act: one,
        at,
        overrides: one === 'given' ? before.filter((_, place) => names[place]) : [],
      }
    }),
  )

/** Who may be written to: nobody, or this person. */
const open = (events: readonly ConsentEvent[]) => consentStanding(events).state === 'given'

test('nobody was asked: it is not known', () => {
  expect(consentStanding([])).toEqual({ state: 'unknown', by: null, live: [] })
})

test.each<[string, readonly ConsentAct[], ConsentState]>([
  ['a yes', ['given'], 'given'],
  ['a no', ['refused'], 'refused'],
  ['a yes unseen beside a no', ['given', 'refused'], 'refused'],
  ['a no and a yes taken back', ['refused', 'withdrawn'], 'withdrawn'],
  ['no answer', ['suspended'], 'suspended'],
  ['no answer beside a yes', ['given', 'suspended'], 'suspended'],
])('%s makes it what it should', (_, acts, state) => {
  const events = acts.map((one, at): ConsentEvent => ({ id: at + 1, act: one, at, overrides: [] }))
  expect(consentStanding(events).state).toBe(state)
  expect(consentStanding(events.toReversed()).state).toBe(state)
})

test('a yes in sight of every no counts, whatever the clocks say; a no it has not seen still stands', () => {
  const no: ConsentEvent = { id: 1, act: 'withdrawn', at: 900, overrides: [] }
  const yes: ConsentEvent = { id: 2, act: 'given', at: 100, overrides: [1] }
  const unseen: ConsentEvent = { id: 3, act: 'refused', at: 50, overrides: [] }
  expect(consentStanding([no, yes])).toEqual({ state: 'given', by: yes, live: [] })
  expect(consentStanding([no, yes, unseen])).toEqual({ state: 'refused', by: unseen, live: [unseen] })
})

test('a yes said now names all that stands; one of an earlier day only what was said before it', () => {
  const live: ConsentEvent[] = [
    { id: 1, act: 'withdrawn', at: 10, overrides: [] },
    { id: 2, act: 'refused', at: 20, overrides: [] },
  ]
  expect(overriddenBy(live, null)).toEqual([1, 2])
  expect(overriddenBy(live, 20)).toEqual([1])
  expect(overriddenBy(live, 10)).toEqual([])
})

test('the order in which entries arrive changes nothing', () => {
  fc.assert(
    fc.property(
      ledger.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
      ),
      ([events, shuffled]) => {
        expect(consentStanding(shuffled)).toEqual(consentStanding(events))
      },
    ),
  )
})

test('what arrives late can only narrow, unless it is a yes', () => {
  fc.assert(
    fc.property(ledger, act, fc.integer({ min: 0, max: 40 }), (events, late, at) => {
      const arrived = [...events, { id: 99, act: late, at, overrides: [] }]
      if (late !== 'given') expect(open(arrived)).toBe(false)
      // A yes that has seen nothing widens only where nobody ever said no that still stands.
      else if (consentStanding(events).live.length > 0) expect(open(arrived)).toBe(false)
    }),
  )
})

test('a bundle that is not complete never shows a yes that the whole one denies, if it came with every no', () => {
  fc.assert(
    fc.property(ledger, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), (events, keep) => {
      const part = events.filter((event) => event.act !== 'given' || keep[event.id - 1])
      if (open(part)) expect(open(events)).toBe(true)
    }),
  )
})

test('merging gives the strictest of both, and a yes beside nothing is a yes', () => {
  fc.assert(
    fc.property(ledger, ledger, (mine, other) => {
      const theirs = other.map((event) => ({
        ...event,
        id: event.id + 100,
        overrides: event.overrides.map((id) => id + 100),
      }))
      const [a, b, both] = [consentStanding(mine), consentStanding(theirs), consentStanding([...mine, ...theirs])]
      const strictness = (state: ConsentState) =>
        ['unknown', 'given', 'suspended', 'refused', 'withdrawn'].indexOf(state)
      expect(strictness(both.state)).toBe(Math.max(strictness(a.state), strictness(b.state)))
    }),
  )
})

test('taking back a yes, or the no being impossible to take back, never widens', () => {
  fc.assert(
    fc.property(ledger, (events) => {
      for (const event of events.filter((one) => one.act === 'given')) {
        const without = events.filter((one) => one !== event)
        if (open(without)) expect(open(events)).toBe(true)
      }
    }),
  )
})

test('an address is on the list until everything that put it there was lifted in sight', () => {
  const put = (id: number) => ({ id, act: 'suppressed' as const, lifts: [] })
  const lift = (id: number, lifts: readonly number[]) => ({ id, act: 'lifted' as const, lifts })
  expect(standingSuppressions([put(1), put(2), lift(3, [1])])).toEqual([put(2)])
  expect(standingSuppressions([lift(3, [1, 2]), put(1), put(2)])).toEqual([])
})

const today = dayOfDate({ year: 2026, month: 11, day: 22 })

test.each([
  ['2008-11-22', null, false],
  ['2008-11-23', null, true],
  ['2008-11', null, true],
  ['2008-10', null, false],
  ['2008', null, true],
  ['2007', null, false],
  ['--05-01', 17, true],
  ['--05-01', null, false],
  [null, 18, false],
  [null, null, false],
])('born %s, said to be %s: under age or perhaps so: %s', (birthday, age, minor) => {
  expect(mayBeMinor(birthday, age, today)).toBe(minor)
})

test('every reason not to write is named, and none where all is well', () => {
  const fine = {
    state: 'given',
    minor: false,
    parent: false,
    addresses: [{ suppressed: true }, { suppressed: false }],
  } as const
  expect(reasonsNotToWrite(fine)).toEqual([])
  expect(reasonsNotToWrite({ ...fine, minor: true })).toEqual(['minor'])
  expect(reasonsNotToWrite({ ...fine, minor: true, parent: true })).toEqual([])
  expect(reasonsNotToWrite({ ...fine, state: 'unknown', minor: true, parent: true })).toEqual(['unknown', 'minor'])
  expect(reasonsNotToWrite({ ...fine, addresses: [] })).toEqual(['no_address'])
  expect(reasonsNotToWrite({ ...fine, state: 'withdrawn', addresses: [{ suppressed: true }] })).toEqual([
    'withdrawn',
    'suppressed',
  ])
})
