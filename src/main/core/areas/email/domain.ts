// Asks what a domain says about its mail, and what it should publish instead. The resolver comes from outside.
import type { DomainStanding } from '../../../../shared/contract/email.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { Resolver } from '../../gateways.ts'
import { storedAccount, type Stored } from './account.ts'
import { dmarcRecords, judgeDkim, judgeDmarc, type Judgement } from './domain-records.ts'
import { publicHalf, type PublicHalf } from './own-key.ts'
import { isProviderDomain, presetOf, type Preset } from './presets.ts'
import { judgeSpf } from './spf.ts'

const OWN = { state: 'good', why: 'provider-own', text: null, publish: null } as const
const UNASKED: Judgement = { state: 'unknown', why: 'no-network', text: null }

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** What stands of the account's own domain; null without an account. Nothing is thrown: who cannot be asked is `unknown`. */
export async function senderStanding(db: ReadDb, resolver: Resolver): Promise<DomainStanding | null> {
  const stored = storedAccount(db)
  return stored === null ? null : standingOf(domainOf(stored.account.fromAddress), stored, resolver)
}

/** Errors: NOT_FOUND without a domain and an account; BAD_INPUT `not_a_domain`. */
export function askedStanding(db: ReadDb, resolver: Resolver, asked: string | undefined): Promise<DomainStanding> {
  const stored = storedAccount(db)
  const domain = asked?.toLowerCase() ?? (stored === null ? null : domainOf(stored.account.fromAddress))
  if (domain === null) throw new Failure('NOT_FOUND', { what: 'email_account' })
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(domain)) {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'domain', rule: 'not_a_domain' }] })
  }
  return standingOf(domain, stored, resolver)
}

async function standingOf(domain: string, stored: Stored | null, resolver: Resolver): Promise<DomainStanding> {
  const preset = presetOf(stored?.account.preset ?? null)
  // Its own servers send it: what its records say of others does not matter.
  if (preset?.domains.includes(domain) === true) return { domain, provider: true, spf: OWN, dkim: OWN, dmarc: OWN }
  const own = stored?.dkim == null || stored.dkim.domain !== domain ? null : publicHalf(stored.dkim)
  const [spf, dkim, dmarc] = await Promise.all([
    asked(() => spfOf(domain, preset, resolver)),
    asked(() => dkimOf(domain, own ?? preset, resolver)),
    asked(() => dmarcOf(domain, resolver)),
  ])
  const provider = isProviderDomain(domain)
  const policy = provider ? dmarc : held(dmarc, spf, dkim)
  const advise = (judged: Judgement, record: () => { readonly name: string; readonly value: string } | null) => ({
    ...judged,
    publish: provider || judged.state === 'good' || judged.why === UNASKED.why ? null : record(),
  })
  return {
    domain,
    provider,
    spf: advise(spf, () => betterSpf(domain, spf, preset)),
    dkim: advise(dkim, () => (own === null ? null : { name: own.name, value: own.value })),
    dmarc: advise(policy, () =>
      dmarc.state === 'missing' ? { name: `_dmarc.${domain}`, value: 'v=DMARC1; p=none; aspf=r; adkim=r' } : null,
    ),
  }
}

/** A domain that asks for what is not proven to be turned away, and proves nothing itself, turns its own mail away. */
function held(dmarc: Judgement, spf: Judgement, dkim: Judgement): Judgement {
  const proves = ({ state }: Judgement) => state === 'good' || state === 'weak' || state === 'unknown'
  return dmarc.state === 'good' && !proves(spf) && !proves(dkim)
    ? { ...dmarc, state: 'wrong', why: 'dmarc-own' }
    : dmarc
}

async function asked(ask: () => Promise<Judgement>): Promise<Judgement> {
  try {
    return await ask()
  } catch {
    return UNASKED
  }
}

const spfOf = (domain: string, preset: Preset | null, resolver: Resolver): Promise<Judgement> =>
  judgeSpf(domain, async (name) => (await resolver.texts(name)) ?? [], preset?.spf ?? null)

function betterSpf(domain: string, { text, why }: Judgement, preset: Preset | null) {
  if (preset?.spf == null) return null
  if (text === null) return { name: domain, value: `v=spf1 include:${preset.spf} ~all` }
  if (why === 'spf-server') return { name: domain, value: text.replace(/^v=spf1/i, `v=spf1 include:${preset.spf}`) }
  if (why === 'spf-everybody') return { name: domain, value: text.replace(/(^|\s)\+?all$/i, '$1~all') }
  return null
}

async function dkimOf(domain: string, by: PublicHalf | Preset | null, resolver: Resolver): Promise<Judgement> {
  if (by === null) return judgeDkim([], null)
  if ('value' in by) return judgeDkim((await resolver.texts(by.name)) ?? [], by.value)
  const found = await Promise.all(by.selectors.map((selector) => resolver.texts(`${selector}._domainkey.${domain}`)))
  return judgeDkim(
    found.flatMap((texts) => texts ?? []),
    null,
  )
}

/**
 * A domain without a record of its own follows the nearest one above it (RFC 7489 6.6.3 has the organisational domain alone, for which a
 * list of all public suffixes would be needed; asking each domain above finds the same, and one that stands between).
 */
async function dmarcOf(domain: string, resolver: Resolver): Promise<Judgement> {
  const labels = domain.split('.')
  for (let at = 0; at <= labels.length - 2; at++) {
    const records = dmarcRecords((await resolver.texts(`_dmarc.${labels.slice(at).join('.')}`)) ?? [])
    if (records.length > 0) return judgeDmarc(records, at > 0)
  }
  return judgeDmarc([], false)
}
