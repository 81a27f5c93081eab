// The sign between whole and part of a number, for the key that types it.

export function decimalSignOf(locale: string): string {
  const sign = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
  return sign ?? '.'
}
