import { afterEach, expect, test } from 'vitest'
import { testBook } from '../../support/journal-book.ts'
import { contents } from '../../support/journal-equal.ts'
import { machine, template, type Machine, type MachineOptions } from '../../support/journal-machines.ts'
import { addPerson, addPhone, addPoints, addTag, giveTag, merge, rename } from '../../support/journal-rows.ts'

const shop = template(() => testBook())
const open: Machine[] = []
afterEach(() => {
  for (const one of open.splice(0)) one[Symbol.dispose]()
})

function till(number: number, options: Partial<MachineOptions> = {}): Machine {
  const one = machine(shop, { number, ...options })
  open.push(one)
  return one
}

/** Everybody gives everybody everything, until nobody gets anything new. */
function exchange(...all: readonly Machine[]): void {
  for (let news = true; news;) {
    news = false
    for (const from of all) for (const to of all) if (from !== to && to.take(from.send()).taken > 0) news = true
  }
}

test('two books that gave each other their commands are equal', () => {
  const [a, b] = [till(10), till(11)]
  let anna = 0
  a.command('add', (tx) => {
    anna = addPerson(tx, 'Anna')
    addPhone(tx, anna, '123')
    giveTag(tx, anna, addTag(tx, 'regular'))
  })
  b.take(a.send())
  expect(contents(b.db)).toEqual(contents(a.db))
  b.command('rename', (tx) => rename(tx, anna, 'Anna B.'))
  a.command('points', (tx) => addPoints(tx, anna, 5, 'five'))
  exchange(a, b)
  expect(contents(b.db)).toEqual(contents(a.db))
  expect(a.db.get('SELECT name, balance, phones FROM person')).toEqual({ name: 'Anna B.', balance: 5, phones: 1 })
  void merge
})
