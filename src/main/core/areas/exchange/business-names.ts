// Whether a column of names holds those of businesses rather than of people: one such name proves little, many of them do. Pure.
import { fold } from '../../../../shared/domain/fold.ts'
import { isCompanyName } from './written-names.ts'

/** What businesses are called in the languages of shops; none of it is a usual family name. */
const TRADES = new Set(
  (
    'restaurant cafe cafeteria bar grill bistro pub deli delicatessen diner kitchen pizzeria pizza tavern brasserie trattoria ristorante osteria ' +
    'taverna restaurante shop store boutique salon studio bakery backerei boulangerie panaderia panificio bakkerij market supermarket ' +
    'hotel motel inn hostel spa gym club school schule ecole escuela scuola college university academy kindergarten nursery ' +
    'center centre zentrum centro church clinic clinique hospital praxis pharmacy apotheke pharmacie farmacia garage services service ' +
    'company group gruppe holding agency agentur agence association verein foundation stiftung institute institut society bank library museum theater theatre'
  ).split(' '),
)
const JOINING = /\s(?:of|the|at|on|for)\s|^the\s/i
const SIGNS = /[\d@#*!/()"]|['’]s(?:\s|$)/i
const LONG = 5
/** Of people a handful in a hundred are written so; of businesses half. */
const ENOUGH = 0.25
/** Fewer prove nothing. */
const LEAST = 4

function isOfBusiness(name: string): boolean {
  if (isCompanyName(name) || SIGNS.test(name) || JOINING.test(name)) return true
  const words = fold(name).split(/[^\p{L}\p{N}]+/u)
  return words.length >= LONG || words.some((word) => TRADES.has(word))
}

export function namesBusinesses(names: readonly string[]): boolean {
  const said = names.filter((name) => name !== '')
  return said.length >= LEAST && said.filter(isOfBusiness).length >= said.length * ENOUGH
}

/** Whoever is addressed so is a person wherever they stand. */
export const isAddressedAsPerson = (name: string) =>
  /^(?:mr|mrs|ms|miss|dr|prof|herr|frau|mme|mlle|sig|sra?)\b/i.test(name)
