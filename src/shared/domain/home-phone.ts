// The short way to a number that is written as people write their own country's: figures and signs, nothing else. The library
// looks for extensions, foreign prefixes and the country among all that share a code; none of that can stand in such a number,
// and leaving it out is what makes a long list of customers quick to read. What is not so plain is left to the library.
import { getCountryCallingCode, Metadata, PhoneNumber, type CountryCode } from 'libphonenumber-js/max'

/** What a country's plan says, in patterns that are compiled once. */
interface Plan {
  readonly code: string
  /** What dials abroad, and what stands before a number at home, both at the beginning. */
  readonly abroad: RegExp
  readonly trunk: RegExp | null
}

/** The library has these, but its types do not name them. What a country lacks is 0. */
interface WholeMetadata {
  readonly numberingPlan?: { nationalPrefixForParsing(): string | 0 | undefined; IDDPrefix(): string }
  getCountryCodesForCallingCode(code: string): readonly string[] | undefined
}

const plans = new Map<string, Plan | null>()

/** Null where several countries share the code and this is not the one that is tried first. */
function planOf(country: CountryCode): Plan | null {
  const known = plans.get(country)
  if (known !== undefined) return known
  const metadata = new Metadata()
  metadata.selectNumberingPlan(country)
  const { numberingPlan, first } = {
    numberingPlan: (metadata as unknown as WholeMetadata).numberingPlan, // see WholeMetadata
    first: (metadata as unknown as WholeMetadata).getCountryCodesForCallingCode(getCountryCallingCode(country))?.[0],
  }
  const trunk = numberingPlan?.nationalPrefixForParsing()
  const plan: Plan | null =
    numberingPlan === undefined || first !== country || Boolean(metadata.numberingPlan?.leadingDigits())
      ? null
      : {
          code: getCountryCallingCode(country),
          abroad: new RegExp(`^(?:${numberingPlan.IDDPrefix()})`),
          trunk: !trunk ? null : new RegExp(`^(?:${trunk})`),
        }
  plans.set(country, plan)
  return plan
}

/** Figures with the signs that people group them by, no letters, no sign for an extension. */
const PLAIN = /^\(?\d[\d ().\-/]{1,30}$/

/** A valid number of this country; null for what is none, or not so plain that it can be said without the library. */
export function readAtHome(text: string, country: CountryCode): PhoneNumber | null {
  if (!PLAIN.test(text)) return null
  const plan = planOf(country)
  if (plan === null) return null
  const digits = text.replace(/\D/g, '')
  if (digits.startsWith(plan.code) || plan.abroad.test(digits)) return null
  const prefix = plan.trunk?.exec(digits) ?? null
  // Where it holds more than a prefix, the number is not what is left of it.
  if (prefix !== null && prefix.length > 1) return null
  const national = digits.slice(prefix?.[0].length ?? 0)
  if (national.length < 2) return null
  const number = new PhoneNumber(`+${plan.code}${national}`)
  number.country = country
  return number
}
