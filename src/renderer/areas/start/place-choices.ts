// Countries, currencies and zones to choose from, as the system knows them.
export interface Choice {
  readonly value: string
  readonly label: string
}

function sorted(choices: readonly Choice[], locale: string): Choice[] {
  return choices.toSorted((a, b) => a.label.localeCompare(b.label, locale))
}

/** ISO 3166-1 alpha-2: every pair of letters that the system has a country's name for. */
export function countries(locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((one) => letters.map((other) => one + other))
  const choices = codes.flatMap((value) => {
    const label = names.of(value)
    return label === undefined || NO_COUNTRIES.has(value) ? [] : [{ value, label }]
  })
  return sorted(choices, locale)
}

/** Regions the system names that nobody has a shop in: unions, test codes, withdrawn ones. */
const NO_COUNTRIES = new Set([
  'EU',
  'EZ',
  'UN',
  'XA',
  'XB',
  'ZZ',
  'QO',
  'SU',
  'YU',
  'DD',
  'CS',
  'AN',
  'TP',
  'ZR',
  'BU',
  'FX',
  'NT',
  'YD',
  'RH',
  'VD',
  'HV',
  'DY',
  'NH',
  'UK',
])

/** ISO 4217, with the code so that two kinds of dollars are told apart. */
export function currencies(locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  const choices = Intl.supportedValuesOf('currency').map((value) => ({
    value,
    label: `${names.of(value) ?? value} (${value})`,
  }))
  return sorted(choices, locale)
}

/** IANA zones and the one in use, which may be an alias; New_York reads better as New York. */
export function zones(now: string): Choice[] {
  const known = Intl.supportedValuesOf('timeZone')
  return (known.includes(now) ? known : [now, ...known]).map((value) => ({
    value,
    label: value.replaceAll('_', ' ').replaceAll('/', ', '),
  }))
}

/** Hours at which a shop's day may turn. */
export function hours(): readonly number[] {
  return Array.from({ length: 13 }, (_, hour) => hour)
}
