// What lists hold about people is worked out anew wherever a command arrives: it must come out the same in every order.
import { expect, test } from 'vitest'
import type { WriteDb } from '../../../src/main/core/database/handle.ts'
import { same, share } from '../../support/journal-exchange-traps.ts'
import { machine, template } from '../../support/journal-machines.ts'
import { realBook } from '../../support/journal-real.ts'

const origin = template(() => realBook())

function addContact(tx: WriteDb, family: string): number {
  const id = tx.newId('contact')
  tx.run(
    `INSERT INTO contact (id, kind, given, family, family_first, made_at) VALUES (?, 'person', '', ?, 0, 1)`,
    id,
    family,
  )
  return id
}

function addPhone(tx: WriteDb, contact: number): number {
  const id = tx.newId('phone')
  tx.run(
    `INSERT INTO phone (id, contact_id, owner_id, position, label, typed, country) VALUES (?, ?, ?, 0, 'home', '030 1', 'DE')`,
    id,
    contact,
    contact,
  )
  return id
}

const stories: readonly { readonly how: string; readonly take: (tx: WriteDb, from: Known, into: number) => void }[] = [
  {
    how: 'to whom somebody was merged as they were made',
    take: (tx, { person }, into) => tx.run('UPDATE contact SET merged_into = ? WHERE id = ?', into, person),
  },
  {
    how: 'who was given a number of somebody else as they were made',
    take: (tx, { phone }, into) =>
      tx.run('UPDATE phone SET contact_id = ?, owner_id = ? WHERE id = ?', into, into, phone),
  },
]

interface Known {
  readonly person: number
  readonly phone: number
}

for (const { how, take } of stories) {
  test(`a new person ${how} was changed when that number was last changed, whichever command came first`, () => {
    using a = machine(origin, { number: 10 })
    using b = machine(origin, { number: 11 })
    let known = { person: 0, phone: 0 }
    a.command('add', (tx) => {
      const person = addContact(tx, 'Berg')
      known = { person, phone: addPhone(tx, person) }
    })
    share(a, b)
    let made = 0
    b.command('make', (tx) => {
      made = addContact(tx, 'Lindqvist')
      take(tx, known, made)
    })
    a.turn(60_000)
    a.command('correct', (tx) => tx.run(`UPDATE phone SET typed = '030 2' WHERE id = ?`, known.phone))
    const corrected = a.now()
    share(a, b)
    same(a, b)
    for (const one of [a, b]) {
      expect(one.db.get('SELECT changed_at AS at, phone FROM contact_list WHERE contact_id = ?', made)).toEqual({
        at: corrected,
        phone: '030 2',
      })
    }
  })
}
