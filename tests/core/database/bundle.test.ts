import { afterEach, expect, test } from 'vitest'
import { readBundle, writeBundle, type Bundle } from '../../../src/main/core/database/bundle.ts'
import { erase } from '../../../src/main/core/database/erase.ts'
import { beginGroup, runGroup, undoGroup } from '../../../src/main/core/database/groups.ts'
import { repair } from '../../../src/main/core/database/command.ts'
import type { ErrorDataOf } from '../../../src/shared/errors.ts'
import { isFailure } from '../../../src/shared/errors.ts'
import { testBook } from '../../support/journal-book.ts'
import { contents } from '../../support/journal-equal.ts'
import { names, same, share, TRAPS, turn } from '../../support/journal-exchange-traps.ts'
import { dump } from '../../support/journal-invariants.ts'
import { machine, template, type Machine, type MachineOptions } from '../../support/journal-machines.ts'
import { realBook } from '../../support/journal-real.ts'
import { addPerson, addPhone, addPoints, rename } from '../../support/journal-rows.ts'

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

for (const { name, tell } of TRAPS) {
  test(name, () => {
    tell(till)
    for (const one of open) {
      const before = dump(one.db)
      repair(one.journal)
      expect(dump(one.db)).toEqual(before)
    }
  })
}

type Refusal = ErrorDataOf<'BUNDLE_REFUSED'>

/** Refused, and nothing is changed. */
function refusedBy(one: Machine, text: string): Refusal {
  const before = dump(one.db)
  try {
    one.take(text)
  } catch (error) {
    expect(dump(one.db)).toEqual(before)
    if (isFailure(error, 'BUNDLE_REFUSED')) return error.data
    throw error
  }
  throw new Error('was not refused')
}

/** A bundle with something changed, sealed as if it had been made so. */
function forged(text: string, change: (bundle: Bundle) => unknown): string {
  const bundle = readBundle(text)
  return writeBundle({ ...bundle, ...(change(bundle) as Partial<Bundle>) })
}

function oneWithThree() {
  const [a, b] = [till(10), till(11)]
  let id = 0
  a.command('add', (tx) => void (id = addPerson(tx, 'Anna')))
  a.command('rename', (tx) => rename(tx, id, 'Anna B.'))
  a.command('points', (tx) => addPoints(tx, id, 5))
  return { a, b, id }
}

test('a bundle that is cut, changed, in another order or none at all is refused whole', () => {
  const { a, b } = oneWithThree()
  const text = a.send()
  const lines = text.split('\n')
  const swapped = [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n')
  for (const bad of [
    text.slice(0, -1),
    text.slice(0, -70),
    lines.slice(0, 3).join('\n'),
    text.replace('Anna', 'Otto'),
    swapped,
    `${text}{}`,
    '',
    'BEGIN:VCARD',
    '{}\n',
  ]) {
    expect(refusedBy(b, bad)).toEqual({ reason: 'damaged', machine: null })
  }
})

test('a well sealed bundle that says what no program of ours says is refused', () => {
  const { a, b } = oneWithThree()
  const first = (bundle: Bundle) => bundle.commands[0]
  for (const change of [
    (bundle: Bundle) => ({ header: { ...bundle.header, commands: 9 } }),
    (bundle: Bundle) => ({ header: { ...bundle.header, from: 0 } }),
    (bundle: Bundle) => ({ commands: [{ ...first(bundle), born: [[777, 1, 1, []]] }, ...bundle.commands.slice(1)] }),
    (bundle: Bundle) => ({
      commands: [{ ...first(bundle), cells: [[901, 1, 99, '1', '2']] }, ...bundle.commands.slice(1)],
    }),
    (bundle: Bundle) => ({ commands: bundle.commands.map((command) => ({ ...command, more: 1 })) }),
  ]) {
    expect(refusedBy(b, forged(a.send(), change))).toEqual({ reason: 'damaged', machine: null })
  }
})

test('a bundle of a newer format, a newer schema or another book is refused and says so', () => {
  const { a, b } = oneWithThree()
  const newer = a.send().replace('{"format":1', '{"format":2')
  expect(refusedBy(b, newer)).toEqual({ reason: 'newer', machine: null })
  const schema = forged(a.send(), ({ header }) => ({ header: { ...header, schema: header.schema + 1 } }))
  expect(refusedBy(b, schema)).toEqual({ reason: 'newer', machine: null })
  const other = forged(a.send(), ({ header }) => ({ header: { ...header, book: 'another' } }))
  expect(refusedBy(b, other)).toEqual({ reason: 'other_book', machine: null })
})

test('twice is as good as once, and an older bundle after a newer one brings nothing', () => {
  const { a, b, id } = oneWithThree()
  const old = a.send()
  a.command('more', (tx) => addPoints(tx, id, 1))
  expect(b.take(a.send())).toEqual({ taken: 4, waiting: [], erased: [] })
  const before = dump(b.db)
  for (const text of [old, a.send(), b.send()]) expect(b.take(text)).toEqual({ taken: 0, waiting: [], erased: [] })
  expect(dump(b.db)).toEqual(before)
  // Its own words come back to who said them.
  expect(a.take(b.send()).taken).toBe(0)
})

test('what misses its beginning waits, and is taken when that has come', () => {
  const { a, b } = oneWithThree()
  const late = a.send({ known: new Map([[10, 1]]) })
  expect(b.take(late)).toMatchObject({ taken: 0, waiting: [{ machine: 10, n: 2, why: 'gap' }] })
  expect(names(b)).toEqual([])
  b.take(a.send({ limit: 1 }))
  expect(b.take(late)).toMatchObject({ taken: 2, waiting: [] })
  same(a, b)
})

test('a bundle holds only what its receiver lacks, and says when there is more', () => {
  const { a, b } = oneWithThree()
  const part = readBundle(a.send({ limit: 2 }))
  expect(part.header).toMatchObject({ commands: 2, more: true, from: 10, vector: [[10, 3, expect.any(String)]] })
  b.take(writeBundle(part))
  const rest = readBundle(a.send({ known: new Map([[10, 2]]), limit: 2 }))
  expect(rest.header).toMatchObject({ commands: 1, more: false })
  expect(rest.commands.map((command) => command.n)).toEqual([3])
})

test('a machine passes on what it got from others', () => {
  const { a, b } = oneWithThree()
  const c = till(12)
  b.take(a.send())
  c.take(b.send())
  same(a, b, c)
  // It has met the number, so that no machine it makes takes it.
  expect(c.db.pluck('SELECT number FROM machine ORDER BY number')).toContain(10)
})

test('a command from the future is held with all that follows it; the others go on; accepted, it is taken', () => {
  const [a, b, c] = [till(10, { skew: 86_400_000 }), till(11), till(12)]
  b.command('add', (tx) => addPerson(tx, 'Bert'))
  a.take(b.send())
  a.command('add', (tx) => addPerson(tx, 'Anna'))
  a.command('add', (tx) => addPerson(tx, 'Adam'))
  const text = a.send()
  expect(c.take(text)).toMatchObject({ taken: 1, waiting: [{ machine: 10, n: 1, why: 'clock', at: a.now() - 1000 }] })
  expect(names(c)).toEqual(['Bert'])
  // Ten minutes before, it is near enough.
  c.turn(86_400_000 - 9 * 60_000)
  expect(c.take(text)).toMatchObject({ taken: 2, waiting: [] })
  expect(b.take(text, { acceptClocks: true })).toMatchObject({ taken: 2, waiting: [] })
  same(a, b, c)
})

test('a machine that was set back and goes on under its number is told so, by whatever shows it', () => {
  const { a, b, id } = oneWithThree()
  const copy = a.snapshot()
  a.command('told', (tx) => addPoints(tx, id, 1))
  const own = a.send()
  b.take(own)
  a.restore(copy, null)
  // By another's vector, and by a file of its own.
  expect(refusedBy(a, b.send())).toEqual({ reason: 'restored', machine: 10 })
  expect(refusedBy(a, own)).toEqual({ reason: 'restored', machine: 10 })
  // And when it has overtaken what it told: two commands under one number.
  a.command('other', (tx) => addPoints(tx, id, 2))
  a.command('other', (tx) => addPoints(tx, id, 3))
  expect(refusedBy(b, a.send())).toEqual({ reason: 'fork', machine: 10 })
  expect(refusedBy(a, b.send())).toEqual({ reason: 'fork', machine: 10 })
})

test('two machines that took one number are told so', () => {
  const [a, b, c] = [till(10), till(10, { skew: 7 }), till(11)]
  a.command('add', (tx) => addPerson(tx, 'Anna'))
  b.command('add', (tx) => addPerson(tx, 'Bert'))
  expect(refusedBy(b, a.send())).toEqual({ reason: 'fork', machine: 10 })
  c.take(a.send())
  expect(refusedBy(c, b.send())).toEqual({ reason: 'fork', machine: 10 })
  // A chain that does not go on from where it ended.
  a.command('more', (tx) => addPerson(tx, 'Adam'))
  const broken = forged(a.send(), ({ header, commands }) => ({
    header: { ...header, vector: [] },
    commands: commands.map((command) => (command.n === 2 ? { ...command, kind: 'other' } : command)),
  }))
  expect(refusedBy(c, broken)).toEqual({ reason: 'fork', machine: 10 })
})

test('a command that cannot be taken in leaves nothing; those before it stand', () => {
  const { a, b, id } = oneWithThree()
  const half = till(12)
  half.take(a.send({ limit: 2 }))
  const bad = forged(a.send(), ({ commands }) => ({
    commands: commands.map((command) =>
      command.n === 3
        ? {
            ...command,
            life: [
              [902, 1, 0],
              [902, 1, 0],
            ],
          }
        : command,
    ),
  }))
  expect(() => b.take(bad)).toThrow()
  same(half, b)
  expect(b.db.get('SELECT cmd, mode FROM ctx')).toEqual({ cmd: null, mode: 1 })
  b.command('goes on', (tx) => rename(tx, id, 'Anna C.'))
  share(a, b)
  same(a, b)
})

test('closed without farewell between two commands of a bundle, a book goes on with the rest', () => {
  const { a, b } = oneWithThree()
  b.take(a.send({ limit: 2 }))
  b.reopen()
  expect(b.take(a.send()).taken).toBe(1)
  same(a, b)
})

test('every kind of value comes as it was: reals with a point, large numbers, bytes, words that look like JSON', () => {
  const [a, b] = [till(10), till(11)]
  const extras = [null, 7, 2 ** 40, 1.5, 0.1 + 0.2, 'null', '"x"', '{"b":"00"}', '7.0', new Uint8Array([0, 255])]
  const insert = 'INSERT INTO person (id, name, score, photo, extra) VALUES (?, ?, ?, ?, ?)'
  a.command('add', (tx) => {
    for (const extra of extras) tx.run(insert, tx.newId('person'), 'é ', 1, new Uint8Array([1, 0]), extra)
  })
  a.command('real', (tx) => tx.run('UPDATE person SET extra = 7.0, score = 2 WHERE extra = 7'))
  a.command('bytes', (tx) => tx.run(`UPDATE person SET extra = x'0001' WHERE extra = 'null'`))
  a.command('option', (tx) => tx.run(`INSERT INTO option (name, value) VALUES ('["a",1]', x'00ff'), ('b', 1.0)`))
  b.take(a.send())
  same(a, b)
  expect(b.db.pluck('SELECT quote(extra) FROM person ORDER BY id')).toEqual(
    a.db.pluck('SELECT quote(extra) FROM person ORDER BY id'),
  )
  expect(b.db.pluck('SELECT quote(value) FROM option ORDER BY name')).toEqual([`X'00FF'`, '1.0'])
})

test('a row made and thrown away by one command travels as what it was', () => {
  const [a, b] = [till(10), till(11)]
  a.command('both', (tx) => {
    const id = addPerson(tx, 'Anna')
    const phone = addPhone(tx, id, '1')
    tx.run('DELETE FROM phone WHERE id = ?', phone)
    tx.run(`INSERT INTO option (name, value) VALUES ('x', 1)`)
    tx.run(`DELETE FROM option`)
  })
  b.take(a.send())
  same(a, b)
})

test('an import of another machine is undone here as one', async () => {
  const [a, b] = [till(10), till(11)]
  const context = (one: Machine) => ({ journal: one.journal, userName: () => '', budgetMs: () => 3 })
  const work = beginGroup(context(a), { kind: 'import', user: 1, total: 6 })
  const write = runGroup(context(a), work, (tx, { position }) => {
    addPhone(tx, addPerson(tx, `person ${position}`), '1')
    return { position: position + 1, done: position === 5 }
  })
  for await (const { of } of write) expect(of).toBe(6)
  b.take(a.send())
  const [second = 0] = b.db.pluck<number>('SELECT id FROM person ORDER BY id LIMIT 1 OFFSET 1')
  b.command('points', (tx) => addPoints(tx, second, 1))
  for await (const { step } of undoGroup(context(b), { user: 1, command: 3 })) expect(['check', 'undo']).toContain(step)
  share(a, b)
  same(a, b)
  // Who has something newer standing on them stays whole.
  expect(a.db.all('SELECT name, phones FROM person')).toEqual([{ name: 'person 1', phones: 1 }])
})

test('a row written before a column was there comes with what such rows have in it', () => {
  const { a, b } = oneWithThree()
  a.command('tag', (tx) => tx.run(`INSERT INTO tag (id, name) VALUES (?, 'regular')`, tx.newId('tag')))
  const older = forged(a.send(), ({ commands }) => ({
    commands: commands.map((command) => ({
      ...command,
      born: command.born.map(([table, lo, hi, images]) => [
        table,
        lo,
        hi,
        images.map(([id, image]) => [id, table === 906 ? JSON.stringify({ 1: 'regular' }) : image]),
      ]),
    })),
  }))
  b.take(older)
  expect(b.db.all('SELECT name, archived FROM tag')).toEqual([{ name: 'regular', archived: 0 }])
  same(a, b)
})

test('whoever takes in an erasure is told whom it concerns, once', () => {
  const { a, b, id } = oneWithThree()
  b.take(a.send())
  const { ids } = erase(a.journal, { user: 1, people: [id] })
  expect(b.take(a.send()).erased).toEqual(ids)
  expect(b.take(a.send()).erased).toEqual([])
  same(a, b)
})

test('users that were right where they were written are not refused where they meet', () => {
  const origin = template(() => realBook())
  using a = machine(origin, { number: 10 })
  using b = machine(origin, { number: 11 })
  const hire = (one: Machine, name: string) =>
    one.command('hire', (tx) => {
      const id = tx.newId('user')
      tx.run(`INSERT INTO sign_in (user_id, slot) VALUES (?, 'slot')`, id)
      tx.run(`INSERT INTO user (id, name, role) VALUES (?, ?, 'owner')`, id, name)
    })
  hire(a, 'Ann')
  hire(b, 'Ann')
  share(a, b)
  same(a, b)
  expect(a.db.pluck('SELECT name FROM user')).toEqual(['Ann', 'Ann'])
})

test('what is taken in is told to the windows with its tables, and its numbers are local', () => {
  const { a, b } = oneWithThree()
  const told: (readonly string[])[] = []
  b.command('own', (tx) => addPerson(tx, 'Bert'))
  b.journal.onCommitted(({ kind, tables }) => void (kind === 'points' && told.push(tables)))
  b.take(a.send())
  expect(told).toEqual([expect.arrayContaining(['points', 'person'])])
  // Undone by its number here.
  turn(b, 'undo', 4)
  expect(b.db.pluck('SELECT balance FROM person ORDER BY id')).toEqual([0, 0])
  share(a, b)
  same(a, b)
})

test('a command says what of others its author had seen, once and not again', () => {
  const { a, b, id } = oneWithThree()
  b.take(a.send())
  b.command('one', (tx) => rename(tx, id, 'x'))
  b.command('two', (tx) => rename(tx, id, 'y'))
  a.command('more', (tx) => addPoints(tx, id, 1))
  b.take(a.send())
  b.command('three', (tx) => rename(tx, id, 'z'))
  const needs = (one: Machine) => one.db.pluck('SELECT needs FROM command WHERE machine = 11 ORDER BY n')
  expect(needs(b)).toEqual(['[[10,3]]', null, '[[10,4]]'])
  share(a, b)
  expect(needs(a)).toEqual(needs(b))
  expect(Object.keys(contents(a.db)).length).toBeGreaterThan(10)
})
