// What is counted, in words: of which products, in which days, on which weekdays, where; as adverbs that follow the rest of the part.
import { dayOfDate } from '../../../shared/domain/shop-day.ts'
import type { Period, Scope } from '../../../shared/domain/segments/rule.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'

export interface ScopeSpeech {
  readonly words: Words
  readonly formats: Formats
  /** Undefined for one that is gone, or whose name is not here yet. */
  readonly productName: (id: number) => string | undefined
  readonly outletName: (id: number) => string | undefined
}

/** Monday is 0; 5 January 1970 was one. */
export const weekdayName = (weekday: number, { weekday: say }: Pick<Formats, 'weekday'>): string => say(4 + weekday)

/** Facts of one area share their kinds. */
export const kindsBase = (fact: string): string =>
  fact === 'contacts.preference' ? fact : fact.slice(0, Math.max(0, fact.indexOf('.')))

/** Products and categories as what was bought, or was not (`some`: no); empty for anything at all. */
export function sayWhat(
  scope: Scope | undefined,
  some: 'yes' | 'no',
  { words, formats, productName }: ScopeSpeech,
): string {
  const products = (scope?.products ?? []).map((id) => productName(id) ?? words('segments.gone'))
  const categories = scope?.categories ?? []
  if (categories.length === 0) return products.length === 0 ? '' : formats.anyOf(products)
  const list = formats.anyOf(categories)
  if (products.length === 0) return words('segments.what.categories', { some, list })
  return words('segments.what.both', { products: formats.anyOf(products), list })
}

export function sayPeriod(period: Period, { words, formats }: Pick<ScopeSpeech, 'words' | 'formats'>): string {
  if ('last' in period) return words(`segments.scope.last.${period.unit}`, { n: period.last })
  if ('before' in period) return words(`segments.scope.before.${period.unit}`, { n: period.before })
  if ('year' in period) {
    const { year, month } = period
    if (month === undefined) return words('segments.scope.year', { year: String(year) })
    return words('segments.scope.month', { month: formats.month(dayOfDate({ year, month, day: 1 })) })
  }
  const { from, to } = period
  if (from !== undefined && to !== undefined)
    return words('segments.scope.between', { from: formats.day(from), to: formats.day(to) })
  if (from !== undefined) return words('segments.scope.since', { from: formats.day(from) })
  return to === undefined ? '' : words('segments.scope.until', { to: formats.day(to) })
}

export function sayScope(fact: string, scope: Scope | undefined, speech: ScopeSpeech): string {
  if (scope === undefined) return ''
  const { words, formats, outletName } = speech
  const { period, weekdays, hours, outlets, kinds, tones } = scope
  const parts = [
    period === undefined ? '' : sayPeriod(period, speech),
    weekdays === undefined
      ? ''
      : words('segments.scope.weekdays', { list: formats.anyOf(weekdays.map((one) => weekdayName(one, formats))) }),
    hours === undefined
      ? ''
      : words('segments.scope.hours', { from: formats.hour(hours.from), to: formats.hour((hours.to + 1) % 24) }),
    outlets === undefined
      ? ''
      : words('segments.scope.outlets', {
          list: formats.anyOf(outlets.map((id) => outletName(id) ?? words('segments.gone'))),
        }),
    kinds === undefined || kindsBase(fact) !== 'interactions'
      ? ''
      : words('segments.scope.kinds.interactions', {
          list: formats.anyOf(kinds.map((kind) => words.find(`segments.kind.interactions.${kind}`) ?? kind)),
        }),
    tones === undefined
      ? ''
      : words('segments.scope.tones', {
          list: formats.anyOf(tones.map((tone) => words.find(`segments.tone.${tone}`) ?? tone)),
        }),
  ].filter((part) => part !== '')
  return parts.reduce((before, next) => (before === '' ? next : words('segments.scope.join', { before, next })), '')
}
