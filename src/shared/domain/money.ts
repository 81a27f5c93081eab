// Money is an integer number of minor units (cents, yen, fils) of the book's one currency. This file alone knows how
// many minor units a currency has and how amounts are written and read.

// ISO 4217 minor units other than 2 (list one, 2024). Pinned rather than asked of Intl: stored integers would change
// their meaning if a newer Intl thought otherwise, and CLDR's custom does differ from the standard for some currencies.
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

/** Decimal places of a currency (ISO 4217 code). */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2
}

export interface MoneyFormat {
  readonly currency: string
  /** BCP 47 */
  readonly locale: string
}

export interface MoneyFormatOptions extends MoneyFormat {
  /** Whether the currency's sign is shown; lists with a heading leave it out. */
  readonly sign?: boolean
}

const formats = new Map<string, Intl.NumberFormat>()

function numberFormat({ currency, locale, sign = true }: MoneyFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${currency} ${String(sign)}`
  const known = formats.get(key)
  if (known) return known
  const digits = minorDigits(currency)
  const format = new Intl.NumberFormat(locale, {
    ...(sign ? { style: 'currency', currency } : {}),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  formats.set(key, format)
  return format
}

/** The exact decimal number of an amount, `-12.05`: no float in between. */
export function decimalOf(minor: number, currency: string): `${number}` {
  if (!Number.isSafeInteger(minor)) throw new RangeError('An amount is a whole number of minor units.')
  const digits = minorDigits(currency)
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = figures.slice(0, figures.length - digits)
  const sign = minor < 0 ? '-' : ''
  return (digits === 0 ? sign + whole : `${sign}${whole}.${figures.slice(-digits)}`) as `${number}` // built from digits
}

/** An amount as the language writes it. Throws RangeError when `minor` is no safe integer. */
export function formatMoney(minor: number, options: MoneyFormatOptions): string {
  return numberFormat(options).format(decimalOf(minor, options.currency))
}

/**
 * Reads a typed amount: `12.50`, `12,50`, `1.234,50 €`, `-3`, `1'234.50`, `(3.00)`. The language's own decimal sign decides
 * where both readings make sense (1.234 is 1234 in German, in English no price but a slip, and refused).
 * @returns minor units, or null when it is no amount, has more decimals than the currency, or is beyond 2^53
 */
export function parseMoney(typed: string, format: MoneyFormat): number | null {
  const bare = typed
    .normalize('NFKC')
    .replace(/\p{Sc}|\p{Cf}|\s/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/[−–]/g, '-')
    .replace(signsOf(format), '$1$2')
    // Swiss and Dutch price tags: 5.- is five, and not minus five.
    .replace(/(?<=\d)[.,]-+$/, '')
  const found = /^(-|\()?(\d[\d.,']*|[.,]\d+)(\))?(-)?$/.exec(westernDigits(bare))
  if (found?.[2] === undefined || (found[1] === '(') !== (found[3] === ')')) return null
  const negative = found[1] !== undefined || found[4] !== undefined
  const figures = splitDecimals(found[2], format)
  if (!figures) return null
  const minor = Number(figures.whole + figures.decimals.padEnd(minorDigits(format.currency), '0'))
  return Number.isSafeInteger(minor) ? (negative && minor !== 0 ? -minor : minor) : null
}

/** The code and the sign of a currency, as the language writes it before or after an amount. */
function signsOf({ currency, locale }: MoneyFormat): RegExp {
  const sign = numberFormat({ currency, locale })
    .formatToParts(1)
    .filter((part) => part.type === 'currency')
    .map((part) => part.value.normalize('NFKC').replace(/\p{Sc}|\p{Cf}|\s/gu, ''))
  const any = [currency, ...sign.filter((one) => one !== '')]
    .map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')
  return new RegExp(`^(-?)(?:${any})|(?:${any})(-?)$`, 'iu')
}

function westernDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',')
}

interface Figures {
  readonly whole: string
  readonly decimals: string
}

function splitDecimals(text: string, format: MoneyFormat): Figures | null {
  const most = minorDigits(format.currency)
  const own = decimalSign(format.locale)
  const other = own === ',' ? '.' : ','
  // The other sign counts only where it stands: 1.234 in English is no thousand.
  return readWith(text, own, most) ?? (text.includes(other) ? readWith(text, other, most) : null)
}

/** The amount if `decimal` is the decimal sign; null when groups are not of three or there are too many decimals. */
function readWith(text: string, decimal: string, most: number): Figures | null {
  const [whole = '', decimals = '', ...more] = text.split(decimal)
  if (more.length > 0 || !/^\d*$/.test(decimals) || decimals.length > most) return null
  const groups = whole.split(/[.,']/)
  const [head = '', ...rest] = groups
  // Indian grouping (12,34,567) has pairs, but its last group has three as well.
  const grouped =
    rest.length === 0 || (/^\d{1,3}$/.test(head) && rest.every((group, index) => groupFits(group, index, rest)))
  return grouped ? { whole: groups.join('') || '0', decimals } : null
}

function groupFits(group: string, index: number, groups: readonly string[]): boolean {
  return index === groups.length - 1 ? /^\d{3}$/.test(group) : /^\d{2,3}$/.test(group)
}

function decimalSign(locale: string): string {
  const sign = numberFormat({ currency: 'EUR', locale, sign: false })
    .formatToParts(1.5)
    .find((part) => part.type === 'decimal')?.value
  return sign === ',' || sign === '٫' ? (sign === ',' ? ',' : '.') : '.'
}
