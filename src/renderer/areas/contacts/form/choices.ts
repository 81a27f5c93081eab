// What can be chosen in the form: countries and languages under their names in the language of the screen.

interface Option {
  readonly value: string
  readonly label: string
}

/** ISO 3166-1 alpha-2, without territories that nobody lives in. */
const COUNTRIES =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  )

/** Languages that people in shops are spoken to in; others can be stored by an import and are shown too. */
const LANGUAGES =
  'ar bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id ig is it ja ka km kn ko ku lb lt lv mk ml mn mr ms mt my ne nl no pa pl ps pt ro ru sk sl so sq sr sv sw ta te th ti tr uk ur uz vi yo zh zu'.split(
    ' ',
  )

function named(codes: readonly string[], name: (code: string) => string, locale: string): readonly Option[] {
  const collator = new Intl.Collator(locale)
  return codes
    .map((value) => ({ value, label: name(value) }))
    .sort((left, right) => collator.compare(left.label, right.label))
}

const kept = new Map<string, readonly Option[]>()

/** Naming and sorting 250 countries takes a few milliseconds; the answer is kept per language. */
function once(key: string, make: () => readonly Option[]): Option[] {
  const known = kept.get(key) ?? make()
  kept.set(key, known)
  return [...known]
}

export function countryOptions(name: (code: string) => string, locale: string): Option[] {
  return once(`countries ${locale}`, () => named(COUNTRIES, name, locale))
}

/** @param current what is stored now, so that it can be shown even when it is not among ours */
export function languageOptions(name: (code: string) => string, locale: string, current: string): Option[] {
  const all = once(`languages ${locale}`, () => named(LANGUAGES, name, locale))
  if (current === '' || LANGUAGES.includes(current)) return all
  return [{ value: current, label: name(current) }, ...all]
}
