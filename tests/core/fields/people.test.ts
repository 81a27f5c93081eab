// Own fields of people who are merged, thrown away and erased; lists filtered and ordered by them.
import { expect, test } from 'vitest'
import { createContacts } from '../../../src/main/core/areas/contacts/create.ts'
import { listContacts } from '../../../src/main/core/areas/contacts/list.ts'
import { getContact } from '../../../src/main/core/areas/contacts/profile.ts'
import { saveContact } from '../../../src/main/core/areas/contacts/save.ts'
import { fieldsOf } from '../../../src/main/core/areas/fields/read.ts'
import { changeField, defineField } from '../../../src/main/core/areas/fields/write.ts'
import { fillVisit } from '../../../src/main/core/areas/visits/fill.ts'
import { logVisit } from '../../../src/main/core/areas/visits/log.ts'
import { getVisit } from '../../../src/main/core/areas/visits/read.ts'
import { erase } from '../../../src/main/core/database/erase.ts'
import { repair } from '../../../src/main/core/database/command.ts'
import type { ContactFilter } from '../../../src/shared/contract/contacts.ts'
import type { CustomPatch, CustomValue, FieldType } from '../../../src/shared/contract/fields.ts'
import { VisitInput } from '../../../src/shared/contract/visits.ts'
import { refusal } from '../contacts/shop-book.ts'
import { visitsBook } from '../visits/visits-book.ts'

function shop() {
  const book = visitsBook()
  const { context } = book
  const list = (filter: ContactFilter, more: { byField?: number; descending?: boolean } = {}) =>
    listContacts(context, { filter, sort: 'name', descending: false, from: 0, limit: 500, ...more }).rows
  return {
    ...book,
    define: (type: FieldType, options: string[] = [], subject: 'contacts' | 'visits' = 'contacts') =>
      book.command((given) => defineField(given, { subject, name: `A ${type} ${subject}`, type, hint: '', options }))
        .value,
    person: (family: string, custom: CustomPatch = {}) =>
      book.command((given) => createContacts(given, [{ patch: { family, custom } }])).value[0]?.id ?? 0,
    say: (id: number, custom: CustomPatch) =>
      book.command((given) => saveContact(given, { id, patch: { custom } })).command ?? 0,
    customOf: (id: number) => getContact(context, id).custom,
    list,
    names: (...request: Parameters<typeof list>) => list(...request).map((row) => row.name),
    sound: () => {
      const dump = () => context.db.all('SELECT * FROM contact_value ORDER BY contact_id, field_id, item')
      const before = dump()
      repair(book.book.journal)
      expect(dump()).toEqual(before)
    },
  }
}

test('after a merge the winner’s own word stands, what only the other said is taken over, and several choices are joined', () => {
  using book = shop()
  const { define, person, say, customOf, names, merge, undo, sound } = book
  const [coffee, table, allergies] = [
    define('text'),
    define('list', ['Window', 'Door']),
    define('multi-list', ['Nuts', 'Milk', 'Eggs']),
  ]
  const winner = person('Winner', { [coffee]: 'black', [allergies]: ['Nuts', 'Eggs'] })
  const loser = person('Loser', { [coffee]: 'with milk', [table]: 'Door', [allergies]: ['Milk', 'Eggs'] })
  const merged = merge(loser, winner) ?? 0
  const both = { [coffee]: 'black', [table]: 'Door', [allergies]: ['Nuts', 'Milk', 'Eggs'] }
  expect(customOf(winner)).toEqual(both)
  expect(customOf(loser)).toEqual(both)
  expect(names({ custom: [{ field: coffee, is: 'milk' }] })).toEqual([])
  expect(names({ custom: [{ field: coffee, is: 'bla' }] })).toEqual(['Winner'])
  sound()
  const cleared = say(winner, { [table]: null, [allergies]: ['Nuts'], [coffee]: null })
  expect(customOf(winner)).toEqual({ [allergies]: ['Nuts'] })
  expect(names({ custom: [{ field: table, has: true }] })).toEqual([])
  undo(cleared)
  expect(customOf(winner)).toEqual(both)
  undo(merged)
  expect(customOf(winner)).toEqual({ [coffee]: 'black', [allergies]: ['Nuts', 'Eggs'] })
  expect(customOf(loser)).toEqual({ [coffee]: 'with milk', [table]: 'Door', [allergies]: ['Milk', 'Eggs'] })
  sound()
})

test('the erased leave no word of theirs, in fields of visits neither', () => {
  using book = shop()
  const { define, person, command, context } = book
  const [coffee, seat] = [define('text'), define('text', [], 'visits')]
  const id = person('Erased', { [coffee]: 'a very private word' })
  const visit = command((given) =>
    logVisit(given, VisitInput.parse({ contactId: id, custom: { [seat]: 'another private word' } })),
  ).value.id
  command((given) => {
    fillVisit(given, { id: visit, custom: { [seat]: 'a third private word' } })
  })
  expect(getVisit(context, visit).custom).toEqual({ [seat]: 'a third private word' })
  erase(book.book.journal, { user: 1, people: [id] })
  expect(getVisit(context, visit).custom).toEqual({})
  const words = context.db.all('SELECT * FROM contact_value, visit_value')
  const told = context.db.all("SELECT * FROM cell WHERE old LIKE '%private%' OR new LIKE '%private%'")
  const kept = context.db.all("SELECT * FROM hidden WHERE image LIKE '%private%'")
  expect([words.filter((row) => JSON.stringify(row).includes('private')), told, kept]).toEqual([[], [], []])
})

const EVERY: readonly (readonly [
  FieldType,
  readonly (readonly [string, CustomValue | null])[],
  (field: number, options: readonly number[]) => NonNullable<ContactFilter['custom']>[number],
  readonly string[],
])[] = [
  [
    'text',
    [
      ['A', 'Oat milk, no sugar'],
      ['B', 'Milky'],
      ['C', 'Buttermilk'],
    ],
    (field) => ({ field, is: 'milk' }),
    ['A', 'B'],
  ],
  [
    'number',
    [
      ['A', 38],
      ['B', 42.5],
      ['C', -1],
      ['D', null],
    ],
    (field) => ({ field, from: 0, to: 40 }),
    ['A'],
  ],
  [
    'money',
    [
      ['A', 1_000],
      ['B', 999],
    ],
    (field) => ({ field, is: 999 }),
    ['B'],
  ],
  [
    'date',
    [
      ['A', '2024-01-01'],
      ['B', '2023-12-31'],
      ['C', '2024-06-30'],
    ],
    (field) => ({ field, from: '2024-01-01', to: '2024-06-30' }),
    ['A', 'C'],
  ],
  [
    'partial-date',
    [
      ['A', '1984'],
      ['B', '1984-05'],
      ['C', '--05-12'],
      ['D', '1985-01-01'],
    ],
    (field) => ({ field, from: '1984', to: '1984' }),
    ['A', 'B'],
  ],
  [
    'partial-date',
    [
      ['A', '1984-12-24'],
      ['B', '--01-02'],
      ['C', '--05-12'],
      ['D', '1984'],
    ],
    (field) => ({ field, from: '--12-20', to: '--01-06' }),
    ['A', 'B'],
  ],
  [
    'list',
    [
      ['A', 'Window'],
      ['B', 'Door'],
      ['C', 'Roof'],
    ],
    (field, [, door, roof]) => ({ field, any: [door ?? 0, roof ?? 0] }),
    ['B', 'C'],
  ],
  [
    'multi-list',
    [
      ['A', ['Window', 'Door']],
      ['B', ['Roof']],
      ['C', null],
    ],
    (field, [, door, roof]) => ({ field, any: [door ?? 0, roof ?? 0] }),
    ['A', 'B'],
  ],
  [
    'yes-no',
    [
      ['A', true],
      ['B', false],
      ['C', null],
    ],
    (field) => ({ field, is: false }),
    ['B'],
  ],
  [
    'link',
    [
      ['A', 'https://example.org/menu'],
      ['B', 'https://example.net'],
    ],
    (field) => ({ field, is: 'example org' }),
    ['A'],
  ],
]

test('a list is narrowed by every type of field, by whether something is said, and follows what is changed', () => {
  for (const [type, people, condition, expected] of EVERY) {
    using book = shop()
    const { define, person, say, names, context } = book
    const field = define(type, type.endsWith('list') ? ['Window', 'Door', 'Roof'] : [])
    const options = fieldsOf(context.db, 'contacts')[0]?.options.map(({ id }) => id) ?? []
    const ids = new Map(people.map(([name, value]) => [name, person(name, { [field]: value })]))
    person('Zoe')
    const filter = { custom: [condition(field, options)] }
    expect(names(filter), type).toEqual(expected)
    const said = people.filter(([, value]) => value !== null).map(([name]) => name)
    expect(names({ custom: [{ field, has: true }] }), type).toEqual(said)
    expect(names({ custom: [{ field, has: false }] }), type).not.toEqual(expect.arrayContaining(said))
    say(ids.get(expected[0] ?? '') ?? 0, { [field]: null })
    expect(names(filter), type).toEqual(expected.slice(1))
    say(ids.get(expected[0] ?? '') ?? 0, { [field]: people.find(([name]) => name === expected[0])?.[1] ?? null })
    expect(names(filter), type).toEqual(expected)
  }
})

test('a condition that the field cannot answer is refused', () => {
  using book = shop()
  const { define, names } = book
  const [text, list, date] = [define('text'), define('list', ['x']), define('partial-date')]
  const why = (condition: NonNullable<ContactFilter['custom']>[number]) =>
    refusal(() => names({ custom: [condition] }))?.rules
  expect(why({ field: 99, has: true })).toEqual(['filter.custom.0.field unknown_field'])
  expect(why({ field: text, any: [1] })).toEqual(['filter.custom.0.any not_for_this_field'])
  expect(why({ field: text, from: 1 })).toEqual(['filter.custom.0.from not_for_this_field'])
  expect(why({ field: list, is: 'x' })).toEqual(['filter.custom.0.is not_for_this_field'])
  expect(why({ field: date, from: '2024-02-31' })).toEqual(['filter.custom.0.from not_a_date'])
  expect(why({ field: date, from: '--02-01', to: '2024' })).toEqual(['filter.custom.0.to not_a_date'])
  const multi = define('multi-list', ['x'])
  expect(refusal(() => names({}, { byField: multi }))?.rules).toEqual(['byField not_sortable'])
  expect(refusal(() => names({}, { byField: 99 }))?.rules).toEqual(['byField unknown_field'])
})

test('a list is ordered by a field both ways, who has none of it last, and follows changes and the order of options', () => {
  using book = shop()
  const { define, person, say, names, list, command, context } = book
  const [size, table] = [define('number'), define('list', ['Window', 'Door'])]
  person('Nobody')
  const [a, b, c] = [
    person('A', { [size]: 42, [table]: 'Door' }),
    person('B', { [size]: 7, [table]: 'Window' }),
    person('C', { [size]: 42 }),
  ]
  expect(names({}, { byField: size })).toEqual(['B', 'A', 'C', 'Nobody'])
  expect(names({}, { byField: size, descending: true })).toEqual(['A', 'C', 'B', 'Nobody'])
  say(b ?? 0, { [size]: 99 })
  say(a ?? 0, { [size]: null })
  expect(names({}, { byField: size })).toEqual(['C', 'B', 'A', 'Nobody'])
  expect(names({}, { byField: size, descending: true })).toEqual(['B', 'C', 'A', 'Nobody'])
  expect(names({ custom: [{ field: size, has: true }] }, { byField: size })).toEqual(['C', 'B'])
  expect(names({}, { byField: table })).toEqual(['B', 'A', 'C', 'Nobody'])
  say(c ?? 0, { [table]: 'Window' })
  expect(names({}, { byField: table })).toEqual(['B', 'C', 'A', 'Nobody'])
  const [window, door] = fieldsOf(context.db, 'contacts').find(({ id }) => id === table)?.options ?? []
  command((given) => {
    changeField(given, {
      id: table,
      options: [
        { id: door?.id, words: 'Door' },
        { id: window?.id, words: 'Window' },
      ],
    })
  })
  expect(names({}, { byField: table })).toEqual(['A', 'B', 'C', 'Nobody'])
  const rows = listContacts(context, {
    filter: {},
    sort: 'name',
    descending: false,
    from: 0,
    limit: 10,
    custom: [table],
  }).rows
  expect(rows.map((row) => row.custom)).toEqual([{ [table]: 'Door' }, { [table]: 'Window' }, { [table]: 'Window' }, {}])
  expect(list({})[0]).not.toHaveProperty('custom')
})
