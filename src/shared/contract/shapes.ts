// Shapes that several areas of the contract share.
import * as z from 'zod'
import { EARLIEST_DAY, LATEST_DAY } from '../domain/shop-day.ts'

/** Row id: machine * 2^32 + n, below 2^47. */
export const Id = z
  .number()
  .int()
  .positive()
  .max(2 ** 47)
/** UTC epoch milliseconds. */
export const Instant = z.number().int()
/** One line of typed text, trimmed; control characters are refused. */
export const Line = (max = 200) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u)
/** Text with line breaks. */
export const Text = (max = 20_000) =>
  z
    .string()
    .max(max)
    .regex(/^[^\u0000-\u0008\u000B\u000C\u000E-\u001F]*$/)
/** `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `--MM-DD`; whether the day exists is checked by the service. */
export const PartialDate = z.string().regex(/^(\d{4}(-\d{2}(-\d{2})?)?|--\d{2}-\d{2})$/)
export const Country = z.string().regex(/^[A-Z]{2}$/)
/** BCP 47 language tag. */
export const Language = z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)
export const RoleName = z.enum(['owner', 'manager', 'staff', 'bookkeeper'])
/** A password as somebody types it to be let in; nothing is said about how good it is. */
export const TypedPassword = z.string().min(1).max(1_000)
/** Minor units of the book's currency (cents, yen, fils). */
export const Money = z.number().int().min(-9_000_000_000_000).max(9_000_000_000_000)
/** Thousandths of the minor unit, so that 0.001 of a cent has a price: 12.50 is 1_250_000. */
export const UnitPrice = z.number().int().min(0).max(9_000_000_000_000)
/** Thousandths: one piece is 1000, 350 g of a kilogram 350. Negative for what comes back. */
export const Quantity = z.number().int().min(-1_000_000_000).max(1_000_000_000)
/** Thousandths of a per cent: 7.25 % is 7250. */
export const TaxRate = z.number().int().min(0).max(100_000)
/** A day of the shop: days since 1970-01-01 in its zone, turning at its hour. */
export const ShopDay = z.number().int().min(EARLIEST_DAY).max(LATEST_DAY)
