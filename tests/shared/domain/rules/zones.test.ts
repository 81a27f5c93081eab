// On which clocks somebody may live, by their telephone and their address.
import { expect, test } from 'vitest'
import { clocksOf, stateOf } from '../../../../src/shared/domain/rules/regions.ts'
import { zonesOf, type Whereabouts } from '../../../../src/shared/domain/rules/zones.ts'

const of = (more: Partial<Whereabouts>, country = 'US', zone = 'America/Chicago') =>
  zonesOf({ country, zone, phone: null, address: null, ...more })
const address = (region: string, postcode = '', country = 'US') => ({ address: { country, region, postcode } })

test('an address with a state decides, however the state is written', () => {
  expect(of(address('CA'))).toEqual(['America/Los_Angeles'])
  expect(of(address(' new  york '))).toEqual(['America/New_York'])
  expect(of(address('Québec', '', 'CA'))).toEqual(['America/Halifax', 'America/Toronto'])
  expect(of(address('N.S.W.', '', 'AU'))).toContain('Australia/Sydney')
})

test('a postcode says the state where nobody wrote it', () => {
  expect(of(address('', '90210'))).toEqual(['America/Los_Angeles'])
  expect(of(address('', '96801-1234'))).toEqual(['Pacific/Honolulu'])
  expect(of(address('', 'm5v 2t6', 'CA'))).toEqual(['America/Toronto', 'America/Winnipeg'])
  expect(of(address('', '6000', 'AU'))).toEqual(['Australia/Perth', 'Australia/Eucla'])
  expect(stateOf('AU', '', '2600')).toBe('ACT')
  expect(stateOf('US', '', 'nonsense')).toBeNull()
  expect(stateOf('US', '', '55')).toBeNull()
})

test('a state on two clocks has both', () => {
  expect(of(address('TN'))).toEqual(['America/New_York', 'America/Chicago'])
  expect(of(address('Florida'))).toEqual(['America/New_York', 'America/Chicago'])
})

test('where neither phone nor address decides, every clock of the country may be theirs', () => {
  const everywhere = clocksOf('US', null) ?? []
  expect(everywhere).toContain('Pacific/Honolulu')
  expect(of({ phone: '+12125550123' })).toEqual(everywhere)
  expect(of(address('Narnia', ''))).toEqual(everywhere)
})

test('a number of the country they live in adds nothing; one of another country adds its clocks', () => {
  expect(of({ phone: '+12125550123', ...address('CA') })).toEqual(['America/Los_Angeles'])
  expect(of({ phone: '+491712345678', ...address('CA') })).toEqual(['America/Los_Angeles', 'Europe/Berlin'])
})

test('of whom nothing is known is taken to live where the shop is', () => {
  expect(of({})).toEqual(['America/Chicago'])
  expect(of({}, 'DE', 'Europe/Berlin')).toEqual(['Europe/Berlin'])
})

test('countries without a table have each of their times once', () => {
  expect(of(address('', '', 'FR'))).toEqual(['Europe/Paris'])
  expect(of(address('', '', 'ES'))).toHaveLength(2)
  expect(of(address('', '', ''), 'GB', 'Europe/London')).toEqual(['Europe/London'])
})

test('every clock of the tables is one that this program knows', () => {
  for (const country of ['US', 'CA', 'AU']) {
    for (const zone of clocksOf(country, null) ?? []) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
    }
  }
})

test('whose number is of the mainland lives in no territory that has numbers of its own', () => {
  const zones = of({ phone: '+16175550123' })
  expect(zones).toContain('Pacific/Honolulu')
  expect(zones).not.toContain('Pacific/Guam')
})
