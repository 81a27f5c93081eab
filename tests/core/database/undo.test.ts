import { expect, test } from 'vitest'
import { listTrash, restore } from '../../../src/main/core/database/trash.ts'
import { redo, treeOf, undo, type UndoContext } from '../../../src/main/core/database/undo.ts'
import { deadParts, rangesWithout } from '../../../src/main/core/database/undo-write.ts'
import type { ErrorDataOf } from '../../../src/shared/errors.ts'
import { isFailure } from '../../../src/shared/errors.ts'
import { testBook, type TestBook } from '../../support/journal-book.ts'
import { addPerson, addPhone, addPoints, addTag, giveTag, merge, rename } from '../../support/journal-rows.ts'
import { SHOP } from '../../support/journal-tables.ts'

function turner(book: TestBook) {
  const context = (): UndoContext => ({ journal: book.journal, userName: (_db, user) => (user === 1 ? 'Ann' : '') })
  return {
    undo: (command: number) => undo(context(), { user: 1, command }),
    redo: (command: number) => redo(context(), { user: 1, command }),
  }
}

function refused(work: () => unknown): ErrorDataOf<'UNDO_BLOCKED'> {
  try {
    work()
  } catch (error) {
    if (isFailure(error, 'UNDO_BLOCKED')) return error.data
    throw error
  }
  throw new Error('was not refused')
}

const names = (book: TestBook) => book.db.pluck<string>('SELECT name FROM person ORDER BY id')

/** One person who is called a, then b, then c. */
function abc(book: TestBook) {
  let id = 0
  const a = book.command('add', (tx) => void (id = addPerson(tx, 'a')))
  const b = book.command('b', (tx) => rename(tx, id, 'b'))
  const c = book.command('c', (tx) => rename(tx, id, 'c'))
  return { id, a, b, c }
}

test('an undone birth goes with its parts and comes back by redo', () => {
  using book = testBook()
  const add = book.command('add', (tx) => void addPhone(tx, addPerson(tx, 'Bo'), '12'))
  const before = book.db.all('SELECT * FROM person')
  expect(before).toMatchObject([{ phones: 1 }])
  turner(book).undo(add)
  expect(book.db.all('SELECT * FROM person')).toEqual([])
  expect(book.db.all('SELECT * FROM phone')).toEqual([])
  turner(book).redo(add)
  expect(book.db.all('SELECT * FROM person')).toEqual(before)
  expect(book.db.all('SELECT * FROM phone')).toHaveLength(1)
})

test('a row of undoes in reverse goes back step by step, and redoes in order come forward again, twice', () => {
  using book = testBook()
  const { a, b, c } = abc(book)
  const turn = turner(book)
  for (let round = 0; round < 2; round += 1) {
    turn.undo(c)
    expect(names(book)).toEqual(['b'])
    turn.undo(b)
    expect(names(book)).toEqual(['a'])
    turn.undo(a)
    expect(names(book)).toEqual([])
    turn.redo(a)
    turn.redo(b)
    expect(names(book)).toEqual(['b'])
    turn.redo(c)
    expect(names(book)).toEqual(['c'])
  }
})

test('what stands on a change is named: what, when, and by whom', () => {
  using book = testBook()
  const { a, b, c } = abc(book)
  const turn = turner(book)
  const by = { command: c, kind: 'c', at: book.now(), user: 'Ann' }
  expect(refused(() => turn.undo(b))).toEqual({ reason: 'later_change', by })
  expect(refused(() => turn.undo(a))).toEqual({ reason: 'later_change', by })
  expect(names(book)).toEqual(['c'])
  turn.undo(c)
  expect(refused(() => turn.undo(c))).toEqual({ reason: 'already', by: null })
  expect(refused(() => turn.redo(b))).toEqual({ reason: 'already', by: null })
  expect(() => turn.undo(999)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
})

test('an undo may be asked for by any member of its tree', () => {
  using book = testBook()
  const { c } = abc(book)
  const turn = turner(book)
  const undone = turn.undo(c)
  const redone = turn.redo(undone)
  expect(names(book)).toEqual(['c'])
  turn.undo(redone)
  expect(names(book)).toEqual(['b'])
  expect(treeOf(book.db, redone)).toMatchObject({ root: c, undone: true })
})

test('an undo goes back past what was undone meanwhile', () => {
  using book = testBook()
  const { b, c } = abc(book)
  const turn = turner(book)
  turn.undo(c)
  turn.undo(b)
  turn.redo(c)
  expect(names(book)).toEqual(['c'])
  // b is undone: before c there was a, though the entry before it said b.
  turn.undo(c)
  expect(names(book)).toEqual(['a'])
})

test('one newer column does not hold the others back, but the command goes back whole or not at all', () => {
  using book = testBook()
  let id = 0
  book.command('add', (tx) => void (id = addPerson(tx, 'a')))
  const both = book.command('both', (tx) => tx.run(`UPDATE person SET name = 'b', note = 'n' WHERE id = ?`, id))
  const other = book.command('other', (tx) => tx.run('UPDATE person SET score = 2.5 WHERE id = ?', id))
  const turn = turner(book)
  turn.undo(both)
  expect(book.db.all('SELECT name, note, score FROM person')).toEqual([{ name: 'a', note: null, score: 2.5 }])
  turn.redo(both)
  book.command('note', (tx) => tx.run(`UPDATE person SET note = 'm' WHERE id = ?`, id))
  expect(refused(() => turn.undo(both)).reason).toBe('later_change')
  turn.undo(other)
  expect(book.db.all('SELECT name, note, score FROM person')).toEqual([{ name: 'b', note: 'm', score: null }])
})

test('a person something new refers to stays: a phone, points, a link, an employer, a merge', () => {
  using book = testBook()
  const turn = turner(book)
  let other = 0
  book.command('other', (tx) => void (other = addPerson(tx, 'other')))
  const uses: readonly ((tx: Parameters<typeof addPerson>[0], id: number) => void)[] = [
    (tx, id) => void addPhone(tx, id, '1'),
    (tx, id) => void addPoints(tx, id, 1),
    (tx, id) =>
      tx.run(
        'INSERT INTO link (id, contact_id, owner_id, other_id, how) VALUES (?, ?, ?, ?, ?)',
        tx.newId('link'),
        other,
        other,
        id,
        'x',
      ),
    (tx, id) => tx.run('UPDATE person SET works_for = ? WHERE id = ?', id, other),
    (tx, id) => merge(tx, other, id),
  ]
  for (const use of uses) {
    let id = 0
    const add = book.command('add', (tx) => void (id = addPerson(tx, 'new')))
    const used = book.command('use', (tx) => use(tx, id))
    expect(refused(() => turn.undo(add))).toMatchObject({ reason: 'in_use', by: { command: used } })
    turn.undo(used)
    turn.undo(add)
    expect(names(book)).toEqual(['other'])
  }
})

test('an undone merge brings back the person and all that is theirs, also after more was said to both', () => {
  using book = testBook()
  let [ann, anna] = [0, 0]
  book.command('add', (tx) => {
    ;[ann, anna] = [addPerson(tx, 'Ann'), addPerson(tx, 'Anna')]
    addPhone(tx, anna, '1')
    addPoints(tx, anna, 5)
  })
  const joined = book.command('merge', (tx) => {
    merge(tx, anna, ann)
    tx.run(`UPDATE person SET note = 'was Anna' WHERE id = ?`, ann)
  })
  const of = (id: number) => book.db.get('SELECT name, note, phones, balance FROM person WHERE id = ?', id)
  expect(of(anna)).toBeUndefined()
  expect(of(ann)).toEqual({ name: 'Ann', note: 'was Anna', phones: 1, balance: 5 })
  // The old number may still be said; what it says belongs to Anna again after the undo.
  book.command('visit', (tx) =>
    tx.run('INSERT INTO points (id, contact_id, amount) VALUES (?, ?, 7)', tx.newId('points'), anna),
  )
  book.command('visit', (tx) => void addPoints(tx, ann, 100))
  expect(of(ann)).toMatchObject({ balance: 112 })
  turner(book).undo(joined)
  expect(of(anna)).toEqual({ name: 'Anna', note: null, phones: 1, balance: 12 })
  expect(of(ann)).toEqual({ name: 'Ann', note: null, phones: 0, balance: 100 })
})

test('an undone lookup is archived, unless something else uses it', () => {
  using book = testBook()
  const turn = turner(book)
  const archived = () => book.db.pluck<number>('SELECT archived FROM tag')[0]
  let [id, tag] = [0, 0]
  const add = book.command('add', (tx) => {
    id = addPerson(tx, 'Ann')
    giveTag(tx, id, (tag = addTag(tx, 'red')))
  })
  turn.undo(add)
  expect(archived()).toBe(1)
  turn.redo(add)
  expect(archived()).toBe(0)
  book.command('use', (tx) => giveTag(tx, addPerson(tx, 'Bo'), tag))
  turn.undo(add)
  expect(names(book)).toEqual(['Bo'])
  expect(archived()).toBe(0)
})

test('a row with a natural key is taken back, said again and taken back once more', () => {
  using book = testBook()
  const turn = turner(book)
  let [id, tag] = [0, 0]
  book.command('add', (tx) => void ([id, tag] = [addPerson(tx, 'Ann'), addTag(tx, 'red')]))
  const why = () => book.db.pluck<string>('SELECT why FROM person_tag')
  const first = book.command('give', (tx) => giveTag(tx, id, tag, 'first'))
  const removed = book.command('remove', (tx) => tx.run('DELETE FROM person_tag'))
  const second = book.command('again', (tx) => giveTag(tx, id, tag, 'second'))
  expect(why()).toEqual(['second'])
  turn.undo(second)
  expect(why()).toEqual([])
  turn.undo(removed)
  expect(why()).toEqual(['first'])
  turn.undo(first)
  expect(why()).toEqual([])
  turn.redo(first)
  turn.redo(removed)
  turn.redo(second)
  expect(why()).toEqual(['second'])
})

test('deleting and writing all anew in one command undoes to what was there before', () => {
  using book = testBook()
  let [id, red, blue] = [0, 0, 0]
  book.command('add', (tx) => {
    ;[id, red, blue] = [addPerson(tx, 'Ann'), addTag(tx, 'red'), addTag(tx, 'blue')]
    giveTag(tx, id, red, 'x')
  })
  const save = book.command('save', (tx) => {
    tx.run('DELETE FROM person_tag')
    giveTag(tx, id, red, 'y')
    giveTag(tx, id, blue)
  })
  turner(book).undo(save)
  expect(book.db.all('SELECT tag_id, why FROM person_tag')).toEqual([{ tag_id: red, why: 'x' }])
})

test('a row made and deleted by one command is nothing before and after', () => {
  using book = testBook()
  let id = 0
  book.command('add', (tx) => void (id = addPerson(tx, 'Ann')))
  const both = book.command('both', (tx) => {
    addPhone(tx, id, '1')
    tx.run('DELETE FROM phone')
  })
  const turn = turner(book)
  turn.undo(both)
  turn.redo(both)
  expect(book.db.all('SELECT * FROM phone')).toEqual([])
  expect(listTrash(book.db, book.tables.byName('phone'), 10)).toEqual([])
})

test('the trash shows what was thrown away and gives it back; what was undone is not in it', () => {
  using book = testBook()
  const turn = turner(book)
  const person = book.tables.byName('person')
  let [id, other] = [0, 0]
  const add = book.command('other', (tx) => void (other = addPerson(tx, 'other')))
  book.command('add', (tx) => void addPhone(tx, (id = addPerson(tx, 'Ann')), '1'))
  book.command('points', (tx) => void addPoints(tx, id, 5))
  turn.undo(add)
  const trash = book.command('trash', (tx) => tx.run('DELETE FROM person WHERE id = ?', id))
  expect(listTrash(book.db, person, 10)).toMatchObject([
    { row: id, at: book.now(), user: 1, command: trash, values: { name: 'Ann' } },
  ])
  expect(book.db.all('SELECT owner_id, amount FROM points')).toEqual([{ owner_id: null, amount: 5 }])
  expect(() => book.command('restore', (tx) => restore(tx, person, other))).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  )
  const back = book.command('restore', (tx) => restore(tx, person, id))
  expect(book.db.all('SELECT name, phones, balance FROM person')).toEqual([{ name: 'Ann', phones: 1, balance: 5 }])
  expect(refused(() => turn.undo(trash))).toMatchObject({ reason: 'later_change', by: { command: back } })
  turn.undo(back)
  expect(listTrash(book.db, person, 10)).toHaveLength(1)
  turn.undo(trash)
  expect(names(book)).toEqual(['Ann'])
})

test('what hangs on an undone birth can be neither redone nor thrown away again', () => {
  using book = testBook()
  const turn = turner(book)
  let id = 0
  const add = book.command('add', (tx) => void (id = addPerson(tx, 'a')))
  const edit = book.command('edit', (tx) => rename(tx, id, 'b'))
  const trash = book.command('trash', (tx) => tx.run('DELETE FROM person'))
  turn.undo(trash)
  turn.undo(edit)
  turn.undo(add)
  expect(refused(() => turn.redo(edit)).reason).toBe('later_change')
  expect(refused(() => turn.redo(trash)).reason).toBe('later_change')
  turn.redo(add)
  turn.redo(edit)
  expect(names(book)).toEqual(['b'])
})

test('an edit of somebody in the trash is not undone behind their back', () => {
  using book = testBook()
  let id = 0
  book.command('add', (tx) => void (id = addPerson(tx, 'a')))
  const edit = book.command('edit', (tx) => rename(tx, id, 'b'))
  const trash = book.command('trash', (tx) => tx.run('DELETE FROM person'))
  expect(refused(() => turner(book).undo(edit))).toMatchObject({ reason: 'later_change', by: { command: trash } })
})

test('ids of an undone insert stay used', () => {
  using book = testBook()
  const add = book.command('add', (tx) => void addPerson(tx, 'a'))
  const [first] = book.db.pluck<number>('SELECT id FROM person')
  turner(book).undo(add)
  book.command('add', (tx) => void addPerson(tx, 'b'))
  expect(book.db.pluck('SELECT id FROM person')).toEqual([(first ?? 0) + 1])
  turner(book).redo(add)
  expect(names(book)).toEqual(['a', 'b'])
})

test('rows that must stay do, and a command of nothing else is never undone', () => {
  using book = testBook()
  const turn = turner(book)
  const add = book.command('add', (tx) => {
    const id = addPerson(tx, 'a')
    addPoints(tx, id, 1)
    tx.run(
      'INSERT INTO points (id, contact_id, owner_id, amount, kept) VALUES (?, ?, ?, 2, 1)',
      tx.newId('points'),
      id,
      id,
    )
  })
  turn.undo(add)
  expect(book.db.all('SELECT amount, owner_id FROM points')).toEqual([{ amount: 2, owner_id: null }])
  turn.redo(add)
  expect(book.db.pluck('SELECT balance FROM person')).toEqual([3])
  const kept = book.command('kept', (tx) =>
    tx.run('INSERT INTO points (id, amount, kept) VALUES (?, 9, 1)', tx.newId('points')),
  )
  expect(refused(() => turn.undo(kept))).toEqual({ reason: 'never', by: null })
})

test('a kind may be excluded, and a service may give its own reason', () => {
  const guarded = SHOP.map((table) =>
    !table.local && table.name === 'points' ? { ...table, guard: () => [{ row: 3 * 2 ** 32 + 1, by: 1 }] } : table,
  )
  using book = testBook({ declarations: guarded })
  const points = book.command('points', (tx) => void addPoints(tx, null, 5))
  expect(refused(() => turner(book).undo(points))).toMatchObject({ reason: 'in_use', by: { command: 1 } })
  const context = { journal: book.journal, userName: () => '', never: ['points'] }
  expect(refused(() => undo(context, { user: 1, command: points }))).toEqual({ reason: 'never', by: null })
})

test('an item stays hidden while its deal is, and comes back with it', () => {
  using book = testBook()
  const turn = turner(book)
  let [id, deal] = [0, 0]
  const add = book.command('add', (tx) => {
    ;[id, deal] = [addPerson(tx, 'a'), tx.newId('deal')]
    tx.run('INSERT INTO deal (id, contact_id, owner_id, title) VALUES (?, ?, ?, ?)', deal, id, id, 'roof')
  })
  const item = book.command('item', (tx) =>
    tx.run(
      'INSERT INTO deal_item (id, contact_id, owner_id, deal_id, what) VALUES (?, ?, ?, ?, ?)',
      tx.newId('deal_item'),
      id,
      id,
      deal,
      'tiles',
    ),
  )
  expect(refused(() => turn.undo(add))).toMatchObject({ by: { command: item } })
  const removed = book.command('remove', (tx) => tx.run('DELETE FROM deal'))
  expect(book.db.all('SELECT * FROM deal_item')).toEqual([])
  turn.undo(removed)
  expect(book.db.pluck('SELECT what FROM deal_item')).toEqual(['tiles'])
})

test('ranges are cut around rows that stay, and dead parts follow what was said last', () => {
  expect(rangesWithout(1, 5, [])).toEqual([{ lo: 1, hi: 5 }])
  expect(rangesWithout(1, 5, [1, 3, 5])).toEqual([
    { lo: 2, hi: 2 },
    { lo: 4, hi: 4 },
  ])
  expect(rangesWithout(1, 1, [1])).toEqual([])
  const range = { lo: 10, hi: 19 }
  expect(deadParts(range, [])).toEqual([])
  expect(
    deadParts(range, [
      { lo: 10, hi: 19, op: 0 },
      { lo: 12, hi: 13, op: 1 },
      { lo: 13, hi: 13, op: 0 },
    ]),
  ).toEqual([
    { lo: 10, hi: 11 },
    { lo: 14, hi: 19 },
    { lo: 13, hi: 13 },
  ])
  expect(deadParts(range, [{ lo: 1, hi: 5, op: 0 }])).toEqual([])
})
