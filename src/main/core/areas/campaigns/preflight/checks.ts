// What is looked at before a campaign starts. Each check is pure: all that it needs was gathered; it answers how it stands and with which
// figures, and nothing where it does not matter.
import type { CampaignPlan, PreflightCheck } from '../../../../../shared/contract/campaigns.ts'
import type { DomainStanding } from '../../../../../shared/contract/email.ts'
import type { SendRules } from '../../../../../shared/contract/sending.ts'
import { WRITE_REASONS } from '../../../../../shared/domain/consent.ts'
import { leastPerArm } from '../../../../../shared/domain/messages/subject-test.ts'
import { MAIL_HTML_BYTES, MAIL_PICTURE_BYTES } from '../../../../../shared/domain/messages/pictures.ts'
import type { MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import { sellingFinds } from '../../../../../shared/domain/rules/guard.ts'
import type { RulePack } from '../../../../../shared/domain/rules/packs.ts'
import type { Outcome } from '../audience/order.ts'
import { bulkSaid, domainSaid } from './deliverability.ts'
import type { MailWeight } from '../writing/weight.ts'
import { leastHeldOut } from './hold-out-size.ts'
import type { PlannedDay } from './spread.ts'

export interface Situation {
  readonly plan: CampaignPlan
  /** People by what becomes of them. */
  readonly counts: ReadonlyMap<Outcome, number>
  readonly recipients: number
  readonly heldBack: number
  readonly days: readonly PlannedDay[]
  readonly pack: RulePack
  readonly rules: SendRules
  readonly hasAccount: boolean
  /** The account has the page of a relay that takes one-click unsubscribing. */
  readonly hasOneClick: boolean
  /** E-mails a day; null: no limit known. */
  readonly perDay: number | null
  /** This PC may send. */
  readonly mine: boolean
  /** Null: not asked, because nothing goes by mail or there is no account. */
  readonly domain: DomainStanding | null
  /** Days since somebody looked at opt-outs; null: nobody ever did. */
  readonly optOutsDays: number | null
  /** Null: nothing goes by mail. */
  readonly weight: MailWeight | null
}

type Said = Omit<PreflightCheck, 'check'>
type Check = (situation: Situation) => Said | null

const good = (values: Said['values'] = {}): Said => ({ state: 'good', values })
const warn = (values: Said['values'] = {}): Said => ({ state: 'warn', values })
const stop = (values: Said['values'] = {}): Said => ({ state: 'stop', values })

const uses = ({ plan }: Situation, channel: MessageChannel) => plan.channels.includes(channel)
const isAdvertisingByMail = (situation: Situation) => situation.plan.class === 'marketing' && uses(situation, 'email')
const isEmpty = (html: string) => textOf(html).trim() === '' && !/<img\b/i.test(html)

/** What a reader sees of HTML of the closed set, roughly: enough to see whether there is anything, and whether it sells. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1_000)

const CHECKS: Readonly<Record<PreflightCheck['check'], Check>> = {
  consent({ plan, counts, recipients }) {
    const without = WRITE_REASONS.reduce((sum, reason) => sum + (counts.get(reason) ?? 0), 0)
    if (recipients === 0)
      return plan.schedule.when === 'yearly' ? warn({ without, people: 0 }) : stop({ without, people: 0 })
    return good({ without, people: recipients })
  },
  quiet: ({ plan, heldBack }) =>
    plan.class !== 'marketing' ? null : heldBack === 0 ? good() : warn({ people: heldBack }),
  cap({ plan, counts, rules: { cap } }) {
    const people = counts.get('capped') ?? 0
    if (plan.class !== 'marketing') return null
    return people === 0
      ? good({ most: cap.most, days: cap.inDays })
      : warn({ people, most: cap.most, days: cap.inDays })
  },
  postal_address: (situation) =>
    !isAdvertisingByMail(situation) || !situation.pack.postalAddress
      ? null
      : situation.rules.postalAddress.trim() === ''
        ? stop()
        : good(),
  // Whoever sends puts it under every mail; nobody can leave it out.
  opt_out_line: (situation) => (isAdvertisingByMail(situation) ? good() : null),
  subject: (situation) =>
    !uses(situation, 'email') ? null : situation.plan.words.subject.trim() === '' ? stop() : good(),
  words(situation) {
    const { words } = situation.plan
    if (uses(situation, 'email') && isEmpty(words.body)) return stop({ channel: 'email' })
    if (uses(situation, 'post') && isEmpty(words.letter) && isEmpty(words.body)) return stop({ channel: 'post' })
    return uses(situation, 'phone') && words.script.trim() === '' ? warn({ channel: 'phone' }) : good()
  },
  placeholders({ counts }) {
    const people = counts.get('missing') ?? 0
    return people === 0 ? good() : warn({ people })
  },
  size({ weight }) {
    if (weight === null) return null
    const values = {
      html: kilobytes(weight.html),
      pictures: kilobytes(weight.pictures),
      whole: MAIL_HTML_BYTES / 1_000,
    }
    if (weight.html > MAIL_HTML_BYTES) return warn({ ...values, why: 'long' })
    if (weight.pictures > MAIL_PICTURE_BYTES) return warn({ ...values, why: 'heavy' })
    return weight.pictures > 0 ? good(values) : null
  },
  account: (situation) => (!uses(situation, 'email') ? null : situation.hasAccount ? good() : stop()),
  // Only the PC that sends freezes: of two that do, neither would know what the other did.
  role: ({ mine }) => (mine ? null : stop()),
  domain: ({ domain }) => domainSaid(domain),
  bulk: (situation) =>
    !isAdvertisingByMail(situation)
      ? null
      : bulkSaid({ days: situation.days, standing: situation.domain, hasOneClick: situation.hasOneClick }),
  opt_outs_checked(situation) {
    const { optOutsDays, rules, plan } = situation
    if (plan.class !== 'marketing') return null
    if (optOutsDays === null) return warn({ days: -1 })
    return optOutsDays > rules.optOutDays ? warn({ days: optOutsDays }) : good({ days: optOutsDays })
  },
  // A greeting for each one's own day is meant for each of them.
  everyone: ({ plan: { audience, schedule }, recipients }) =>
    audience.everyone && schedule.when !== 'yearly' ? warn({ people: recipients }) : null,
  limit({ perDay, days }) {
    const [first] = days
    const last = days.at(-1)
    if (perDay === null || first === undefined || last === undefined) return null
    return days.some(({ people }) => people >= perDay) && last.day > first.day
      ? warn({ perDay, days: last.day - first.day + 1 })
      : good({ perDay })
  },
  class: ({ plan }) => classOf(plan),
  test_size({ plan, counts }) {
    if (plan.words.subjectB.trim() === '') return null
    const [each, least] = [Math.floor((counts.get('email') ?? 0) / 2), leastPerArm()]
    return each < least ? warn({ each, least }) : good({ each, least })
  },
  hold_out_size({ plan, counts, recipients }) {
    if (plan.holdOut === 0) return null
    const [people, least] = [counts.get('held_out') ?? 0, leastHeldOut(recipients)]
    if (people >= least) return good({ people, least })
    // −1: no hold-out would be large enough for so few.
    return warn({ people, least: Number.isFinite(least) ? least : -1 })
  },
  pack: ({ pack }) => (pack.countries.length === 0 ? warn({ pack: pack.pack }) : good({ pack: pack.pack })),
}

/** Under another name than advertising nothing may be sold, and nobody may be kept from a warning. */
function classOf({ class: kind, because, words, coupon, holdOut }: CampaignPlan): Said | null {
  if (kind === 'marketing') return null
  if (kind === 'service' && because.trim() === '') return stop({ why: 'because', text: '' })
  if (coupon !== null) return stop({ why: 'coupon', text: coupon.what })
  if (holdOut > 0) return stop({ why: 'hold_out', text: '' })
  const texts = [words.subject, words.subjectB, words.preview, words.button.label, words.script]
  const said = [...texts, textOf(words.body), textOf(words.letter)].join('\n')
  const [find] = sellingFinds(said)
  return find === undefined ? good() : stop({ why: 'selling', text: find.text })
}

/** In their order, those that matter here. */
export function checksOf(situation: Situation): readonly PreflightCheck[] {
  return (Object.entries(CHECKS) as [PreflightCheck['check'], Check][]).flatMap(([check, judge]) => {
    const said = judge(situation)
    return said === null ? [] : [{ check, ...said }]
  })
}
