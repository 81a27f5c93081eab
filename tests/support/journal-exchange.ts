// The seeded simulation of several machines of one shop: each does everything in any order while plain text files go between
// them, late, twice, cut, lost; clocks run wrong, machines are set back to older copies. In the end all must be equal.
import { expect } from 'vitest'
import { repair } from '../../src/main/core/database/command.ts'
import { applyErased, erase } from '../../src/main/core/database/erase.ts'
import { readBundle } from '../../src/main/core/database/bundle.ts'
import { knownOf, vectorOf, type Vector } from '../../src/main/core/database/known.ts'
import { quoted } from '../../src/main/core/database/table-sql.ts'
import { redo, treeOf, undo } from '../../src/main/core/database/undo.ts'
import { isFailure } from '../../src/shared/errors.ts'
import type { Adapter } from './journal-adapters.ts'
import type { TestBook } from './journal-book.ts'
import { dice, type Dice } from './journal-dice.ts'
import { contents } from './journal-equal.ts'
import { Acts } from './journal-exchange-acts.ts'
import { newestWord, type Noted } from './journal-exchange-model.ts'
import { Hand } from './journal-hand.ts'
import { dump, searchEverywhere } from './journal-invariants.ts'
import { machine, template, type Machine } from './journal-machines.ts'
import { Model } from './journal-model.ts'

export interface ExchangeOptions {
  readonly seed: number
  readonly make: () => TestBook
  readonly adapters: readonly Adapter[]
  readonly steps?: number
  /** Plants a fault into the SQL of every machine. */
  readonly rewrite?: (sql: string) => string
  /** Plants a fault: a machine that was set back goes on under the number it had. */
  readonly keepsNumber?: boolean
  readonly trace?: boolean
}

export interface ExchangeTally {
  commands: number
  turned: number
  blocked: number
  merges: number
  erased: number
  bundles: number
  taken: number
  waited: number
  refused: number
  restored: number
}

/** The file every machine begins with, by who makes it. */
const ORIGINS = new WeakMap<() => TestBook, ReturnType<typeof template>>()

/** Runs one seed; throws when anything is not as it must be. */
export function exchange(options: ExchangeOptions): ExchangeTally {
  const origin = ORIGINS.get(options.make) ?? template(options.make)
  ORIGINS.set(options.make, origin)
  const simulation = new Exchange(origin, options)
  try {
    simulation.begin()
    for (let step = 0; step < (options.steps ?? 40); step += 1) simulation.step()
    simulation.finish()
    return simulation.tally
  } finally {
    simulation.close()
  }
}

interface Acting {
  readonly act?: (acts: Acts, hand: Hand) => void
  readonly group?: 'new' | number
}

interface Packet {
  readonly to: number
  readonly text: string
}

interface Copy {
  readonly of: number
  readonly bytes: Uint8Array
}

class Exchange {
  readonly tally: ExchangeTally = {
    commands: 0,
    turned: 0,
    blocked: 0,
    merges: 0,
    erased: 0,
    bundles: 0,
    taken: 0,
    waited: 0,
    refused: 0,
    restored: 0,
  }
  readonly #machines: Machine[]
  readonly #dice: Dice
  readonly #model: Model
  readonly #options: ExchangeOptions
  readonly #noted: Noted[] = []
  /** What each is known to have, by the newest of its files that came: [at][of]. */
  readonly #heard: Map<number, Vector>[]
  readonly #erasedBeside: Set<number>[]
  #packets: Packet[] = []
  #copies: Copy[] = []
  #nextNumber = 100

  constructor(origin: ReturnType<typeof template>, options: ExchangeOptions) {
    this.#options = options
    this.#dice = dice(options.seed)
    this.#model = new Model(origin.like.tables)
    const many = 2 + this.#dice.below(2)
    this.#machines = Array.from({ length: many }, (_, at) => {
      const ahead = at === 0 && this.#dice.chance(0.1) ? 86_400_000 : 0
      const skew = this.#dice.below(600_000) - 300_000 + ahead
      const { rewrite } = options
      return machine(origin, { number: at + 10, skew, ...(rewrite === undefined ? {} : { rewrite }) })
    })
    this.#heard = this.#machines.map(() => new Map<number, Vector>())
    this.#erasedBeside = this.#machines.map(() => new Set<number>())
  }

  close(): void {
    for (const one of this.#machines) one[Symbol.dispose]()
  }

  /** Some people everybody knows, so that there is something to disagree about. */
  begin(): void {
    for (let person = 0; person < 4; person += 1) this.#act(0, { act: (acts, hand) => acts.addPerson(hand) })
    for (let act = 0; act < 4; act += 1) this.#act(0, { act: (acts, hand) => acts.any(hand) })
    for (const to of this.#machines.keys()) if (to > 0) this.#take(to, this.#at(0).send(), true)
  }

  step(): void {
    const passed = this.#dice.below(3) * 700
    for (const one of this.#machines) one.turn(passed - (this.#dice.chance(0.02) ? 60_000 : 0))
    const at = this.#dice.below(this.#machines.length)
    const roll = this.#dice.below(100)
    if (roll < 50) this.#act(at)
    else if (roll < 54) this.#import(at)
    else if (roll < 66) this.#turnAny(at)
    else if (roll < 80) this.#send(at)
    else if (roll < 93) this.#deliver()
    else if (roll < 95) this.#erase(at)
    else if (roll < 98) this.#copies.push({ of: at, bytes: this.#at(at).snapshot() })
    else this.#restore()
  }

  #at(index: number): Machine {
    const one = this.#machines[index]
    if (one === undefined) throw new Error(`no machine ${index}`)
    return one
  }

  #tell(what: string, values: unknown): void {
    if (this.#options.trace === true) console.log(what, JSON.stringify(values))
  }

  // ---- what people do

  #act(at: number, { act = (acts, hand) => acts.any(hand), group }: Acting = {}): number | null {
    const one = this.#at(at)
    const count = this.#dice.chance(0.25) ? 3 : 1
    const header = { user: 1, kind: 'act', ...(group === undefined ? {} : { group }) }
    const { value, command } = one.journal.run(header, (tx) => {
      const hand = new Hand(tx, one.tables, this.#model)
      const acts = new Acts(tx, one.tables, this.#dice, this.#options.adapters)
      for (let done = 0; done < count; done += 1) act(acts, hand)
      return { effects: hand.effects, merges: acts.merges }
    })
    if (command === null) return null
    const n = Number(one.db.pluck<number>('SELECT n FROM self')[0])
    this.#model.done.push({ command: 0, effects: value.effects })
    this.#noted.push({ machine: one.number, n, effects: value.effects })
    this.#tell('act', { at: one.number, n, effects: value.effects })
    this.tally.commands += 1
    this.tally.merges += value.merges
    return command
  }

  /** A few commands of one group. */
  #import(at: number): void {
    const first = this.#act(at, { group: 'new' })
    if (first === null) return
    for (let more = this.#dice.below(3); more > 0; more -= 1) this.#act(at, { group: first })
  }

  #turnAny(at: number): void {
    const one = this.#at(at)
    const commands = one.db.pluck<number>(`SELECT seq FROM command WHERE depth = 0 AND kind <> 'erase' ORDER BY seq`)
    const command = this.#dice.pick(this.#dice.chance(0.5) ? commands : commands.slice(-8))
    if (command !== undefined) this.#turn(at, command)
  }

  #turn(at: number, command: number): boolean {
    const one = this.#at(at)
    const act = treeOf(one.db, command).undone ? redo : undo
    try {
      act({ journal: one.journal, userName: () => '' }, { user: 1, command })
      this.#tell('turn', { at: one.number, tree: one.db.get('SELECT machine, n FROM command WHERE seq = ?', command) })
      this.tally.turned += 1
      return true
    } catch (error) {
      if (!isFailure(error, 'UNDO_BLOCKED')) throw error
      this.#tell('blocked', { at: one.number, command, act: act.name, ...error.data })
      this.tally.blocked += 1
      return false
    }
  }

  #erase(at: number): void {
    const one = this.#at(at)
    const id = this.#dice.pick(one.db.pluck<number>(`SELECT id FROM ${quoted(this.#person)} ORDER BY id`))
    if (id === undefined || this.#dice.chance(0.4)) return
    const { ids } = erase(one.journal, { user: 1, people: [id] })
    for (const gone of ids) this.#erasedBeside[at]?.add(gone)
    this.#tell('erase', { at: one.number, ids })
    this.tally.erased += 1
  }

  get #person(): string {
    return this.#at(0).tables.person?.name ?? ''
  }

  // ---- what goes between machines

  /** To one of the others, what it is not known to have; now and then everything, or only the beginning of it. */
  #send(at: number): void {
    const to = (at + 1 + this.#dice.below(this.#machines.length - 1)) % this.#machines.length
    const heard = this.#heard[at]?.get(to)
    const known = this.#dice.chance(0.2) ? undefined : heard
    const limit = this.#dice.chance(0.2) ? 1 + this.#dice.below(6) : undefined
    const text = this.#at(at).send({
      ...(known === undefined ? {} : { known }),
      ...(limit === undefined ? {} : { limit }),
    })
    this.tally.bundles += 1
    // Lost.
    if (!this.#dice.chance(0.15)) this.#packets.push({ to, text })
  }

  /** Any of those under way; now and then it stays, and comes again, or somebody else takes it, as out of a folder of all. */
  #deliver(): void {
    const packet = this.#dice.pick(this.#packets)
    if (packet === undefined) return
    if (!this.#dice.chance(0.3)) this.#packets = this.#packets.filter((one) => one !== packet)
    const to = this.#dice.chance(0.3) ? this.#dice.below(this.#machines.length) : packet.to
    if (this.#dice.chance(0.1)) this.#deliverCut(packet)
    else this.#take(to, packet.text, false)
  }

  /** A file that lost its end on the way is refused and changes nothing. */
  #deliverCut({ to, text }: Packet): void {
    const one = this.#at(to)
    const before = contents(one.db)
    const cut = text.slice(0, 1 + this.#dice.below(text.length - 1))
    expect(() => one.take(cut)).toThrow('BUNDLE_REFUSED')
    expect(contents(one.db)).toEqual(before)
    this.tally.refused += 1
  }

  #take(to: number, text: string, acceptClocks: boolean): number {
    const one = this.#at(to)
    const { header } = readBundle(text)
    const { taken, waiting, erased } = one.take(text, { acceptClocks })
    this.#tell('take', {
      at: one.number,
      from: header.from,
      vector: header.vector.map(([m, n]) => `${m}:${n}`),
      taken,
      waiting,
    })
    for (const id of erased) this.#erasedBeside[to]?.add(id)
    const from = this.#machines.findIndex((other) => other.number === header.from)
    if (from >= 0) this.#heard[to]?.set(from, knownOf(header.vector))
    this.tally.taken += taken
    if (waiting.length > 0) this.tally.waited += 1
    // The file is closed and opened again, as after a crash between two commands.
    if (this.#dice.chance(0.05) && taken > 0) one.reopen()
    if (this.#options.trace === true) this.#repairChangesNothing(one)
    return taken
  }

  /** A machine is set back to an older copy of its book; what it did since comes back from the others, if they have it. */
  #restore(): void {
    const copy = this.#dice.pick(this.#copies)
    if (copy === undefined) return
    const one = this.#at(copy.of)
    this.#nextNumber += 1
    one.restore(copy.bytes, this.#options.keepsNumber === true ? null : this.#nextNumber)
    // Copies of the book under the number it had are of another machine now.
    const erased = this.#dice.chance(0.5) ? [...(this.#erasedBeside[copy.of] ?? [])] : []
    applyErased(one.journal, erased)
    this.#tell('restore', { at: copy.of, as: one.number, erased })
    // Nothing is known of what others have told it.
    this.#heard[copy.of]?.clear()
    for (const heard of this.#heard) heard.delete(copy.of)
    this.tally.restored += 1
  }

  // ---- the end

  finish(): void {
    this.#exchangeAll()
    this.#checkAll()
    this.#backAndForth()
    this.#exchangeAll()
    this.#checkAll()
    // They are equal, so one answers for all.
    this.#repairChangesNothing(this.#at(this.#dice.below(this.#machines.length)))
  }

  #exchangeAll(): void {
    // Once more when nothing new came: ids of the erased may have come with a file that brought no command.
    for (let news = true, again = true; news || again;) {
      again = news
      news = false
      for (const from of this.#machines.keys()) {
        for (const to of this.#machines.keys()) {
          const known = knownOf(vectorOf(this.#at(to).db))
          if (from !== to && this.#take(to, this.#at(from).send({ known }), true) > 0) news = true
        }
      }
    }
  }

  #checkAll(): void {
    const [first, ...others] = this.#machines
    if (first === undefined) return
    const right = contents(first.db)
    for (const one of others) expect(contents(one.db)).toEqual(right)
    const erased = first.db.pluck<number>('SELECT row FROM erased')
    for (const id of erased) this.#model.erased.add(id)
    for (const one of this.#machines) {
      expect(one.db.all('PRAGMA foreign_key_check')).toEqual([])
      expect(searchEverywhere(one.db, this.#model.erasedWords())).toEqual([])
    }
    expect(newestWord(first, this.#noted)).toEqual([])
  }

  #repairChangesNothing(one: Machine): void {
    const before = dump(one.db)
    repair(one.journal)
    expect(dump(one.db)).toEqual(before)
  }

  /** Commands of one machine after all is known everywhere: undone in reverse and redone in order, twice. */
  #backAndForth(): void {
    const at = this.#dice.below(this.#machines.length)
    const one = this.#at(at)
    const states = [this.#shown(one)]
    const run: number[] = []
    for (let act = 0; act < 3; act += 1) {
      one.turn(1000)
      const command = this.#act(at, { act: (acts, hand) => acts.any(hand, true) })
      if (command === null) continue
      run.push(command)
      states.push(this.#shown(one))
    }
    for (let round = 0; round < 2; round += 1) {
      for (let step = run.length - 1; step >= 0; step -= 1) {
        expect(this.#turn(at, run[step] ?? 0)).toBe(true)
        expect(this.#shown(one)).toEqual(states[step])
      }
      for (let step = 0; step < run.length; step += 1) {
        expect(this.#turn(at, run[step] ?? 0)).toBe(true)
        expect(this.#shown(one)).toEqual(states[step + 1])
      }
    }
  }

  /** All tables but lookups, which stay, archived, when what made them is undone. */
  #shown({ tables, db }: Machine) {
    return tables.journaled
      .filter((table) => table.kind !== 'lookup')
      .map((table) => [table.name, db.all(`SELECT * FROM ${quoted(table.name)} ORDER BY 1, 2`)])
  }
}
