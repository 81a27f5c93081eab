// How likely two people are one, from how they compare (Fellegi and Sunter 1969, "A Theory for Record Linkage"): between three
// explanations, one person, two of one household or firm, strangers. Whoever moved agrees in no part of the address, so the address
// counts as a whole: either they stayed, or they moved and it says nothing.
import { AT, type Comparison } from './comparison.ts'
import { OWN_TOGETHER, TOGETHER } from './levels.ts'
import { FIELDS, type DuplicateModel, type Field } from './model.ts'

/** Comparisons whose best level is weighed by how rare the value is. */
const BY_RARITY: ReadonlySet<Field> = new Set<Field>([
  'given',
  'family',
  'name',
  'birthday',
  'phone',
  'email',
  'number',
  'street',
  'postcode',
  'city',
])
const PLACE: readonly Field[] = ['street', 'house', 'postcode', 'city']
const ELSEWHERE: readonly Field[] = FIELDS.filter((field) => !PLACE.includes(field))

/** Room for every level and for what is missing. */
const WIDTH = 8

export interface Scorer {
  /** Probability that they are one. */
  match(comparison: Comparison): number
  /** All three, written into `into`: one person, one household, strangers; they add up to 1. */
  explain(comparison: Comparison, into: Float64Array): void
  /** Share of the belief in one person that rests on their having moved. */
  movedOf(comparison: Comparison): number
  /** Bits for one person, or below 0 against, of one comparison by itself. */
  bits(field: Field, comparison: Comparison): number
  /** The same of the whole address. */
  placeBits(comparison: Comparison): number
}

export function createScorer(model: DuplicateModel): Scorer {
  const same = new Float64Array(FIELDS.length * WIDTH)
  const household = new Float64Array(FIELDS.length * WIDTH)
  for (const field of FIELDS) {
    for (const [level, m] of model.m[field].entries()) {
      // Of what is weighed by rarity the stranger's side comes with each pair.
      const rare = level === 0 && BY_RARITY.has(field)
      const u = rare ? 1 : (model.u[field][level] ?? 1)
      same[AT[field] * WIDTH + level] = Math.log2(m / u)
      household[AT[field] * WIDTH + level] = Math.log2(togetherOf(model, field, level) / u)
    }
  }
  const places = PLACE.map((field) => AT[field])
  const others = ELSEWHERE.map((field) => AT[field])
  const stranger = Math.log2(Math.max(1e-9, 1 - model.match - model.household))
  const matchPrior = Math.log2(model.match) - stranger
  const householdPrior = Math.log2(model.household) - stranger

  const sumOf = (table: Float64Array, { levels, rare }: Comparison, fields: readonly number[]): number => {
    let sum = 0
    for (const at of fields) sum += (table[at * WIDTH + (levels[at] ?? 0)] ?? 0) - (rare[at] ?? 0)
    return sum
  }

  const scorer: Scorer = {
    match(comparison) {
      const own = matchPrior + sumOf(same, comparison, others)
      // Most pairs are far from it: what cannot reach the hundredth part of a chance needs no exact one.
      if (own + Math.max(0, sumOf(same, comparison, places)) < HOPELESS) return 0
      scorer.explain(comparison, three)
      return three[0] ?? 0
    },
    explain(comparison, into) {
      const stayed = sumOf(same, comparison, places)
      const one =
        matchPrior +
        sumOf(same, comparison, others) +
        Math.log2((1 - model.moved) * 2 ** Math.min(200, stayed) + model.moved)
      const two = householdPrior + sumOf(household, comparison, others) + sumOf(household, comparison, places)
      const [first, second] = [2 ** Math.min(300, one), 2 ** Math.min(300, two)]
      const all = first + second + 1
      into[0] = first / all
      into[1] = second / all
      into[2] = 1 / all
    },
    movedOf(comparison) {
      const stayed = (1 - model.moved) * 2 ** Math.min(200, sumOf(same, comparison, places))
      return model.moved / (model.moved + stayed)
    },
    placeBits: (comparison) =>
      Math.log2((1 - model.moved) * 2 ** Math.min(200, sumOf(same, comparison, places)) + model.moved),
    bits: (field, comparison) => sumOf(same, comparison, [AT[field]]),
  }
  return scorer
}

/** How likely a level is for two of one household. */
function togetherOf({ u }: DuplicateModel, field: Field, level: number): number {
  const own = OWN_TOGETHER[field]
  if (own === undefined) return TOGETHER[field]?.[level] ?? 1
  const left = 1 - own.reduce((sum, share) => sum + share, 0)
  const strange = level === 0 ? 0 : (u[field][level] ?? 0)
  return (own[level] ?? 0) + left * strange
}

const three = new Float64Array(3)
/** log2 of odds. */
const HOPELESS = -8
