// May this message leave now? Everything is asked again right before it does: what its person said, the do-not-disturb list, how many they
// had, which hour it is where they may be. Whatever was decided when it was frozen counts for nothing here.
import type { WriteReason } from '../../../../shared/domain/consent.ts'
import type { HoldReason } from '../../../../shared/domain/messages/words.ts'
import { quietUntil } from '../../../../shared/domain/rules/quiet.ts'
import { zonesOf } from '../../../../shared/domain/rules/zones.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { QueryContext, SendToWrite } from '../../area.ts'
import { emailsOf, mayBeWritten, rulePackOf, shownPerson } from '../consent/service.ts'
import { isCappedOn } from './caps.ts'
import { rulesOf } from './rules.ts'

export type Place = Pick<QueryContext, 'db' | 'settings' | 'outside'>
export type Asked = Pick<SendToWrite, 'contactId' | 'source' | 'class'>

export type Verdict =
  /** It may go there now. */
  | { readonly verdict: 'go'; readonly address: string }
  /** Not before `until`, UTC epoch ms. */
  | { readonly verdict: 'wait'; readonly until: number }
  /** Never. */
  | { readonly verdict: 'skip'; readonly why: WriteReason | HoldReason | 'answered' | 'quiet' }

/** Of one e-mail. */
export function mayLeave(place: Place, send: Asked): Verdict {
  const person = shownPerson(place.db, send.contactId)
  if (person === null) return { verdict: 'skip', why: 'not_in_book' }
  const courts = send.class === 'marketing' || send.source === 'consent'
  const reached = courts ? agreed(place, send, person) : reachable(place, send, person)
  if ('why' in reached) return { verdict: 'skip', why: reached.why }
  if (send.class === 'marketing' && isCappedOn(place, person, todayOf(place))) return { verdict: 'skip', why: 'capped' }
  const quiet = courts ? quietFor(place, person) : null
  if (quiet === null) return { verdict: 'go', address: reached.address }
  return quiet === 'never' ? { verdict: 'skip', why: 'quiet' } : { verdict: 'wait', until: quiet }
}

/** The same, where nothing was said since but by whoever sends: one more may have gone to them over another connection. */
export function stillUncapped(place: Place, send: Asked, address: string): Verdict {
  if (send.class !== 'marketing' || !isCappedOn(place, send.contactId, todayOf(place)))
    return { verdict: 'go', address }
  return { verdict: 'skip', why: 'capped' }
}

type Reached = { readonly address: string } | { readonly why: WriteReason | 'answered' }

/** What advertises needs a yes; what asks for one, that nothing was said yet. */
function agreed(place: Place, send: Asked, contactId: number): Reached {
  const { why, addresses } = mayBeWritten(place, { contactId, channel: 'email', purpose: 'marketing' })
  const asks = send.class !== 'marketing'
  const [against] = asks ? why.filter((one) => one !== 'unknown') : why
  if (against !== undefined) return { why: against }
  if (asks && !why.includes('unknown')) return { why: 'answered' }
  const [address] = addresses
  return address === undefined ? { why: 'no_address' } : { address }
}

/** What somebody bought or asked for stops before the do-not-disturb list; a warning of danger stops before nothing. */
function reachable(place: Place, send: Asked, person: number): Reached {
  const emails = emailsOf(place, person)
  const [first] = emails.filter(({ suppressed }) => send.class === 'safety' || !suppressed)
  if (first !== undefined) return { address: first.value }
  return { why: emails.length > 0 ? 'suppressed' : 'no_address' }
}

function todayOf({ settings, outside }: Place): number {
  return shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
}

const PHONE = 'SELECT e164 FROM phone WHERE owner_id = ? AND e164 IS NOT NULL ORDER BY position, id LIMIT 1'
const ADDRESS = `SELECT country, region, postcode FROM contact_home WHERE contact_id = ?
  UNION ALL SELECT * FROM (SELECT country, region, postcode FROM address WHERE owner_id = ? ORDER BY position, id) LIMIT 1`

/** On every clock that may be theirs. */
function quietFor({ db, settings, outside }: Place, person: number): number | 'never' | null {
  const address = db.get<{ country: string; region: string; postcode: string }>(ADDRESS, person, person) ?? null
  const phone = db.pluck<string>(PHONE, person)[0] ?? null
  const zones = zonesOf({ country: settings.country, zone: settings.zone, phone, address })
  const pack = rulePackOf({ db, settings })
  return quietUntil({ pack, rules: rulesOf(db), zones, now: outside.clock.now(), channel: 'email' })
}
