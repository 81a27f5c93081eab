// The ledger of consent in a real book: what a yes overrides, what stays under undo, what a merge and an erasure make of it.
import { expect, test } from 'vitest'
import { recordConsents } from '../../../src/main/core/areas/consent/record.ts'
import { erase } from '../../../src/main/core/database/erase.ts'
import { isFailure } from '../../../src/shared/errors.ts'
import { consentBook, DAY, entry } from './consent-book.ts'

const refusedWith = (act: () => unknown): unknown => {
  try {
    act()
    return null
  } catch (error) {
    return isFailure(error) ? { code: error.code, data: error.data } : error
  }
}

test('a yes, with how and words and who wrote it down; then a no; then a yes that names it', () => {
  using shop = consentBook()
  const [anna = 0] = shop.people(1)
  expect(shop.state(anna)).toBe('unknown')
  shop.say('given', anna)
  expect(shop.whole(anna).channels[0]).toMatchObject({
    channel: 'email',
    purpose: 'marketing',
    state: 'given',
    since: shop.book.now(),
    how: 'at the counter',
    words: 'Yes, send me the news',
    overrides: [],
  })
  expect(shop.state(anna, 'sms')).toBe('unknown')
  shop.say('withdrawn', anna)
  expect(shop.state(anna)).toBe('withdrawn')
  shop.say('refused', anna)
  expect(shop.state(anna)).toBe('withdrawn')
  shop.say('given', anna)
  expect(shop.whole(anna).channels[0]).toMatchObject({
    state: 'given',
    overrides: [{ act: 'refused' }, { act: 'withdrawn' }],
  })
  expect(shop.events(anna).map(({ act, live }) => [act, live])).toEqual([
    ['given', true],
    ['refused', false],
    ['withdrawn', false],
    ['given', false],
  ])
})

test('a no is never undone; a yes is, and then the no it named stands again', () => {
  using shop = consentBook()
  const [anna = 0] = shop.people(1)
  shop.say('given', anna)
  const no = shop.say('withdrawn', anna)
  expect(refusedWith(() => shop.undo(no))).toMatchObject({ code: 'UNDO_BLOCKED', data: { reason: 'never' } })
  const yes = shop.say('given', anna)
  shop.undo(yes)
  expect(shop.state(anna)).toBe('withdrawn')
  shop.redo(yes)
  expect(shop.state(anna)).toBe('given')
  const refused = shop.say('refused', anna, ['sms'])
  expect(refusedWith(() => shop.undo(refused))).toMatchObject({ data: { reason: 'never' } })
})

test('of a larger command only the yes goes back, and a yes brought back does not see a later no', () => {
  using shop = consentBook()
  const [anna = 0, ben = 0] = shop.people(2)
  const at = shop.book.now()
  const both = shop.record(entry(anna, 'given', at), entry(ben, 'refused', at)).command ?? 0
  shop.undo(both)
  expect([shop.state(anna), shop.state(ben)]).toEqual(['unknown', 'refused'])
  shop.say('withdrawn', anna)
  shop.redo(both)
  expect(shop.state(anna)).toBe('withdrawn')
})

test('two who are one have the strictest of both; apart again each has what was their own', () => {
  using shop = consentBook()
  const [anna = 0, annie = 0] = shop.people(2)
  shop.say('given', anna, ['email', 'sms'])
  shop.say('withdrawn', annie, ['email'])
  const merged = shop.merge(annie, anna) ?? 0
  expect([shop.state(anna), shop.state(anna, 'sms')]).toEqual(['withdrawn', 'given'])
  expect(shop.whole(annie).contactId).toBe(anna)
  shop.undo(merged)
  expect([shop.state(anna), shop.state(annie), shop.state(annie, 'sms')]).toEqual(['given', 'withdrawn', 'unknown'])
})

test('a yes taken back by two who are one is taken back by each, and stays so when they are two again', () => {
  using shop = consentBook()
  const [anna = 0, annie = 0] = shop.people(2)
  shop.say('given', anna)
  shop.say('given', annie)
  const merged = shop.merge(annie, anna) ?? 0
  shop.say('withdrawn', annie)
  // Written for both, told once.
  expect(shop.events(anna).map(({ act }) => act)).toEqual(['withdrawn', 'given', 'given'])
  shop.say('given', anna)
  expect(shop.state(anna)).toBe('given')
  shop.undo(merged)
  // The yes was said to whom they were then taken for: it names the no of this one only.
  expect([shop.state(anna), shop.state(annie)]).toEqual(['given', 'withdrawn'])
})

test('a yes of an earlier day does not override a no that came after it', () => {
  using shop = consentBook()
  const [anna = 0] = shop.people(1)
  shop.say('withdrawn', anna)
  shop.say('given', anna, ['email'], shop.book.now() - DAY)
  expect(shop.state(anna)).toBe('withdrawn')
  expect(refusedWith(() => shop.say('given', anna, ['email'], shop.book.now() + DAY))).toMatchObject({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'at', rule: 'in_future' }] },
  })
})

test('nothing is said of nobody, of somebody in the trash, of the erased', () => {
  using shop = consentBook()
  const [gone = 0, erased = 0] = shop.people(2)
  shop.trash(gone)
  erase(shop.book.journal, { user: 1, people: [erased] })
  for (const id of [gone, erased, 999]) {
    expect(refusedWith(() => shop.say('given', id))).toMatchObject({ code: 'NOT_FOUND' })
    expect(shop.record(entry(id, 'refused', 1)).value).toEqual(['nobody'])
    expect(shop.may(id)).toEqual({ may: false, why: ['not_in_book'], addresses: [] })
  }
})

test('a child needs a parent: without one no yes is written, and an imported yes is not enough to write', () => {
  using shop = consentBook()
  const [child = 0] = shop.people(1)
  shop.save(child, {
    occasions: [{ kind: 'birthday', label: '', date: '2018-05-01' }],
    emails: [{ address: 'child@example.com', label: 'home' }],
  })
  expect(refusedWith(() => shop.say('given', child))).toEqual({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'parent', rule: 'minor' }] },
  })
  expect(shop.record(entry(child, 'given', 5)).value).toEqual(['written'])
  expect(shop.may(child).why).toEqual(['minor'])
  shop.record(entry(child, 'given', 6, { parent: 'Rosa Berg' }))
  expect(shop.may(child)).toEqual({ may: true, why: [], addresses: ['child@example.com'] })
})

test('erasing somebody takes the words and leaves that there was a no', () => {
  using shop = consentBook()
  const [anna = 0] = shop.people(1)
  const { db } = shop.context
  shop.record(entry(anna, 'withdrawn', 7, { words: 'Never again', how: 'by letter', note: 'in the blue folder' }))
  erase(shop.book.journal, { user: 1, people: [anna] })
  expect(db.all('SELECT act, owner_id AS owner, how, words, proof FROM consent')).toEqual([
    { act: 'withdrawn', owner: null, how: '', words: '', proof: '' },
  ])
  expect(shop.kept()).toEqual([])
})

test('the same file twice writes nothing new, and an old no does not take a newer yes away', () => {
  using shop = consentBook()
  const [anna = 0, ben = 0] = shop.people(2)
  const file = [
    entry(anna, 'refused', 100, { how: '' }),
    entry(ben, 'given', 100),
    entry(ben, 'given', 100, { channel: 'sms', how: ' ' }),
    entry(999, 'given', 100),
  ]
  expect(shop.record(...file).value).toEqual(['written', 'written', 'no_how', 'nobody'])
  shop.say('given', anna)
  expect(shop.record(...file).value).toEqual(['known', 'known', 'no_how', 'nobody'])
  expect([shop.state(anna), shop.state(ben), shop.state(ben, 'sms')]).toEqual(['given', 'given', 'unknown'])
  // Of another day it is a new no.
  expect(shop.record(entry(anna, 'refused', shop.book.now() + 1)).value).toEqual(['written'])
  expect(shop.state(anna)).toBe('refused')
})

test('a file can say a no and a later yes of one person, in either order', () => {
  using shop = consentBook()
  const [anna = 0, ben = 0] = shop.people(2)
  shop.record(entry(anna, 'withdrawn', 100), entry(anna, 'given', 200))
  shop.record(entry(ben, 'given', 200), entry(ben, 'withdrawn', 100))
  // Read after the yes, the no has nobody who saw it: it stands.
  expect([shop.state(anna), shop.state(ben)]).toEqual(['given', 'withdrawn'])
})

test('a hundred people with two entries each take a handful of statements', () => {
  using shop = consentBook()
  const entries = shop
    .people(100)
    .flatMap((id) => [entry(id, 'given', 100), entry(id, 'refused', 100, { channel: 'sms' })])
  let statements = 0
  shop.command((context) => {
    const db = new Proxy(context.db, {
      get: (target, name) => {
        statements += 1
        return Reflect.get(target, name) as unknown
      },
    })
    return recordConsents({ ...context, db }, entries)
  })
  expect(shop.kept()).toHaveLength(200)
  expect(statements).toBeLessThan(20)
})
