// Which clocks hang in the states and provinces of the countries that are wider than one: dated tables, and the postcodes that say
// which state an address lies in. A state on two clocks names both: then a message waits until both allow it.

/** Clocks as the tz database had them when the tables were written, 2026-11-22. */
const US = {
  'America/New_York': 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC TN VA VT WV',
  'America/Chicago': 'AL AR FL IA IL IN KS KY LA MI MN MO MS ND NE OK SD TN TX WI',
  'America/Denver': 'AZ CO ID KS MT ND NE NM NV OR SD TX UT WY',
  'America/Phoenix': 'AZ',
  'America/Los_Angeles': 'CA ID NV OR WA',
  'America/Anchorage': 'AK',
  'America/Adak': 'AK',
  'Pacific/Honolulu': 'HI',
  'America/Puerto_Rico': 'PR VI',
  'Pacific/Guam': 'GU MP',
  'Pacific/Pago_Pago': 'AS',
} as const
const CA = {
  'America/St_Johns': 'NL',
  'America/Halifax': 'NB NL NS PE QC',
  'America/Toronto': 'NU ON QC',
  'America/Winnipeg': 'MB NU ON',
  'America/Regina': 'SK',
  'America/Edmonton': 'AB BC NT NU SK',
  'America/Vancouver': 'BC',
  'America/Whitehorse': 'YT',
} as const
const AU = {
  'Australia/Sydney': 'ACT NSW TAS VIC',
  'Australia/Brisbane': 'QLD',
  'Australia/Adelaide': 'NSW SA',
  'Australia/Darwin': 'NT',
  'Australia/Perth': 'WA',
  'Australia/Eucla': 'SA WA',
  'Australia/Lord_Howe': 'NSW',
} as const

const ZONES: Readonly<Record<string, Readonly<Record<string, string>>>> = { US, CA, AU }

/** Names as people write them, besides the letters themselves. */
/* eslint-disable house/core-prose -- names of places as they stand in addresses, no sentences */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    Alabama: 'AL',
    Alaska: 'AK',
    Arizona: 'AZ',
    Arkansas: 'AR',
    California: 'CA',
    Colorado: 'CO',
    Connecticut: 'CT',
    Delaware: 'DE',
    'District of Columbia': 'DC',
    Florida: 'FL',
    Georgia: 'GA',
    Hawaii: 'HI',
    Idaho: 'ID',
    Illinois: 'IL',
    Indiana: 'IN',
    Iowa: 'IA',
    Kansas: 'KS',
    Kentucky: 'KY',
    Louisiana: 'LA',
    Maine: 'ME',
    Maryland: 'MD',
    Massachusetts: 'MA',
    Michigan: 'MI',
    Minnesota: 'MN',
    Mississippi: 'MS',
    Missouri: 'MO',
    Montana: 'MT',
    Nebraska: 'NE',
    Nevada: 'NV',
    'New Hampshire': 'NH',
    'New Jersey': 'NJ',
    'New Mexico': 'NM',
    'New York': 'NY',
    'North Carolina': 'NC',
    'North Dakota': 'ND',
    Ohio: 'OH',
    Oklahoma: 'OK',
    Oregon: 'OR',
    Pennsylvania: 'PA',
    'Rhode Island': 'RI',
    'South Carolina': 'SC',
    'South Dakota': 'SD',
    Tennessee: 'TN',
    Texas: 'TX',
    Utah: 'UT',
    Vermont: 'VT',
    Virginia: 'VA',
    Washington: 'WA',
    'West Virginia': 'WV',
    Wisconsin: 'WI',
    Wyoming: 'WY',
    'Puerto Rico': 'PR',
    Guam: 'GU',
    'American Samoa': 'AS',
  },
  CA: {
    Alberta: 'AB',
    'British Columbia': 'BC',
    Manitoba: 'MB',
    'New Brunswick': 'NB',
    'Newfoundland and Labrador': 'NL',
    Newfoundland: 'NL',
    'Northwest Territories': 'NT',
    'Nova Scotia': 'NS',
    Nunavut: 'NU',
    Ontario: 'ON',
    'Prince Edward Island': 'PE',
    Quebec: 'QC',
    Québec: 'QC',
    Saskatchewan: 'SK',
    Yukon: 'YT',
  },
  AU: {
    'Australian Capital Territory': 'ACT',
    'New South Wales': 'NSW',
    'Northern Territory': 'NT',
    Queensland: 'QLD',
    'South Australia': 'SA',
    Tasmania: 'TAS',
    Victoria: 'VIC',
    'Western Australia': 'WA',
  },
}

/* eslint-enable house/core-prose */

/** First digits of ZIP codes, both ends included (USPS, Publication 65): three digits each. */
const ZIPS = `006-009 PR,010-027 MA,028-029 RI,030-038 NH,039-049 ME,050-059 VT,060-069 CT,070-089 NJ,100-149 NY,150-196 PA,197-199 DE,
  200-205 DC,206-219 MD,220-246 VA,247-268 WV,270-289 NC,290-299 SC,300-319 GA,320-349 FL,350-369 AL,370-385 TN,386-397 MS,398-399 GA,
  400-427 KY,430-459 OH,460-479 IN,480-499 MI,500-528 IA,530-549 WI,550-567 MN,570-577 SD,580-588 ND,590-599 MT,600-629 IL,630-658 MO,
  660-679 KS,680-693 NE,700-714 LA,716-729 AR,730-749 OK,750-799 TX,800-816 CO,820-831 WY,832-838 ID,840-847 UT,850-865 AZ,870-884 NM,
  885-885 TX,889-898 NV,900-961 CA,967-968 HI,970-979 OR,980-994 WA,995-999 AK`
/** Canada Post: the first letter; X is two territories. */
const LETTERS = 'A NL,B NS,C PE,E NB,G QC,H QC,J QC,K ON,L ON,M ON,N ON,P ON,R MB,S SK,T AB,V BC,Y YT'
/** Australia Post: the whole code, both ends included. */
const AUSTRALIAN = `0200-0299 ACT,0800-0999 NT,1000-2599 NSW,2600-2618 ACT,2619-2899 NSW,2900-2920 ACT,2921-2999 NSW,3000-3999 VIC,
  4000-4999 QLD,5000-5999 SA,6000-6999 WA,7000-7999 TAS,8000-8999 VIC,9000-9999 QLD`

const entries = (list: string): readonly string[] => list.split(',').map((one) => one.trim())
const plain = (text: string): string =>
  text.normalize('NFKC').trim().replace(/\s+/g, ' ').replace(/\./g, '').toUpperCase()

const stateNames = new Map(
  Object.entries(NAMES).map(([country, names]) => [
    country,
    new Map(Object.entries(names).flatMap(([name, state]) => [[plain(name), state] as const, [state, state] as const])),
  ]),
)

/** The letters of a state of the US, Canada or Australia by what stands in an address; null where they do not say it. */
export function stateOf(country: string, region: string, postcode: string): string | null {
  const named = stateNames.get(country)?.get(plain(region))
  if (named !== undefined) return named
  const code = plain(postcode).replace(/[\s-]/g, '')
  if (country === 'US') return /^\d{5}(\d{4})?$/.test(code) ? between(ZIPS, code.slice(0, 3)) : null
  if (country === 'AU') return /^\d{4}$/.test(code) ? between(AUSTRALIAN, code) : null
  if (country !== 'CA') return null
  return (
    entries(LETTERS)
      .find((one) => one.startsWith(`${code.slice(0, 1)} `))
      ?.slice(2) ?? null
  )
}

const between = (ranges: string, code: string): string | null =>
  entries(ranges)
    .find((one) => one.slice(0, code.length) <= code && code <= one.slice(code.length + 1, 2 * code.length + 1))
    ?.slice(2 * code.length + 2) ?? null

const TERRITORIES = ['America/Puerto_Rico', 'Pacific/Guam', 'Pacific/Pago_Pago']

/** All clocks of a state, of a whole country where `state` is null; null for a country without such a table. */
export function clocksOf(country: string, state: string | null): readonly string[] | null {
  const zones = ZONES[country]
  if (zones === undefined) return null
  const all = Object.entries(zones)
  // Who is only known to be of the country lives in none of its territories: these have telephone numbers of their own.
  const own = all.filter(([zone, states]) =>
    state === null ? !TERRITORIES.includes(zone) : states.split(' ').includes(state),
  )
  return own.map(([zone]) => zone)
}
