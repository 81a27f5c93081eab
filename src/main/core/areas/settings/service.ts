// The shop's settings as one value: what is stored, what is missing, what a change must satisfy.
import type * as z from 'zod'
import { Shop } from '../../../../shared/contract/settings.ts'
import { TRADING_COUNTRIES } from '../../../../shared/domain/currency-of-country.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'

export type Shop = z.infer<typeof Shop>
export type ShopChange = { readonly [K in keyof Shop]?: Shop[K] | undefined }

/** What a new book starts with. Name, country, currency, zone and language are asked when it is made. */
export const UNSAID = { dayTurn: 0, accent: null, phone: '', lockAfter: 10, taxIncluded: true, cashStep: 1 } as const

/** Errors: BOOK_DAMAGED when a setting is missing or of another shape. */
export function readShop(db: ReadDb): Shop {
  const rows = db.all<{ key: string; value: string }>('SELECT key, value FROM setting WHERE archived = 0')
  const said = Object.fromEntries(rows.map(({ key, value }): [string, unknown] => [key, JSON.parse(value)]))
  const shop = Shop.safeParse({ ...UNSAID, ...said })
  if (!shop.success) throw new Failure('BOOK_DAMAGED', { part: 'database', backup: null })
  return shop.data
}

const SAVE = `INSERT INTO setting (key, value) VALUES (?, ?)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, archived = 0`

/** Writes what is named and differs. Errors: BAD_INPUT. */
export function saveShop(db: WriteDb, change: ShopChange): void {
  refuseUnknown(change)
  for (const [key, value] of Object.entries(change)) {
    if (value !== undefined) db.run(SAVE, key, JSON.stringify(value))
  }
}

/** JSON that another area keeps among the settings under a key of its own; null where nothing was said. */
export function readOwnSetting(db: ReadDb, key: string): string | null {
  return db.pluck<string>('SELECT value FROM setting WHERE key = ? AND archived = 0', key)[0] ?? null
}

/** @param json as `readOwnSetting` answers it */
export function saveOwnSetting(db: WriteDb, key: string, json: string): void {
  db.run(SAVE, key, json)
}

const CHECKS = {
  zone: (zone: string) => accepts(() => new Intl.DateTimeFormat('en', { timeZone: zone })),
  currency: (currency: string) => Intl.supportedValuesOf('currency').includes(currency),
  country: (country: string) => TRADING_COUNTRIES.includes(country),
  language: (language: string) => accepts(() => Intl.getCanonicalLocales(language)),
} satisfies { readonly [K in keyof Shop]?: (value: Shop[K]) => boolean }

/** Errors: BAD_INPUT with the rule `unknown_zone`, `unknown_currency`, `unknown_country` or `unknown_language`. */
export function refuseUnknown(change: ShopChange): void {
  const issues = (['zone', 'currency', 'country', 'language'] as const).flatMap((key) => {
    const value = change[key]
    return value === undefined || CHECKS[key](value) ? [] : [{ path: key, rule: `unknown_${key}` }]
  })
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
}

function accepts(use: () => unknown): boolean {
  try {
    use()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
