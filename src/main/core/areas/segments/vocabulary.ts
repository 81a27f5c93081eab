// What may be asked of this book on this day: the facts of all areas, joined, and the rules of saved segments.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import { SegmentRule, type segments } from '../../../../shared/contract/segments.ts'
import type { Rule } from '../../../../shared/domain/segments/rule.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { Role } from '../../../../shared/roles.ts'
import type { QueryContext } from '../../area.ts'
import type { ShopSettings } from '../../shop-settings.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { FactDeclaration, FactPlace } from '../../facts.ts'
import type { Clock } from '../../outside.ts'
import { askedDay } from '../value/service.ts'
import { OPS } from './compare.ts'
import { IN_SEGMENT, type Vocabulary } from './compile.ts'
import type { SegmentParts } from './parts.ts'
import { sumsAsOf } from './past.ts'

export interface AskedBook {
  readonly db: ReadDb
  readonly settings: ShopSettings
  readonly clock: Clock
}

export interface AskedOn {
  /** The shop day that counts as today; the shop's own unless said. */
  readonly asOf?: number | undefined
  /** Only this person is asked about. */
  readonly only?: number
}

const NEWEST = 'SELECT max(last_day) FROM contact_stats'
const NEWEST_SALE = 'SELECT max(last_buy_day) FROM contact_stats'

/** Errors: BAD_INPUT for a day more than a year ahead. */
export function placeOf({ db, settings, clock }: AskedBook, { asOf, only }: AskedOn = {}): FactPlace {
  const { dayOf, startOf } = shopCalendar(settings.zone, settings.dayTurn)
  const now = dayOf(clock.now())
  const today = askedDay(asOf, now) ?? now
  const [newest] = db.pluck<number | null>(NEWEST)
  const until = newest != null && asOf !== undefined && asOf < newest ? asOf : null
  return placeIn({ db, settings, today, until, only: only ?? null, startOf, dayOf })
}

export const placeIn = (place: Omit<FactPlace, 'sums'>): FactPlace => ({ ...place, sums: sumsAsOf(place.until) })

interface Grouped extends FactDeclaration {
  readonly area: string
}

const factsOf = (parts: SegmentParts, place: FactPlace): readonly Grouped[] =>
  parts.facts().flatMap(({ area, facts }) => facts(place).map((fact) => ({ ...fact, area: fact.group ?? area })))

export function vocabularyOf(parts: SegmentParts, place: FactPlace): Vocabulary {
  let byName: ReadonlyMap<string, FactDeclaration> | null = null
  return {
    place,
    factOf(name) {
      byName ??= new Map(factsOf(parts, place).map((fact) => [fact.fact, fact]))
      return byName.get(name)
    },
    ruleOf: (segment) => storedRule(place.db, segment),
  }
}

/** Null for one that is gone; who put it aside keeps what it says. */
export function storedRule(db: ReadDb, segment: number): Rule | null {
  const [rule] = db.pluck<string>('SELECT rule FROM segment WHERE id = ?', segment)
  return rule === undefined ? null : readRule(rule)
}

/** As it was written; nobody where a newer program wrote what this one does not know. */
export const readRule = (text: string): Rule => SegmentRule.safeParse(JSON.parse(text)).data ?? { any: [] }

/** What this role may ask, with what may be chosen. */
export function listFacts(
  parts: SegmentParts,
  { db, settings, outside }: QueryContext,
  { role, segments: others }: { readonly role: Role; readonly segments: readonly { id: number; name: string }[] },
): OutputOf<typeof segments.vocabulary> {
  const place = placeOf({ db, settings, clock: outside.clock })
  const shown = factsOf(parts, place).filter(
    ({ fields, aside }) => aside !== true && !(fields ?? []).some((field) => parts.hides(role, field)),
  )
  const [newestSale = null] = db.pluck<number | null>(NEWEST_SALE)
  return {
    facts: [
      ...shown.map((fact) => ({
        fact: fact.fact,
        area: fact.area,
        label: fact.label ?? null,
        type: fact.type,
        ops: [...(fact.ops ?? OPS[fact.type])],
        scope: [...(fact.scope ?? [])],
        options: [...(fact.options?.() ?? [])],
        kinds: [...(fact.kinds ?? [])],
      })),
      {
        fact: IN_SEGMENT,
        area: 'segments',
        label: null,
        type: 'choice',
        ops: ['any', 'none'],
        scope: [],
        options: others.map(({ id, name }) => ({ value: id, label: name })),
        kinds: [],
      },
    ],
    today: place.today,
    newestSale,
  }
}
