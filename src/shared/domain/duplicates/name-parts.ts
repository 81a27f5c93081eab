// What of a name or a street says who or where: titles, legal forms and little words fall away, house numbers stand by themselves, and a
// name that reads like a shop's is known as one.
import { fold } from '../fold.ts'
import { plainWords } from './letters.ts'

const wordsOf = (text: string): ReadonlySet<string> => new Set(plainWords(text))

const TITLES = wordsOf(
  'mr mrs ms miss mx dr prof professor sir lady lord rev herr frau fraulein hr fr ing mag dipl mme mlle monsieur madame sra srta senor senora dott sig signor signora dhr mevr mw mevrouw meneer pan pani bay bayan familie family famille jr sr junior senior',
)

/** Without titles, unless nothing else is there. */
export function withoutTitles(words: readonly string[]): readonly string[] {
  if (!words.some((word) => TITLES.has(word))) return words
  const rest = words.filter((word) => !TITLES.has(word))
  return rest.length === 0 ? words : rest
}

const LEGAL_FORMS = wordsOf(
  'gmbh mbh ag kg kgaa ohg gbr ug ek ev eg ltd limited inc incorporated llc llp plc corp corporation co company cie sa sarl sas eurl srl spa sl slu bv nv vof ab oy oyj as aps asa kft sro doo ooo zoo sti limited sirketi',
)
const LITTLE = wordsOf('the and of und der die das fur for et la le les de du des y el los i il e a an en van and')

/** The words of a company's name that tell it from others: without legal forms and little words, unless nothing else is there. */
export function withoutLegalForms(words: readonly string[]): readonly string[] {
  const rest = words.filter((word) => !LEGAL_FORMS.has(word) && !LITTLE.has(word))
  return rest.length === 0 ? words : rest
}

const BUSINESS = wordsOf(
  `restaurant ristorante cafe caffe coffee hotel hostel inn bar pub grill grille deli delicatessen diner bistro brasserie pizzeria trattoria tavern
  tavern kitchen bakery backerei konditorei boulangerie metzgerei boucherie butcher shop store market markt supermarkt laden boutique salon studio
  praxis apotheke pharmacy pharmacie clinic klinik hospital center centre zentrum school schule academy college university universitat institute
  church kirche kindergarten daycare association verein verband club society foundation stiftung services service solutions systems consulting
  logistics transport spedition autohaus garage werkstatt motors bau elektro immobilien versicherung verlag agentur agency group gruppe holding
  partners partner associates brothers bros sons sohne fils hermanos handel trading import export technik technologies software media design
  works house haus room court garden club palace lounge express international national department council office buro atelier galerie gallery
  museum theater theatre bank sparkasse gasthaus gasthof weingut farm hof nursery preschool head community`,
)

/** Whether a name that was not said to be a company's reads like one: signs and words people do not bear, or too many of them. */
export function looksLikeBusiness(given: string, family: string): boolean {
  const whole = `${given} ${family}`
  if (/[&/()@]|\d|['’]s\b| - /.test(whole)) return true
  const words = plainWords(whole)
  if (words.length > 5) return true
  if (words.some((word) => LEGAL_FORMS.has(word) && word.length >= 3)) return true
  // Two words may be somebody's name: Peter Church.
  return words.length > 2
    ? words.some((word) => BUSINESS.has(word))
    : words.length === 2 && BUSINESS.has(words[0] ?? '')
}

const ORDINALS: ReadonlyMap<string, string> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, at) => [word, ['1st', '2nd', '3rd'][at] ?? `${String(at + 1)}th`]),
)
const ORDINAL = /^\d+(?:st|nd|rd|th)$/
const HOUSE = /^\d{1,5}[a-z]?$/
/** Hauptstr. and Hauptstrasse, Kerkstr. and Kerkstraat: the street by its own name. */
const STREET_ENDING = /(?<=.{3})(?:strasse|straat|str)$/

export interface StreetParts {
  readonly street: readonly string[]
  /** With its letter, 12a; empty where none is said. */
  readonly house: string
}

/** A street line as people write it in any country: the number before or behind the name, on a line of its own, with a letter apart. */
export function placesOfStreet(text: string): StreetParts {
  const words = fold(text.replace(/(\d)\s*[-–/]\s*(\d)/g, '$1 $2'))
    .split(/[^\p{L}\p{N}\p{M}'’]+/u)
    .map((word) => word.replace(/['’]/g, ''))
    .filter((word) => word !== '')
  const at = words.findIndex((word) => HOUSE.test(word) && !ORDINAL.test(word))
  const lone =
    at >= 0 && /^\d+$/.test(words[at] ?? '') && at > 0 && /^[a-z]$/.test(words[at + 1] ?? '') && at + 2 === words.length
  const house = at < 0 ? '' : `${words[at] ?? ''}${lone ? (words[at + 1] ?? '') : ''}`
  const rest = words.filter((_, place) => place !== at && !(lone && place === at + 1))
  return { street: rest.map(plainStreetWord), house }
}

function plainStreetWord(word: string): string {
  const known = ORDINALS.get(word)
  if (known !== undefined) return known
  return (plainWords(word)[0] ?? word).replace(STREET_ENDING, 'str')
}
