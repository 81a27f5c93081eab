// Is this an e-mail address a shop can write to, and did somebody mistype a well-known domain?
import { fold } from './fold.ts'
import { editDistance } from './similarity.ts'

const LOCAL = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u

// What nearly all addresses look like; asked of them alone it is several times quicker than the letters of the world.
const PLAIN_LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const PLAIN_LABEL = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/

/**
 * Takes from typed or pasted text what may be an address: `mailto:`, angle brackets and blanks around it fall away.
 */
export function cleanEmail(typed: string): string {
  return typed
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1')
    .trim()
}

/**
 * Whether an address can be stored: local part of up to 64 bytes as plain words with single dots, a domain of at least
 * two labels whose last is not a number, 254 bytes in all. International letters are allowed on both sides (RFC 6531).
 * Refused on purpose, though RFC 5321 or 5322 know them: quoted local parts, comments and folded blanks, address
 * literals, a bare host or top-level domain. Nobody at a counter means those; they are typing errors.
 */
export function isEmail(address: string): boolean {
  const at = address.lastIndexOf('@')
  if (at < 1) return false
  const local = address.slice(0, at)
  const labels = address.slice(at + 1).split('.')
  return (
    fits(address, 254) &&
    fits(local, 64) &&
    (PLAIN_LOCAL.test(local) || LOCAL.test(local)) &&
    labels.length >= 2 &&
    labels.every((label) => label.length <= 63 && (PLAIN_LABEL.test(label) || LABEL.test(label))) &&
    !/^\p{N}+$/u.test(labels.at(-1) ?? '')
  )
}

/** What is wrong with a text that `isEmail` refuses. */
export type EmailTrouble =
  | 'empty'
  | 'blank'
  | 'no_at'
  | 'no_name'
  | 'no_domain'
  | 'too_long'
  | 'quoted'
  | 'literal'
  | 'dots'
  | 'ending'
  | 'letters'

/** Null where mail can be sent to it; else the first thing that is wrong, said as people would look for it. */
export function emailTrouble(address: string): EmailTrouble | null {
  if (isEmail(address)) return null
  if (address.trim() === '') return 'empty'
  const at = address.lastIndexOf('@')
  if (at < 0) return 'no_at'
  const local = address.slice(0, at)
  const domain = address.slice(at + 1)
  if (local === '') return 'no_name'
  if (domain === '') return 'no_domain'
  if (local.startsWith('"') || local.includes('(')) return 'quoted'
  if (domain.startsWith('[')) return 'literal'
  if (/[\s\p{Cc}]/u.test(address)) return 'blank'
  if (!fits(address, 254) || !fits(local, 64) || domain.split('.').some((label) => label.length > 63)) return 'too_long'
  if (/^\.|\.$|\.\./.test(local) || /^\.|\.$|\.\./.test(domain)) return 'dots'
  return domain.includes('.') && !/(?:^|\.)\p{N}+$/u.test(domain) ? 'letters' : 'ending'
}

/** No character takes more than three bytes of UTF-8 for each of its UTF-16 units, so short texts need no counting. */
const MOST_BYTES_A_UNIT = 3
const utf8 = new TextEncoder()

const fits = (text: string, bytes: number): boolean =>
  text.length * MOST_BYTES_A_UNIT <= bytes || utf8.encode(text).length <= bytes

const ASCII = /^[\x20-\x7e]*$/

/** The form by which two spellings of one address are recognised; never shown and never written to. */
export function emailKey(address: string): string {
  const clean = cleanEmail(address)
  return (ASCII.test(clean) ? clean : clean.normalize('NFKC')).toLowerCase()
}

/** Where private customers of shops have their mailboxes. */
const COMMON = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.co.uk',
  'hotmail.fr',
  'outlook.com',
  'outlook.de',
  'live.com',
  'live.co.uk',
  'msn.com',
  'yahoo.com',
  'yahoo.co.uk',
  'yahoo.de',
  'yahoo.fr',
  'yahoo.it',
  'ymail.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'gmx.at',
  'gmx.ch',
  'web.de',
  't-online.de',
  'freenet.de',
  'posteo.de',
  'mailbox.org',
  'proton.me',
  'protonmail.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'laposte.net',
  'sfr.fr',
  'libero.it',
  'tiscali.it',
  'btinternet.com',
  'sky.com',
  'comcast.net',
  'verizon.net',
  'att.net',
  'sbcglobal.net',
  'mail.ru',
  'yandex.ru',
  'wp.pl',
  'o2.pl',
  'onet.pl',
  'seznam.cz',
  'bluewin.ch',
  'ziggo.nl',
  'kpnmail.nl',
  'telenet.be',
  'skynet.be',
  'bigpond.com',
  'shaw.ca',
  'rogers.com',
] as const
const KNOWN: ReadonlySet<string> = new Set(COMMON)
const ENDINGS: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  vom: 'com',
  xom: 'com',
  cim: 'com',
  cpm: 'com',
  nte: 'net',
  ner: 'net',
  ogr: 'org',
}

/**
 * The address that was probably meant (`anna@gmial.com` → `anna@gmail.com`), or null. A suggestion only: short names
 * one letter from a known one are real companies too, so nothing is ever changed without asking.
 */
export function suggestEmail(typed: string): string | null {
  const address = cleanEmail(typed).replace(/\s+/g, '').replace(/,/g, '.')
  const at = address.lastIndexOf('@')
  if (at < 1) return null
  const typedDomain = address
    .slice(at + 1)
    .replace(/\.{2,}/g, '.')
    .replace(/\.$/, '')
  const domain = fold(typedDomain)
  const better = betterDomain(domain)
  const suggestion = `${address
    .slice(0, at)
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '')}@${better ?? typedDomain}`
  return emailKey(suggestion) !== emailKey(typed) && isEmail(suggestion) ? suggestion : null
}

/** What was found out of the domains asked last: a book has a few hundred, and comparing one with all known ones takes a while. */
const found = new Map<string, string | null>()
const REMEMBERED = 2_000

/** The known domain that was probably meant; null where this one is as good as any. */
function betterDomain(domain: string): string | null {
  const known = found.get(domain)
  if (known !== undefined) return known
  const better = isReal(domain) ? null : (nearest(domain) ?? betterEnding(domain))
  if (found.size >= REMEMBERED) found.clear()
  found.set(domain, better)
  return better
}

/** Providers that are one letter from a known one. */
const NEIGHBOURS: ReadonlySet<string> = new Set([
  'mail.com',
  'email.com',
  'fmail.com',
  'mail.de',
  'email.de',
  'gmx.com',
])
/** Names under which a provider is found at one address alone, however often others are typed. */
const ONE_ENDING = /^(?:gmail|googlemail|icloud)\./
const ENDING = /^(?:com|net|org|eu|[a-z]{2}|(?:co|com)\.[a-z]{2})$/
/** Endings of whole countries that are typed for .com by whoever misses a key. */
const SLIPS = new Set(['co', 'cm', 'om', 'ne', 'et'])

/** A known provider under its own name in another country is no slip: hotmail.de is as real as hotmail.fr. */
function isReal(domain: string): boolean {
  if (KNOWN.has(domain) || NEIGHBOURS.has(domain)) return true
  const dot = domain.indexOf('.')
  const ending = domain.slice(dot + 1)
  if (ONE_ENDING.test(domain) || SLIPS.has(ending) || !ENDING.test(ending)) return false
  return COMMON.some((common) => common.startsWith(domain.slice(0, dot + 1)))
}

function nearest(domain: string): string | null {
  // Domains of three letters ("me.com", "gmx.de") have too many real neighbours to be guessed at.
  const near = COMMON.filter((common) => common.length >= 7 && editDistance(domain, common, 1) <= 1)
  if (near[0] !== undefined) return near[0]
  const far = COMMON.filter((common) => common.length >= 9 && editDistance(domain, common, 2) <= 2)
  return far.length === 1 ? (far[0] ?? null) : null
}

function betterEnding(domain: string): string | null {
  const dot = domain.lastIndexOf('.')
  const ending = ENDINGS[domain.slice(dot + 1)]
  return ending === undefined ? null : domain.slice(0, dot + 1) + ending
}
