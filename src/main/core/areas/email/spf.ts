// What a domain's SPF record (RFC 7208) comes to: followed as a receiver follows it, in order, with its limits, through every record it
// leads to. Whether one server is in it is asked by the name its provider wants included; addresses are not resolved.
import type { Judgement } from './domain-records.ts'

/** RFC 7208 4.6.4: names a receiver asks for, and how many of them may be empty. */
const MOST_QUESTIONS = 10
const MOST_EMPTY = 2

type Ask = (name: string) => Promise<readonly string[]>

const isSpf = (text: string) => /^v=spf1(?: |$)/i.test(text)

interface Term {
  readonly kind: 'all' | 'include' | 'named' | 'numbers' | 'redirect' | 'other'
  readonly qualifier: '+' | '-' | '~' | '?'
  readonly target: string
}

const DOMAIN = String.raw`[^\s/]+`
const CIDR = String.raw`(?:/\d{1,2})?(?://\d{1,3})?`
/** RFC 7208 5 and 6, as its grammar has them; what is none of it makes the whole record count for nothing. */
const FORMS = [
  ['all', /^all$/i],
  ['include', new RegExp(`^include:(${DOMAIN})$`, 'i')],
  ['named', new RegExp(`^(?:a|mx)(?::(${DOMAIN}))?${CIDR}$`, 'i')],
  ['named', new RegExp(`^ptr(?::(${DOMAIN}))?$`, 'i')],
  ['named', new RegExp(`^exists:(${DOMAIN})$`, 'i')],
  ['numbers', /^ip4:\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/i],
  ['numbers', /^ip6:[\da-f:.]+(?:\/\d{1,3})?$/i],
] as const satisfies readonly (readonly [Term['kind'], RegExp])[]

const plain = (name: string) => name.toLowerCase().replace(/\.$/, '')

/** The terms of a record in their order; null where it breaks the grammar. */
function termsOf(record: string): readonly Term[] | null {
  const terms = record.trim().split(/ +/).slice(1).map(termOf)
  const modifiers = terms.filter((term) => term?.kind === 'redirect')
  return modifiers.length > 1 || terms.includes(null) ? null : terms.filter((term) => term !== null)
}

function termOf(text: string): Term | null {
  const modifier = /^([a-z][\w.-]*)=(\S*)$/i.exec(text)
  if (modifier !== null) {
    const [, name = '', target = ''] = modifier
    const kind = name.toLowerCase() === 'redirect' ? 'redirect' : 'other'
    return kind === 'redirect' && target === '' ? null : { kind, qualifier: '+', target: plain(target) }
  }
  const [, sign = '', body = ''] = /^([+?~-]?)(.*)$/.exec(text) ?? []
  for (const [kind, form] of FORMS) {
    const found = form.exec(body)
    if (found !== null) return { kind, qualifier: qualifierOf(sign), target: plain(found[1] ?? '') }
  }
  return null
}

const qualifierOf = (sign: string): Term['qualifier'] => (sign === '-' || sign === '~' || sign === '?' ? sign : '+')

type Fault = 'syntax' | 'deep' | 'gone' | 'twice'
/** `pass`: everybody passes. `open`: nothing is said of others. */
type End = 'pass' | 'open' | 'closed'

interface Walk {
  readonly ask: Ask
  readonly server: string | null
  questions: number
  empty: number
  /** Where the server is, when it was come to before anything went wrong. */
  named: boolean
  /** Something may allow it that cannot be told from here: numbers, macros. */
  perhaps: boolean
  fault: Fault | null
}

/** Follows one record; what comes after a fault is not looked at, as a receiver does not. */
async function follow(walk: Walk, record: string, top: boolean): Promise<End> {
  const terms = termsOf(record)
  if (terms === null) {
    walk.fault = 'syntax'
    return 'open'
  }
  for (const term of terms) {
    if (term.kind === 'all') return term.qualifier === '+' ? 'pass' : term.qualifier === '?' ? 'open' : 'closed'
    if (term.kind === 'numbers') walk.perhaps ||= top && term.qualifier === '+'
    if (term.kind === 'named' && !counted(walk)) return 'open'
    if (term.kind === 'named') walk.perhaps ||= term.target.includes('%') && term.qualifier === '+'
    if (term.kind !== 'include') continue
    const end = await lead(walk, term.target, false)
    if (walk.fault !== null) return 'open'
    if (end === 'pass' && term.qualifier === '+') return 'pass'
    if (walk.server !== null && term.target === walk.server && term.qualifier === '+') walk.named = true
  }
  // Where `all` stands, `redirect` is not looked at: then this is not come to.
  const redirect = terms.find(({ kind }) => kind === 'redirect')
  if (redirect === undefined) return 'open'
  const end = await lead(walk, redirect.target, top)
  if (walk.fault === null && redirect.target === walk.server) walk.named = true
  return end
}

/** Through `include` and `redirect` to the record of another domain. */
async function lead(walk: Walk, target: string, top: boolean): Promise<End> {
  if (!counted(walk)) return 'open'
  if (target.includes('%')) {
    walk.perhaps = true
    return 'closed'
  }
  const texts = await walk.ask(target)
  const records = texts.filter(isSpf)
  if (texts.length === 0) walk.empty += 1
  const [record] = records
  if (record === undefined || records.length > 1 || walk.empty > MOST_EMPTY) {
    walk.fault = record === undefined ? 'gone' : 'twice'
    return 'open'
  }
  return follow(walk, record, top)
}

function counted(walk: Walk): boolean {
  walk.questions += 1
  if (walk.questions > MOST_QUESTIONS) walk.fault = 'deep'
  return walk.fault === null
}

const FAULTS = { syntax: 'spf-broken', deep: 'spf-deep', gone: 'spf-gone', twice: 'spf-twice-below' } as const

/**
 * @param ask texts of a name, none where it has none; throws where nobody answers
 * @param server what the provider asks to be included; null: not known
 */
export async function judgeSpf(domain: string, ask: Ask, server: string | null): Promise<Judgement> {
  const records = (await ask(domain)).filter(isSpf)
  const [record] = records
  if (record === undefined) {
    return { state: 'missing', why: server === null ? 'spf-missing-own' : 'spf-missing', text: null }
  }
  if (records.length > 1) return { state: 'wrong', why: 'spf-twice', text: records.join('\n') }
  const walk: Walk = { ask, server, questions: 0, empty: 0, named: false, perhaps: false, fault: null }
  const end = await follow(walk, record, true)
  const said = (state: Judgement['state'], why: string): Judgement => ({ state, why, text: record })
  // A receiver stops where a server matches: what is wrong further on harms other mail of the domain, not this one.
  if (walk.fault !== null)
    return walk.named && walk.fault !== 'syntax' ? said('weak', 'spf-later') : said('wrong', FAULTS[walk.fault])
  if (end === 'pass') return said('wrong', 'spf-everybody')
  if (server !== null && !walk.named) return walk.perhaps ? said('unknown', 'spf-numbers') : said('wrong', 'spf-server')
  if (end === 'open') return said('weak', 'spf-open')
  return said('good', server === null ? 'spf-own-server' : 'spf-good')
}
