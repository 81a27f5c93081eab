// The history speaks of people and fields, in whole sentences.
import { expect, test } from 'vitest'
import {
  byDay,
  sayChange,
  sayDone,
  sayLooked,
  worthTelling,
  type Change,
  type Done,
} from '../../../src/renderer/areas/history/say-done.ts'
import { createFormats } from '../../../src/shared/words/format.ts'
import { createWords } from '../../../src/shared/words/words.ts'

const words = createWords('en')
const speech = { words, formats: createFormats({ locale: 'en-US', zone: 'UTC', currency: 'USD' }) }
const done = (change: Partial<Done>): Done => ({
  command: 7,
  kind: 'contacts.save',
  at: 0,
  user: 'Rosa',
  machine: 1,
  here: true,
  state: 'done',
  about: [{ id: 1, name: 'Mirela Ionescu-Brandt' }],
  count: 1,
  group: false,
  ...change,
})
const change = (part: Partial<Change>): Change => ({
  table: 'contact',
  field: 'contact.nickname',
  row: '1',
  name: null,
  own: null,
  op: 'changed',
  old: null,
  new: 'Mimi',
  hidden: false,
  ...part,
})

test('a command is told with the one it was about', () => {
  expect(sayDone(done({}), speech)).toBe('Changed Mirela Ionescu-Brandt')
  expect(sayDone(done({ kind: 'contacts.trash', about: [], count: 12 }), speech)).toBe(
    'Put 12 customers into the trash',
  )
})

test('a kind without words of its own is still told', () => {
  expect(sayDone(done({ kind: 'teapots.boil' }), speech)).toBe('Changed Mirela Ionescu-Brandt')
})

test('long work is told with the number of its steps', () => {
  expect(sayDone(done({ about: [], count: 412, group: true }), speech)).toBe('Changed 412 customers, 412 steps')
})

test('a field that the shop defined is told by its own name, and its value as it reads', () => {
  const own = (type: 'list' | 'yes-no' | 'money' | 'date') =>
    change({ table: 'contact_value', field: 'contact_value.value', name: 'Table', own: { name: 'Table', type } })
  expect(sayChange({ ...own('list'), old: 'Door', new: 'Window' }, speech)).toEqual({
    kind: 'field',
    field: 'Table',
    old: 'Door',
    now: 'Window',
  })
  expect(sayChange({ ...own('yes-no'), new: 1 }, speech)).toMatchObject({ old: null, now: 'yes' })
  expect(sayChange({ ...own('money'), old: 1_250, new: null }, speech)).toMatchObject({ old: '$12.50', now: 'empty' })
  expect(sayChange({ ...own('date'), new: '2024-02-29' }, speech)).toMatchObject({ now: 'February 29, 2024' })
  expect(sayChange({ ...own('list'), hidden: true }, speech)).toMatchObject({ kind: 'hidden', field: 'Table' })
  const said = [own('list'), { ...own('list'), field: null, op: 'made' as const }]
  expect(worthTelling(said)).toEqual(said.slice(0, 1))
  expect(worthTelling(said.slice(1))).toHaveLength(1)
})

test('a field is told before and now; where nothing was before, only now', () => {
  expect(sayChange(change({ old: 'Mira' }), speech)).toEqual({
    kind: 'field',
    field: 'nickname',
    old: 'Mira',
    now: 'Mimi',
  })
  expect(sayChange(change({}), speech)).toMatchObject({ old: null, now: 'Mimi' })
  expect(sayChange(change({ old: 'Mira', new: null }), speech)).toMatchObject({ old: 'Mira', now: 'empty' })
})

test('dates, roles and settings are told as people read them', () => {
  const now = (part: Partial<Change>) => sayChange(change(part), speech)
  expect(now({ field: 'occasion.date', new: '--02-29' })).toMatchObject({ now: 'February 29' })
  expect(now({ field: 'user.role', new: 'manager' })).toMatchObject({ now: 'Manager' })
  expect(now({ table: 'setting', field: 'setting.lockAfter', new: '10' })).toMatchObject({ now: '10 minutes' })
  expect(now({ table: 'setting', field: 'setting.shop', new: '"Rosa’s"' })).toMatchObject({ now: 'Rosa’s' })
  expect(now({ table: 'setting', field: 'setting.accent', new: 'null' })).toMatchObject({ now: 'empty' })
})

test('what this role may not see is named and not shown', () => {
  expect(sayChange(change({ field: 'contact.household_income', hidden: true, new: null }), speech)).toEqual({
    kind: 'hidden',
    field: 'household income',
    words: 'not for your sign-in',
  })
})

test('of how customers are judged the parts that were set are told', () => {
  const before = { model: 'past', lapseLeast: 90, tiers: { low: { share: 100 } } }
  const now = (old: object | null, after: object) =>
    sayChange(
      change({
        table: 'setting',
        field: 'setting.value',
        row: 'value',
        old: old && JSON.stringify(old),
        new: JSON.stringify(after),
      }),
      speech,
    )
  const set = (parts: string) => ({ kind: 'row', words: `Set: ${parts}` })
  expect(now(before, { ...before, model: 'rfm' })).toEqual(set('what customers are ranked by'))
  expect(now(null, before)).toEqual(set('what customers are ranked by, after how many days at least, and the tiers'))
})

test('a setting that is told by its value is not called new as well', () => {
  const rows = [
    change({ table: 'setting', field: 'setting.accent', row: 'accent', new: '"#7a3b69"' }),
    change({ table: 'setting', field: 'setting.accent', row: 'accent', new: 0 }),
    change({ table: 'setting', field: null, row: 'accent', op: 'made' }),
    change({ table: 'phone', field: null, row: '9', op: 'made', name: '555-0142' }),
  ]
  expect(worthTelling(rows)).toEqual([rows[0], rows[3]])
})

test('what is kept as a whole is said to be another, and its text is not read out', () => {
  const rule = change({ table: 'segment', field: 'segment.rule', old: '{"all":[]}', new: '{"any":[]}' })
  expect(sayChange(rule, speech)).toEqual({ kind: 'row', words: 'Asks for something else now.' })
})

test('looking at somebody is told by name, other things by what they were', () => {
  expect(sayLooked('contacts.get', 'Mirela', words)).toBe('Looked at Mirela')
  expect(sayLooked('book.open', null, words)).toBe('Signed in')
  expect(sayLooked('teapots.boil', null, words)).toBe('Did something that is noted')
})

test('rows stand under their day in the order they came', () => {
  const rows = [{ at: 30 }, { at: 25 }, { at: 11 }]
  expect(byDay(rows, (at) => Math.floor(at / 10))).toEqual([
    { day: 3, rows: [{ at: 30 }] },
    { day: 2, rows: [{ at: 25 }] },
    { day: 1, rows: [{ at: 11 }] },
  ])
})
