// What the cells of a workbook say, as text: numbers without the noise of binary fractions, days and times by the look of
// their cell (ECMA-376 part 1, 18.8.30 and 18.17.4). Pure.

/** How the numbers of a cell are shown. */
export interface CellLook {
  readonly date: boolean
  readonly time: boolean
  readonly percent: boolean
  /** Leading noughts: a postcode that is kept as a number. */
  readonly width: number
}

export const PLAIN: CellLook = { date: false, time: false, percent: false, width: 0 }

const DATES = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
const TIMES = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47])

/** @param code the look's own words, where it is none of those that every program knows */
export function lookOf(id: number, code: string | undefined): CellLook {
  if (code === undefined) {
    if (id === 22) return { ...PLAIN, date: true, time: true }
    return { ...PLAIN, date: DATES.has(id), time: TIMES.has(id), percent: id === 9 || id === 10 }
  }
  const [first = ''] = code.split(';')
  const bare = first
    .replace(/"[^"]*"|\\.|_./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .replace(/general|am\/pm|a\/p/gi, (word) => (/general/i.test(word) ? '' : 'h'))
  const time = /[hs]/i.test(bare)
  const date = /[yd]/i.test(bare) || (/m/i.test(bare) && !time)
  return {
    date,
    time,
    percent: !date && !time && bare.includes('%'),
    width: /^0{2,15}$/.test(bare) ? bare.length : 0,
  }
}

/** A number as it stands in the file, as people would write it. */
export function numberText(raw: string, look: CellLook, since1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw.trim()
  if ((look.date || look.time) && value >= 0 && value < 2_958_466) return momentText(value, look, since1904)
  if (look.percent) return `${plainNumber(value * 100)}%`
  const text = plainNumber(value)
  return look.width > 0 && /^\d+$/.test(text) ? text.padStart(look.width, '0') : text
}

/** Fifteen figures are what a cell holds; what comes behind them is noise. */
function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1e15) return BigInt(value).toString()
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  if (!text.includes('e')) return text
  return rounded.toFixed(20).replace(/\.?0+$/, '')
}

const DAY = 86_400

/** `YYYY-MM-DD`, `YYYY-MM-DD HH:mm:ss` or `HH:mm:ss`. */
function momentText(serial: number, look: CellLook, since1904: boolean): string {
  let day = Math.floor(serial)
  let seconds = Math.round((serial - day) * DAY)
  if (seconds === DAY) {
    day += 1
    seconds = 0
  }
  const clock = clockText(seconds)
  if (!look.date && day === 0) return clock
  const date = dayText(day, since1904)
  return seconds === 0 ? date : `${date} ${clock}`
}

function clockText(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const short = `${two(seconds / 3_600)}:${two((seconds % 3_600) / 60)}`
  return seconds % 60 === 0 ? short : `${short}:${two(seconds % 60)}`
}

/** Programs took 1900 for a leap year, and everybody kept to it: day 60 is one that never was. */
function dayText(day: number, since1904: boolean): string {
  if (!since1904 && day === 60) return '1900-02-29'
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  return new Date(epoch + day * DAY * 1_000).toISOString().slice(0, 10)
}

/** Letters of a cell's place as a column from 0; null where there are none. */
export function columnOf(place: string): number | null {
  let column = 0
  let at = 0
  for (; at < place.length; at += 1) {
    const letter = place.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return at === 0 || at > 3 ? null : column - 1
}

/** `_x000D_` is how a workbook writes signs that XML has no place for. */
export function unescapedCell(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
