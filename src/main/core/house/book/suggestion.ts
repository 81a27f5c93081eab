// What a new book starts with unless its maker says otherwise: taken from the language and the time zone of the system.
import { TRADING_COUNTRIES, currencyOfCountry } from '../../../../shared/domain/currency-of-country.ts'

export interface SystemPlace {
  /** BCP 47 */
  readonly locale: string
  /** IANA name */
  readonly zone: string
}

/** What this PC says about itself. */
export function systemPlace(): SystemPlace {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return { locale, zone: timeZone }
}

export interface Suggestion {
  readonly country: string
  readonly currency: string
  readonly zone: string
  readonly dayTurn: number
  readonly language: string
}

/** The clock on the wall says more about where a shop is than the language of its PC. */
export function suggestionFor({ locale, zone }: SystemPlace): Suggestion {
  const spoken = regionOf(locale)
  const listed = canonical(zone)
  const country = [spoken, ...TRADING_COUNTRIES].find((one) => usesZone(one, listed)) ?? spoken
  return { country, currency: currencyOfCountry(country) ?? 'USD', zone, dayTurn: 0, language: locale }
}

function regionOf(locale: string): string {
  const { region } = new Intl.Locale(locale).maximize()
  return region !== undefined && TRADING_COUNTRIES.includes(region) ? region : 'US'
}

/** Newer than the library types the compiler knows; Node has had it since 18. */
interface LocaleWithZones {
  getTimeZones?(): readonly string[] | undefined
  readonly timeZones?: readonly string[]
}

function usesZone(country: string, zone: string): boolean {
  const place = new Intl.Locale(`und-${country}`) as Intl.Locale & LocaleWithZones
  return (place.getTimeZones?.() ?? place.timeZones ?? []).includes(zone)
}

/** A zone under the name the lists use: systems still say Asia/Calcutta. */
const canonical = (zone: string) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
