// How the shop judges its customers, as its owner set it: one journaled row among the settings.
import { ValueSettings } from '../../../../shared/contract/value.ts'
import { areCuts } from '../../../../shared/domain/value/scores.ts'
import { CUT_TIERS } from '../../../../shared/domain/value/tiers.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { readOwnSetting, saveOwnSetting } from '../settings/service.ts'

const KEY = 'value'

const tier = (
  share: number,
  treatment: 'invest' | 'average' | 'none',
  [discountCeiling, contactsPerYear]: readonly [number, number],
) => ({ share, treatment, action: '', discountCeiling, contactsPerYear })

/** What is not set is this. */
export const DEFAULTS: ValueSettings = {
  overdueFactor: 1.5,
  lapseFactor: 3,
  lapseLeast: 90,
  model: 'past',
  scoring: 'quintiles',
  tiers: {
    'very-high': tier(5, 'invest', [20, 26]),
    high: tier(20, 'invest', [15, 12]),
    medium: tier(50, 'average', [10, 6]),
    low: tier(100, 'none', [5, 2]),
  },
  projection: { years: 3, retention: null, margin: null },
}

const held = new WeakMap<ReadDb, { readonly text: string; readonly settings: ValueSettings }>()

/** Parsed once per change. What an earlier or later program wrote and this one does not understand counts as not set. */
export function valueSettings(db: ReadDb): ValueSettings {
  const text = readOwnSetting(db, KEY)
  if (text === null) return DEFAULTS
  const known = held.get(db)
  if (known?.text === text) return known.settings
  const said = ValueSettings.partial().safeParse(JSON.parse(text))
  const settings = { ...DEFAULTS, ...(said.success ? named(said.data) : {}) }
  held.set(db, { text, settings })
  return settings
}

/** Errors: BAD_INPUT with the rule `must_rise` at `tiers` or `scoring`, `below_overdue` at `lapseFactor`. */
export function saveValueSettings(
  db: WriteDb,
  change: Partial<{ [K in keyof ValueSettings]: ValueSettings[K] | undefined }>,
): void {
  const next = { ...valueSettings(db), ...named(change) }
  const issues = issuesOf(next)
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
  saveOwnSetting(db, KEY, JSON.stringify(next))
}

function issuesOf({ tiers, scoring, lapseFactor, overdueFactor }: ValueSettings) {
  const shares = CUT_TIERS.map((one) => tiers[one].share)
  const rise = shares.every((share, at) => at === 0 || share > (shares[at - 1] ?? 0))
  return [
    ...(rise ? [] : [{ path: 'tiers', rule: 'must_rise' }]),
    ...(scoring === 'quintiles' || areCuts(scoring) ? [] : [{ path: 'scoring', rule: 'must_rise' }]),
    ...(lapseFactor >= overdueFactor ? [] : [{ path: 'lapseFactor', rule: 'below_overdue' }]),
  ]
}

/** Without what is undefined. */
function named<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never // of the same names
}
