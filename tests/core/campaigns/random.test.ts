// Anything that people may have said, in any order, with merges, addresses that are listed and birthdays of children: whoever a campaign
// freezes may be written to, everybody is counted once, and the draw never changes.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MESSAGE_CHANNELS } from '../../../src/shared/domain/messages/words.ts'
import { decide } from '../../../src/main/core/areas/campaigns/audience/decide.ts'
import { drawn } from '../../../src/main/core/areas/campaigns/audience/draw.ts'
import { isChannel, OUTCOMES, type AudienceOrder } from '../../../src/main/core/areas/campaigns/audience/order.ts'
import { permissionsOf } from '../../../src/main/core/areas/campaigns/audience/permissions.ts'
import { saveShop } from '../../../src/main/core/areas/settings/service.ts'
import { BAKERY } from '../visits/visits-book.ts'
import { consentBook, DAY, entry } from '../consent/consent-book.ts'
import { WORDS } from './results-book.ts'

const PEOPLE = 6

const who = fc.nat(PEOPLE - 1)
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      who,
      act: fc.constantFrom(
        'given' as const,
        'given' as const,
        'refused' as const,
        'withdrawn' as const,
        'suspended' as const,
      ),
      channel: fc.constantFrom(...MESSAGE_CHANNELS),
      parent: fc.constantFrom('', '', 'Mother'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('reach' as const),
      who,
      mails: fc.subarray(['a@example.org', 'b@example.org', 'C@Example.org']),
      phones: fc.subarray(['030 123456', '0171 1234567', '12']),
      home: fc.boolean(),
      birthday: fc.constantFrom(null, '--05-01', '2015-05-01', '2008', '1980-01-01'),
      age: fc.constantFrom(null, 12, 40),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('list' as const),
      value: fc.constantFrom('a@example.org', 'c@example.org', '+49 30 123456', '0171 1234567'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), who, other: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('trash' as const, 'restore' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unprofiled' as const), who }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
type Shop = ReturnType<typeof consentBook>

function take(shop: Shop, people: readonly number[], one: Step): void {
  const id = 'who' in one ? (people[one.who] ?? 0) : 0
  const isShown = shop.context.db.get('SELECT 1 FROM contact WHERE id = ?', id) !== undefined
  if (one.do === 'list') {
    const kind = one.value.includes('@') ? 'email' : 'phone'
    shop.suppress({ kind, value: one.value, reason: 'asked', at: shop.book.now(), note: '' })
  } else if (one.do === 'restore') shop.restore(id)
  else if (!isShown) return
  else if (one.do === 'trash') shop.trash(id)
  else if (one.do === 'merge') {
    const other = people[one.other] ?? 0
    if (other !== id && shop.context.db.get('SELECT 1 FROM contact WHERE id = ?', other) !== undefined)
      shop.merge(id, other)
  } else if (one.do === 'say') {
    const { act, channel, parent } = one
    shop.record(entry(id, act, shop.book.now(), { channel, now: true, ...(parent === '' ? {} : { parent }) }))
  } else if (one.do === 'unprofiled') {
    shop.command(({ db }) =>
      db.run(
        'INSERT INTO no_profile (contact_id, owner_id, said_at, user_id) VALUES (?, ?, 0, 1) ON CONFLICT DO NOTHING',
        id,
        id,
      ),
    )
  } else if (one.do === 'reach') reach(shop, id, one)
}

function reach(
  { save }: Shop,
  id: number,
  { mails, phones, home, birthday, age }: Extract<Step, { do: 'reach' }>,
): void {
  const place = {
    label: 'home' as const,
    street: '1 Lane',
    postcode: '10115',
    city: 'Berlin',
    region: '',
    country: 'DE',
  }
  save(id, {
    emails: mails.map((address) => ({ label: 'home', address })),
    phones: phones.map((typed) => ({ label: 'mobile', typed, country: 'DE', canText: true })),
    addresses: home ? [place] : [],
    occasions: birthday === null ? [] : [{ kind: 'birthday', label: '', date: birthday }],
    age,
  } as Parameters<typeof save>[1])
}

type Order = AudienceOrder & { readonly people: Float64Array }

const orderFor = (shop: Shop, more: Partial<Order> = {}): Order => ({
  settings: BAKERY,
  now: shop.book.now(),
  today: Math.floor(shop.book.now() / DAY),
  campaign: 7,
  class: 'marketing',
  channels: ['email'],
  holdOut: 0,
  schedule: { when: 'now' },
  words: { ...WORDS, letter: '<p>Come.</p>', script: 'Hello' },
  coupon: null,
  window: null,
  people: Float64Array.from(shop.context.db.pluck<number>('SELECT contact_id FROM contact_list ORDER BY contact_id')),
  excluded: new Float64Array(),
  profiled: new Float64Array(),
  ...more,
})

test('of many at once it is said who may be written to as it is of each by themselves; nobody who said no is frozen', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 10, maxLength: 40 }),
      fc.shuffledSubarray([...MESSAGE_CHANNELS], { minLength: 1 }),
      fc.constantFrom(0, 30, 50),
      (steps, channels, holdOut) => {
        using shop = consentBook()
        const people = shop.people(PEOPLE)
        shop.command(({ db }) => {
          saveShop(db, BAKERY)
        })
        for (const one of steps) take(shop, people, one)
        const order = orderFor(shop, { channels, holdOut })
        const ids = JSON.stringify([...order.people])
        const { why, first } = permissionsOf({ ...order, db: shop.context.db, ids })
        for (const person of order.people) {
          for (const channel of channels) {
            expect(why(person, channel)).toEqual(shop.may(person, channel).why)
            expect(first(person, channel)).toBe(shop.may(person, channel).why[0] ?? null)
          }
        }
        const decided = decide(shop.context.db, order)
        // Each of the audience once, with one outcome.
        expect([...decided.people]).toEqual([...order.people])
        for (const [at, person] of order.people.entries()) {
          const outcome = OUTCOMES[decided.outcomes[at] ?? 0] ?? 'not_in_book'
          const open = channels.filter((channel) => shop.may(person, channel).may)
          if (isChannel(outcome)) expect(outcome).toBe(open[0])
          // Nobody is held out, or left to their household, who could not have got it.
          else if (outcome === 'held_out' || outcome === 'household') expect(open).not.toEqual([])
          else expect(open).toEqual([])
        }
        expect(decide(shop.context.db, order)).toEqual(decided)
        expect(decide(shop.context.db, { ...order, people: null })).toEqual(decided)
        const all = decide(shop.context.db, { ...order, profiled: order.people, excluded: order.people.slice(0, 1) })
        expect(OUTCOMES[all.outcomes[0] ?? 0] ?? '').toBe(order.people.length === 0 ? OUTCOMES[0] : 'excluded')
      },
    ),
    { numRuns: 25 },
  )
})

test('the draw is even, and of one campaign says nothing about another', () => {
  const fractions = Array.from({ length: 10_000 }, (_, at) =>
    drawn({ what: 'hold-out', campaign: 2 ** 32 + 5, person: 2 ** 32 + at, step: 0 }),
  )
  for (const share of [0.05, 0.1, 0.5]) {
    expect(fractions.filter((one) => one < share).length / 10_000).toBeCloseTo(share, 1.5)
  }
  const both = fractions.filter(
    (one, at) => one < 0.5 && drawn({ what: 'hold-out', campaign: 2 ** 32 + 6, person: 2 ** 32 + at, step: 0 }) < 0.5,
  )
  expect(both.length / 10_000).toBeCloseTo(0.25, 1.5)
  const subjects = fractions.filter(
    (one, at) => one < 0.5 && drawn({ what: 'subject', campaign: 2 ** 32 + 5, person: 2 ** 32 + at, step: 0 }) < 0.5,
  )
  expect(subjects.length / 10_000).toBeCloseTo(0.25, 1.5)
})
