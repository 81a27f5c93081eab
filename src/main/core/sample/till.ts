// The till of the sample shop: turns a basket into an entry of the ledgers, with the prices of its day. Pure.
import { lineAmount, sumSale } from '../../../shared/domain/sale.ts'
import type { ShopCalendar } from '../../../shared/domain/shop-day.ts'
import type { VisitEntry } from '../areas/visits/service.ts'
import type { Dice } from './dice.ts'
import { GOODS, type Basket } from './goods.ts'
import type { Came } from './rhythm.ts'
import type { Stock } from './stock.ts'

const MINUTE_MS = 60_000
/** Trade customers pay once a month. */
const DUE_DAYS = 40

export interface Till {
  /** `contactId`: null for somebody unknown. */
  ring(came: Came, basket: Basket, contactId: number | null): VisitEntry
}

export interface TillRequest {
  readonly stock: Stock
  readonly calendar: ShopCalendar
  /** Ids of those who serve. */
  readonly staff: readonly number[]
  readonly dice: Dice
}

export function createTill({ stock, calendar, staff, dice }: TillRequest): Till {
  let receipt = 10_000
  return {
    ring({ day, minute }, { items, tender, note }, contactId) {
      const at = calendar.startOf(day) + minute * MINUTE_MS + dice.between(0, 59) * 1_000
      const lines = items.map(({ good, count }): VisitEntry['lines'][number] => {
        const quantity = count * 1_000
        const { price, cost } = stock.priceOn(good, day)
        return {
          productId: stock.ids[good] ?? null,
          words: null,
          quantity,
          unitPrice: price,
          discount: 0,
          taxRate: GOODS[good]?.tax ?? 0,
          total: lineAmount(quantity, price),
          cost: lineAmount(quantity, cost),
          serial: null,
        }
      })
      const sale = sumSale(lines, false)
      receipt += 1
      return {
        at,
        ...calendar.momentOf(at),
        contactId,
        kind: items.length > 0 ? 'sale' : 'visit',
        servedBy: dice.pick(staff),
        outletId: null,
        receipt: items.length > 0 ? String(receipt) : null,
        source: null,
        note,
        total: sale.total,
        tax: sale.tax,
        rounding: 0,
        lines,
        payments:
          items.length > 0
            ? [{ tender, amount: sale.total, dueDay: tender === 'account' ? day + DUE_DAYS : null }]
            : [],
      }
    },
  }
}
