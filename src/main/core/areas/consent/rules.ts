// Which country's rules the shop is held to: the pack of its own country, or the one its owner chose.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { consent } from '../../../../shared/contract/consent.ts'
import {
  familyOf,
  packOf,
  packsToChoose,
  type OpenHours,
  type RulePack,
} from '../../../../shared/domain/rules/packs.ts'
import { STATE_RULES } from '../../../../shared/domain/rules/states.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import { readOwnSetting, saveOwnSetting } from '../settings/service.ts'

const KEY = 'rulePack'

type Context = Pick<QueryContext, 'db' | 'settings'>

/** The rules in force now: whatever is sent is held to them when it leaves. */
export function rulePackOf(context: Context): RulePack {
  return packOf(context.settings.country, chosenOf(context))
}

function chosenOf({ db }: Pick<Context, 'db'>): string | null {
  const said: unknown = JSON.parse(readOwnSetting(db, KEY) ?? 'null')
  return typeof said === 'string' && packsToChoose().some(({ pack }) => familyOf(pack) === familyOf(said)) ? said : null
}

export function rulesInForce(context: Context): OutputOf<typeof consent.rules> {
  const chosen = chosenOf(context)
  return {
    pack: rulePackOf(context).pack,
    chosen: chosen !== null,
    own: packOf(context.settings.country, null).pack,
    packs: packsToChoose().map(({ sources, hours, countries: _, byState, ...pack }) => ({
      ...pack,
      sources: sources.map((source) => ({ ...source })),
      hours: Object.fromEntries(Object.entries(hours).map(([channel, spans]) => [channel, copied(spans)])),
      states: byState
        ? STATE_RULES.map(({ state, law, seen, hours: spans }) => ({ state, law, seen, hours: copied(spans) }))
        : [],
    })),
  }
}

const copied = (spans: readonly OpenHours[]) => spans.map(({ days, ...span }) => ({ days: [...days], ...span }))

/** Null: that of the shop's country. Errors: NOT_FOUND. */
export function choosePack({ db }: Pick<CommandContext, 'db'>, pack: string | null): void {
  if (pack !== null && packsToChoose().every((one) => one.pack !== pack))
    throw new Failure('NOT_FOUND', { what: 'pack' })
  saveOwnSetting(db, KEY, JSON.stringify(pack))
}
