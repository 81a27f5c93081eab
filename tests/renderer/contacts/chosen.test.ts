// Who is chosen in a list, and what a change of many is put together to.
import { expect, test } from 'vitest'
import { changeOf, NO_CHANGE, type ChangeDraft } from '../../../src/renderer/areas/contacts/chosen/change-draft.ts'
import {
  countOf,
  EVERYBODY,
  isChosen,
  MOST_CHOSEN,
  NOBODY,
  toggled,
  withMore,
} from '../../../src/renderer/areas/contacts/chosen/chosen.ts'
import { customerFrom } from '../../../src/renderer/areas/interactions/attach-draft.ts'

test('somebody is chosen, let go, and left out of everybody', () => {
  const two = toggled(toggled(NOBODY, 7), 9)
  expect([countOf(two, 100), isChosen(two, 7), isChosen(two, 8)]).toEqual([2, true, false])
  expect(countOf(toggled(two, 7), 100)).toBe(1)
  const rest = toggled(EVERYBODY, 7)
  expect([countOf(rest, 100), isChosen(rest, 7), isChosen(rest, 8)]).toEqual([99, false, true])
  expect(countOf(withMore(rest, [7]), 100)).toBe(100)
})

test('no more are named one by one than the core takes', () => {
  const many = Array.from({ length: MOST_CHOSEN + 20 }, (_, id) => id + 1)
  expect(countOf(withMore(NOBODY, many), 10_000)).toBe(MOST_CHOSEN)
})

const draft = (more: Partial<ChangeDraft>): ChangeDraft => ({ ...NO_CHANGE, ...more })

test('a change says what was chosen and nothing else, and waits for what must be said', () => {
  expect(changeOf(NO_CHANGE)).toBeNull()
  expect(changeOf(draft({ parts: ['addTags'] }))).toBeNull()
  expect(changeOf(draft({ parts: ['city'], city: { from: 'Lodnon', to: ' ' } }))).toBeNull()
  const full = draft({
    parts: ['addTags', 'source', 'city', 'own:4', 'give:5', 'take:6', 'own:8'],
    tags: { addTags: ['VIP'], removeTags: ['unsaid'] },
    source: ' ',
    city: { from: '', to: 'London' },
    own: { '4': { typed: null, value: 12, wrong: null } },
    options: { 'give:5': ['Tea'], 'take:6': ['Milk'] },
  })
  expect(changeOf(full)).toEqual({
    addTags: ['VIP'],
    source: null,
    city: { to: 'London' },
    custom: { '4': 12, '8': null },
    addOptions: { '5': ['Tea'] },
    removeOptions: { '6': ['Milk'] },
  })
  expect(
    changeOf(draft({ parts: ['own:4'], own: { '4': { typed: 'x', value: null, wrong: 'not_a_number' } } })),
  ).toBeNull()
})

test.each([
  [
    'Jane Miller, 01632 960 961',
    { given: 'Jane', family: 'Miller', phones: [{ typed: '01632 960 961', label: 'mobile' }] },
  ],
  ['Miller', { given: '', family: 'Miller', phones: [] }],
  ['+49 30 1234567', { given: '', family: '', phones: [{ typed: '+49 30 1234567', label: 'mobile' }] }],
  ['  ', null],
])('of “%s” a new customer is %o', (caller, customer) => {
  expect(customerFrom(caller)).toEqual(customer)
})
