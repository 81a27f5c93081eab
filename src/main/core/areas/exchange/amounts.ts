// Amounts as files write them, read exactly: decimal figures become whole numbers of a small unit without a float in between.
// Which sign parts the decimals is decided over a whole column. Pure.
import { latinDigits } from '../../../../shared/domain/partial-date.ts'

/** How the amounts of a column are written; `minor`: whole minor units. */
export const AMOUNT_FORMATS = ['1,234.56', '1.234,56', '1234.56', 'minor'] as const
export type AmountFormat = (typeof AMOUNT_FORMATS)[number]

export function isAmountFormat(format: string): format is AmountFormat {
  return AMOUNT_FORMATS.some((one) => one === format)
}

/** What the values of a column say about their decimal sign. */
export interface AmountSurvey {
  comma: number
  point: number
  /** Could be either, such as 1.234. */
  doubtful: number
}

export const newAmountSurvey = (): AmountSurvey => ({ comma: 0, point: 0, doubtful: 0 })

const PLAIN = /^-?\d+$/
const WORDED = /[\p{L}\p{Sc}’'_\s]|[-–—]$/u
const FIRST_SIGNS = /[.,]/g

export function surveyAmount(survey: AmountSurvey, text: string): void {
  if (text.length > LONGEST || PLAIN.test(text)) return
  // A dot may belong to a currency: `Fr. 12.50`.
  const value = WORDED.test(text) ? bareAmount(text) : text
  const signs = value.match(FIRST_SIGNS)
  const last = signs?.at(-1)
  if (signs === null || last === undefined) return
  const other = signs.some((sign) => sign !== last)
  const repeated = signs.filter((sign) => sign === last).length > 1
  const tail = value.slice(value.lastIndexOf(last) + 1).match(/^\d*/)?.[0].length ?? 0
  if (repeated) survey[last === ',' ? 'point' : 'comma'] += 1
  else if (other || tail !== 3 || /^\D*0?[.,]/.test(value)) survey[last === ',' ? 'comma' : 'point'] += 1
  else survey.doubtful += 1
}

/** @param own the decimal sign of the shop's language, for columns that do not say */
export function formatOf({ comma, point, doubtful }: AmountSurvey, own: ',' | '.'): AmountFormat {
  if (comma > point) return '1.234,56'
  if (point > comma) return '1,234.56'
  return doubtful > 0 && own === ',' ? '1.234,56' : '1,234.56'
}

/** The decimal sign of a language. */
export function decimalSignOf(locale: string): ',' | '.' {
  const sign = new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value
  return sign === ',' ? ',' : '.'
}

/** No amount is longer. */
const LONGEST = 80
const SIMPLE = /^(-?)(\d{1,15})(?:\.(\d+))?$/
// Signs and codes of currencies, blanks of all widths, apostrophes between thousands.
const NOISE = /[\s\p{Sc}\p{Cf}'’‘_]|(?<![\p{L}])\p{L}{1,3}\.?(?![\p{L}])/gu

export interface AmountRequest {
  readonly format: AmountFormat
  /** How many decimals one unit of the answer stands for: 2 for cents, 3 for thousandths. */
  readonly scale: number
  /** Decimals of the minor unit, for columns of whole minor units. */
  readonly minor?: number
}

export interface Amount {
  readonly units: number
  /** Decimals were cut off that were not all zero. */
  readonly rounded: boolean
}

/** Half a unit is rounded away from zero. Null for what is no amount or more than 2^53 units. */
export function readAmount(text: string, { format, scale, minor = 0 }: AmountRequest): Amount | null {
  const simple = format === '1.234,56' ? null : SIMPLE.exec(text)
  if (simple !== null)
    return scaled(simple[1] === '-', simple[2] ?? '', { decimals: simple[3] ?? '', format, scale, minor })
  if (text.length > LONGEST) return null
  const bare = bareAmount(text)
  const found = /^([-+(]?)(\d[\d.,]*|[.,]\d+)(\)?)(-?)$/.exec(bare)
  if (found?.[2] === undefined || (found[1] === '(') !== (found[3] === ')')) return null
  const own = format === '1.234,56' ? ',' : '.'
  // What cannot be written so is written the other way: 12,50 in a column of 12.50.
  const parts = splitAt(found[2], own) ?? splitAt(found[2], own === ',' ? '.' : ',')
  if (parts === null) return null
  return scaled(found[1] === '-' || found[1] === '(' || found[4] === '-', parts.whole, {
    decimals: parts.decimals,
    format,
    scale,
    minor,
  })
}

/** Figures, signs of decimals and thousands, minus or brackets; `12,-` and `12.–` end in no cents. */
function bareAmount(text: string): string {
  return latinDigits(text.normalize('NFKC'))
    .replace(NOISE, '')
    .replace(/[−–—]/g, '-')
    .replace(/(?<=\d)[.,]-+$/, '')
    .replace(/%$/, '')
}

function splitAt(figures: string, sign: ',' | '.'): { readonly whole: string; readonly decimals: string } | null {
  const [whole = '', decimals = '', ...more] = figures.split(sign)
  if (more.length > 0 || /[.,]/.test(decimals)) return null
  const groups = whole.split(sign === ',' ? '.' : ',')
  const grouped =
    groups.length === 1 ||
    groups.slice(1).every((group, at) => group.length === 3 || (group.length === 2 && at < groups.length - 2))
  return grouped ? { whole: groups.join('') || '0', decimals } : null
}

interface Scaling extends Required<AmountRequest> {
  readonly decimals: string
}

function scaled(negative: boolean, whole: string, { decimals, format, scale, minor }: Scaling): Amount | null {
  const places = format === 'minor' ? scale - minor : scale
  const kept = decimals.slice(0, places).padEnd(places, '0')
  const cut = decimals.slice(places)
  const units = Number(whole + kept) + (cut !== '' && cut.charCodeAt(0) >= 53 ? 1 : 0)
  if (!Number.isSafeInteger(units)) return null
  return { units: negative && units !== 0 ? -units : units, rounded: /[1-9]/.test(cut) }
}
