// Short ways to write the test shop's rows, as its services would.
import type { WriteDb } from '../../src/main/core/database/handle.ts'

export function addPerson(tx: WriteDb, name: string): number {
  const id = tx.newId('person')
  tx.run('INSERT INTO person (id, name) VALUES (?, ?)', id, name)
  return id
}

export function addPhone(tx: WriteDb, contact: number, number: string, owner = contact): number {
  const id = tx.newId('phone')
  tx.run('INSERT INTO phone (id, contact_id, owner_id, number) VALUES (?, ?, ?, ?)', id, contact, owner, number)
  return id
}

export function addPoints(tx: WriteDb, contact: number | null, amount: number, note: string | null = null): number {
  const id = tx.newId('points')
  tx.run(
    'INSERT INTO points (id, contact_id, owner_id, amount, note) VALUES (?, ?, ?, ?, ?)',
    id,
    contact,
    contact,
    amount,
    note,
  )
  return id
}

export function addTag(tx: WriteDb, name: string): number {
  const id = tx.newId('tag')
  tx.run('INSERT INTO tag (id, name) VALUES (?, ?)', id, name)
  return id
}

export function giveTag(tx: WriteDb, contact: number, tag: number, why: string | null = null): void {
  tx.run('INSERT INTO person_tag (contact_id, owner_id, tag_id, why) VALUES (?, ?, ?, ?)', contact, contact, tag, why)
}

export function rename(tx: WriteDb, id: number, name: string): void {
  tx.run('UPDATE person SET name = ? WHERE id = ?', name, id)
}

export function merge(tx: WriteDb, loser: number, winner: number): void {
  tx.run('UPDATE person SET merged_into = ? WHERE id = ?', winner, loser)
}
