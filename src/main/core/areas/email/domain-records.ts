// What a domain says about its mail in DKIM (RFC 6376, RFC 8301) and DMARC (RFC 7489) records. Judges texts; asks nobody.
import { createPublicKey } from 'node:crypto'

export type Policy = 'good' | 'weak' | 'missing' | 'wrong' | 'unknown'
export interface Judgement {
  readonly state: Policy
  readonly why: string
  readonly text: string | null
}

/** Tags of a record by name, the first first; null where one stands twice or has no name or sign: then none counts (RFC 6376 3.2). */
function tagsOf(text: string): ReadonlyMap<string, string> | null {
  const parts = text.split(';').filter((part) => part.trim() !== '')
  const tags = parts.map((part) => {
    const [name = '', ...value] = part.split('=')
    return [name.trim(), value.length === 0 ? null : value.join('=').trim()] as const
  })
  const valued = tags.flatMap(([name, value]) => (/^\w+$/.test(name) && value !== null ? [[name, value] as const] : []))
  const found = new Map(valued)
  return valued.length === tags.length && found.size === tags.length ? found : null
}

const listed = (value: string | undefined) => (value ?? '').split(':').map((one) => one.trim().toLowerCase())

interface Key {
  readonly text: string
  /** Without blanks; empty: called back. */
  readonly key: string
  readonly kind: 'good' | 'revoked' | 'testing' | 'unusable' | 'short'
}

/** RFC 8301: receivers take no RSA key that is shorter. */
const SHORTEST_BITS = 1_024

/** Null for what is no key of DKIM at all. */
function keyIn(text: string): Key | null {
  const tags = tagsOf(text)
  const p = tags?.get('p')
  if (tags == null || p === undefined) return null
  // Where a version stands, it is the first tag and this one.
  if (tags.has('v') && ([...tags.keys()][0] !== 'v' || tags.get('v') !== 'DKIM1')) return null
  const key = p.replace(/\s+/g, '')
  return { text, key, kind: key === '' ? 'revoked' : kindOf(tags, key) }
}

function kindOf(tags: ReadonlyMap<string, string>, key: string): Key['kind'] {
  const algorithm = (tags.get('k') ?? 'rsa').toLowerCase()
  const hashes = tags.has('h') ? listed(tags.get('h')) : ['sha256']
  const services = tags.has('s') ? listed(tags.get('s')) : ['*']
  if (!hashes.includes('sha256') || !(services.includes('*') || services.includes('email'))) return 'unusable'
  if (algorithm === 'rsa') {
    const bits = bitsOf(key)
    if (bits === null) return 'unusable'
    if (bits < SHORTEST_BITS) return 'short'
  } else if (algorithm !== 'ed25519' || Buffer.from(key, 'base64').length !== 32) return 'unusable'
  return listed(tags.get('t')).includes('y') ? 'testing' : 'good'
}

function bitsOf(key: string): number | null {
  try {
    const read = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
    return read.asymmetricKeyDetails?.modulusLength ?? null
  } catch {
    return null
  }
}

const SAID = {
  good: ['good', 'dkim-good'],
  testing: ['weak', 'dkim-testing'],
  short: ['wrong', 'dkim-short'],
  unusable: ['wrong', 'dkim-unusable'],
  revoked: ['wrong', 'dkim-revoked'],
} as const

const judged = ({ kind, text }: Key): Judgement => ({ state: SAID[kind][0], why: SAID[kind][1], text })

/** @param own the record that should stand there; null where mail is signed by the provider */
export function judgeDkim(texts: readonly string[], own: string | null): Judgement {
  const keys = texts.flatMap((text) => keyIn(text) ?? [])
  const [first] = keys
  if (first === undefined) {
    return own === null
      ? { state: 'unknown', why: 'dkim-provider', text: null }
      : { state: 'missing', why: 'dkim-missing', text: null }
  }
  if (own === null) return judged(keys.find(({ kind }) => kind === 'good') ?? first)
  const expected = keyIn(own)?.key
  const ours = keys.find(({ key }) => key === expected)
  if (ours !== undefined) return judged(ours)
  return { state: 'wrong', why: first.kind === 'revoked' ? 'dkim-revoked' : 'dkim-other', text: first.text }
}

/** RFC 7489 6.6.3: what does not begin with the version is none. */
export const dmarcRecords = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => /^v\s*=\s*DMARC1\s*(?:;|$)/.test(text))

const POLICIES = ['none', 'quarantine', 'reject']

/** @param inherited the record stands at a domain above, whose `sp` then counts */
export function judgeDmarc(records: readonly string[], inherited: boolean): Judgement {
  const [record] = records
  if (record === undefined) return { state: 'missing', why: 'dmarc-missing', text: null }
  if (records.length > 1) return { state: 'wrong', why: 'dmarc-twice', text: records.join('\n') }
  const tags = tagsOf(record)
  const said = (state: Policy, why: string): Judgement => ({ state, why, text: record })
  const policy = (inherited ? tags?.get('sp') : undefined) ?? tags?.get('p')
  if (tags === null || policy === undefined || !POLICIES.includes(policy.toLowerCase())) {
    // A record that only wants reports is held to p=none.
    return tags?.get('rua')?.toLowerCase().startsWith('mailto:') === true
      ? said('weak', 'dmarc-none')
      : said('wrong', 'dmarc-policy')
  }
  if (policy.toLowerCase() === 'none') return said('weak', 'dmarc-none')
  // Held for no mail, or asked to be only tried.
  return tags.get('pct') === '0' || tags.get('t')?.toLowerCase() === 'y'
    ? said('weak', 'dmarc-none')
    : said('good', 'dmarc-good')
}
