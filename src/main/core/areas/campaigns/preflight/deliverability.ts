// Whether mail of the shop is believed: what its domain says, and what the large mailbox providers ask of who sends much. Pure.
import type { DomainStanding } from '../../../../../shared/contract/email.ts'
import type { PlannedDay } from './spread.ts'

interface Said {
  readonly state: 'good' | 'warn'
  readonly values: Readonly<Record<string, string | number>>
}

type RecordName = 'spf' | 'dkim' | 'dmarc'
const RECORDS = ['spf', 'dkim', 'dmarc'] as const satisfies readonly RecordName[]
const isBad = ({ state }: DomainStanding[RecordName]) => state === 'missing' || state === 'wrong'

/**
 * `why` of a warning: `bad` names the records that do not hold; `unasked` that nobody answered; `untold` that neither SPF nor DKIM can be
 * told from here.
 */
export function domainSaid(standing: DomainStanding | null): Said | null {
  if (standing === null) return null
  const { domain, spf, dkim, dmarc } = standing
  const values = { domain, spf: spf.state, dkim: dkim.state, dmarc: dmarc.state }
  const bad = RECORDS.filter((record) => isBad(standing[record])).map((record) => record.toUpperCase())
  const warn = (why: string): Said => ({
    state: 'warn',
    values: { ...values, why, records: bad.join(', '), count: bad.length },
  })
  if (bad.length > 0) return warn('bad')
  if (RECORDS.some((record) => standing[record].why === 'no-network')) return warn('unasked')
  if (spf.state === 'unknown' && dkim.state === 'unknown') return warn('untold')
  return { state: 'good', values }
}

/**
 * From this many a day to one of them Gmail and Yahoo ask for more (since February 2024): SPF, DKIM and DMARC that agree with the sender,
 * unsubscribing by one click (https), and complaints below 0.3 %. Who once sent as many counts as such a sender for good.
 * https://support.google.com/a/answer/14229414, https://senders.yahooinc.com/best-practices/
 */
const BULK_A_DAY = 5_000

interface Bulk {
  readonly days: readonly PlannedDay[]
  readonly standing: DomainStanding | null
  /** A relay takes one-click unsubscribing. */
  readonly hasOneClick: boolean
}

/** Null where no day is so large; how many of a day go to one provider is not looked at, so that nobody is warned too late. */
export function bulkSaid({ days, standing, hasOneClick }: Bulk): Said | null {
  const people = Math.max(0, ...days.map((day) => day.people))
  if (people < BULK_A_DAY) return null
  const isProven = standing !== null && RECORDS.every((record) => !isBad(standing[record]))
  const why = hasOneClick ? 'domain' : isProven ? 'click' : 'both'
  return hasOneClick && isProven ? { state: 'good', values: { people } } : { state: 'warn', values: { people, why } }
}
