// People who look like one and are two, people who look like two and are one, and books that are all trap.
import { describe, expect, it } from 'vitest'
import { comparePair, findDuplicates, untrainedModel } from '../../../../src/shared/domain/duplicates/find.ts'
import { PROBABLE, SURE, type DuplicateRecord } from '../../../../src/shared/domain/duplicates/record.ts'
import { found } from '../../../support/linkage.ts'
import { home, madeUpShop, person } from '../../../support/made-up-people.ts'

/** A town around those it is about: what is usual in it was seen. */
const TOWN = madeUpShop({ seed: 11, people: 100, twice: 0.05 }).records
const FIRST = 10_001

const among = (people: readonly Partial<DuplicateRecord>[]): DuplicateRecord[] =>
  people.map((said, at) => person(FIRST + at, said))

/** Probability that the first two of `people` are one, in the town and in a book of their own. */
function scores(people: readonly Partial<DuplicateRecord>[]): { readonly inTown: number; readonly alone: number } {
  const records = among(people)
  const of = (pairs: ReturnType<typeof found>['pairs']) =>
    pairs.find(({ a, b }) => a === FIRST && b === FIRST + 1)?.score ?? 0
  return {
    inTown: of(found([...TOWN, ...records], { least: 0.01 }).pairs),
    alone: of(found(records, { least: 0.01 }).pairs),
  }
}

const HOME = home('Lindenallee 12', '79312', 'Emmendingen')
const ANNA = {
  given: 'Anna',
  family: 'Brandstetter',
  birthday: '1984-03-12',
  phones: ['+491711234567'],
  addresses: [HOME],
}

describe('two people who look like one', () => {
  const TWO: readonly (readonly [string, readonly Partial<DuplicateRecord>[]])[] = [
    [
      'twins',
      [
        { ...ANNA, phones: ['+49764155555'] },
        { ...ANNA, given: 'Lukas', phones: ['+49764155555'] },
      ],
    ],
    ['father and son of one name', [ANNA, { ...ANNA, birthday: '2011-11-02', phones: [] }]],
    [
      'a couple with one telephone and one mailbox',
      [
        { ...ANNA, emails: ['familie.brandstetter@web.de'] },
        { ...ANNA, given: 'Georg', birthday: '1981-07-30', emails: ['familie.brandstetter@web.de'] },
      ],
    ],
    [
      'a family of whom only one telephone is known',
      [
        { given: 'Anna', family: 'Kessler', phones: ['+49764155555'] },
        { given: 'Otto', family: 'Kessler', phones: ['+49764155555'] },
      ],
    ],
    [
      'neighbours',
      [
        { given: 'Anna', family: 'Kessler', addresses: [HOME] },
        { given: 'Otto', family: 'Brandt', addresses: [HOME] },
      ],
    ],
    [
      'two shops under one roof',
      [
        { kind: 'company', family: 'Bäckerei Kessler', addresses: [HOME] },
        { kind: 'company', family: 'Optik Brandt', addresses: [HOME] },
      ],
    ],
    [
      'branches of one firm in two towns',
      [
        { kind: 'company', family: 'Optik Brandt', addresses: [HOME], phones: ['+49764155555'] },
        {
          kind: 'company',
          family: 'Optik Brandt',
          addresses: [home('Marktplatz 3', '79098', 'Freiburg')],
          phones: ['+49761777777'],
        },
      ],
    ],
  ]
  for (const [who, people] of TWO) {
    it(`are told apart: ${who}`, () => {
      const { inTown, alone } = scores(people)
      expect(inTown).toBeLessThan(PROBABLE)
      expect(alone).toBeLessThan(PROBABLE)
    })
  }
})

describe('one person who looks like two', () => {
  const ONE: readonly (readonly [string, Partial<DuplicateRecord>])[] = [
    ['written the same twice', {}],
    ['with a slip in the name', { family: 'Brandsteter' }],
    ['turned round', { given: 'Brandstetter', family: 'Anna' }],
    ['by a pet name, without a birthday', { given: 'Anni', birthday: null }],
    ['by an initial', { given: 'A.' }],
    ['with day and month turned', { birthday: '1984-12-03', phones: [] }],
    [
      'moved, with another telephone',
      { addresses: [home('Talweg 1', '79098', 'Freiburg')], phones: ['+491799999999'] },
    ],
    ['without a telephone', { phones: [] }],
    ['with a title and in capitals', { given: 'Dr. ANNA', family: 'BRANDSTETTER', phones: [] }],
    ['under a double name', { family: 'Brandstetter-Vogel' }],
  ]
  for (const [how, said] of ONE) {
    it(`is found: ${how}`, () => {
      const { inTown, alone } = scores([ANNA, { ...ANNA, ...said }])
      expect(inTown).toBeGreaterThan(PROBABLE)
      expect(alone).toBeGreaterThan(PROBABLE)
    })
  }

  it('is sure where name, birthday, telephone and address are the same', () => {
    const { inTown, alone } = scores([ANNA, ANNA])
    expect(inTown).toBeGreaterThan(SURE)
    expect(alone).toBeGreaterThan(SURE)
  })

  it('is found as a company whose words stand otherwise, or shortened', () => {
    const street = home('701 Stone Canyon Rd.', '', 'Bel Air')
    for (const [one, other] of [
      ['Hotel Bel-Air', 'Bel-Air Hotel'],
      ["Art's Deli", "Art's Delicatessen"],
      ['Elektro Brandstetter GmbH & Co. KG', 'Elektro Brandstetter'],
    ] as const) {
      const company = { kind: 'company' as const, addresses: [street] }
      expect(
        scores([
          { ...company, family: one },
          { ...company, family: other },
        ]).inTown,
      ).toBeGreaterThan(PROBABLE)
      // As an import leaves it that took it for a person.
      const [given = '', family = ''] = [
        other.slice(0, other.lastIndexOf(' ')),
        other.slice(other.lastIndexOf(' ') + 1),
      ]
      expect(
        scores([
          { ...company, family: one },
          { given, family, addresses: [street] },
        ]).inTown,
      ).toBeGreaterThan(PROBABLE)
    }
  })
})

describe('a book that is all trap', () => {
  const told = (records: readonly DuplicateRecord[]) => found(records).pairs

  it('has ten thousand of one name, and finds the two with one birthday and telephone', { timeout: 60_000 }, () => {
    const crowd = among(
      Array.from({ length: 10_000 }, (_, at) => ({
        given: 'Mehmet',
        family: 'Yılmaz',
        birthday:
          at % 3 === 0 ? `19${String(40 + (at % 60))}-0${String(1 + (at % 9))}-${String(10 + (at % 18))}` : null,
        phones: [`+4917${String(10_000_000 + at * 7)}`],
      })),
    )
    const twice = person(50_000, { ...crowd[4_500], id: 50_000 })
    const pairs = told([...crowd, twice])
    expect(pairs.map(({ a, b }) => `${String(a)} ${String(b)}`)).toContain(`${String(FIRST + 4_500)} 50000`)
    expect(pairs.length).toBeLessThan(200)
  })

  it('has a telephone that forty share', () => {
    const forty = madeUpShop({ seed: 5, people: 40, twice: 0 }).records.map((one, at) => ({
      ...one,
      id: FIRST + at,
      phones: ['+49761100100'],
      emails: [],
      addresses: [],
      birthday: null,
    }))
    const pairs = told([...TOWN, ...forty])
    const within = pairs.filter(({ a, b }) => a >= FIRST && b >= FIRST)
    const named = new Map(forty.map(({ id, given, family }) => [id, `${given} ${family}`]))
    expect(within.filter(({ a, b }) => named.get(a) !== named.get(b)).length).toBeLessThan(3)
  })

  it('has a chain: A like B, B like C, A unlike C', () => {
    const pairs = told([
      ...TOWN,
      ...among([
        { given: 'Anna', family: 'Brandstetter', phones: ['+491711234567'], birthday: '1984-03-12' },
        { given: 'Anna', family: 'Brandstetter', phones: ['+491711234567'], emails: ['ab77@web.de'] },
        { given: 'Anna', family: 'Vogel', emails: ['ab77@web.de'], birthday: '1991-10-30' },
      ]),
    ])
    const chain = pairs
      .filter(({ a, b }) => a >= FIRST && b >= FIRST)
      .map(({ a, b }) => `${String(a - FIRST)}${String(b - FIRST)}`)
    expect(chain).toContain('01')
    expect(chain).not.toContain('02')
  })

  it('has nobody, one, or people of whom nothing is known', () => {
    expect(told([])).toEqual([])
    expect(told([person(1)])).toEqual([])
    expect(told([person(1), person(2), person(3)])).toEqual([])
  })

  it('has two, who are one or not', () => {
    const [one, other] = among([ANNA, ANNA])
    if (one === undefined || other === undefined) throw new Error('made above')
    expect(told([one, other])).toHaveLength(1)
    expect(told([one, { ...person(other.id), given: 'Otto', family: 'Kessler' }])).toEqual([])
  })

  it('has a thousand who are all the same, and stays in proportion', () => {
    const pairs = told(among(Array.from({ length: 1_000 }, () => ANNA)))
    expect(pairs.length).toBeGreaterThan(999)
    expect(pairs.length).toBeLessThan(100_000)
  })

  it('is rubbish', () => {
    const rubbish = [
      '',
      ' ',
      '\u0000',
      '😀😀',
      'x'.repeat(5_000),
      '\n\n',
      '-',
      'NULL',
      '0',
      '<b>',
      '́',
      '山田',
      '__proto__',
      'constructor',
    ]
    const records = among(
      rubbish.flatMap((one) => [
        {
          given: one,
          family: one,
          phones: [one],
          emails: [one, '@'],
          birthday: one,
          numbers: [{ source: one, number: one }],
          addresses: [home(one, one, one)],
        },
        { kind: 'company' as const, family: `${one} ${one}`, nickname: one, birthday: '2024-99-99' },
      ]),
    )
    for (const { score, reasons } of found(records, { least: 0.01 }).pairs) {
      expect(score).toBeLessThanOrEqual(1)
      for (const { weight } of reasons) expect(weight).not.toBeNaN()
    }
  })
})

describe('why two are one', () => {
  const model = untrainedModel(1_000)

  it('is said with what agrees first and what speaks against last', () => {
    const [a, b] = among([
      ANNA,
      {
        ...ANNA,
        family: 'Brandsteter',
        birthday: '1984-12-03',
        phones: ['+491799999999'],
        addresses: [home('Talweg 1', '79098', 'Freiburg')],
      },
    ])
    if (a === undefined || b === undefined) throw new Error('made above')
    const { reasons } = comparePair(model, b, a)
    expect(reasons.map(({ what, how }) => `${what} ${how}`)).toEqual([
      'given same',
      'birthday day-and-month',
      'family close',
      'phone different',
      'address moved',
    ])
    expect(reasons.find(({ what }) => what === 'family')).toMatchObject({ a: 'Brandstetter', b: 'Brandsteter' })
  })

  it('names turned names, nicknames and shared telephones', () => {
    const why = (one: Partial<DuplicateRecord>, other: Partial<DuplicateRecord>) =>
      comparePair(model, person(1, one), person(2, other)).reasons.map(({ what, how }) => `${what} ${how}`)
    expect(why({ given: 'Anna', family: 'Berg' }, { given: 'Berg', family: 'Anna' })).toEqual(['name turned'])
    expect(why({ given: 'Robert', family: 'Berg' }, { given: 'Bob', family: 'Berg' })).toContain('given nickname')
    expect(why({ given: 'Gerhard', family: 'Meyer' }, { given: 'Gerhard', family: 'Mair' })).toContain('family sounds')
    const shared = { ...model, common: { ...model.common, phone: { '+49761100': 400 } } }
    const pair = comparePair(shared, person(1, { phones: ['+49761100'] }), person(2, { phones: ['+49761100'] }))
    expect(pair.reasons[0]).toMatchObject({ what: 'phone', how: 'shared' })
  })
})

describe('the look through a book', () => {
  it('can be stopped between two steps, and says how far it is', () => {
    const steps = findDuplicates(TOWN)
    const first = steps.next()
    expect(first).toMatchObject({ done: false, value: { of: TOWN.length } })
    expect(steps.return({ pairs: [], model: untrainedModel(0) })).toMatchObject({ done: true, value: { pairs: [] } })
    expect(steps.next().done).toBe(true)
  })

  it('about some people finds what the whole look found about them', () => {
    const whole = found(TOWN)
    const some = whole.pairs.slice(0, 3).map(({ a }) => a)
    const again = found(TOWN, { model: JSON.parse(JSON.stringify(whole.model)) as typeof whole.model, about: some })
    const key = ({ a, b }: { readonly a: number; readonly b: number }) => `${String(a)} ${String(b)}`
    expect(again.pairs.map(key).sort()).toEqual(
      whole.pairs
        .filter(({ a, b }) => some.includes(a) || some.includes(b))
        .map(key)
        .sort(),
    )
  })

  it('learns anew where what was learned is of another format', () => {
    const whole = found(TOWN)
    const old = { ...whole.model, format: 0, m: {} as typeof whole.model.m }
    expect(found(TOWN, { model: old }).pairs).toEqual(whole.pairs)
    expect(comparePair(old, person(1, ANNA), person(2, ANNA)).score).toBeGreaterThan(PROBABLE)
  })
})
