// Members of households who are merged, erased and said of on two machines: nobody is moved but who moved.
import { expect, test } from 'vitest'
import { householdOfContact, proposeHousehold } from '../../../src/main/core/areas/households/suggest.ts'
import { getHousehold, homeOf, membersOf } from '../../../src/main/core/areas/households/read.ts'
import { createHousehold, joinHousehold, leaveHousehold } from '../../../src/main/core/areas/households/write.ts'
import { repair } from '../../../src/main/core/database/command.ts'
import { erase } from '../../../src/main/core/database/erase.ts'
import { contents } from '../../support/journal-equal.ts'
import { dump } from '../../support/journal-invariants.ts'
import { machine, template, type Machine } from '../../support/journal-machines.ts'
import { realBook } from '../../support/journal-real.ts'
import { visitsBook } from '../visits/visits-book.ts'

const LINDEN = { street: 'Lindenstraße 5', postcode: '10969', city: 'Berlin', region: '', country: 'DE' }
const CANAL = { street: 'Am Kanal 12', postcode: '14467', city: 'Potsdam', region: '', country: 'DE' }

function shop() {
  const book = visitsBook()
  const { db } = book.context
  return {
    ...book,
    db,
    make: (address: typeof LINDEN, ...contactIds: number[]) =>
      book.command((context) => createHousehold(context, { contactIds, address, note: '' })).value,
    leave: (...contactIds: number[]) =>
      book.command((context) => leaveHousehold(context, { contactIds, keepAddress: true })).command ?? 0,
    city: (id: number) => db.pluck<string | null>('SELECT city FROM contact_list WHERE contact_id = ?', id)[0],
  }
}

test('two members of one household who are merged count once, and both are back when it is undone', () => {
  const { make, people, merge, undo, db, [Symbol.dispose]: dispose } = shop()
  const [ada = 0, twin = 0, ben = 0] = people(3)
  const home = make(LINDEN, ada, twin, ben)
  const merged = merge(twin, ada) ?? 0
  expect(membersOf(db, home).toSorted()).toEqual([ada, ben].toSorted())
  undo(merged)
  expect(membersOf(db, home).toSorted()).toEqual([ada, twin, ben].toSorted())
  dispose()
})

test('of two households the one of the survivor holds; those who lived with the other stay, and undo moves nobody', () => {
  const { make, people, merge, undo, city, db, [Symbol.dispose]: dispose } = shop()
  const [ada = 0, ben = 0, other = 0, cleo = 0] = people(4)
  const first = make(LINDEN, ada, ben)
  const second = make(CANAL, other, cleo)
  const before = dump(db)
  const merged = merge(other, ada) ?? 0
  expect([homeOf(db, ada), homeOf(db, ben), homeOf(db, cleo)]).toEqual([first, first, second])
  expect(membersOf(db, second)).toEqual([cleo])
  expect(householdOfContact(db, { contactId: other, suggest: true }).household?.id).toBe(first)
  undo(merged)
  expect([membersOf(db, first).length, membersOf(db, second).length]).toEqual([2, 2])
  expect([city(ada), city(other)]).toEqual(['Berlin', 'Potsdam'])
  const after = dump(db)
  for (const table of ['household', 'household_member', 'contact_home'])
    expect(after.get(table)).toEqual(before.get(table))
  expect(before.get('contact_home')).toHaveLength(4)
  dispose()
})

test('a survivor without a household lives where the other did; moving out then leaves both, until it is undone', () => {
  const { make, people, merge, undo, leave, city, db, [Symbol.dispose]: dispose } = shop()
  const [ada = 0, other = 0, cleo = 0] = people(3)
  const home = make(CANAL, other, cleo)
  const merged = merge(other, ada) ?? 0
  expect([homeOf(db, ada), city(ada)]).toEqual([home, 'Potsdam'])
  const left = leave(ada)
  expect([homeOf(db, ada), membersOf(db, home)]).toEqual([null, [cleo]])
  undo(left)
  undo(merged)
  expect([homeOf(db, ada), homeOf(db, other)]).toEqual([null, home])
  dispose()
})

test('somebody who moved into a household after a merge does not take the absorbed record along when it is undone', () => {
  const { make, people, merge, undo, command, db, [Symbol.dispose]: dispose } = shop()
  const [ada = 0, other = 0, cleo = 0, dan = 0] = people(4)
  const old = make(CANAL, other, cleo)
  const merged = merge(other, ada) ?? 0
  const fresh = make(LINDEN, dan)
  command((context) => joinHousehold(context, { id: fresh, contactIds: [other] }))
  expect([homeOf(db, ada), homeOf(db, other)]).toEqual([fresh, null])
  undo(merged)
  expect([homeOf(db, ada), homeOf(db, other), homeOf(db, cleo)]).toEqual([fresh, old, old])
  dispose()
})

test('an erased member leaves no trace in the household, and the others keep it', () => {
  const { make, people, book, db, [Symbol.dispose]: dispose } = shop()
  const [erased = 0, other = 0] = people(2)
  const home = make(LINDEN, erased, other)
  erase(book.journal, { user: 1, people: [erased] })
  expect(getHousehold(db, home).members.map(({ id }) => id)).toEqual([other])
  expect(db.pluck('SELECT contact_id FROM household_member')).toEqual([other])
  expect(proposeHousehold(db, { contactIds: [other] }).address).toEqual(LINDEN)
  dispose()
})

test('the repair of a book with households changes nothing', () => {
  const { make, people, merge, trash, book, db, [Symbol.dispose]: dispose } = shop()
  const some = people(5)
  make(LINDEN, ...some.slice(0, 3))
  make(CANAL, ...some.slice(2))
  merge(some[0] ?? 0, some[4] ?? 0)
  trash(some[1] ?? 0)
  const before = dump(db)
  repair(book.journal)
  expect(dump(db)).toEqual(before)
  dispose()
})

const origin = template(() => realBook())
const CONTACT = `INSERT INTO contact (id, kind, given, family, family_first, made_at) VALUES (?, 'person', ?, 'Berg', 0, 1700000000000)`
const HOUSEHOLD = `INSERT INTO household (id, name, street, postcode, city, region, country, made_at)
  VALUES (?, ?, ?, '', 'Berlin', '', 'DE', 1700000000000)`

function member(one: Machine, contact: number, household: number): void {
  one.command('households.join', (tx) => {
    tx.run('DELETE FROM household_member WHERE contact_id = ?', contact)
    const sql = 'INSERT INTO household_member (contact_id, owner_id, household_id, joined_at) VALUES (?, ?, ?, ?)'
    tx.run(sql, contact, contact, household, one.now())
  })
}

function exchange(...all: readonly Machine[]): void {
  for (let round = 0; round < 3; round += 1) {
    for (const from of all) for (const to of all) if (from !== to) to.take(from.send())
  }
}

test('said on two machines at once: a move is one word against another, an address merges, and both books end equal', () => {
  const [one, two] = [machine(origin, { number: 1 }), machine(origin, { number: 2 })]
  try {
    const ids = { ada: 0, first: 0, second: 0 }
    one.command('setup', (tx) => {
      ids.ada = tx.newId('contact')
      tx.run(CONTACT, ids.ada, 'Ada')
      ids.first = tx.newId('household')
      ids.second = tx.newId('household')
      tx.run(HOUSEHOLD, ids.first, 'First', 'A 1')
      tx.run(HOUSEHOLD, ids.second, 'Second', 'B 2')
    })
    exchange(one, two)
    member(one, ids.ada, ids.first)
    two.turn(5_000)
    member(two, ids.ada, ids.second)
    one.command('households.save', (tx) => tx.run('UPDATE household SET street = ? WHERE id = ?', 'C 3', ids.second))
    exchange(one, two)
    for (const each of [one, two]) {
      expect(homeOf(each.db, ids.ada)).toBe(ids.second)
      expect(each.db.pluck('SELECT street FROM contact_home')).toEqual(['C 3'])
      expect(each.db.pluck('SELECT city FROM contact_list')).toEqual(['Berlin'])
    }
    expect(contents(one.db)).toEqual(contents(two.db))
  } finally {
    one[Symbol.dispose]()
    two[Symbol.dispose]()
  }
})
