// What somebody at one of several machines does: ordinary commands in any order, as services would write them.
import type { WriteDb } from '../../src/main/core/database/handle.ts'
import { keyOf, quoted } from '../../src/main/core/database/table-sql.ts'
import type { TableSet } from '../../src/main/core/database/table-set.ts'
import type { JournaledTable } from '../../src/main/core/database/tables.ts'
import { listTrash } from '../../src/main/core/database/trash.ts'
import type { Adapter, Finder, Values } from './journal-adapters.ts'
import type { Dice } from './journal-dice.ts'
import type { Hand } from './journal-hand.ts'
import type { Key } from './journal-model.ts'

interface Row {
  readonly key: Key
  readonly contact: number | null
  readonly owner: number | null
}

export class Acts {
  merges = 0
  readonly #tx: WriteDb
  readonly #set: TableSet
  readonly #dice: Dice
  readonly #adapters: readonly Adapter[]

  constructor(tx: WriteDb, set: TableSet, dice: Dice, adapters: readonly Adapter[]) {
    this.#tx = tx
    this.#set = set
    this.#dice = dice
    this.#adapters = adapters
  }

  /** One act. A plain one can always be undone. */
  any(hand: Hand, plain = false): void {
    const acts: readonly (() => void)[] = [
      () => this.addPerson(hand),
      () => this.#addPart(hand),
      () => this.#addPart(hand),
      () => this.editPerson(hand),
      () => this.editPerson(hand),
      () => this.#editAny(hand),
      () => this.#editAny(hand),
      () => this.addLedger(hand, plain),
      () => this.addLedger(hand, plain),
      () => this.#addFree(hand),
      () => this.#removePart(hand),
      () => this.#sayAgain(hand),
      () => this.#movePart(hand),
      () => this.#merge(hand),
      () => this.#merge(hand),
      () => this.#trash(hand),
      () => this.#restore(hand),
    ]
    this.#dice.pick(acts)?.()
  }

  addPerson(hand: Hand): void {
    const values = this.#valuesFor(this.#person.name, null) ?? {}
    const id = Number(hand.insert(this.#person.name, values))
    for (let at = this.#dice.below(3); at > 0; at -= 1) this.#addPartTo(hand, id)
    if (this.#dice.chance(0.2)) hand.update(this.#person.name, id, this.#someOf(this.#person.name, null))
  }

  editPerson(hand: Hand): void {
    const id = this.anyone()
    if (id !== undefined) hand.update(this.#person.name, id, this.#someOf(this.#person.name, null))
  }

  addLedger(hand: Hand, plain: boolean): void {
    const table = this.#pick((one) => one.kind === 'ledger')
    const owner = this.#dice.chance(0.15) ? null : (this.anyone() ?? null)
    const contact = owner === null ? null : this.#saidAs(owner)
    const values = table && this.#valuesFor(table.name, contact)
    if (table === undefined || values === undefined) return
    const kept = plain && 'kept' in values ? { kept: 0 } : {}
    hand.insert(table.name, { ...values, ...kept }, { contact, owner })
  }

  anyone(): number | undefined {
    return this.#dice.pick(this.#tx.pluck<number>(`SELECT id FROM ${quoted(this.#person.name)} ORDER BY id`))
  }

  #addPart(hand: Hand): void {
    const id = this.anyone()
    if (id !== undefined) this.#addPartTo(hand, id)
  }

  #addPartTo(hand: Hand, owner: number): void {
    const table = this.#pick((one) => one.kind === 'part' && one.person !== null)
    const nobodys = table?.maybeNobodys === true && this.#dice.chance(0.4)
    const contact = nobodys ? null : this.#saidAs(owner)
    const values = table && this.#valuesFor(table.name, contact)
    if (table === undefined || values === undefined || this.#isThere(table, { ...values, ...pair(table, contact) }))
      return
    const key = hand.insert(table.name, values, { contact, owner: nobodys ? null : owner })
    if (this.#dice.chance(0.1)) hand.update(table.name, key, this.#someOf(table.name, contact))
    if (this.#dice.chance(0.1)) hand.remove(table.name, key)
  }

  #editAny(hand: Hand): void {
    const table = this.#pick(() => true)
    const row = table && this.#anyRow(table)
    if (table === undefined || row === undefined) return
    hand.update(table.name, row.key, this.#someOf(table.name, row.contact))
    if (this.#dice.chance(0.3)) hand.update(table.name, row.key, this.#someOf(table.name, row.contact))
  }

  #addFree(hand: Hand): void {
    const table = this.#pick((one) => one.kind === 'lookup' || (one.kind === 'part' && one.person === null))
    const values = table && this.#valuesFor(table.name, null)
    if (table !== undefined && values !== undefined && !this.#isThere(table, values)) hand.insert(table.name, values)
  }

  #removePart(hand: Hand): void {
    const table = this.#pick((one) => one.kind === 'part')
    const row = table && this.#anyRow(table)
    if (table === undefined || row === undefined) return
    if (this.#dice.chance(0.2)) hand.update(table.name, row.key, this.#someOf(table.name, row.contact))
    hand.remove(table.name, row.key)
  }

  #sayAgain(hand: Hand): void {
    const table = this.#pick((one) => one.natural && one.kind === 'part')
    const row = table && this.#anyRow(table)
    if (table === undefined || row === undefined) return
    const parts = JSON.parse(String(row.key)) as Key[]
    const fixed = Object.fromEntries(table.key.map((name, at) => [name, parts[at] ?? null]))
    const values: Values = { ...this.#valuesFor(table.name, row.contact), ...fixed }
    hand.remove(table.name, row.key)
    const { contact, owner } = table.person ?? { contact: '', owner: '' }
    const rest = Object.fromEntries(Object.entries(values).filter(([name]) => name !== contact && name !== owner))
    hand.insert(table.name, rest, table.person === null ? undefined : { contact: row.contact, owner: row.owner })
  }

  #movePart(hand: Hand): void {
    const hangs = ['deal', 'deal_item']
    const table = this.#pick(
      (one) => one.kind === 'part' && !one.natural && one.person !== null && !hangs.includes(one.name),
    )
    const row = table && this.#anyRow(table)
    const owner = table?.maybeNobodys === true && this.#dice.chance(0.4) ? null : this.anyone()
    if (table !== undefined && row !== undefined && owner !== undefined) {
      hand.update(table.name, row.key, pair(table, owner))
    }
  }

  #merge(hand: Hand): void {
    const [loser, winner] = [this.anyone(), this.anyone()]
    const merged = this.#person.merged?.name
    if (loser === undefined || winner === undefined || loser === winner || merged === undefined) return
    hand.update(this.#person.name, loser, { [merged]: winner })
    this.merges += 1
    if (this.#dice.chance(0.5)) hand.update(this.#person.name, winner, this.#someOf(this.#person.name, null))
  }

  #trash(hand: Hand): void {
    const id = this.anyone()
    if (id !== undefined) hand.remove(this.#person.name, id)
  }

  #restore(hand: Hand): void {
    const spoken = new Set(hand.effects.map((effect) => effect.key))
    const thrown = listTrash(this.#tx, this.#person, 20).filter(({ row }) => !spoken.has(row))
    const one = this.#dice.pick(thrown)
    if (one !== undefined) hand.restore(this.#person.name, one.row)
  }

  get #person(): JournaledTable {
    if (this.#set.person === null) throw new Error('nobody to speak of')
    return this.#set.person
  }

  /** A table that has an adapter. */
  #pick(test: (table: JournaledTable) => boolean): JournaledTable | undefined {
    return this.#dice.pick(this.#adapters.map(({ table }) => this.#set.byName(table)).filter(test))
  }

  /** As whom somebody is spoken of: often as they are, sometimes by a number they had before a merge. */
  #saidAs(owner: number): number {
    const t = this.#person.number
    const old = this.#tx.pluck<number>(
      `SELECT id FROM alias WHERE canon_id = ? AND NOT EXISTS (SELECT 1 FROM erased WHERE tbl = ${t} AND row = +alias.id) ORDER BY id`,
      owner,
    )
    return this.#dice.chance(0.5) ? owner : (this.#dice.pick(old) ?? owner)
  }

  #anyRow(table: JournaledTable): Row | undefined {
    const { contact, owner } = table.person ?? { contact: '', owner: '' }
    const columns =
      table.person === null ? 'NULL contact, NULL owner' : `${quoted(contact)} contact, ${quoted(owner)} owner`
    const erased = new Set(this.#tx.pluck<number>('SELECT row FROM erased'))
    const rows = this.#tx.all<Row>(
      `SELECT ${keyOf(table, 't')} key, ${columns} FROM ${quoted(table.name)} t ORDER BY 1`,
    )
    return this.#dice.pick(rows.filter((row) => row.contact === null || !erased.has(row.contact)))
  }

  #isThere(table: JournaledTable, values: Values): boolean {
    if (!table.natural) return false
    const key = JSON.stringify(table.key.map((name) => values[name]))
    return this.#tx.pluck<Key>(`SELECT ${keyOf(table, 't')} FROM ${quoted(table.name)} t`).includes(key)
  }

  get #finder(): Finder {
    return (asked) => {
      const [name = '', , contact] = asked.split(' ')
      const table = this.#set.byName(name)
      const where =
        contact === undefined || table.person === null ? '' : ` WHERE ${quoted(table.person.contact)} = ${contact}`
      return this.#dice.pick(this.#tx.pluck<number>(`SELECT id FROM ${quoted(name)}${where} ORDER BY id`))
    }
  }

  #adapter(name: string): Adapter {
    const adapter = this.#adapters.find((one) => one.table === name)
    if (adapter === undefined) throw new Error(`no adapter for ${name}`)
    return adapter
  }

  #valuesFor(name: string, contact: number | null): Values | undefined {
    return this.#adapter(name).values(this.#dice, this.#finder, contact)
  }

  #someOf(name: string, contact: number | null): Values {
    const { fixed = [] } = this.#adapter(name)
    const columns = Object.entries(this.#valuesFor(name, contact) ?? {}).filter(([column]) => !fixed.includes(column))
    const kept = columns.filter(() => this.#dice.chance(0.5))
    return Object.fromEntries(kept.length > 0 ? kept : columns.slice(0, 1))
  }
}

function pair(table: JournaledTable, person: number | null): Values {
  return table.person === null ? {} : { [table.person.contact]: person, [table.person.owner]: person }
}
