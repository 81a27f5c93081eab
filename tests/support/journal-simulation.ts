// The seeded simulation of the journal: a shop that does everything in any order, undoes, redoes, imports, crashes and erases,
// while a model that shares no line with the journal says what the tables must show.
import { expect } from 'vitest'
import { repair } from '../../src/main/core/database/command.ts'
import { erase } from '../../src/main/core/database/erase.ts'
import {
  beginGroup,
  redoGroup,
  resumeTurn,
  runGroup,
  undoGroup,
  type GroupContext,
  type GroupProgress,
} from '../../src/main/core/database/groups.ts'
import type { WriteDb } from '../../src/main/core/database/handle.ts'
import { keyOf, quoted } from '../../src/main/core/database/table-sql.ts'
import type { JournaledTable } from '../../src/main/core/database/tables.ts'
import { redo, treeOf, undo } from '../../src/main/core/database/undo.ts'
import { readWork, stopInterrupted, type Work } from '../../src/main/core/database/work.ts'
import { isFailure } from '../../src/shared/errors.ts'
import { SHOP_ADAPTERS, type Adapter, type Finder, type Values } from './journal-adapters.ts'
import { asked, testBook, type TestBook } from './journal-book.ts'
import { dice, type Dice } from './journal-dice.ts'
import { Hand } from './journal-hand.ts'
import { contactOf, Model, type Done, type Effect, type Key } from './journal-model.ts'
import { checkBook, dump, searchEverywhere } from './journal-invariants.ts'

export interface SimulationOptions {
  readonly seed: number
  readonly steps?: number
  readonly adapters?: readonly Adapter[]
  readonly book?: () => TestBook
  /** Tells every step and repairs after each, to find where a seed goes wrong. */
  readonly trace?: boolean
}

export interface Tally {
  commands: number
  turned: number
  blocked: number
  merges: number
  crashes: number
  erased: number
  groups: number
}

/** Runs one seed; throws when anything is not as it must be. */
export async function simulate(options: SimulationOptions): Promise<Tally> {
  using book = (options.book ?? testBook)()
  const simulation = new Simulation(book, options)
  for (let step = 0; step < (options.steps ?? 60); step += 1) await simulation.step()
  await simulation.backAndForth()
  simulation.finish()
  return simulation.tally
}

class Simulation {
  readonly tally: Tally = { commands: 0, turned: 0, blocked: 0, merges: 0, crashes: 0, erased: 0, groups: 0 }
  readonly #book: TestBook
  readonly #model: Model
  readonly #dice: Dice
  readonly #adapters: readonly Adapter[]
  readonly #trace: boolean
  readonly #groups: number[] = []

  constructor(book: TestBook, { seed, adapters = SHOP_ADAPTERS, trace = false }: SimulationOptions) {
    this.#trace = trace
    this.#book = book
    this.#model = new Model(book.tables)
    this.#dice = dice(seed)
    this.#adapters = adapters
  }

  async step(): Promise<void> {
    const roll = this.#dice.below(100)
    // Now and then the clock stands still or goes back: order must not depend on it.
    this.#book.turn(this.#dice.below(3) * 700 - (this.#dice.chance(0.05) ? 60_000 : 0))
    if (roll < 56) this.#act()
    else if (roll < 80) this.#turnAny(this.#dice.chance(0.5) ? this.#model.done : this.#model.done.slice(-8))
    else if (roll < 86) await this.#import()
    else if (roll < 92) await this.#turnGroup()
    else if (roll < 95) this.#erase()
    else this.#crash()
    this.check()
    if (this.#trace) this.#repairChangesNothing()
  }

  check(): void {
    checkBook(this.#book, this.#model)
  }

  finish(): void {
    const { db } = this.#book
    expect(db.all('PRAGMA foreign_key_check')).toEqual([])
    this.#repairChangesNothing()
    expect(searchEverywhere(db, this.#model.erasedWords())).toEqual([])
  }

  #repairChangesNothing(): void {
    const { db, journal } = this.#book
    const before = dump(db)
    repair(journal)
    expect(dump(db)).toEqual(before)
  }

  /** A run of commands undone in reverse gives the same tables; redone in order it gives the later ones back; and again. */
  async backAndForth(): Promise<void> {
    const from = this.#model.done.length
    const states = [this.#shown()]
    for (let at = 0; at < 6; at += 1) {
      const before = this.#model.done.length
      this.#act({ plain: true })
      if (this.#model.done.length === before) continue
      this.check()
      states.push(this.#shown())
    }
    const run = this.#model.done.slice(from)
    // What equals a state that was held against the model need not be held against it again.
    for (let round = 0; round < 2; round += 1) {
      for (let at = run.length - 1; at >= 0; at -= 1) {
        this.#mustTurn(run[at], 'undo')
        expect(this.#shown()).toEqual(states[at])
      }
      this.check()
      for (let at = 0; at < run.length; at += 1) {
        this.#mustTurn(run[at], 'redo')
        expect(this.#shown()).toEqual(states[at + 1])
      }
      this.check()
    }
    // And out of order, as far as it is allowed.
    for (let at = 0; at < 16; at += 1) {
      this.#turnAny(run)
      this.check()
    }
  }

  /** All tables but lookups, which stay, archived, when what made them is undone. */
  #shown() {
    const { tables, db } = this.#book
    return tables.journaled
      .filter((table) => table.kind !== 'lookup')
      .map((table) => [table.name, db.all(`SELECT * FROM ${quoted(table.name)} ORDER BY 1, 2`)])
  }

  #context(): GroupContext {
    // The clock stands still: with no time each member is turned by itself, else many together.
    const budget = this.#dice.chance(0.5) ? 0 : 3
    return { journal: this.#book.journal, userName: () => '', budgetMs: () => budget }
  }

  #tell(what: string, values: unknown): void {
    if (this.#trace) console.log(what, JSON.stringify(values))
  }

  // ---- ordinary commands

  #act({ plain = false }: { readonly plain?: boolean } = {}): void {
    const acts: readonly ((hand: Hand) => void)[] = [
      (hand) => this.#addPerson(hand),
      (hand) => this.#addPart(hand),
      (hand) => this.#addPart(hand),
      (hand) => this.#editPerson(hand),
      (hand) => this.#editAny(hand),
      (hand) => this.#editAny(hand),
      (hand) => this.#addLedger(hand, plain),
      (hand) => this.#addFree(hand),
      (hand) => this.#removePart(hand),
      (hand) => this.#sayAgain(hand),
      (hand) => this.#movePart(hand),
      (hand) => this.#merge(hand),
      (hand) => this.#trash(hand),
      (hand) => this.#restore(hand),
    ]
    const count = this.#dice.chance(0.25) ? 3 : 1
    this.#command((hand) => {
      for (let at = 0; at < count; at += 1) this.#dice.pick(acts)?.(hand)
    })
  }

  #command(work: (hand: Hand) => void): void {
    const { journal, tables } = this.#book
    const { value, command } = journal.run(asked('act'), (tx) => {
      const hand = new Hand(tx, tables, this.#model)
      work(hand)
      return hand.effects
    })
    if (command === null) return
    this.#model.done.push({ command, effects: value })
    this.#tell('act', { command, effects: value })
    this.tally.commands += 1
  }

  #addPerson(hand: Hand): number {
    const person = this.#personTable()
    const id = Number(hand.insert(person.name, this.#valuesFor(person.name, null) ?? {}))
    const parts = this.#dice.below(3)
    for (let at = 0; at < parts; at += 1) this.#addPartTo(hand, id)
    if (this.#dice.chance(0.2)) {
      hand.update(person.name, id, this.#someOf(person.name, null))
    }
    return id
  }

  #addPart(hand: Hand): void {
    const id = this.#anyone()
    if (id !== undefined) this.#addPartTo(hand, id)
  }

  #addPartTo(hand: Hand, owner: number): void {
    const table = this.#dice.pick(this.#tables((one) => one.kind === 'part' && one.person !== null))
    if (table === undefined) return
    const nobodys = table.maybeNobodys && this.#dice.chance(0.4)
    const contact = nobodys ? null : this.#saidAs(owner)
    const values = this.#valuesFor(table.name, contact)
    if (values === undefined || this.#isThere(table, { ...values, ...this.#pair(table, contact) })) return
    const key = hand.insert(table.name, values, { contact, owner: nobodys ? null : owner })
    if (this.#dice.chance(0.1)) hand.update(table.name, key, this.#someOf(table.name, contact))
    if (this.#dice.chance(0.1)) hand.remove(table.name, key)
  }

  #editPerson(hand: Hand): void {
    const id = this.#anyone()
    if (id !== undefined) hand.update(this.#personTable().name, id, this.#someOf(this.#personTable().name, null))
  }

  #editAny(hand: Hand): void {
    const table = this.#dice.pick(this.#tables(() => true))
    const row = table && this.#anyRow(table)
    if (table === undefined || row === undefined) return
    const changes = this.#someOf(table.name, row.contact)
    if (Object.keys(changes).length > 0) hand.update(table.name, row.key, changes)
    if (this.#dice.chance(0.3) && Object.keys(changes).length > 0) {
      hand.update(table.name, row.key, this.#someOf(table.name, row.contact))
    }
  }

  #addLedger(hand: Hand, plain: boolean): void {
    const table = this.#dice.pick(this.#tables((one) => one.kind === 'ledger'))
    if (table === undefined) return
    const owner = this.#dice.chance(0.15) ? null : (this.#anyone() ?? null)
    const contact = owner === null ? null : this.#saidAs(owner)
    const values = this.#valuesFor(table.name, contact)
    if (values === undefined) return
    const kept = plain && 'kept' in values ? { kept: 0 } : {}
    hand.insert(table.name, { ...values, ...kept }, { contact, owner: this.#dice.chance(0.3) ? null : owner })
  }

  #addFree(hand: Hand): void {
    const free = this.#tables((one) => one.kind === 'lookup' || (one.kind === 'part' && one.person === null))
    const table = this.#dice.pick(free)
    const values = table && this.#valuesFor(table.name, null)
    if (table === undefined || values === undefined || this.#isThere(table, values)) return
    hand.insert(table.name, values)
  }

  #removePart(hand: Hand): void {
    const table = this.#dice.pick(this.#tables((one) => one.kind === 'part'))
    const row = table && this.#anyRow(table)
    if (table === undefined || row === undefined) return
    if (this.#dice.chance(0.2)) hand.update(table.name, row.key, this.#someOf(table.name, row.contact))
    hand.remove(table.name, row.key)
  }

  /** As a service that saves by deleting and writing all: the same row is said again, perhaps with other words. */
  #sayAgain(hand: Hand): void {
    const table = this.#dice.pick(this.#tables((one) => one.natural && one.kind === 'part'))
    const row = table && this.#anyRow(table)
    if (table === undefined || row === undefined) return
    const fixed = Object.fromEntries(
      table.key.map((name, at) => [name, (JSON.parse(String(row.key)) as Key[])[at] ?? null]),
    )
    const values = { ...this.#valuesFor(table.name, row.contact), ...fixed }
    hand.remove(table.name, row.key)
    const { contact, owner } = table.person ?? { contact: '', owner: '' }
    const rest = Object.fromEntries(Object.entries(values).filter(([name]) => name !== contact && name !== owner))
    hand.insert(table.name, rest, table.person === null ? undefined : { contact: row.contact, owner: row.owner })
  }

  #movePart(hand: Hand): void {
    const table = this.#dice.pick(
      this.#tables((one) => one.kind === 'part' && !one.natural && one.person !== null && !this.#hangs(one)),
    )
    const row = table && this.#anyRow(table)
    const owner = table?.maybeNobodys === true && this.#dice.chance(0.4) ? null : this.#anyone()
    if (table?.person == null || row === undefined || owner === undefined) return
    // As a service does, that leaves it to settling whose it is now.
    const settled = this.#dice.chance(0.5) ? [table.person.contact] : [table.person.contact, table.person.owner]
    hand.update(table.name, row.key, Object.fromEntries(settled.map((name) => [name, owner])))
  }

  #merge(hand: Hand): void {
    const [loser, winner] = [this.#anyone(), this.#anyone()]
    const merged = this.#personTable().merged?.name
    if (loser === undefined || winner === undefined || loser === winner || merged === undefined) return
    hand.update(this.#personTable().name, loser, { [merged]: winner })
    this.tally.merges += 1
    if (this.#dice.chance(0.5))
      hand.update(this.#personTable().name, winner, this.#someOf(this.#personTable().name, null))
  }

  #trash(hand: Hand): void {
    const id = this.#anyone()
    if (id !== undefined) hand.remove(this.#personTable().name, id)
  }

  #restore(hand: Hand): void {
    const person = this.#personTable()
    const dead = [...(this.#model.rows().get(person.name) ?? [])].filter(
      ([key, row]) =>
        !row.lives && !this.#model.erased.has(Number(key)) && !hand.effects.some((one) => one.key === key),
    )
    // Only what a standing command threw away lies in the trash: not what was undone, nor what one command made and deleted.
    const did = (done: Done, op: Effect['op'], key: Key) =>
      done.effects.some((one) => one.op === op && one.table === person.name && one.key === key && !one.undone)
    const thrown = dead.filter(([key]) =>
      this.#model.done.some((done) => did(done, 'kill', key) && !did(done, 'insert', key)),
    )
    const [key] = this.#dice.pick(thrown) ?? []
    if (key !== undefined) hand.restore(person.name, key)
  }

  // ---- undo and redo

  #turnAny(from: readonly Done[]): void {
    const done = this.#dice.pick(from)
    if (done === undefined) return
    const tree = treeOf(this.#book.db, done.command)
    const act = tree.undone ? 'redo' : 'undo'
    const turned = this.#turn(done, act)
    this.#tell(act, { command: done.command, turned })
    if (!turned) return
    for (const effect of done.effects) effect.undone = act === 'undo'
  }

  #turn(done: Done, act: 'undo' | 'redo'): boolean {
    try {
      ;(act === 'undo' ? undo : redo)(this.#context(), { user: 1, command: done.command })
      this.tally.turned += 1
      return true
    } catch (error) {
      if (!isFailure(error, 'UNDO_BLOCKED')) throw error
      this.tally.blocked += 1
      return false
    }
  }

  #mustTurn(done: Done | undefined, act: 'undo' | 'redo'): void {
    if (done === undefined) return
    ;(act === 'undo' ? undo : redo)(this.#context(), { user: 1, command: done.command })
    for (const effect of done.effects) effect.undone = act === 'undo'
  }

  // ---- long work

  /** An import: new people and old ones, a few rows a command; cut off by a crash or stopped, and gone on with. */
  async #import(): Promise<void> {
    const total = 3 + this.#dice.below(8)
    const id = beginGroup(this.#context(), { kind: 'import', user: 1, total })
    let ended = false
    for (let tries = 0; !ended; tries += 1) {
      const cut = tries < 2 && this.#dice.chance(0.4) ? this.#dice.below(3) : Number.POSITIVE_INFINITY
      ended = await this.#drive(
        runGroup(this.#context(), id, (tx, slice) => this.#importRows(tx, slice, total)),
        cut,
      )
    }
    const { group } = readWork(this.#book.db, id)
    if (group !== null) this.#groups.push(group)
    this.tally.groups += 1
  }

  /** Runs a long work, up to `cut` slices: then the window closes, or the program dies. True when it came to its end. */
  async #drive<R>(work: AsyncGenerator<GroupProgress, R>, cut: number): Promise<boolean> {
    for (let slices = 0; slices < cut; slices += 1) {
      const { done } = await work.next()
      this.check()
      if (done === true) return true
    }
    if (this.#dice.chance(0.5)) {
      await work.return(undefined as R)
      return false
    }
    this.tally.crashes += 1
    this.#book.reopen()
    stopInterrupted(this.#book.journal)
    return false
  }

  #importRows(tx: WriteDb, { position }: { readonly position: number }, total: number) {
    const hand = new Hand(tx, this.#book.tables, this.#model)
    const end = Math.min(total, position + 1 + this.#dice.below(3))
    for (let row = position; row < end; row += 1) {
      if (this.#dice.chance(0.7)) this.#addPerson(hand)
      else this.#editPerson(hand)
      if (this.#dice.chance(0.4)) this.#addLedger(hand, false)
    }
    const [command] = tx.pluck<number>('SELECT cmd FROM ctx')
    // An import row that changes nothing makes no command.
    if (hand.effects.length > 0 && command !== undefined) {
      this.#model.done.push({ command, effects: hand.effects })
      this.#tell('import', { command, effects: hand.effects })
      this.tally.commands += 1
    }
    return { position: end, done: end === total }
  }

  async #turnGroup(): Promise<void> {
    const command = this.#dice.pick(this.#groups)
    if (command === undefined) return
    const undone = this.#membersOf(command).some((done) => treeOf(this.#book.db, done.command).undone)
    const act = undone ? 'redo' : 'undo'
    const begin = act === 'undo' ? undoGroup : redoGroup
    const before = this.#stateOf(command)
    try {
      const cut = this.#dice.chance(0.3) ? 1 + this.#dice.below(4) : Number.POSITIVE_INFINITY
      let ended = await this.#driveTurn(begin(this.#context(), { user: 1, command }), { cut, command, before, act })
      while (!ended) {
        const [id] = this.#book.db.pluck<number>(
          `SELECT id FROM work WHERE state <> 'done' AND act = ? AND of_grp = ?`,
          act,
          command,
        )
        if (id === undefined) return
        const work = resumeTurn(this.#context(), id)
        ended = await this.#driveTurn(work, { cut: Number.POSITIVE_INFINITY, command, before, act })
      }
      this.tally.turned += 1
    } catch (error) {
      if (!isFailure(error, 'UNDO_BLOCKED')) throw error
      this.tally.blocked += 1
    }
  }

  async #driveTurn(
    work: AsyncGenerator<GroupProgress, Work>,
    turn: { cut: number; command: number; before: ReadonlyMap<number, boolean>; act: 'undo' | 'redo' },
  ): Promise<boolean> {
    let slices = 0
    for (; slices < turn.cut; slices += 1) {
      const { done } = await work.next()
      this.#followTurn(turn)
      this.check()
      if (done === true) return true
    }
    this.tally.crashes += 1
    this.#book.reopen()
    stopInterrupted(this.#book.journal)
    return false
  }

  /** The model follows a group that is being turned: which members were, and who of them stayed. */
  #followTurn({
    command,
    before,
    act,
  }: {
    command: number
    before: ReadonlyMap<number, boolean>
    act: 'undo' | 'redo'
  }): void {
    const [id] = this.#book.db.pluck<number>('SELECT max(id) FROM work WHERE of_grp = ? AND act = ?', command, act)
    if (id == null) return
    const stayed = new Set(readWork(this.#book.db, id).stayed.map(({ tbl, row }) => `${tbl}/${row}`))
    for (const done of this.#membersOf(command)) {
      const undone = treeOf(this.#book.db, done.command).undone
      if (undone === before.get(done.command) || undone !== (act === 'undo') || this.#followed(done, id)) continue
      const units = done.effects.map((effect) => this.#unitOf(done, effect))
      this.#tell(act, { command: done.command, group: command, stayed: [...stayed] })
      done.effects.forEach((effect, at) => {
        if (!stayed.has(units[at] ?? '')) effect.undone = undone
      })
    }
  }

  readonly #followedTurns = new Set<string>()

  #followed(done: Done, work: number): boolean {
    const line = `${work}/${done.command}`
    if (this.#followedTurns.has(line)) return true
    this.#followedTurns.add(line)
    return false
  }

  #unitOf(done: Done, { table: name, key }: Effect): string {
    const table = this.#book.tables.byName(name)
    const contact = contactOf(table, key, this.#said(done, name, key))
    const person = this.#personTable()
    return contact === null ? `${table.number}/${key}` : `${person.number}/${contact}`
  }

  /** What is stated of a row now, counting in what a command says that is about to be turned. */
  #said(turned: Done, name: string, key: Key): Values {
    const values = this.#model.done.flatMap((done) =>
      done.effects
        .filter((effect) => effect.table === name && effect.key === key && (done === turned || !effect.undone))
        .map((effect) => effect.values),
    )
    return Object.assign({}, ...values) as Values
  }

  #membersOf(command: number): readonly Done[] {
    const members = this.#book.db.pluck<number>(
      `SELECT c.seq FROM command f JOIN command c ON c.machine = f.machine AND c.grp = f.grp WHERE f.seq = ? AND c.depth = 0`,
      command,
    )
    return this.#model.done.filter((done) => members.includes(done.command))
  }

  #stateOf(command: number): ReadonlyMap<number, boolean> {
    return new Map(this.#membersOf(command).map((done) => [done.command, treeOf(this.#book.db, done.command).undone]))
  }

  // ---- what breaks

  #erase(): void {
    const id = this.#anyone()
    if (id === undefined || this.#dice.chance(0.5)) return
    for (const one of erase(this.#book.journal, { user: 1, people: [id] }).ids) this.#model.erased.add(one)
    this.#tell('erase', id)
    this.tally.erased += 1
    expect(searchEverywhere(this.#book.db, this.#model.erasedWords())).toEqual([])
  }

  /** A command that fails half-way leaves nothing, not even in a file that is closed without farewell. */
  #crash(): void {
    const boom = new Error('crash')
    const said = this.#model.said.length
    const before = dump(this.#book.db)
    expect(() => {
      this.#command((hand) => {
        this.#addPerson(hand)
        throw boom
      })
    }).toThrow(boom)
    this.#model.said.length = said
    this.#book.reopen()
    expect(dump(this.#book.db)).toEqual(before)
    this.tally.crashes += 1
  }

  // ---- what there is

  #personTable(): JournaledTable {
    const { person } = this.#book.tables
    if (person === null) throw new Error('the simulation needs people')
    return person
  }

  /** Tables that have an adapter. */
  #tables(test: (table: JournaledTable) => boolean): readonly JournaledTable[] {
    return this.#adapters.map((adapter) => this.#book.tables.byName(adapter.table)).filter(test)
  }

  #anyone(): number | undefined {
    return this.#dice.pick(
      this.#book.db.pluck<number>(`SELECT id FROM ${quoted(this.#personTable().name)} ORDER BY id`),
    )
  }

  /** Somebody who was merged may still be meant by their old number. */
  #saidAs(owner: number): number {
    const ids = this.#book.db.pluck<number>('SELECT id FROM alias WHERE canon_id = ? ORDER BY id', owner)
    const people = this.#model.rows().get(this.#personTable().name)
    const old = ids.filter((id) => !this.#model.erased.has(id) && people?.get(id)?.lives === true)
    return this.#dice.chance(0.5) ? owner : (this.#dice.pick(old) ?? owner)
  }

  #anyRow(table: JournaledTable): { key: Key; contact: number | null; owner: number | null } | undefined {
    const { contact, owner } = table.person ?? { contact: '', owner: '' }
    const columns =
      table.person === null ? 'NULL contact, NULL owner' : `${quoted(contact)} contact, ${quoted(owner)} owner`
    const rows = this.#book.db.all<{ key: Key; contact: number | null; owner: number | null }>(
      `SELECT ${keyOf(table, 't')} key, ${columns} FROM ${quoted(table.name)} t ORDER BY 1`,
    )
    // Nobody writes about the erased.
    return this.#dice.pick(rows.filter((row) => row.contact === null || !this.#model.erased.has(row.contact)))
  }

  #isThere(table: JournaledTable, values: Values): boolean {
    if (!table.natural) return false
    const key = JSON.stringify(table.key.map((name) => values[name]))
    return this.#book.db.pluck<Key>(`SELECT ${keyOf(table, 't')} FROM ${quoted(table.name)} t`).includes(key)
  }

  #pair(table: JournaledTable, person: number | null): Values {
    return table.person === null ? {} : { [table.person.contact]: person, [table.person.owner]: person }
  }

  /** A row that others hang on stays with them. */
  #hangs(table: JournaledTable): boolean {
    return ['deal', 'deal_item'].includes(table.name)
  }

  #finder(): Finder {
    return (asked) => {
      const [name = '', , contact] = asked.split(' ')
      const table = this.#book.tables.byName(name)
      const where =
        contact === undefined || table.person === null ? '' : ` WHERE ${quoted(table.person.contact)} = ${contact}`
      return this.#dice.pick(this.#book.db.pluck<number>(`SELECT id FROM ${quoted(name)}${where} ORDER BY id`))
    }
  }

  #adapter(name: string): Adapter {
    const adapter = this.#adapters.find((one) => one.table === name)
    if (adapter === undefined) throw new Error(`no adapter for ${name}`)
    return adapter
  }

  #valuesFor(name: string, contact: number | null): Values | undefined {
    return this.#adapter(name).values(this.#dice, this.#finder(), contact)
  }

  /** Some columns of a fresh row: what an edit changes. */
  #someOf(name: string, contact: number | null): Values {
    const { fixed = [] } = this.#adapter(name)
    const columns = Object.entries(this.#valuesFor(name, contact) ?? {}).filter(([column]) => !fixed.includes(column))
    const kept = columns.filter(() => this.#dice.chance(0.5))
    return Object.fromEntries(kept.length > 0 ? kept : columns.slice(0, 1))
  }
}
