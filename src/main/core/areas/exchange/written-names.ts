// Names as files write them: all in capitals, all in one column, family name first, with titles and little words. Pure.
import { oneLine } from './contact-patch.ts'

/** Words that belong to the family name behind them, and are written small within it. */
const SMALL = new Set([
  ...['van', 'von', 'vom', 'der', 'den', 'ter', 'ten', 'te', 'op', 'zu', 'zum', 'zur', 'af', 'av'],
  ...['de', 'del', 'dos', 'das', 'do', 'du', 'des', 'y', 'e', 'und', "'t", '’t', 'bin', 'ibn', 'al', 'el', 'i'],
])
/** These as well, but written large where they stand first. */
const LARGE = new Set([
  'la',
  'le',
  'les',
  'lo',
  'di',
  'da',
  'dal',
  'della',
  'dello',
  'delle',
  'st',
  'st.',
  'saint',
  'san',
  'ap',
])
const isParticle = (word: string) => SMALL.has(word.toLowerCase()) || LARGE.has(word.toLowerCase())

const TITLES = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir dame lady lord rev reverend herr frau fräulein hr ing mag dipl dipl-ing drs ir ' +
    'mme mlle monsieur madame mademoiselle sra srta sr señor señora señorita dott dott.ssa dottssa sig sig.ra sigra signor signora ' +
    'avv dhr mevr mw mevrouw meneer doutor doutora pan pani capt captain col major mrs'
  ).split(' '),
)
/** Titles only with their dot: without it they are initials or names. */
const DOTTED = new Set(['m.', 'fr.', 'd.', 'dña.', 'mag.', 'ir.'])
const GENERATIONS = new Set(['jr', 'sr', 'jnr', 'snr', 'junior', 'senior', 'ii', 'iii', 'iv'])
const DEGREES = new Set('phd md mba ma ba bsc msc esq obe mbe cbe dds llm llb cpa rn meng beng dphil frcs'.split(' '))
const bare = (word: string) => word.toLowerCase().replace(/[.,]/g, '')

const isTitle = (word: string) =>
  DOTTED.has(word.toLowerCase()) || TITLES.has(bare(word)) || TITLES.has(word.toLowerCase())
const isGeneration = (word: string) => GENERATIONS.has(bare(word))
const isDegree = (word: string) => DEGREES.has(bare(word))
const isAnd = (word: string) => /^(?:&|\+|and|und|et|y|e|en|och|og)$/i.test(word)

// The short ones only in capitals: `As`, `Ag` and `Sa` are names of people too.
const COMPANY =
  /(?:^|[\s,])(?:(?:ltd|limited|inc|incorporated|llc|llp|plc|corp|corporation|gmbh|mbh|ohg|gbr|e\.\s?k|e\.\s?v|s\.?[àa]?\.?r\.?l|s\.?a\.?s|s\.?r\.?l|s\.?p\.?a|s\.l\.?u?|b\.v|n\.v|aps|oyj|pty|kft|s\.r\.o|sp\.\s?z\s?o\.?o)\.?|(?:& Co\.?|& Sons|& Cie\.?|& Co\.? KG)|UG|KG|AG|SE|SA|SL|BV|NV|AB|AS|OY)(?:\s*\([^)]*\))?$/
const COMPANY_ANY_CASE = new RegExp(COMPANY.source.replace('|UG|KG|AG|SE|SA|SL|BV|NV|AB|AS|OY', ''), 'i')

/** Whether a name is one of a company, by what it ends in. */
export function isCompanyName(name: string): boolean {
  if (name.length > LONGEST) return false
  const shouted = name === name.toUpperCase()
  return shouted ? COMPANY_ANY_CASE.test(name) : COMPANY.test(name) || COMPANY_ANY_CASE.test(name)
}

/** No name is longer: what is stays as it is. */
const LONGEST = 240

export interface WholeName {
  readonly given: string
  readonly family: string
  /** What they are called before and behind: `Dr.`, `PhD`. Empty for most people. */
  readonly title: string
}

const IDEOGRAPHS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆・]+$/u

/** A name in one column: `Smith, Ann`, `Dr. Ann van der Berg`, `Ann & Bob Smith`, `Ann Smith, Jr.`; one word is a given name. */
export function splitWholeName(text: string): WholeName {
  if (text === '' || text.length > LONGEST) return { given: oneLine(text), family: '', title: '' }
  const [first = '', ...behind] = oneLine(text)
    .split(/\s*,\s*/)
    .filter((part) => part !== '')
  const titles: string[] = []
  const generations: string[] = []
  const names: string[] = []
  for (const part of behind) {
    const words = part.split(' ')
    if (words.every(isDegree)) titles.push(part)
    else if (words.every(isGeneration)) generations.push(part)
    else if (words.every(isTitle)) titles.unshift(part)
    else names.push(part)
  }
  if (names.length > 1) return { given: '', family: oneLine(text), title: '' }
  const [given] = names
  if (given !== undefined) {
    const called = withoutTitles(given.split(' '))
    const family = withoutTitles(first.split(' '))
    return {
      given: called.words.join(' '),
      family: [...family.words, ...family.generations, ...generations].join(' '),
      title: [...family.titles, ...called.titles, ...titles].join(' '),
    }
  }
  return inOrder(first.split(' '), { titles, generations })
}

/** A full name in two, titles before the given name: nothing of it is lost. */
export function splitName(text: string): PersonName {
  const { given, family, title } = splitWholeName(text)
  return { given: [title, given].filter((part) => part !== '').join(' '), family }
}

interface Taken {
  readonly words: readonly string[]
  readonly titles: readonly string[]
  readonly generations: readonly string[]
}

/** Titles before a name and degrees behind it; never the whole of it. */
function withoutTitles(words: readonly string[]): Taken {
  let from = 0
  let to = words.length
  const at = (place: number) => words[place] ?? ''
  while (from < to - 1 && (isTitle(at(from)) || (from > 0 && isAnd(at(from)) && isTitle(at(from + 1))))) from += 1
  const behind: string[] = []
  const generations: string[] = []
  while (to - 1 > from && (isDegree(at(to - 1)) || isGeneration(at(to - 1)))) {
    if (isDegree(at(to - 1))) behind.unshift(at(to - 1))
    else generations.unshift(at(to - 1))
    to -= 1
  }
  return { words: words.slice(from, to), titles: [...words.slice(0, from), ...behind], generations }
}

function inOrder(all: readonly string[], more: Pick<Taken, 'titles' | 'generations'>): WholeName {
  const { words, titles, generations } = withoutTitles(all)
  const title = [...titles, ...more.titles].join(' ')
  const suffix = [...generations, ...more.generations]
  const [first = ''] = words
  if (words.length < 2) {
    return titles.length > 0 || suffix.length > 0
      ? { given: '', family: [first, ...suffix].join(' '), title }
      : { given: first, family: '', title }
  }
  if (words.every((word) => IDEOGRAPHS.test(word))) return { given: words.slice(1).join(' '), family: first, title }
  // `Ann & Bob`: two given names and no family name.
  if (isAnd(words.at(-2) ?? '')) return { given: words.join(' '), family: suffix.join(' '), title }
  let from = words.length - 1
  while (from > 1 && isParticle(words[from - 1] ?? '') && !isAnd(words[from - 2] ?? '')) from -= 1
  return { given: words.slice(0, from).join(' '), family: [...words.slice(from), ...suffix].join(' '), title }
}

export interface PersonName {
  readonly given: string
  readonly family: string
}

/** A name that is all in capitals, or all in small letters, as people write it; any other stays as it is. */
export function mendedCase({ given, family }: PersonName, locale: string): PersonName {
  const shouted = isShouted(given) && isShouted(family)
  return {
    given: needsMending(given, shouted) ? written(given, locale, false) : given,
    family: needsMending(family, shouted) ? written(family, locale, true) : family,
  }
}

const isShouted = (part: string) => part === part.toUpperCase()

/** @param shouted the rest of the name is in capitals too */
function needsMending(part: string, shouted: boolean): boolean {
  if (part === '' || part.length > LONGEST) return false
  const upper = part.toUpperCase()
  if (part === upper) {
    if (part === part.toLowerCase()) return false
    // `AJ`, `TJ` beside a name written well are how somebody is called.
    const letters = part.match(/\p{L}/gu)?.length ?? 0
    return letters >= 4 || (letters >= 2 && shouted)
  }
  return part === part.toLowerCase() && !part.split(' ').every(isParticle)
}

function written(part: string, locale: string, family: boolean): string {
  const words = part.split(' ')
  return words
    .map((word, at) => {
      const lower = word.toLocaleLowerCase(locale)
      const small = SMALL.has(lower) || (LARGE.has(lower) && at > 0 && SMALL.has((words[at - 1] ?? '').toLowerCase()))
      if (small && (family || at > 0) && at < words.length - 1) return lower
      return writtenWord(word, locale)
    })
    .join(' ')
}

const MAC =
  /^mac(?=(?:donald|dougall|leod|lean|arthur|gregor|intyre|pherson|millan|farlane|neill?|aulay|beth|kinnon|iver)$)/

function writtenWord(word: string, locale: string): string {
  if (/^(?:\p{L}\.)+\p{L}?$/u.test(word)) return word.toLocaleUpperCase(locale)
  if (/^(?:ii|iii|iv)$/i.test(word)) return word.toUpperCase()
  if (/^[b-df-hj-np-tv-z]j|j[b-df-hj-np-tv-z]$/i.test(word) && word.length === 2 && !isGeneration(word))
    return word.toUpperCase()
  return word
    .toLocaleLowerCase(locale)
    .split(/([-‐‑])/)
    .map((piece, at, pieces) => (at > 0 && at < pieces.length - 1 && SMALL.has(piece) ? piece : capital(piece, locale)))
    .join('')
}

function capital(piece: string, locale: string): string {
  const joined = /^([odlm])(['’`])(\p{L}.*)$/u.exec(piece)
  if (joined !== null) {
    const [, letter = '', sign = '', rest = ''] = joined
    return letter.toUpperCase() + sign + first(rest, locale)
  }
  if (/^mc\p{L}{2,}$/u.test(piece)) return `Mc${first(piece.slice(2), locale)}`
  if (MAC.test(piece)) return `Mac${first(piece.slice(3), locale)}`
  return first(piece, locale)
}

/** The first letter large, also behind a bracket or a quote. */
const first = (text: string, locale: string) =>
  text.replace(/\p{L}/u, (letter) => {
    const upper = letter.toLocaleUpperCase(locale)
    return [...upper].length > 1 ? letter : upper
  })
