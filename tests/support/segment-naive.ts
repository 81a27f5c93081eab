// Whom a rule describes, found the plain way: every row of the book in memory, one person after the other, no SQL and nothing of the
// compiler. What the learned model says of somebody, what they owe and the shop's cuts are taken as they stand.
import type { Condition, Period, Rule, Scope } from '../../src/shared/domain/segments/rule.ts'
import { judgingOf } from '../../src/main/core/areas/value/service.ts'
import type { ShopSettings } from '../../src/main/core/shop-settings.ts'
import type { ReadDb } from '../../src/main/core/database/handle.ts'
import { fold, foldedWords } from '../../src/shared/domain/fold.ts'
import { ageOn, nextOccurrence } from '../../src/shared/domain/partial-date.ts'
import { dateOfDay, dayOfDate, shopCalendar, weekdayOf } from '../../src/shared/domain/shop-day.ts'
import { groupOf } from '../../src/shared/domain/value/groups.ts'
import { stageOf } from '../../src/shared/domain/value/ladder.ts'
import { scoresOf } from '../../src/shared/domain/value/scores.ts'
import { gapInForce, nextDayOf, standingOf, type Rhythm } from '../../src/shared/domain/value/standing.ts'
import { measureOf, tierOf } from '../../src/shared/domain/value/tiers.ts'

type Cells = Readonly<Record<string, string | number | null>>
export type Answer = number | string

const TABLES = [
  'contact contact_list contact_stats contact_search phone email address occasion contact_preference link tag contact_tag',
  'contact_home contact_consent contact_value list_member interaction task alias visit sale_line product segment',
].flatMap((names) => names.split(' '))

export interface NaiveBook {
  readonly people: readonly number[]
  readonly today: number
  holds(rule: Rule, person: number): boolean
  /** What somebody answers; more than one where the fact allows it. */
  answers(person: number, fact: string, scope?: Scope): readonly (Answer | null)[]
}

interface Asked {
  readonly db: ReadDb
  readonly settings: ShopSettings
  readonly today: number
}

const text = (cell: unknown) => (typeof cell === 'string' ? cell : '')
const num = (cell: unknown) => (typeof cell === 'number' ? cell : 0)
const orNull = (cell: unknown) => (typeof cell === 'number' || typeof cell === 'string' ? cell : null)
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
const unique = <T>(all: readonly T[]) => [...new Set(all)]

function middle(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Month arithmetic by walking the calendar. */
function monthsBack(day: number, months: number): number {
  const date = dateOfDay(day)
  let [year, month] = [date.year, date.month]
  for (let step = 0; step < months; step += 1) [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1]
  let at = dayOfDate({ year, month, day: date.day })
  while (dateOfDay(at).month !== month) at -= 1
  return at
}

function within(period: Period | undefined, day: number, today: number): boolean {
  if (period === undefined) return true
  if ('last' in period || 'before' in period) {
    const count = 'last' in period ? period.last : period.before
    const days = period.unit === 'day' ? count : 7 * count
    const begin =
      period.unit === 'day' || period.unit === 'week'
        ? today - days
        : monthsBack(today, period.unit === 'month' ? count : 12 * count)
    return 'last' in period ? day > begin && day <= today : day <= begin
  }
  if ('year' in period) {
    const date = dateOfDay(day)
    return date.year === period.year && (period.month === undefined || date.month === period.month)
  }
  return day >= (period.from ?? day) && day <= (period.to ?? day)
}

export function naiveBook({ db, settings, today }: Asked): NaiveBook {
  const rows = new Map(TABLES.map((table) => [table, db.all<Cells>(`SELECT * FROM ${table}`)]))
  const of = (table: string) => rows.get(table) ?? []
  const own = (table: string, person: number, key = 'owner_id') => of(table).filter((row) => row[key] === person)
  const people = of('contact_list').map((row) => num(row['contact_id']))
  const shown = new Set(people)
  const canon = (id: number) => num(of('alias').find((row) => row['id'] === id)?.['canon_id'] ?? id)
  const one = (table: string, person: number, key = 'contact_id') => own(table, person, key)[0] ?? {}
  const newest = Math.max(
    ...of('visit')
      .filter((v) => stands(v) && shown.has(num(v['owner_id'])))
      .map((v) => num(v['day'])),
  )
  const past = today < newest
  const judging = judgingOf(db, { today, settings })
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const products = new Map(of('product').map((row) => [num(row['id']), row]))
  const voided = new Set(of('visit').flatMap((v) => (v['corrects'] === null ? [] : [num(v['corrects']), num(v['id'])])))
  const visitById = new Map(of('visit').map((row) => [num(row['id']), row]))

  function stands(v: Cells): boolean {
    return v['kind'] !== 'correction' && v['corrected_by'] === null
  }
  const isSale = (v: Cells) => v['kind'] === 'sale' && v['corrected_by'] === null

  function momentFits(v: Cells, { weekdays, hours, outlets }: Scope): boolean {
    const [weekday, hour] = [Math.floor(num(v['slot']) / 24), num(v['slot']) % 24]
    if (weekdayOf(num(v['day'])) !== weekday) throw new Error('a slot of another weekday')
    if (weekdays !== undefined && !weekdays.includes(weekday)) return false
    if (outlets !== undefined && !outlets.includes(num(v['outlet_id']))) return false
    if (hours === undefined) return true
    return hours.from <= hours.to ? hour >= hours.from && hour <= hours.to : hour >= hours.from || hour <= hours.to
  }

  const visitsOf = (person: number, scope: Scope = {}) =>
    own('visit', person).filter(
      (v) => (!past || num(v['day']) <= today) && within(scope.period, num(v['day']), today) && momentFits(v, scope),
    )

  const linesOf = (person: number, scope: Scope = {}) =>
    own('sale_line', person).filter((k) => {
      const day = num(k['day'])
      if ((past && day > today) || !within(scope.period, day, today)) return false
      if (!momentFits(visitById.get(num(k['visit_id'])) ?? {}, scope)) return false
      if (scope.products !== undefined && !scope.products.includes(num(k['product_id']))) return false
      const category = products.get(num(k['product_id']))?.['category'] ?? null
      return scope.categories === undefined || (category !== null && scope.categories.includes(text(category)))
    })

  const boughtLines = (person: number, scope: Scope) =>
    linesOf(person, scope).filter((k) => num(k['quantity']) > 0 && !voided.has(num(k['visit_id'])))
  const ofProducts = (scope: Scope) => scope.products !== undefined || scope.categories !== undefined
  const daysOf = (visits: readonly Cells[]) => visits.map((v) => num(v['day']))
  const end = (days: readonly number[], which: 'first' | 'last') =>
    days.length === 0 ? null : which === 'first' ? Math.min(...days) : Math.max(...days)
  const ago = (day: number | null) => (day === null ? null : today - day)

  function visitAnswer(person: number, fact: string, scope: Scope): Answer | null {
    const visits = visitsOf(person, scope)
    const [came, bought] = [visits.filter(stands), visits.filter(isSale)]
    const lines = () => boughtLines(person, scope)
    const buyDays = () => (ofProducts(scope) ? daysOf(lines()) : daysOf(bought))
    switch (fact) {
      case 'visits.count':
        return came.length
      case 'visits.last':
        return end(daysOf(came), 'last')
      case 'visits.last-ago':
        return ago(end(daysOf(came), 'last'))
      case 'visits.first':
        return end(daysOf(came), 'first')
      case 'visits.first-ago':
        return ago(end(daysOf(came), 'first'))
      case 'returns.count':
        return visits.filter((v) => v['kind'] === 'return' && v['corrected_by'] === null).length
      case 'returns.amount':
        return (
          0 -
          sum(
            visits
              .filter((v) => v['kind'] === 'return' || (v['kind'] === 'correction' && num(v['total']) > 0))
              .map((v) => num(v['total'])),
          )
        )
      case 'purchases.count':
        return ofProducts(scope) ? unique(lines().map((k) => k['visit_id'])).length : bought.length
      case 'purchases.days':
        return unique(buyDays()).length
      case 'purchases.amount':
        return sum((ofProducts(scope) ? linesOf(person, scope) : visits).map((row) => num(row['total'])))
      case 'purchases.quantity':
        return sum(linesOf(person, scope).map((k) => num(k['quantity']))) / 1_000
      case 'purchases.average':
        return bought.length === 0 ? null : sum(bought.map((v) => num(v['total']))) / bought.length
      case 'purchases.median':
        return middle(bought.map((v) => num(v['total'])))
      case 'purchases.largest':
        return bought.length === 0 ? null : Math.max(...bought.map((v) => num(v['total'])))
      case 'purchases.last':
        return end(buyDays(), 'last')
      case 'purchases.last-ago':
        return ago(end(buyDays(), 'last'))
      case 'purchases.first':
        return end(buyDays(), 'first')
      case 'purchases.first-ago':
        return ago(end(buyDays(), 'first'))
      default:
        throw new Error(`the plain way does not know ${fact}`)
    }
  }

  interface Known extends Rhythm {
    readonly meanGap: number | null
    readonly recent: number
    readonly brought: number
  }

  const known = new Map<number, Known>()
  function knownOf(person: number): Known {
    const before = known.get(person)
    if (before !== undefined) return before
    const days = unique(daysOf(visitsOf(person).filter(isSale))).sort((a, b) => a - b)
    const gaps = days.slice(1).map((day, at) => day - (days[at] ?? 0))
    const ownGap = middle(gaps)
    const recent = days.filter((day) => day > monthsBack(today, 12) && day <= today).length
    const made: Known = {
      purchaseDays: days.length,
      lastBuyDay: days.at(-1) ?? null,
      spend: sum(visitsOf(person).map((v) => num(v['total']))),
      ownGap,
      usualGap: ownGap === null ? (one('contact_stats', person)['usual_gap'] as number | null) : null,
      meanGap: gaps.length === 0 ? null : sum(gaps) / gaps.length,
      recent,
      brought: broughtBy(person),
    }
    known.set(person, made)
    return made
  }

  const links = (kind: string) =>
    of('link')
      .filter((k) => k['kind'] === kind)
      .map((k) => ({ of: num(k['owner_id']), other: canon(num(k['other_id'])) }))
      .filter((k) => k.of !== k.other && shown.has(k.other))
  const broughtBy = (person: number) =>
    unique(
      links('referred-by')
        .filter((k) => k.other === person)
        .map((k) => k.of),
    ).length

  function judgedAnswer(person: number, fact: string): Answer | null {
    const who = knownOf(person)
    const stats = one('contact_stats', person)
    const standing = standingOf(who, judging.rules, today)
    const away = who.lastBuyDay === null ? null : Math.max(0, today - who.lastBuyDay)
    const next = nextDayOf(who, judging.rules.shopGap)
    const scores =
      away === null ? null : scoresOf({ away, purchaseDays: who.purchaseDays, spend: who.spend }, judging.cuts)
    const lines = linesOf(person).filter((k) => k['cost'] !== null)
    const [cost, costed] = [sum(lines.map((k) => num(k['cost']))), sum(lines.map((k) => num(k['total'])))]
    const buyers = people.map(knownOf).filter((other) => other.lastBuyDay !== null)
    const rank = who.lastBuyDay === null ? null : 1 + buyers.filter((other) => other.spend > who.spend).length
    switch (fact) {
      case 'rhythm.standing':
        return standing
      case 'rhythm.away':
        return away
      case 'rhythm.gap':
        return who.ownGap
      case 'rhythm.mean-gap':
        return who.meanGap
      case 'rhythm.usual-gap':
        return gapInForce(who, judging.rules.shopGap)?.days ?? null
      case 'rhythm.next':
        return next
      case 'rhythm.due-in':
        return next === null ? null : next - today
      case 'rhythm.overdue':
        return next === null || who.ownGap === null ? null : today - next
      case 'rhythm.gaps-away':
        return away === null || who.ownGap === null || who.ownGap === 0 ? null : away / who.ownGap
      case 'value.r':
        return scores?.r ?? null
      case 'value.f':
        return scores?.f ?? null
      case 'value.m':
        return scores?.m ?? null
      case 'value.group':
        return scores === null ? null : groupOf(scores)
      case 'value.tier': {
        const measure =
          who.lastBuyDay === null || scores === null
            ? null
            : measureOf(judging.model, {
                spend: who.spend,
                lastBuyDay: who.lastBuyDay,
                brought: who.brought,
                scores: scores.r + scores.f + scores.m,
                worth: stats['worth'] as number | null,
              })
        return tierOf(standing, measure, judging.tierCuts)
      }
      case 'value.stage':
        return stageOf({
          standing,
          purchaseDays: who.purchaseDays,
          recentPurchaseDays: who.recent,
          brought: who.brought,
        })
      case 'value.alive':
        return stats['alive'] === null ? null : 100 * num(stats['alive'])
      case 'value.expected':
        return orNull(stats['expected'])
      case 'value.worth':
        return orNull(stats['worth'])
      case 'value.margin':
        return costed === 0 ? null : costed - cost
      case 'value.margin-percent':
        return costed === 0 ? null : (100 * (costed - cost)) / costed
      case 'value.rank':
        return rank
      case 'value.top':
        return rank === null ? null : (100 * rank) / buyers.length
      default:
        throw new Error(`the plain way does not know ${fact}`)
    }
  }

  function occasionAnswers(person: number, which: 'days' | 'years', kinds: Scope['kinds']): readonly Answer[] {
    return own('occasion', person).flatMap((o) => {
      const date = text(o['date'])
      const next = nextOccurrence(date, today)
      if (next === null || (kinds !== undefined && !kinds.includes(text(o['kind'])))) return []
      const year = date.startsWith('--') ? null : Number(date.slice(0, 4))
      const then = dateOfDay(next).year
      if (year !== null && year > then) return []
      if (which === 'days') return [next - today]
      return year === null ? [] : [then - year]
    })
  }

  function ageAnswer(person: number): number | null {
    const born = own('occasion', person)
      .filter((o) => o['kind'] === 'birthday' && text(o['date']).length === 10)
      .map((o) => text(o['date']))
      .sort()
    const last = born.at(-1)
    if (last !== undefined) return ageOn(last, today)
    const { age, age_on: on } = one('contact', person, 'id')
    if (typeof age !== 'number') return null
    return typeof on === 'number'
      ? Math.min(130, age + Math.max(0, Math.trunc((today - on) / 365.2425)))
      : Math.min(130, age)
  }

  const CHANNELS = ['email', 'sms', 'phone', 'post']

  function personAnswers(person: number, fact: string, scope: Scope): readonly (Answer | null)[] {
    const contact = one('contact', person, 'id')
    const list = one('contact_list', person)
    const said = (cell: unknown) => (cell === null || cell === undefined ? [] : [orNull(cell)])
    const written = (cell: unknown) => (cell === null || cell === '' ? [] : [orNull(cell)])
    const places = [...own('address', person), ...own('contact_home', person, 'contact_id')]
    const size = () => {
      const { household_id: home } = one('contact_home', person)
      return home === undefined ? 0 : own('contact_home', num(home), 'household_id').length
    }
    const talks = () =>
      own('interaction', person).filter(
        (i) =>
          (!past || num(i['day']) <= today) &&
          within(scope.period, num(i['day']), today) &&
          (scope.kinds === undefined || scope.kinds.includes(text(i['kind']))) &&
          (scope.tones === undefined || scope.tones.includes(text(i['tone']))),
      )
    const tasks = () =>
      of('task').filter(
        (t) => t['contact_id'] !== null && canon(num(t['contact_id'])) === person && t['done_at'] === null,
      )
    switch (fact) {
      case 'contacts.kind':
        return [text(contact['kind'])]
      case 'contacts.name':
        return [text(one('contact_search', person)['names'])]
      case 'contacts.given':
        return written(contact['given'])
      case 'contacts.family':
        return written(contact['family'])
      case 'contacts.source':
        return said(contact['source'])
      case 'contacts.language':
        return said(contact['language'])
      case 'contacts.channel':
        return said(contact['preferred_channel'])
      case 'contacts.looked-after-by':
        return said(contact['looked_after_by'])
      case 'contacts.known':
        return [dayOf(num(contact['made_at']))]
      case 'contacts.known-ago':
        return [today - dayOf(num(contact['made_at']))]
      case 'contacts.gender':
        return said(contact['gender'])
      case 'contacts.age':
        return [ageAnswer(person)]
      case 'contacts.family-status':
        return said(contact['family_status'])
      case 'contacts.household-income':
        return said(contact['household_income'])
      case 'contacts.business-income':
        return said(contact['business_income'])
      case 'contacts.interests':
        return said(contact['interests'])
      case 'contacts.note':
        return said(contact['note'])
      case 'contacts.city':
        return list['city'] === null ? [] : [fold(text(list['city']))]
      case 'contacts.postcode':
        return places.flatMap((place) => written(place['postcode']))
      case 'contacts.country':
        return places.flatMap((place) => written(place['country']))
      case 'contacts.has':
        return ['phone', 'email', 'address', 'birthday', 'photo'].filter(
          (_, at) => (num(list['has']) & (1 << at)) !== 0,
        )
      case 'contacts.preference':
        return own('contact_preference', person)
          .filter((p) => scope.kinds === undefined || scope.kinds.includes(text(p['kind'])))
          .map((p) => text(p['words']))
      case 'contacts.tags':
        return own('contact_tag', person).map((ct) => text(of('tag').find((t) => t['id'] === ct['tag_id'])?.['key']))
      case 'contacts.brought':
        return [broughtBy(person)]
      case 'contacts.referred':
        return [Number(links('referred-by').some((k) => k.of === person))]
      case 'contacts.works-for':
        return [Number(links('works-for').some((k) => k.of === person))]
      case 'occasions.days':
        return occasionAnswers(person, 'days', scope.kinds)
      case 'occasions.years':
        return occasionAnswers(person, 'years', scope.kinds)
      case 'households.size':
        return [size()]
      case 'households.shared':
        return [Number(size() > 1)]
      case 'lists.in':
        return own('list_member', person).map((m) => num(m['list_id']))
      case 'consent.marketing':
        return CHANNELS.filter((channel) => scope.kinds === undefined || scope.kinds.includes(channel)).map((channel) =>
          text(
            own('contact_consent', person, 'contact_id').find(
              (c) => c['channel'] === channel && c['purpose'] === 'marketing',
            )?.['state'] ?? 'unknown',
          ),
        )
      case 'interactions.count':
        return [talks().length]
      case 'interactions.last':
        return [end(daysOf(talks()), 'last')]
      case 'interactions.last-ago':
        return [ago(end(daysOf(talks()), 'last'))]
      case 'interactions.open':
        return [own('interaction', person).filter((i) => i['open'] === 1).length]
      case 'tasks.open':
        return [tasks().length]
      case 'tasks.overdue':
        return [tasks().filter((t) => t['due'] !== null && num(t['due']) < today).length]
      case 'account.owed':
        return [num(one('contact_stats', person)['owed'])]
      case 'account.overdue': {
        const due = one('contact_stats', person)['oldest_due']
        return [typeof due === 'number' ? today - due : null]
      }
      default:
        if (fact.startsWith('custom:')) return ownAnswers(person, Number(fact.slice('custom:'.length)))
        return fact.startsWith('rhythm.') || fact.startsWith('value.')
          ? [judgedAnswer(person, fact)]
          : [visitAnswer(person, fact, scope)]
    }
  }

  function ownAnswers(person: number, field: number): readonly (Answer | null)[] {
    const [type] = db.pluck<string>('SELECT type FROM own_field WHERE id = ?', field)
    return own('contact_value', person)
      .filter((v) => v['field_id'] === field && v['key'] !== null)
      .map(({ key }) => {
        if (type !== 'date' && type !== 'partial-date') return orNull(key)
        const [year = 0, month = 0, day = 0] = text(key).split('-').map(Number)
        return /^\d{4}-\d{2}-\d{2}$/.test(text(key)) ? dayOfDate({ year, month, day }) : null
      })
  }

  function compare({ fact, op, value, to, values = [] }: Condition, answers: readonly (Answer | null)[]): boolean {
    const some = (test: (answer: Answer) => boolean) => answers.some((answer) => answer !== null && test(answer))
    const number = Number(value)
    const chosen = values.map((one) => stored(fact, one))
    switch (op) {
      case '=':
        return some((answer) => answer === value)
      case '<>':
        return !some((answer) => answer === value)
      case '<':
        return some((answer) => Number(answer) < number)
      case '<=':
        return some((answer) => Number(answer) <= number)
      case '>':
        return some((answer) => Number(answer) > number)
      case '>=':
        return some((answer) => Number(answer) >= number)
      case 'between':
        return some((answer) => Number(answer) >= number && Number(answer) <= (to ?? 0))
      case 'any':
        return some((answer) => chosen.includes(answer))
      case 'none':
        return !some((answer) => chosen.includes(answer))
      case 'words':
        return some((answer) =>
          foldedWords(String(value)).every((word) =>
            foldedWords(String(answer)).some((other) => other.startsWith(word)),
          ),
        )
      case 'said':
        return isSaid(fact, answers)
      case 'unsaid':
        return !isSaid(fact, answers)
    }
  }

  /** A partial date is said although it is no day. */
  const isSaid = (fact: string, answers: readonly (Answer | null)[]) =>
    fact.startsWith('custom:') ? answers.length > 0 : answers.some((answer) => answer !== null)

  function stored(fact: string, value: Answer): Answer | null {
    if (fact === 'contacts.city') return fold(String(value))
    if (fact !== 'contacts.tags') return value
    return typeof value === 'string' ? fold(value) : orNull(of('tag').find((t) => t['id'] === value)?.['key'])
  }

  function holds(rule: Rule, person: number, around: readonly number[] = []): boolean {
    if ('all' in rule) return rule.all.every((one) => holds(one, person, around))
    if ('any' in rule) return rule.any.some((one) => holds(one, person, around))
    if ('not' in rule) return !holds(rule.not, person, around)
    if (rule.fact !== 'segments.in') return compare(rule, personAnswers(person, rule.fact, rule.scope ?? {}))
    const inOne = (rule.values ?? []).some((id) => {
      const kept = of('segment').find((row) => row['id'] === id)
      if (kept === undefined || around.includes(Number(id))) return false
      return holds(JSON.parse(text(kept['rule'])) as Rule, person, [...around, Number(id)])
    })
    return rule.op === 'any' ? inOne : !inOne
  }

  return { people, today, holds, answers: (person, fact, scope = {}) => personAnswers(person, fact, scope) }
}
