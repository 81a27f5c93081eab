// The groups of people that the sample bakery looks after, kept some weeks ago so that it shows who came in and who left since.
import { setImmediate } from 'node:timers/promises'
import type { InputOf } from '../../../shared/contract/base.ts'
import type { segments } from '../../../shared/contract/segments.ts'
import type { Caller } from './caller.ts'
import type { TravellingClock } from './travelling-clock.ts'

type Plan = InputOf<(typeof segments)['create']>

const LATE = ['overdue', 'slipping']
/** Days around today in which the bakery wants to bring people back. */
const GOAL = { before: 28, ahead: 32 }

const plansOf = (today: number): readonly Plan[] => [
  {
    name: 'Regulars who are overdue',
    note: 'A call or a card, and a loaf put aside. Rosa looks at this on Mondays.',
    rule: { all: [{ fact: 'rhythm.standing', op: 'any', values: LATE }] },
    goal: { measure: 'spend', target: 250_000, from: today - GOAL.before, until: today + GOAL.ahead },
    budget: 15_000,
    shared: true,
  },
  {
    name: 'Regulars who are slipping',
    note: 'Overdue, and of the half that spends more: worth a coupon.',
    rule: { all: [{ fact: 'rhythm.standing', op: 'any', values: ['slipping'] }] },
    goal: null,
    budget: null,
    shared: true,
  },
  {
    name: 'Birthday in the next two weeks',
    note: '',
    rule: { all: [{ fact: 'occasions.days', op: '<=', value: 14, scope: { kinds: ['birthday'] } }] },
    goal: null,
    budget: null,
    shared: true,
  },
  {
    name: 'Cake people we miss',
    note: 'Bought cake twice or more, and none for three months.',
    rule: {
      all: [
        { fact: 'purchases.count', op: '>=', value: 2, scope: { categories: ['Tarts and cakes'] } },
        { fact: 'purchases.last-ago', op: '>', value: 90, scope: { categories: ['Tarts and cakes'] } },
        { fact: 'rhythm.standing', op: 'none', values: ['lapsed'] },
      ],
    },
    goal: null,
    budget: null,
    shared: true,
  },
  {
    name: 'Best tenth',
    note: 'The tenth that spent most, ever.',
    rule: { all: [{ fact: 'value.top', op: '<=', value: 10 }] },
    goal: null,
    budget: null,
    shared: true,
  },
]

/** Kept so many days before today. */
const KEPT_AGO = 30
/** The watch over segments asks to be called back so often, in ms. */
const WATCH = 20_000
const QUIET = 5_000
/** Turns of the event loop in which a count ends by far. */
const PATIENCE = 2_000

interface SampleSegments {
  /** On an evening; keeps them when it is time to, and lets the program see who came in and left. */
  evening(day: number): Promise<void>
}

export function createSegments(
  call: Caller,
  { clock, today }: { readonly clock: TravellingClock; readonly today: number },
): SampleSegments {
  const ids: number[] = []
  return {
    async evening(day) {
      if (ids.length === 0) {
        if (day < today - KEPT_AGO) return
        for (const plan of plansOf(today)) ids.push((await call('segments', 'create', plan)).id)
      }
      // It waits until nobody has touched anything for a moment.
      clock.travelTo(clock.now() + QUIET)
      clock.ring(WATCH)
      for (const id of ids) {
        for (let turn = 0; turn < PATIENCE; turn += 1) {
          if ((await call('segments', 'get', { id })).countedOn === day) break
          await setImmediate()
        }
      }
    },
  }
}
