// Limits and rules of the shop's own fields that the core and the forms share.

/** Fields in use, per subject. */
export const MOST_FIELDS = 60
export const MOST_OPTIONS = 200
/** Characters of a text or a link. */
export const LONGEST_VALUE = 2_000
/** Numbers keep every digit up to here. */
export const LARGEST_NUMBER = Number.MAX_SAFE_INTEGER
/** Minor units. */
export const LARGEST_AMOUNT = 9_000_000_000_000

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/**
 * Where a typed link leads, or null for none that may be followed: web pages and mail alone, since others could start
 * programs. `example.org/menu` is taken for a web page.
 */
export function linkTarget(typed: string): string | null {
  const text = typed.trim()
  if (text === '' || /\s/.test(text) || text.length > LONGEST_VALUE) return null
  const url = URL.parse(text) ?? null
  if (url !== null && SCHEMES.has(url.protocol)) return isWhole(url) ? url.href : null
  // `localhost:8080` parses as a scheme of its own, `example.org` not at all.
  const web = /^[^/:@]+\.[^/:@]+(?:[/:?#]|$)/.test(text) ? URL.parse(`https://${text}`) : null
  return web !== null && isWhole(web) ? web.href : null
}

/** A page has a host; a mail address has an at. User names in a page's address only deceive about where it leads. */
function isWhole(url: URL): boolean {
  if (url.protocol === 'mailto:') return /^[^@]+@[^@]+$/.test(url.pathname)
  return url.hostname !== '' && url.username === '' && url.password === ''
}
