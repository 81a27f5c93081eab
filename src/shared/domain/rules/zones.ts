// On which clocks might somebody live? From the country of their telephone and from their address; where neither decides between
// the zones of a country, all of them may be theirs, and a message waits until it may arrive on every one.
import { getTimezonesForCountry } from 'countries-and-timezones'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { clocksOf, stateOf } from './regions.ts'
import { stateOfNumber } from './states.ts'

export interface Whereabouts {
  /** The shop's own country, ISO 3166-1 alpha-2, and its zone: where somebody is of whom nothing is known. */
  readonly country: string
  readonly zone: string
  /** E.164; null where none is known. */
  readonly phone: string | null
  /** Null where none is known; an address without a country is one of the shop's. */
  readonly address: {
    readonly country: string
    readonly region: string
    readonly postcode: string
  } | null
}

/** @returns IANA names, at least one, each once. */
export function zonesOf({ country, zone, phone, address }: Whereabouts): readonly string[] {
  const of = phone === null ? null : (parsePhoneNumberFromString(phone)?.country ?? null)
  const lives = address === null ? null : address.country === '' ? country : address.country
  const found = [
    ...(lives === null || address === null ? [] : zonesIn(lives, stateOf(lives, address.region, address.postcode))),
    // A number of the country they live in says no more than the address does.
    ...(of === null || of === lives ? [] : zonesIn(of, null)),
  ]
  return found.length === 0 ? [zone] : [...new Set(found)]
}

/**
 * States of the United States whose own hours may hold for somebody: where they live, and what their number stands for. Nobody is taken
 * for a neighbour by a number that was moved: it only adds. Null among them: in the country, but nobody knows in which state.
 */
export function statesOf({ country, phone, address }: Whereabouts): readonly (string | null)[] {
  const lives = address === null ? null : address.country === '' ? country : address.country
  const home = lives === 'US' && address !== null ? [stateOf('US', address.region, address.postcode)] : []
  const number = phone === null ? null : stateOfNumber(phone)
  return [...home.filter((one) => one !== null || number === null), ...(number === null ? [] : [number])]
}

/** Of zones that show the same time all year one is enough. */
function zonesIn(country: string, state: string | null): readonly string[] {
  const clocks = clocksOf(country, state)
  if (clocks !== null) return clocks
  const known = countryZones.get(country)
  if (known !== undefined) return known
  const zones = getTimezonesForCountry(country) ?? []
  const byTime = Map.groupBy(zones, ({ utcOffset, dstOffset }) => `${String(utcOffset)} ${String(dstOffset)}`)
  const some = [...byTime.values()].flatMap(([first]) => (first === undefined ? [] : [first.name]))
  countryZones.set(country, some)
  return some
}

const countryZones = new Map<string, readonly string[]>()
