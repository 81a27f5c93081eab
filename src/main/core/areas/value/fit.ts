// The models of buying fitted on the shop's own purchases up to a day, with what they say of every customer; on a worker thread, read from the
// ledger itself and not from the sums.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { analytics } from '../../../../shared/contract/analytics.ts'
import { chanceAlive, expectedPurchases, fitBgNbd, type BgNbdFit } from '../../../../shared/domain/value/bg-nbd.ts'
import { DAYS_OF_UNIT, type Buying, type FitUnit } from '../../../../shared/domain/value/buying.ts'
import { expectedSpend, fitGammaGamma, type GammaGammaFit } from '../../../../shared/domain/value/gamma-gamma.ts'
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import { openFile, type DatabaseFile } from '../../book/copy.ts'
import type { Sqlite } from '../../database/open.ts'
import { FEWEST_CUSTOMERS, FEWEST_REPEATERS } from './learned.ts'

export interface FitBuying {
  readonly file: DatabaseFile
  /** Shop day that ends the observation. */
  readonly until: number
  readonly unit: FitUnit
  /** In units; null: a year. */
  readonly ahead: number | null
  /** Decimal places of the currency. */
  readonly digits: number
}

export type Fitted = OutputOf<(typeof analytics)['fit']>

const A_YEAR: Readonly<Record<FitUnit, number>> = { day: 365, week: 52, month: 12, year: 1 }

export function fitBuying({ file, until, unit, ahead, digits }: FitBuying): Fitted {
  const sqlite = openFile(file, { readonly: true })
  try {
    const [customers, refs] = sqlite.transaction(
      () => [buyersUntil(sqlite, { until, unit, digits }), refsOf(sqlite)] as const,
    )()
    const buying = fitBgNbd(customers)
    const spending = fitGammaGamma(customers)
    return { ...told(customers, buying, spending), until, unit, ahead: ahead ?? A_YEAR[unit], people: peopleOf() }

    function peopleOf(): Fitted['people'] {
      const time = ahead ?? A_YEAR[unit]
      return customers.map((seen) => ({
        contactId: seen.customer,
        number: customerNumber(seen.customer),
        ref: refs.get(seen.customer) ?? null,
        x: seen.repeats,
        t_x: seen.last,
        T: seen.known,
        mean: seen.mean,
        alive: buying && finite(chanceAlive(buying, seen)),
        expected: buying && finite(expectedPurchases(buying, seen, time)),
        expectedSpend: spending && expectedSpend(spending, seen),
      }))
    }
  } finally {
    sqlite.close()
  }
}

function told(customers: readonly Buying[], buying: BgNbdFit | null, spending: GammaGammaFit | null) {
  const once = customers.filter(({ repeats }) => repeats === 0).length
  return {
    model: 'BG/NBD',
    enough: buying !== null && customers.length >= FEWEST_CUSTOMERS && customers.length - once >= FEWEST_REPEATERS,
    parameters: buying && { r: buying.r, alpha: buying.alpha, a: buying.a, b: buying.b },
    logLikelihood: buying && buying.logLikelihood,
    customers: customers.length,
    once,
    repeats: customers.reduce((sum, { repeats }) => sum + repeats, 0),
    spending,
  } as const
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

// In the order of a covering index: people, then days. A book that knows only who came, and of no sale at all, is fitted on that.
const PURCHASES = `SELECT owner_id, day, total FROM visit INDEXED BY visit_owner_day
  WHERE owner_id IS NOT NULL AND kind = ? AND corrected_by IS NULL AND day <= ? ORDER BY owner_id, day`
const ANY_SALE = `SELECT 1 FROM visit WHERE kind = 'sale' AND owner_id IS NOT NULL LIMIT 1`

/** As `buyingOf`, from rows that come in order, so that a million of them are never held. Amounts in major units. */
function buyersUntil(sqlite: Sqlite, { until, unit, digits }: Omit<FitBuying, 'file' | 'ahead'>): Buying[] {
  const buyers: Buying[] = []
  const length = DAYS_OF_UNIT[unit]
  const minor = 10 ** digits
  let [customer, first, last, days, later] = [-1, 0, 0, 0, 0]
  const done = () => {
    if (days === 0) return
    const repeats = days - 1
    buyers.push({
      customer,
      repeats,
      last: (last - first) / length,
      known: (until - first) / length,
      mean: repeats === 0 ? 0 : later / minor / repeats,
    })
  }
  const kind = sqlite.prepare(ANY_SALE).get() === undefined ? 'visit' : 'sale'
  const purchases = sqlite.prepare<[string, bigint], readonly [number, number, number]>(PURCHASES).raw()
  const rows = purchases.iterate(kind, BigInt(until))
  for (const [who, day, total] of rows) {
    if (who !== customer) {
      done()
      customer = who
      first = day
      last = day
      days = 1
      later = 0
      continue
    }
    if (day !== last) {
      days += 1
      last = day
    }
    if (day !== first) later += total
  }
  done()
  return buyers
}

/** The first number another program gave each person. */
function refsOf(sqlite: Sqlite): ReadonlyMap<number, string> {
  const rows = sqlite
    .prepare<[], readonly [number, string]>(
      'SELECT owner_id, number FROM contact_number ORDER BY owner_id, position DESC, id DESC',
    )
    .raw()
  return new Map(rows.iterate())
}
