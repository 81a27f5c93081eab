// What the sample shop sells and what its people buy: favourites of their own, things of the season, trays for the trade.
// Pure; prices and writing are sample-sales.ts.
import goods from '../../../../resources/sample/products.json' with { type: 'json' }
import talk from '../../../../resources/sample/talk.json' with { type: 'json' }
import { dateOfDay, weekdayOf } from '../../../shared/domain/shop-day.ts'
import type { Dice } from './dice.ts'
import type { Came } from './rhythm.ts'

export interface Good {
  readonly name: string
  readonly category: string
  /** Decimal, in the shop's currency, as of today. */
  readonly price: string
  readonly cost: string
  readonly share: number
  readonly unit?: string
  /** Thousandths of a per cent. */
  readonly tax?: number
  readonly kind?: string
  /** Bought as many at once, at most. */
  readonly many?: number
  /** 1-12; sold in these only. */
  readonly months?: readonly number[]
  /** Monday 0; sold on these only. */
  readonly weekdays?: readonly number[]
  readonly serial?: boolean
  readonly serviceInterval?: number
}

export const GOODS: readonly Good[] = goods.products
export const GOES_WITH: Readonly<Record<string, readonly string[]>> = goods.goesWith
export const NO_LONGER_SOLD = goods.noLongerSold
export const COMMON_UNIT = goods.unit

export interface Basket {
  /** Places in GOODS with how many. */
  readonly items: readonly { readonly good: number; readonly count: number }[]
  readonly tender: 'cash' | 'card' | 'voucher' | 'account'
  readonly note: string | null
}

export interface Shopping {
  basketOf(came: Came): Basket
}

const LIKED = 3

/** `companies`: how many of the first places are companies, which buy trays on account. */
export function createShopping(companies: number, dice: Dice): Shopping {
  const liked = new Map<number, readonly number[]>()
  const wholesale = goods.wholesale.map((name) => GOODS.findIndex((good) => good.name === name))
  const all = Object.fromEntries(GOODS.map(({ share }, at) => [String(at), share]))

  function likedBy(who: number): readonly number[] {
    const known = liked.get(who)
    if (known !== undefined) return known
    const own = Array.from({ length: LIKED }, () => Number(dice.weighted(all)))
    liked.set(who, own)
    return own
  }

  function pick(who: number, day: number): number {
    const { month } = dateOfDay(day)
    for (let tries = 0; tries < 6; tries += 1) {
      const at = who >= 0 && dice.chance(0.62) ? dice.pick(likedBy(who)) : Number(dice.weighted(all))
      const { months, weekdays } = GOODS[at] ?? {}
      if ((months?.includes(month) ?? true) && (weekdays?.includes(weekdayOf(day)) ?? true)) return at
    }
    return 0
  }

  return {
    basketOf({ who, day }) {
      const note = dice.chance(0.015) ? dice.pick(talk.visitNotes) : null
      if (who >= 0 && who < companies) {
        const items = wholesale.filter(() => dice.chance(0.35)).map((good) => ({ good, count: dice.between(2, 12) }))
        const tender = dice.chance(0.8) ? 'account' : 'card'
        return { items: items.length > 0 ? items : [{ good: wholesale[0] ?? 0, count: 4 }], tender, note }
      }
      // A few only look, ask, or sit down with a friend.
      const lines = Number(dice.weighted({ 0: who >= 0 ? 6 : 0, 1: 44, 2: 34, 3: 16 }))
      const items = new Map<number, number>()
      for (let i = 0; i < lines; i += 1) {
        const good = pick(who, day)
        items.set(good, dice.chance(0.3) ? dice.between(1, GOODS[good]?.many ?? 1) : 1)
      }
      return {
        items: [...items].map(([good, count]) => ({ good, count })),
        tender: dice.weighted({ card: 66, cash: 31, voucher: 3 }),
        note,
      }
    },
  }
}
