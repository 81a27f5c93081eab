// The value area: what every customer is worth, when they are due, and what is learned of all of them.
import { contract } from '../../../../shared/contract/index.ts'
import { marginPercent } from '../../../../shared/domain/value/lifetime.ts'
import { cutAsShown } from '../../../../shared/domain/value/tiers.ts'
import type { OutputOf } from '../../../../shared/contract/base.ts'
import { Failure } from '../../../../shared/errors.ts'
import { type Area, bind, type CostDeclaration, type QueryContext } from '../../area.ts'
import { valueModelOf } from '../contacts/service.ts'
import { asOfDay } from './as-of.ts'
import { facts } from './facts.ts'
import { inLists } from './in-lists.ts'
import { judgingOf, type Judging } from './judging.ts'
import { createLearning, type Learner, type Learning } from './learning.ts'
import type { CountLoyalty } from './loyalty.ts'
import { valueOf } from './of.ts'
import { retentionOf } from './retention.ts'
import { DEFAULTS, saveValueSettings } from './settings.ts'

export interface ValueParts extends Learner {
  /** What other areas know of the cost of people. */
  readonly costs: () => readonly CostDeclaration[]
  /** Over the open book, on another thread. */
  readonly loyalty: (order: Omit<CountLoyalty, 'file'>) => Promise<OutputOf<(typeof contract.value)['loyalty']>>
}

export interface ValueArea extends Area {
  /** For who is about to ask of all customers: resolves when what was learned is true of the book. Errors: BOOK_CLOSED. */
  readonly upToDate: () => Promise<void>
}

export function value(parts: ValueParts): ValueArea {
  // Of the book that is open: made anew with its jobs.
  let learning: Learning | null = null
  const present = (): Learning => {
    if (learning === null) throw new Failure('BOOK_CLOSED', {})
    return learning
  }
  return {
    name: 'value',
    tables: [],
    inLists,
    facts,
    fields: [{ name: 'setting.value', type: 'text', personal: false }],
    upToDate: () => present().upToDate(),
    jobs(place) {
      learning = createLearning(place, parts)
      return [learning.job]
    },
    procedures: bind('value', contract.value, {
      settings: settingsNow,
      saveSettings: ({ db }, change) => {
        saveValueSettings(db, change)
        return {}
      },
      of: (context, { contactId }) => valueOf(context, contactId, parts.costs()),
      async loyalty({ book, outside }) {
        await present().upToDate()
        const { db, settings } = book()
        const { asOf } = asOfDay(db, settings, outside.clock.now())
        return parts.loyalty({ judging: judgingOf(db, { today: asOf, settings }) })
      },
      recompute: () => present().recompute(),
    }),
  }
}

function settingsNow({ db, settings, outside }: QueryContext): OutputOf<(typeof contract.value)['settings']> {
  const { asOf } = asOfDay(db, settings, outside.clock.now())
  const judging = judgingOf(db, { today: asOf, settings })
  const { learned, cuts, fixed, model } = judging
  return {
    settings: judging.settings,
    defaults: DEFAULTS,
    cuts: { r: [...cuts.r], f: [...cuts.f], m: [...cuts.m], fixed },
    inForce: model,
    tierCuts: shownCuts(judging),
    asOf,
    retention: retentionOf(learned),
    margin: learned === null ? null : marginPercent(learned.costs.costed, learned.costs.cost),
    model: learned && {
      at: valueModelOf(db)?.at ?? 0,
      until: learned.asOf,
      customers: learned.customers,
      repeaters: learned.repeaters,
      buying: learned.buying,
      spending: learned.spending,
    },
  }
}

function shownCuts({ tierCuts, model }: Judging) {
  if (tierCuts === null) return null
  const shown = (cut: number) => cutAsShown(model, cut)
  return {
    'very-high': shown(tierCuts['very-high']),
    high: shown(tierCuts.high),
    medium: shown(tierCuts.medium),
  }
}
