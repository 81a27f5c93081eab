// Every way known to let two books part for good, as a short story each: told to sound machines it ends well, told to
// machines with a planted fault it must not.
import { expect } from 'vitest'
import { erase } from '../../src/main/core/database/erase.ts'
import { redo, treeOf, undo } from '../../src/main/core/database/undo.ts'
import { contents } from './journal-equal.ts'
import type { Machine, MachineOptions } from './journal-machines.ts'
import { addPerson, addPhone, addPoints, addTag, giveTag, merge, rename } from './journal-rows.ts'

export type Till = (number: number, options?: Partial<MachineOptions>) => Machine

export interface Trap {
  readonly name: string
  readonly tell: (till: Till) => void
}

/** Everybody gives everybody everything, until nobody gets anything new. */
export function share(...all: readonly Machine[]): void {
  for (let news = true, again = true; news || again;) {
    again = news
    news = false
    for (const from of all) for (const to of all) if (from !== to && to.take(from.send()).taken > 0) news = true
  }
}

export function same(...all: readonly Machine[]): void {
  const [first, ...others] = all
  if (first === undefined) return
  for (const one of others) expect(contents(one.db)).toEqual(contents(first.db))
}

export const names = (one: Machine) => one.db.pluck<string>('SELECT name FROM person ORDER BY id')

export const turn = (one: Machine, act: 'undo' | 'redo', command: number) =>
  (act === 'undo' ? undo : redo)({ journal: one.journal, userName: () => '' }, { user: 1, command })

/** The number here of a command of another machine. */
export function hereOf(one: Machine, machine: number, n: number): number {
  const [seq] = one.db.pluck<number>('SELECT seq FROM command WHERE machine = ? AND n = ?', machine, n)
  if (seq === undefined) throw new Error(`${machine}:${n} is not here`)
  return seq
}

/** Two tills that know the same people. */
function pair(till: Till, ...called: readonly string[]) {
  const [a, b] = [till(10), till(11)]
  let ids: number[] = []
  a.command('add', (tx) => void (ids = called.map((name) => addPerson(tx, name))))
  b.take(a.send())
  return { a, b, ids, first: ids[0] ?? 0, second: ids[1] ?? 0 }
}

export const TRAPS: readonly Trap[] = [
  {
    name: 'a birth travels with the values it had, not with those of today',
    tell(till) {
      const [a, b] = [till(10), till(11)]
      let id = 0
      a.command('add', (tx) => void (id = addPerson(tx, 'Anna')))
      a.command('rename', (tx) => rename(tx, id, 'Anna B.'))
      b.take(a.send({ limit: 1 }))
      expect(names(b)).toEqual(['Anna'])
      // What was said of the name as it was then finds its predecessor here too.
      b.command('note', (tx) => tx.run(`UPDATE person SET note = 'regular' WHERE id = ?`, id))
      share(a, b)
      expect(names(b)).toEqual(['Anna B.'])
      turn(b, 'undo', hereOf(b, 10, 2))
      expect(names(b)).toEqual(['Anna'])
      share(a, b)
      same(a, b)
    },
  },
  {
    name: 'what stands on commands that are not here yet waits for them',
    tell(till) {
      const { a, b, first } = pair(till, 'Anna')
      const c = till(12)
      b.command('rename', (tx) => rename(tx, first, 'Anna B.'))
      const early = b.send({ known: new Map([[10, 1]]) })
      const before = contents(c.db)
      expect(c.take(early)).toMatchObject({ taken: 0, waiting: [{ machine: 11, n: 1, why: 'needs' }] })
      expect({ ...contents(c.db), known: [] }).toEqual({ ...before, known: [] })
      c.take(a.send())
      expect(c.take(early)).toMatchObject({ taken: 1, waiting: [] })
      share(a, b, c)
      same(a, b, c)
      expect(names(c)).toEqual(['Anna B.'])
    },
  },
  {
    name: 'of one field the later word wins everywhere, whatever came first; of two fields both stay',
    tell(till) {
      const { a, b, first } = pair(till, 'Anna')
      b.turn(5_000)
      b.command('b', (tx) => rename(tx, first, 'of b'))
      a.command('a', (tx) => tx.run(`UPDATE person SET name = 'of a', note = 'a too' WHERE id = ?`, first))
      share(a, b)
      same(a, b)
      for (const one of [a, b]) {
        expect(one.db.get('SELECT name, note FROM person')).toEqual({ name: 'of b', note: 'a too' })
        // Who lost stays in the journal.
        expect(one.db.pluck('SELECT new FROM cell WHERE col = 1 ORDER BY new')).toEqual(['of a', 'of b'])
      }
    },
  },
  {
    name: 'who has heard of a later word writes after it, also with a slow clock',
    tell(till) {
      const [a, b] = [till(10, { skew: 290_000 }), till(11, { skew: -290_000 })]
      let id = 0
      a.command('add', (tx) => void (id = addPerson(tx, 'Anna')))
      b.take(a.send())
      b.command('rename', (tx) => rename(tx, id, 'Anna B.'))
      expect(names(b)).toEqual(['Anna B.'])
      share(a, b)
      same(a, b)
      expect(names(a)).toEqual(['Anna B.'])
    },
  },
  {
    name: 'people merged crosswise on two machines are one person on both',
    tell(till) {
      const { a, b, first, second } = pair(till, 'Anna', 'Bert')
      a.command('merge', (tx) => merge(tx, first, second))
      b.command('merge', (tx) => merge(tx, second, first))
      a.command('phone', (tx) => addPhone(tx, second, '1'))
      b.command('phone', (tx) => addPhone(tx, first, '2'))
      share(a, b)
      same(a, b)
      expect(a.db.all('SELECT id, phones FROM person')).toEqual([{ id: first, phones: 2 }])
    },
  },
  {
    name: 'what was said elsewhere to somebody merged away here returns with them when the merge is undone',
    tell(till) {
      const { a, b, first, second } = pair(till, 'Anna', 'Bert')
      const merging = a.command('merge', (tx) => merge(tx, second, first))
      b.command('points', (tx) => {
        addPoints(tx, second, 5)
        addPhone(tx, second, '2')
      })
      share(a, b)
      same(a, b)
      expect(b.db.all('SELECT id, balance, phones FROM person')).toEqual([{ id: first, balance: 5, phones: 1 }])
      turn(a, 'undo', merging)
      share(a, b)
      same(a, b)
      expect(b.db.pluck('SELECT balance FROM person ORDER BY id')).toEqual([0, 5])
    },
  },
  {
    name: 'undone on two machines and redone on one: the newest of the tree decides, and the data agree with it',
    tell(till) {
      const { a, b, first } = pair(till, 'Anna')
      a.command('rename', (tx) => rename(tx, first, 'Anna B.'))
      b.take(a.send())
      turn(a, 'undo', hereOf(a, 10, 2))
      a.turn(5_000)
      turn(a, 'redo', hereOf(a, 10, 2))
      b.turn(2_000)
      turn(b, 'undo', hereOf(b, 10, 2))
      share(a, b)
      same(a, b)
      for (const one of [a, b]) {
        expect(treeOf(one.db, hereOf(one, 10, 2)).undone).toBe(false)
        expect(names(one)).toEqual(['Anna B.'])
      }
    },
  },
  {
    name: 'a command redone stands where it stood: what followed it can be undone and redone too',
    tell(till) {
      const { a, b, first } = pair(till, 'Anna')
      const second = a.command('b', (tx) => rename(tx, first, 'b'))
      const third = a.command('c', (tx) => rename(tx, first, 'c'))
      turn(a, 'undo', third)
      turn(a, 'undo', second)
      expect(names(a)).toEqual(['Anna'])
      turn(a, 'redo', second)
      turn(a, 'redo', third)
      b.take(a.send())
      turn(b, 'undo', hereOf(b, 10, 3))
      turn(b, 'undo', hereOf(b, 10, 2))
      expect(names(b)).toEqual(['Anna'])
      share(a, b)
      same(a, b)
    },
  },
  {
    name: 'an edit later than the trash brings somebody back, with their parts; an earlier one does not',
    tell(till) {
      const { a, b, first, second } = pair(till, 'Anna', 'Bert')
      b.command('phones', (tx) => {
        addPhone(tx, first, '1')
        addPhone(tx, second, '2')
      })
      share(a, b)
      b.command('early', (tx) => rename(tx, second, 'Bert B.'))
      a.turn(5_000)
      a.command('trash', (tx) => tx.run('DELETE FROM person'))
      b.turn(10_000)
      b.command('late', (tx) => rename(tx, first, 'Anna B.'))
      share(a, b)
      same(a, b)
      expect(a.db.all('SELECT name, phones FROM person')).toEqual([{ name: 'Anna B.', phones: 1 }])
    },
  },
  {
    name: 'what is said of somebody in the trash elsewhere waits for them; their money does not',
    tell(till) {
      const { a, b, first } = pair(till, 'Anna')
      a.command('trash', (tx) => tx.run('DELETE FROM person'))
      b.command('visit', (tx) => {
        addPhone(tx, first, '1')
        addPoints(tx, first, 5)
      })
      a.turn(60_000)
      share(a, b)
      same(a, b)
      expect(a.db.pluck('SELECT count(*) FROM phone')).toEqual([0])
      expect(a.db.all('SELECT owner_id, amount FROM points')).toEqual([{ owner_id: null, amount: 5 }])
      turn(b, 'undo', hereOf(b, 10, 2))
      share(a, b)
      same(a, b)
      expect(a.db.all('SELECT phones, balance FROM person')).toEqual([{ phones: 1, balance: 5 }])
    },
  },
  {
    name: 'an entry undone here and edited later elsewhere lives',
    tell(till) {
      const { a, b, first } = pair(till, 'Anna')
      const points = a.command('points', (tx) => addPoints(tx, first, 5))
      b.take(a.send())
      turn(a, 'undo', points)
      b.turn(60_000)
      b.command('note', (tx) => tx.run(`UPDATE points SET note = 'mine'`))
      share(a, b)
      same(a, b)
      expect(a.db.pluck('SELECT balance FROM person')).toEqual([5])
    },
  },
  {
    name: 'a row with a natural key that both said is one row, and its fields merge',
    tell(till) {
      const { a, b, first } = pair(till, 'Anna')
      a.command('tag', (tx) => addTag(tx, 'regular'))
      share(a, b)
      const [tag = 0] = a.db.pluck<number>('SELECT id FROM tag')
      a.command('give', (tx) => {
        giveTag(tx, first, tag, 'of a')
        tx.run(`INSERT INTO option (name, value) VALUES ('x', 1.0)`)
      })
      b.turn(5_000)
      b.command('give', (tx) => {
        giveTag(tx, first, tag, 'of b')
        tx.run(`INSERT INTO option (name, value) VALUES ('x', 2)`)
      })
      share(a, b)
      same(a, b)
      expect(a.db.pluck('SELECT why FROM person_tag')).toEqual(['of b'])
      expect(a.db.pluck('SELECT quote(value) FROM option')).toEqual(['2'])
    },
  },
  {
    name: 'the erased stay erased, though the erasure was lost and a cut bundle showed its consequence',
    tell(till) {
      const { a, b, first } = pair(till, 'Anna', 'Bert')
      const c = till(12)
      b.command('phone', (tx) => addPhone(tx, first, '030 1'))
      a.take(b.send())
      const copy = a.snapshot()
      erase(a.journal, { user: 1, people: [first] })
      expect(c.take(a.send({ limit: 1 })).erased).toEqual([first])
      a.restore(copy, 13)
      expect(names(a)).toEqual(['Anna', 'Bert'])
      share(a, b, c)
      same(a, b, c)
      for (const one of [a, b, c]) {
        expect(names(one)).toEqual(['Bert'])
        expect(JSON.stringify(contents(one.db))).not.toMatch(/Anna|030 1/)
      }
    },
  },
  {
    name: 'words given to somebody else elsewhere, emptied here with the erased, are empty everywhere',
    tell(till) {
      const { a, b, first, second } = pair(till, 'Anna', 'Bert')
      a.command('phone', (tx) => addPhone(tx, first, '030 1'))
      share(a, b)
      b.command('move', (tx) => tx.run('UPDATE phone SET contact_id = ?, owner_id = ?', second, second))
      erase(a.journal, { user: 1, people: [first] })
      share(a, b)
      same(a, b)
      expect(b.db.pluck('SELECT phones FROM person')).toEqual([0])
    },
  },
  {
    name: 'words written of the erased elsewhere go when they come; money stays',
    tell(till) {
      const { a, b, first } = pair(till, 'Anna', 'Bert')
      erase(a.journal, { user: 1, people: [first] })
      b.command('late', (tx) => {
        addPhone(tx, first, '030 1')
        addPoints(tx, first, 5, 'secret')
        rename(tx, first, 'Secret')
      })
      share(a, b)
      same(a, b)
      expect(JSON.stringify(contents(a.db))).not.toMatch(/ecret|030 1/)
      expect(a.db.pluck('SELECT amount FROM points')).toEqual([5])
    },
  },
  {
    name: 'an item added to what was thrown away elsewhere waits with it',
    tell(till) {
      const { a, b, first } = pair(till, 'Anna')
      let [deal, other] = [0, 0]
      a.command('deals', (tx) => {
        ;[deal, other] = [tx.newIds('deal', 2), 0]
        other = deal + 1
        for (const id of [deal, other]) {
          tx.run(`INSERT INTO deal (id, contact_id, owner_id, title) VALUES (?, ?, ?, 'deal')`, id, first, first)
        }
        tx.run(
          `INSERT INTO deal_item (id, contact_id, owner_id, deal_id, what) VALUES (?, ?, ?, ?, 'old')`,
          tx.newId('deal_item'),
          first,
          first,
          other,
        )
      })
      share(a, b)
      const thrown = a.command('throw', (tx) => tx.run('DELETE FROM deal WHERE id = ?', deal))
      b.command('item', (tx) => {
        tx.run(
          `INSERT INTO deal_item (id, contact_id, owner_id, deal_id, what) VALUES (?, ?, ?, ?, 'new')`,
          tx.newId('deal_item'),
          first,
          first,
          deal,
        )
        tx.run(`UPDATE deal_item SET deal_id = ? WHERE what = 'old'`, deal)
      })
      share(a, b)
      same(a, b)
      expect(a.db.pluck('SELECT what FROM deal_item')).toEqual([])
      turn(a, 'undo', thrown)
      share(a, b)
      same(a, b)
      expect(b.db.pluck('SELECT what FROM deal_item ORDER BY what')).toEqual(['new', 'old'])
    },
  },
  {
    name: 'a machine that was set back goes on as another, and what it had told comes back to it',
    tell(till) {
      const { a, b, first } = pair(till, 'Anna')
      const copy = a.snapshot()
      a.command('told', (tx) => addPoints(tx, first, 5))
      share(a, b)
      a.restore(copy, 13)
      a.command('new', (tx) => addPoints(tx, first, 7))
      share(a, b)
      same(a, b)
      expect(b.db.pluck('SELECT balance FROM person')).toEqual([12])
    },
  },
]
