// Numbers as people and files write them, in the language of whoever wrote them or plainly, with a point.
import { latinDigits } from './partial-date.ts'

const GROUPED = /^[-+]?\d{1,3}(?:([.,' \u00a0\u202f’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/u
const PLAIN = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i
const COMMA = /^[-+]?(?:\d+,\d*|,\d+)$/

/**
 * Reads 1234.5, 1,234.5, 1.234,5, 1 234,5 and 12'345: a sign that could part thousands does so where the language groups by it
 * or where it stands twice; otherwise it is the decimal sign.
 * @returns null when it is no number, or too large for one
 */
export function parseTypedNumber(typed: string, locale: string): number | null {
  const text = latinDigits(typed.normalize('NFKC')).trim().replace(/[−–]/g, '-')
  const group = GROUPED.exec(text)?.[1]
  if (group !== undefined && isGroup(text, group, locale)) {
    return finite(text.replaceAll(group, '').replace(',', '.'))
  }
  if (PLAIN.test(text)) return finite(text)
  return COMMA.test(text) ? finite(text.replace(',', '.')) : null
}

function finite(text: string): number | null {
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}

function isGroup(text: string, sign: string, locale: string): boolean {
  if (sign !== '.' && sign !== ',') return true
  if ((text.match(/[.,]/g) ?? []).length > 1) return true
  return new Intl.NumberFormat(locale)
    .formatToParts(1_234_567)
    .some(({ type, value }) => type === 'group' && value === sign)
}
