// What is found wrong with a record and what is not, value by value; and that what was put right is not found again.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding, Yardstick } from '../../../src/main/core/areas/quality/finding.ts'
import { judge, wellKnown, WELL } from '../../../src/main/core/areas/quality/judge.ts'
import type { KnownPerson } from '../../../src/main/core/areas/quality/record.ts'
import { displayName } from '../../../src/shared/domain/person-name.ts'
import { readPhone } from '../../../src/shared/domain/phone.ts'
import { dayOfDate } from '../../../src/shared/domain/shop-day.ts'
import type { QualityCode } from '../../../src/shared/domain/quality.ts'

const TODAY = dayOfDate({ year: 2026, month: 3, day: 10 })
const YARDSTICK: Yardstick = {
  country: 'DE',
  language: 'de',
  today: TODAY,
  reasons: (_kind, typed) =>
    typed === 'back@web.de'
      ? ['bounced']
      : typed === '+493012345678'
        ? ['wrong']
        : typed === 'no@web.de'
          ? ['asked']
          : [],
}

const phone = (id: number, typed: string, country = 'DE'): KnownPerson['phones'][number] => {
  const { e164, canText } = readPhone(typed, country)
  return { id, typed, country, e164, canText }
}
const address = (postcode: string, country = 'DE'): KnownPerson['addresses'][number] => ({
  id: 4,
  street: 'Hauptstr. 1',
  postcode,
  city: 'Berlin',
  country,
})

function person(more: Partial<KnownPerson>): KnownPerson {
  const plain = { kind: 'person', given: 'Anna', family: 'Berg', nickname: '', familyFirst: false, ...more } as const
  return {
    id: 1,
    language: null,
    age: null,
    ageOn: null,
    phones: [phone(2, '030 901820')],
    emails: [],
    addresses: [],
    home: false,
    birthdays: [],
    ...plain,
    name: displayName(plain),
  }
}

const found = (more: Partial<KnownPerson>): readonly Pick<Finding, 'code' | 'proposal'>[] =>
  judge(person(more), YARDSTICK).map(({ code, proposal }) => ({ code, proposal }))
const born = (date: string) => ({ birthdays: [{ id: 5, date }] })
const mail = (...addresses: readonly string[]) => ({
  emails: addresses.map((one, at) => ({ id: 10 + at, address: one })),
})
const call = (...typed: readonly string[]) => ({ phones: typed.map((one, at) => phone(20 + at, one)) })

const WRONG: readonly (readonly [string, Partial<KnownPerson>, QualityCode, string | null])[] = [
  ['a number too short', call('030 12'), 'phone-unreadable', null],
  [
    'a number of another country',
    { phones: [phone(20, '0664 123 45 67', 'FR')], addresses: [address('1010', 'AT')] },
    'phone-unreadable',
    '+43 664 1234567',
  ],
  ['letters for figures', call('o3o 9o182o'), 'phone-unreadable', '+49 30 901820'],
  [
    'the code of the country without a plus',
    { phones: [phone(20, '44 20 7946 0958', 'FR')] },
    'phone-unreadable',
    '+44 20 7946 0958',
  ],
  ['two numbers in one', call('030 901820 / 030 901821 22 33 44'), 'phone-unreadable', null],
  ['a number twice', call('030 901820', '+49 30 901820'), 'phone-twice', ''],
  ['a wrong number', call('030 12345678'), 'phone-wrong', ''],
  ['an e-mail without a domain', mail('anna@'), 'email-malformed', null],
  ['an e-mail with blanks', mail('anna @ web.de'), 'email-malformed', 'anna@web.de'],
  ['an e-mail with the sign in words', mail('anna(at)web.de'), 'email-malformed', 'anna@web.de'],
  ['an e-mail within a text', mail('Anna Berg <anna@web.de>'), 'email-malformed', 'anna@web.de'],
  ['a mistyped domain', mail('anna@gmial.com'), 'email-mistyped', 'anna@gmail.com'],
  ['a mistyped ending', mail('anna@berg.con'), 'email-mistyped', 'anna@berg.com'],
  ['a domain of manuals', mail('anna@example.com'), 'email-dead', ''],
  ['a domain of this house', mail('anna@till.local'), 'email-dead', ''],
  ['an address that came back', mail('back@web.de'), 'email-bounced', ''],
  ['an e-mail twice', mail('anna@web.de', 'Anna@Web.de'), 'email-twice', ''],
  ['a postcode that lost its zero', { addresses: [address('4103')] }, 'postcode-form', '04103'],
  ['a postcode behind its country', { addresses: [address('D-10115')] }, 'postcode-form', '10115'],
  ['a postcode of nowhere', { addresses: [address('ABC')] }, 'postcode-form', null],
  ['a birthday next week', born('2026-03-17'), 'birthday-future', '--03-17'],
  ['a birthday a century too late', born('2068-05-01'), 'birthday-future', '1968-05-01'],
  ['a year of birth to come', born('2027'), 'birthday-future', null],
  ['a birthday before 1900', born('1884-05-01'), 'birthday-too-old', '--05-01'],
  ['somebody of 125 years', born('1901-02-03'), 'birthday-too-old', '--02-03'],
  ['another age than was said', { ...born('1984-05-01'), age: 30, ageOn: TODAY }, 'birthday-against-age', '--05-01'],
  ['the first day of a spreadsheet', born('1900-01-01'), 'birthday-placeholder', ''],
  ['the first day of Unix', born('1970-01-01'), 'birthday-placeholder', ''],
  ['a 1 January', born('1984-01-01'), 'birthday-placeholder', '1984'],
  [
    'two birthdays',
    {
      birthdays: [
        { id: 5, date: '1984-05-01' },
        { id: 6, date: '1985-06-02' },
      ],
    },
    'birthday-twice',
    null,
  ],
  [
    'a birthday and half of it',
    {
      birthdays: [
        { id: 5, date: '--05-01' },
        { id: 6, date: '1984-05-01' },
      ],
    },
    'birthday-twice',
    '',
  ],
  ['nobody', { given: '', family: '' }, 'name-missing', null],
  ['capitals', { given: 'ANNA', family: 'VON BERG' }, 'name-case', 'Anna von Berg'],
  ['small letters', { given: 'anna', family: 'berg' }, 'name-case', 'Anna Berg'],
  ['figures in a name', { family: 'Berg 0171' }, 'name-odd', null],
  ['an e-mail in a name', { family: 'anna@web.de' }, 'name-odd', null],
  ['a company for a person', { given: '', family: 'Berg & Tal GmbH' }, 'name-company', 'Berg & Tal GmbH'],
  ['nobody can reach them', call(), 'no-way', null],
]

test.each(WRONG)('%s is found', (_, more, code, proposal) => {
  expect(found(more)).toEqual([{ code, proposal }])
})

const RIGHT: readonly (readonly [string, Partial<KnownPerson>])[] = [
  ['a plain record', {}],
  ['a number from abroad', call('+44 20 7946 0958')],
  ['two numbers', call('030 901820', '0171 2345678')],
  ['an address of a real provider that is like another', mail('anna@hotmail.de')],
  ['an address of one letter less than a known one', mail('anna@mail.com')],
  ['an address that must not be written to, but works', mail('no@web.de')],
  ['an international address', mail('anna@bäckerei-müller.de')],
  ['a postcode of its country', { addresses: [address('10115')] }],
  ['a postcode of a country without a known form', { addresses: [address('ABC', 'AO')] }],
  ['no postcode', { addresses: [address('')] }],
  ['somebody of 119 years', born('1907-02-03')],
  ['somebody born today', born('2026-03-10')],
  ['a day without a year', born('--01-01')],
  ['an age that fits', { ...born('1984-05-01'), age: 41, ageOn: TODAY }],
  ['an age that was said long ago', { ...born('1984-05-01'), age: 31, ageOn: TODAY - 3_653 }],
  ['initials', { given: 'AJ', family: 'Berg' }],
  ['a name in capitals of a company', { kind: 'company', given: '', family: 'IKEA' }],
  ['figures in the name of a company', { kind: 'company', given: '', family: 'Studio 4711' }],
  ['the second of a name', { family: 'Berg 2' }],
  ['a name of another script', { given: '小明', family: '王' }],
  ['somebody with an address alone', { ...call(), addresses: [address('10115')] }],
  ['somebody who lives with others', { ...call(), home: true }],
]

test.each(RIGHT)('%s is not found', (_, more) => {
  expect(found(more)).toEqual([])
})

describe('what is known well', () => {
  const bits = (more: Partial<KnownPerson>) => wellKnown(person(more), YARDSTICK)
  test('counts only what works', () => {
    expect(bits({})).toBe(WELL.phone)
    expect(bits(call('0171 2345678'))).toBe(WELL.phone | WELL.text)
    expect(bits(call('030 12', '030 12345678'))).toBe(0)
    expect(bits({ ...call(), ...mail('anna@web.de') })).toBe(WELL.email)
    expect(bits({ ...call(), ...mail('back@web.de', 'x@example.org', 'x@') })).toBe(0)
    expect(bits({ ...call(), ...born('--05-01') })).toBe(WELL.birthday)
    expect(bits({ ...call(), ...born('1984') })).toBe(0)
    expect(bits({ ...call(), addresses: [address('10115')] })).toBe(WELL.address)
    expect(bits({ ...call(), kind: 'company' })).toBe(WELL.company)
  })
})

/** The record after a proposal was followed. */
function mended(before: KnownPerson, { code, item, proposal }: Finding): KnownPerson {
  const value = proposal ?? ''
  const row = <R extends { readonly id: number }>(rows: readonly R[], change: (one: R) => R) =>
    rows.flatMap((one) => (one.id !== item ? [one] : value === '' ? [] : [change(one)]))
  if (code.startsWith('phone-')) return { ...before, phones: row(before.phones, ({ id }) => phone(id, value)) }
  if (code.startsWith('email-')) return { ...before, emails: row(before.emails, (one) => ({ ...one, address: value })) }
  if (code.startsWith('birthday-'))
    return { ...before, birthdays: row(before.birthdays, (one) => ({ ...one, date: value })) }
  return { ...before, addresses: row(before.addresses, (one) => ({ ...one, postcode: value })) }
}

test('what was put right as proposed is not found again', () => {
  const two = fc.integer({ min: 1, max: 31 }).map((n) => String(n).padStart(2, '0'))
  const month = fc.integer({ min: 1, max: 12 }).map((n) => String(n).padStart(2, '0'))
  const record = fc.record({
    phones: fc.array(fc.stringMatching(/^[+o0-9 ()/-]{2,16}$/), { maxLength: 3 }),
    emails: fc.array(fc.stringMatching(/^[a-c.]{1,4} ?(@|\(at\)) ?(gmial\.com|web\.de|example\.com|x\.con|a)$/), {
      maxLength: 3,
    }),
    postcodes: fc.array(fc.stringMatching(/^(D-)?[0-9]{3,5}$/), { maxLength: 2 }),
    dates: fc.array(
      fc.tuple(fc.integer({ min: 1800, max: 2099 }), month, two).map(([y, m, d]) => `${String(y)}-${m}-${d}`),
      { maxLength: 2 },
    ),
  })
  fc.assert(
    fc.property(record, ({ phones, emails, postcodes, dates }) => {
      const before = person({
        ...call(...phones),
        ...mail(...emails),
        addresses: postcodes.map((one, at) => ({ ...address(one), id: 40 + at })),
        birthdays: dates.map((date, at) => ({ id: 50 + at, date })),
      })
      for (const one of judge(before, YARDSTICK).filter(({ proposal }) => proposal !== null)) {
        if (one.item === 0) continue
        const again = judge(mended(before, one), YARDSTICK).filter(
          ({ code, item }) => code === one.code && item === one.item,
        )
        expect({ one, again }).toEqual({ one, again: [] })
      }
    }),
    { numRuns: 400 },
  )
})
