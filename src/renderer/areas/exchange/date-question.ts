// How a date of a file reads in one order or the other, so that the question is asked with real days. Pure.

const DAY_MS = 86_400_000

/**
 * The day (since 1970-01-01) that `text` names when it is read as `format` says, such as `D/M/YYYY`; null where it names none.
 * A year of two digits is taken for one of this century or, when that is far ahead, of the last.
 */
export function readAs(text: string, format: string): number | null {
  const order = [...format.matchAll(/Y+|M+|D+/g)].map(([token]) => token.charAt(0))
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  const part = (name: string) => numbers[order.indexOf(name)]
  const [year, month, day] = [part('Y'), part('M'), part('D')]
  if (year === undefined || month === undefined || day === undefined) return null
  const whole = year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year
  const at = new Date(Date.UTC(whole, month - 1, day))
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return exists ? at.getTime() / DAY_MS : null
}

/** The first sample that reads as another day in each order: the one to ask with. */
export function tellingSample(samples: readonly string[], formats: readonly string[]): string | null {
  const telling = samples.find((sample) => {
    const days = formats.map((format) => readAs(sample, format))
    return !days.includes(null) && new Set(days).size === days.length
  })
  return telling ?? samples[0] ?? null
}
