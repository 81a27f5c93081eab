// How large an address may be set so that it stands whole in its field. Paper cannot be scrolled: what does not fit is not printed
// at all, and its person is named.

/** Millimetres of a point. */
const POINT = 25.4 / 72
const LEADING = 1.18
const LARGEST = 12
/** Below this nobody, and no sorting machine, reads it. */
const SMALLEST = 5

/** Widths in ems, each at least what sans serif fonts of offices need (Arial, Helvetica, DejaVu Sans). */
function widthOf(sign: string): number {
  if (/[\p{M}\p{Cf}]/u.test(sign)) return 0
  if (/[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(sign))
    return 1
  if (/[ilj.,:;'!|I()[\]\\/` f t-]/.test(sign)) return 0.36
  if (/[mwMW@%]/.test(sign)) return 0.98
  if (/[\p{Lu}&#+<>=~]/u.test(sign)) return 0.78
  if (/[a-z0-9"$*?_{}^]/.test(sign.normalize('NFD').charAt(0))) return 0.62
  return /\p{Ll}/u.test(sign) ? 0.8 : 1
}

const lengthOf = (text: string): number => [...text].reduce((sum, sign) => sum + widthOf(sign), 0)

/** Rows that a line takes in a field so many ems wide, broken between words, and within one that is longer than a row. */
function rowsOf(line: string, ems: number): number {
  let rows = 1
  let left = ems
  for (const word of line.split(/(?<=[\s-])/u)) {
    const length = lengthOf(word)
    if (length <= left) left -= length
    else if (length <= ems) {
      rows += 1
      left = ems - length
    } else {
      const over = Math.ceil((length - left) / (ems - 1))
      rows += over
      left = Math.max(0, over * (ems - 1) - (length - left))
    }
  }
  return rows
}

interface Field {
  /** Millimetres */
  readonly width: number
  readonly height: number
}

/** Down to here a smaller size is better than a broken line. */
const STILL_EASY = 8

/**
 * The largest size in half points at which the lines stand in a field, unbroken if that can be read with ease; null where none does.
 */
export function fit(lines: readonly string[], field: Field, largest = LARGEST): number | null {
  const unbroken = sizes(largest, STILL_EASY).find((size) => stands(lines, field, { size, unbroken: true }))
  return unbroken ?? sizes(largest, SMALLEST).find((size) => stands(lines, field, { size, unbroken: false })) ?? null
}

/** For a few words that are to be large: broken between words, never within one. */
export function fitLarge(text: string, field: Field, largest: number): number {
  const longest = Math.max(...text.split(/\s+/).map(lengthOf))
  const whole = (size: number) =>
    longest <= field.width / (size * POINT) && stands([text], field, { size, unbroken: false })
  return sizes(largest, SMALLEST).find(whole) ?? fit([text], field) ?? SMALLEST
}

/** What stands in a text beside its lines, in millimetres: after each paragraph, and what is no text. */
export interface TextShape {
  readonly leading: number
  readonly gap: number
  readonly other: number
}

/** The largest size in half points, 8 at least, at which paragraphs stand in a field; null where none does. */
export function fitText(
  paragraphs: readonly string[],
  { width, height }: Field,
  { largest, leading, gap, other }: TextShape & { readonly largest: number },
): number | null {
  const stands = (size: number) => {
    const lines = paragraphs.reduce((sum, one) => sum + rowsOf(one, width / (size * POINT)), 0)
    return lines * size * leading * POINT + gap * paragraphs.length + other <= height
  }
  return sizes(largest, STILL_EASY).find(stands) ?? null
}

const sizes = (largest: number, smallest: number): readonly number[] =>
  Array.from({ length: Math.floor((largest - smallest) * 2) + 1 }, (_, at) => largest - at / 2)

function stands(
  lines: readonly string[],
  { width, height }: Field,
  { size, unbroken }: { readonly size: number; readonly unbroken: boolean },
): boolean {
  const ems = width / (size * POINT)
  // Narrower than this, one sign may already be too wide.
  if (ems < 3) return false
  const rows = lines.map((line) => rowsOf(line, ems))
  if (unbroken && rows.some((each) => each > 1)) return false
  return rows.reduce((sum, each) => sum + each, 0) * size * LEADING * POINT <= height
}
