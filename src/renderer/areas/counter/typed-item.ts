// Reads what somebody types into the item box: an amount, an item, a number of either, or words with an amount.
//
//   5.50           an amount             rye          an item to look for
//   3 rye, 3x rye  three of it           2 x 5.50     twice an amount
//   -5.50, -rye    brought back          flowers 12   words and an amount
import { parseMoney, type MoneyFormat } from '../../../shared/domain/money.ts'

export interface TypedItem {
  /** Thousandths; negative for what comes back. */
  readonly quantity: number
  /** What to look for, or to write on the line; empty for a bare amount. */
  readonly words: string
  /** Minor units of one; null where none was typed. Never negative: what comes back is in the quantity. */
  readonly amount: number | null
}

const TIMES = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*[x×*]\s*(.+)$/iu
const COUNT = /^(\d{1,3})\s+(\p{L}.*)$/u
const MOST = 1_000_000_000

/** Null for nothing at all, or for a number of things that no shop sells. */
export function readTyped(typed: string, format: MoneyFormat): TypedItem | null {
  const text = typed.normalize('NFKC').replaceAll('−', '-').trim()
  const back = text.startsWith('-')
  const rest = back ? text.slice(1).trim() : text
  const counted = TIMES.exec(rest) ?? COUNT.exec(rest)
  const count = counted === null ? 1_000 : thousandths(counted[1] ?? '')
  const what = (counted?.[2] ?? rest).trim()
  if (what === '' || count === 0 || count > MOST) return null
  return { quantity: back ? -count : count, ...wordsAndAmount(what, format) }
}

function wordsAndAmount(what: string, format: MoneyFormat): Pick<TypedItem, 'words' | 'amount'> {
  const bare = parseMoney(what, format)
  if (bare !== null && bare >= 0) return { words: '', amount: bare }
  const found = /^(.*\p{L}.*?)\s+(\S*\d\S*)$/u.exec(what)
  const amount = found?.[2] === undefined ? null : parseMoney(found[2], format)
  if (found?.[1] === undefined || amount === null || amount < 0) return { words: what, amount: null }
  return { words: found[1].trim(), amount }
}

/** `0.35` and `0,35` → 350. */
function thousandths(number: string): number {
  const [whole = '', decimals = ''] = number.split(/[.,]/)
  return Number(whole) * 1_000 + Number(decimals.padEnd(3, '0'))
}
