import { expect, test } from 'vitest'
import { repair, type Committed } from '../../../src/main/core/database/command.ts'
import { TICKS_PER_MS } from '../../../src/main/core/database/command-header.ts'
import { newMachineNumber, readSelf, startMachine } from '../../../src/main/core/database/identity.ts'
import { asked, NOON, testBook } from '../../support/journal-book.ts'
import { dump } from '../../support/journal-invariants.ts'
import { addPerson, addPhone, addPoints, rename } from '../../support/journal-rows.ts'

test('a command gives ids of this machine, journals its births and answers its number', () => {
  using book = testBook()
  const result = book.journal.run(asked('person.add'), (tx) => {
    const first = tx.newIds('person', 3)
    for (const at of [0, 1, 2]) tx.run('INSERT INTO person (id, name) VALUES (?, ?)', first + at, `P${at}`)
    return first
  })
  expect(result).toEqual({ value: 3 * 2 ** 32 + 1, command: 1 })
  expect(book.db.all('SELECT * FROM born')).toEqual([{ tbl: 901, lo: result.value, hi: result.value + 2, cmd: 1 }])
  expect(book.db.get('SELECT machine, n, usr, kind FROM command')).toEqual({
    machine: 3,
    n: 1,
    usr: 1,
    kind: 'person.add',
  })
})

test('a command that changes nothing leaves no gap in the numbers', () => {
  using book = testBook()
  const add = (name: string) => book.journal.run(asked('add'), (tx) => addPerson(tx, name)).command
  expect(add('a')).toBe(1)
  expect(book.journal.run(asked('look'), (tx) => tx.pluck('SELECT name FROM person')[0])).toEqual({
    value: 'a',
    command: null,
  })
  book.journal.run({ ...asked('local'), touches: ['scratch'] }, (tx) =>
    tx.run(`INSERT INTO scratch (words) VALUES ('x')`),
  )
  expect(book.db.pluck('SELECT words FROM scratch')).toEqual(['x'])
  expect(add('b')).toBe(2)
  expect(book.db.pluck('SELECT n FROM command ORDER BY seq')).toEqual([1, 2])
  expect(readSelf(book.sqlite)?.n).toBe(2)
})

test('what fails is rolled back whole, and the next command takes the number', () => {
  using book = testBook()
  const before = dump(book.db)
  expect(() =>
    book.journal.run(asked('add'), (tx) => {
      addPerson(tx, 'a')
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(dump(book.db)).toEqual(before)
  expect(book.command('add', (tx) => void addPerson(tx, 'b'))).toBe(1)
})

test('commands in one transaction are all there or none, each with its own number', () => {
  using book = testBook()
  const { journal } = book
  const add = (name: string) => journal.run(asked(name), (tx) => void addPerson(tx, name)).command
  expect(journal.together(() => [add('a'), add('b')])).toEqual([1, 2])
  const before = dump(book.db)
  expect(() =>
    journal.together(() => {
      add('c')
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(dump(book.db)).toEqual(before)
  const failing = () =>
    journal.run(asked('half'), (tx) => {
      addPerson(tx, 'half')
      throw new Error('half')
    })
  journal.together(() => {
    expect(add('d')).toBe(3)
    expect(failing).toThrow('half')
    expect(add('e')).toBe(4)
  })
  expect(book.db.pluck('SELECT name FROM person ORDER BY id')).toEqual(['a', 'b', 'd', 'e'])
  expect(book.db.pluck('SELECT n FROM command ORDER BY seq')).toEqual([1, 2, 3, 4])
  expect(readSelf(book.sqlite)?.n).toBe(4)
  expect(() => journal.together(() => journal.together(() => 1))).toThrow('one transaction')
})

test('a service inside a command joins it', () => {
  using book = testBook()
  const { journal } = book
  const outer = journal.run(asked('outer'), (tx) => {
    addPerson(tx, 'a')
    return journal.run(asked('inner'), (inner) => addPerson(inner, 'b')).command
  })
  expect(outer).toEqual({ value: 1, command: 1 })
  expect(book.db.pluck('SELECT kind FROM command')).toEqual(['outer'])
})

test('an inner failure that the outer one swallows still rolls everything back', () => {
  using book = testBook()
  const { journal } = book
  expect(() =>
    journal.run(asked('outer'), (tx) => {
      addPerson(tx, 'a')
      try {
        journal.run(asked('inner'), (inner) => {
          addPerson(inner, 'b')
          throw new Error('inner')
        })
      } catch {
        // swallowed
      }
    }),
  ).toThrow('inner')
  expect(book.db.pluck('SELECT count(*) FROM person')).toEqual([0])
})

test('work that awaits is refused and rolled back', () => {
  using book = testBook()
  const late = (tx: Parameters<typeof addPerson>[0]) => Promise.resolve(addPerson(tx, 'a'))
  expect(() => book.journal.run(asked('late'), late)).toThrow('synchronous')
  expect(book.db.pluck('SELECT count(*) FROM person')).toEqual([0])
})

test('the clock goes on though the wall clock stands still or goes back', () => {
  using book = testBook()
  const clocks = () => book.db.pluck<number>('SELECT clock FROM command ORDER BY seq')
  book.journal.run(asked('a'), (tx) => addPerson(tx, 'a'))
  book.journal.run(asked('b'), (tx) => addPerson(tx, 'b'))
  book.turn(-60_000)
  book.journal.run(asked('c'), (tx) => addPerson(tx, 'c'))
  const start = NOON * TICKS_PER_MS
  expect(clocks()).toEqual([start, start + 1, start + 2])
  book.turn(120_000)
  book.journal.run(asked('d'), (tx) => addPerson(tx, 'd'))
  expect(clocks().at(-1)).toBe((NOON + 60_000) * TICKS_PER_MS)
})

test('listeners hear after the commit which tables changed, and cannot undo it', () => {
  using book = testBook()
  const heard: Committed[] = []
  let id = 0
  const stop = book.journal.onCommitted((committed) => {
    heard.push(committed)
    expect(book.sqlite.inTransaction).toBe(false)
  })
  book.journal.onCommitted(() => {
    throw new Error('listener')
  })
  book.journal.run(asked('add'), (tx) => void (id = addPerson(tx, 'a')))
  book.journal.run(asked('phone'), (tx) => addPhone(tx, id, '1'))
  book.journal.run({ ...asked('local'), touches: ['scratch'] }, () => undefined)
  stop()
  book.journal.run(asked('unheard'), (tx) => rename(tx, id, 'b'))
  expect(heard.map(({ command, tables }) => [command, tables])).toEqual([
    [1, ['person']],
    [2, ['phone']],
    [null, ['scratch']],
  ])
  expect(book.logged).toContain('journal.listener')
})

test('numbers are reserved outside the book before they are used', () => {
  const asked3: number[] = []
  using book = testBook({ journal: { reserved: 2, reserve: (n) => (asked3.push(n), n + 2) } })
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) book.command('add', (tx) => void addPerson(tx, name))
  expect(asked3).toEqual([3, 6])
})

test('a number that cannot be reserved stops the command before it begins', () => {
  const reserve = () => {
    throw new Error('header')
  }
  using book = testBook({ journal: { reserved: 0, reserve } })
  expect(() => book.journal.run(asked('add'), (tx) => addPerson(tx, 'a'))).toThrow('header')
  expect(book.sqlite.inTransaction).toBe(false)
  expect(book.db.pluck('SELECT count(*) FROM person')).toEqual([0])
})

test('a context that something else left open is repaired when the book opens, and said', () => {
  using book = testBook()
  book.sqlite.exec('UPDATE ctx SET cmd = 7, mode = 0')
  book.reopen()
  expect(book.db.get('SELECT cmd, mode FROM ctx')).toEqual({ cmd: null, mode: 1 })
  expect(book.logged).toContain('journal.context')
})

test('derived sums follow every row, also one whose owner was left to be found', () => {
  using book = testBook()
  let id = 0
  book.command('add', (tx) => void addPhone(tx, (id = addPerson(tx, 'a')), '1'))
  book.command('points', (tx) => void addPoints(tx, id, 5))
  book.command('points', (tx) =>
    tx.run('INSERT INTO points (id, contact_id, amount) VALUES (?, ?, 7)', tx.newId('points'), id),
  )
  expect(book.db.all('SELECT phones, balance FROM person')).toEqual([{ phones: 1, balance: 12 }])
  expect(book.db.pluck('SELECT count(*) FROM points WHERE owner_id = ?', id)).toEqual([2])
})

test('the repair finds what was derived wrongly, and changes nothing in a sound book', () => {
  using book = testBook()
  let id = 0
  book.command('add', (tx) => void addPhone(tx, (id = addPerson(tx, 'a')), '1'))
  const sound = dump(book.db)
  repair(book.journal)
  expect(dump(book.db)).toEqual(sound)
  book.sqlite.exec(`UPDATE person SET phones = 9; UPDATE ctx SET mode = 0; DELETE FROM phone; UPDATE ctx SET mode = 1`)
  repair(book.journal)
  expect(dump(book.db)).toEqual(sound)
  expect(id).toBeGreaterThan(0)
})

test('a copied or restored book gets a new machine: other ids, numbers from one, a clock that goes on', () => {
  using book = testBook()
  book.command('add', (tx) => void addPerson(tx, 'a'))
  const before = readSelf(book.sqlite)
  startMachine(book.sqlite, { number: 9, name: 'Office' })
  book.reopen()
  book.turn(-3_600_000)
  book.journal.run(asked('add'), (tx) => addPerson(tx, 'b'))
  expect(book.db.pluck('SELECT id FROM person ORDER BY id')).toEqual([3 * 2 ** 32 + 1, 9 * 2 ** 32 + 1])
  expect(book.db.all('SELECT machine, n FROM command ORDER BY seq')).toEqual([
    { machine: 3, n: 1 },
    { machine: 9, n: 1 },
  ])
  expect(book.db.all('SELECT machine, n FROM known')).toEqual([{ machine: 3, n: 1 }])
  expect(readSelf(book.sqlite)?.clock).toBeGreaterThan(before?.clock ?? Infinity)
  const random = { bytes: (length: number) => new Uint8Array(length), fraction: () => 0 }
  expect(newMachineNumber(book.sqlite, random)).toBe(1)
  expect(newMachineNumber(book.sqlite, { ...random, fraction: () => 0.99999999 })).toBe(32_767)
})
