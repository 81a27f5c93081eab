// Writes the visits of a sales file, or says what would be written: customers are joined with those of the book, or made, or
// left out, as was asked; products are found or made; what the book has already is left alone.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import { isEmail } from '../../../../shared/domain/email.ts'
import { digitsOf } from '../../../../shared/domain/phone.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { sumSale } from '../../../../shared/domain/sale.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'
import { createContacts } from '../contacts/service.ts'
import { findOrMakeProducts } from '../products/service.ts'
import { kindOf, logVisits, type VisitEntry } from '../visits/service.ts'
import { DEFAULT_SOURCE } from './columns.ts'
import { knownPeople, onlyOneNamed } from './known-people.ts'
import { DEFAULT_KEYS, traitsOf } from './match-keys.ts'
import type { PlannedCustomer, PlannedSale, SalesPlan } from './plan.ts'
import type { Begun, Telling } from './write-contacts.ts'
import { splitName } from './written-names.ts'

/** A visit is never split; a batch holds as many as have about so many lines. */
const LINES_AT_ONCE = 40
const MACHINE = 2 ** 32

type Whose =
  | { readonly is: 'known' | 'astray'; readonly id: number }
  | { readonly is: 'anonymous' }
  | { readonly is: 'new' }
  | { readonly is: 'skipped'; readonly why: 'unknown-customer' }

const ANONYMOUS: Whose = { is: 'anonymous' }

export class SalesWriter {
  readonly #plan: SalesPlan
  readonly #source: string
  /** Place in `plan.customers` → whom the book knows them as; asked again in each batch whether they are still there. */
  readonly #people = new Map<number, Whose>()
  readonly #products = new Map<number, { readonly id: number; readonly taxRate: number }>()
  readonly #sellers = new Map<string, number | null>()

  /** The first visit that this import wrote; null before. */
  #firstVisit: number | null

  readonly #firstNew: number

  constructor(
    plan: SalesPlan,
    { firstVisit, firstNew }: Pick<Begun, 'firstNew'> & { readonly firstVisit: number | null },
  ) {
    this.#plan = plan
    this.#firstNew = firstNew
    this.#firstVisit = firstVisit
    this.#source = plan.mapping.source ?? DEFAULT_SOURCE
  }

  get firstVisit(): number | null {
    return this.#firstVisit
  }

  /** How many visits from `position` on make a batch. */
  batch(position: number, size: number): readonly PlannedSale[] {
    const { units } = this.#plan
    let lines = 0
    let until = position
    while (until < units.length && (until === position || lines < LINES_AT_ONCE * size)) {
      lines += units[until]?.rows.length ?? 0
      until += 1
    }
    return units.slice(position, until)
  }

  /** Writes a batch. */
  write(context: CommandContext, sales: readonly PlannedSale[], telling: Telling): void {
    this.#recognise(context, sales, telling)
    const kept = this.#kept(context, sales, telling)
    this.#makePeople(context, kept, telling)
    this.#findProducts(context, kept, telling)
    const entries = kept.map((sale) => this.#entry(context, sale, telling))
    const first = logVisits(context.db, entries)
    if (entries.length > 0) this.#firstVisit ??= first
    for (const [at, sale] of kept.entries()) this.#count(sale, entries[at], telling)
  }

  /** Says what a batch would come to. */
  rehearse(context: QueryContext, sales: readonly PlannedSale[], telling: Telling): void {
    this.#recognise(context, sales, telling)
    const kept = this.#kept(context, sales, telling)
    for (const sale of kept) {
      if (sale.customer === null || this.#people.get(sale.customer)?.is !== 'new') continue
      telling.tally.made.contacts += 1
      // Counted once; nobody has an id yet.
      this.#people.set(sale.customer, ANONYMOUS)
    }
    for (const sale of kept) this.#count(sale, undefined, telling)
  }

  #count({ lines, rows }: PlannedSale, entry: VisitEntry | undefined, { tally, plain }: Telling): void {
    const total = lines.reduce((sum, line) => sum + line.total, 0)
    const kind = entry?.kind ?? kindOf(lines, total)
    tally.created += rows.length
    for (const row of rows) plain('new', row)
    tally.made.visits += 1
    tally.made.lines += lines.length
    tally.made.returns += kind === 'return' ? 1 : 0
    tally.made.total += total
  }

  /** Who each customer is now. */
  #recognise({ db, settings }: QueryContext, sales: readonly PlannedSale[], telling: Telling): void {
    const { customers, mapping } = this.#plan
    const places = [...new Set(sales.flatMap(({ customer }) => customer ?? []))]
    const unknown = places.filter((place) => !this.#stillThere(db, place))
    const traits = unknown.map((place) => traitsOf(this.#patchOf(customers[place]), settings.country))
    const matching = { keys: mapping.matchBy ?? DEFAULT_KEYS, strictness: 'join' as const }
    for (const [at, found] of knownPeople({ db, matching, firstNew: this.#firstNew }, traits).entries()) {
      const place = unknown[at] ?? 0
      const named = found.is === 'known' ? found.id : this.#byName(db, customers[place])
      if (typeof named === 'number') this.#people.set(place, { is: 'known', id: named })
      else if (named === 'several') this.#people.set(place, ANONYMOUS)
      else this.#people.set(place, this.#asAsked(mapping.unknownCustomers))
      if (named === 'several') {
        const row = sales.find(({ customer }) => customer === place)?.rows[0] ?? 0
        telling.note({
          row,
          fate: 'mended',
          why: 'ambiguous-name',
          field: 'customer-name',
          value: customers[place]?.name ?? '',
        })
      }
    }
  }

  #asAsked(asked: 'create' | 'anonymous' | 'skip'): Whose {
    if (asked === 'create') return { is: 'new' }
    return asked === 'anonymous' ? ANONYMOUS : { is: 'skipped', why: 'unknown-customer' }
  }

  /** Who was merged is followed; whose record was put into the trash meanwhile keeps what they bought. */
  #stillThere(db: ReadDb, place: number): boolean {
    const whose = this.#people.get(place)
    if (whose === undefined) return false
    if (whose.is !== 'known' && whose.is !== 'astray') return true
    const id = canonOf(db, whose.id)
    const shown = db.get('SELECT 1 FROM contact WHERE id = ?', id) !== undefined
    this.#people.set(place, { is: shown ? 'known' : 'astray', id })
    return true
  }

  /** Only where nothing surer is said. */
  #byName(db: ReadDb, customer: PlannedCustomer | undefined): number | 'several' | null {
    if (customer === undefined || customer.number || customer.phone || customer.email) return null
    const { given, family } = splitName(customer.name)
    return onlyOneNamed(db, given, family)
  }

  /** What can be written, the rest noted. */
  #kept({ db }: QueryContext, sales: readonly PlannedSale[], telling: Telling): PlannedSale[] {
    const there = this.#alreadyThere(db, sales)
    return sales.filter((sale) => {
      const whose = this.#whose(sale)
      const why = whose.is === 'skipped' ? whose.why : there(sale) ? ('already-there' as const) : null
      if (why === null) return true
      for (const row of sale.rows) {
        telling.tally.skipped += 1
        telling.note({
          row,
          fate: 'skipped',
          why,
          field: sale.receipt === null ? null : 'receipt',
          value: sale.receipt,
        })
      }
      return false
    })
  }

  #whose({ customer }: PlannedSale): Whose {
    return customer === null ? ANONYMOUS : (this.#people.get(customer) ?? ANONYMOUS)
  }

  #idOf(sale: PlannedSale): number | null {
    const whose = this.#whose(sale)
    return whose.is === 'known' || whose.is === 'astray' ? whose.id : null
  }

  /** Whether the same source has told of a visit before: by its receipt, else by customer, instant and total. */
  #alreadyThere(db: ReadDb, sales: readonly PlannedSale[]): (sale: PlannedSale) => boolean {
    const receipts = sales.flatMap(({ receipt }) => receipt ?? [])
    const known =
      receipts.length === 0
        ? new Map<string, { receipt: string; contact: number | null }[]>()
        : Map.groupBy(
            db.all<{ receipt: string; contact: number | null }>(
              BY_RECEIPT,
              JSON.stringify(receipts),
              this.#source,
              ...this.#own(),
            ),
            ({ receipt }) => receipt,
          )
    return (sale) => {
      const contact = this.#idOf(sale)
      if (sale.receipt === null) return this.#toldBefore(db, sale, contact)
      const same = known.get(sale.receipt) ?? []
      return same.some((one) => !sale.shared || one.contact === contact)
    }
  }

  #toldBefore(db: ReadDb, sale: PlannedSale, contact: number | null): boolean {
    const total = sale.lines.reduce((sum, line) => sum + line.total, 0)
    const [told = 0] = db.pluck<number>(BY_INSTANT, sale.day, sale.at, this.#source, contact, total, ...this.#own())
    return told > 0
  }

  /** The ids of what this import wrote itself: two sales of one instant are two. */
  #own(): readonly [number, number] {
    const first = this.#firstVisit
    return first === null ? [0, -1] : [first, (Math.floor(first / MACHINE) + 1) * MACHINE - 1]
  }

  #makePeople(context: CommandContext, sales: readonly PlannedSale[], { tally }: Telling): void {
    const fresh = new Map<number, number>()
    for (const { customer, at } of sales) {
      if (customer !== null && !fresh.has(customer) && this.#people.get(customer)?.is === 'new') fresh.set(customer, at)
    }
    const places = [...fresh]
    const people = places.map(([place, madeAt]) => ({ patch: this.#patchOf(this.#plan.customers[place]), madeAt }))
    for (const [at, { id }] of createContacts(context, people).entries()) {
      const [place] = places[at] ?? [0]
      this.#people.set(place, { is: 'known', id })
      tally.made.contacts += 1
    }
  }

  /** Only what can be kept: a till's phone column may hold anything. */
  #patchOf(customer: PlannedCustomer | undefined): ContactPatch {
    const { number = '', name = '', phone = '', email = '' } = customer ?? {}
    const { given, family } = splitName(name)
    return {
      given: given.slice(0, 120),
      family: family.slice(0, 120),
      ...(number === '' ? {} : { numbers: [{ source: this.#source, number }] }),
      ...(digitsOf(phone).length < 2 ? {} : { phones: [{ typed: phone.slice(0, 60), label: 'mobile' as const }] }),
      ...(isEmail(email) ? { emails: [{ address: email, label: 'home' as const }] } : {}),
    }
  }

  #findProducts(context: CommandContext, sales: readonly PlannedSale[], { tally }: Telling): void {
    const places = [...new Set(sales.flatMap(({ lines }) => lines.flatMap(({ product }) => product ?? [])))].filter(
      (place) => !this.#products.has(place),
    )
    if (places.length === 0) return
    const named = places.flatMap((place) => this.#plan.products[place] ?? [])
    for (const [at, { id, made }] of findOrMakeProducts(context, named).entries()) {
      const [taxRate = 0] = context.db.pluck<number>('SELECT tax_rate FROM product WHERE id = ?', id)
      this.#products.set(places[at] ?? 0, { id, taxRate })
      tally.made.products += made ? 1 : 0
    }
  }

  #entry({ db, settings }: CommandContext, sale: PlannedSale, telling: Telling): VisitEntry {
    const whose = this.#whose(sale)
    const lines = sale.lines.map((line) => {
      const product = line.product === null ? undefined : this.#products.get(line.product)
      return {
        productId: product?.id ?? null,
        words: line.words,
        quantity: line.quantity,
        unitPrice: line.unitPrice,
        discount: line.discount,
        taxRate: line.taxRate ?? product?.taxRate ?? 0,
        total: line.total,
        cost: null,
        serial: null,
      }
    })
    const { total, tax } = sumSale(lines, settings.taxIncluded)
    return {
      at: sale.at,
      day: sale.day,
      slot: sale.slot,
      contactId: this.#idOf(sale),
      ...(whose.is === 'astray' ? { ownerId: null } : {}),
      kind: kindOf(lines, total),
      servedBy: this.#seller(db, sale, telling),
      outletId: null,
      receipt: sale.receipt,
      source: this.#source,
      note: sale.note,
      total,
      tax,
      rounding: 0,
      lines,
      payments: total === 0 ? [] : [{ tender: sale.tender, amount: total, dueDay: null }],
    }
  }

  #seller(db: ReadDb, { servedBy, rows }: PlannedSale, telling: Telling): number | null {
    if (servedBy === '') return null
    const key = fold(servedBy)
    let known = this.#sellers.get(key)
    if (known === undefined) {
      const users = db.all<{ id: number; name: string }>('SELECT id, name FROM user ORDER BY archived, id')
      known = users.find(({ name }) => fold(name) === key)?.id ?? null
      this.#sellers.set(key, known)
      if (known === null)
        telling.note({
          row: rows[0] ?? 0,
          fate: 'mended',
          why: 'unknown-seller',
          field: 'served-by',
          value: servedBy,
        })
    }
    return known
  }
}

// The index of receipts does not tell A from a.
const BY_RECEIPT = `SELECT v.receipt, v.contact_id AS contact FROM (SELECT DISTINCT value FROM json_each(?)) r
  CROSS JOIN visit v ON v.receipt = r.value COLLATE NOCASE WHERE v.source = ? AND v.id NOT BETWEEN ? AND ?`
const BY_INSTANT = `SELECT count(*) FROM visit WHERE day = ? AND at = ? AND source = ? AND contact_id IS ? AND receipt IS NULL AND total = ?
  AND id NOT BETWEEN ? AND ?`
