// Reads what a mail server reports about a message that did not arrive (RFC 3464), and what servers write that report in their own words.
import { aboutOf } from '../../../../shared/domain/email-refusal.ts'
import type { ReadMail } from './read-mail.ts'

export interface Returned {
  /** Whom it did not reach; null where it does not say. */
  readonly address: string | null
  /** The address is dead: nothing should be sent there again. */
  readonly hard: boolean
  /** `5.1.1`, `550`; null where it does not say. */
  readonly code: string | null
  readonly text: string
}

/** Null for what is no report of a failure or delay; of several addresses the first. */
export function returnedBy(mail: ReadMail): Returned | null {
  for (const report of mail.reports) {
    const found = fromReport(report, mail)
    if (found !== null) return found
  }
  // A report that only tells of success or of being handed on.
  if (mail.reports.some((report) => /^action:\s*(?:delivered|relayed|expanded)/im.test(report))) return null
  return isFromMachine(mail) ? fromWords(mail) : null
}

function fieldsOf(block: string): ReadonlyMap<string, string> {
  const lines = block.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(':')
      return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const]
    }),
  )
}

/** `rfc822; ann@example.com` → `ann@example.com` */
const valueOf = (field: string | undefined) =>
  (field ?? '')
    .replace(/^[\w-]+\s*;\s*/, '')
    .replaceAll(/[<>]/g, '')
    .trim()

const ADDRESS = /[^\s<>"'(),:;[\]]+@[^\s<>"'(),:;[\]]+\.[^\s<>"'(),:;[\]]+/u

function fromReport(report: string, mail: ReadMail): Returned | null {
  for (const block of report.split(/\r?\n[ \t]*\r?\n/)) {
    const fields = fieldsOf(block)
    const action = (fields.get('action') ?? '').toLowerCase()
    if (!/^(?:failed|delayed)/.test(action)) continue
    const diagnostic = valueOf(fields.get('diagnostic-code'))
    const status = /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null
    const said = codeIn(diagnostic)
    // The status is often made up by whoever reports (5.0.0); what the receiving server said is the better word.
    const code = said?.includes('.') === true && !/\.0\.0$/.test(said) ? said : (status ?? said)
    const address = addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'))
    // Where the report names no reason, the words beside it may.
    const reason = diagnostic === '' && (code === null || /\.0\.0$/.test(code)) ? reportIn(mail.whole) : diagnostic
    return { address, code, text: diagnostic, hard: !action.startsWith('delayed') && isHard(code, said, reason) }
  }
  return null
}

const addressIn = (field: string | undefined) => ADDRESS.exec(valueOf(field))?.[0] ?? null

function codeIn(text: string): string | null {
  // Relays put what the receiving server said in quotes behind what they say themselves.
  const quoted = /\b5\d\d[- ]'\s*([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1]
  return quoted ?? /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? /\b([45]\d\d)\b/.exec(text)?.[1] ?? null
}

function isHard(code: string | null, said: string | null, text: string): boolean {
  if (code?.startsWith('4') === true || said?.startsWith('4') === true) return false
  // 5.0.0 and 5.x.0 say nothing: then the number and the words count.
  const telling = code !== null && /\.0$/.test(code) ? numberOf(text) : code
  return aboutOf(telling, text) === 'address'
}

const numberOf = (text: string) => /\b(5\d\d)\b/.exec(text)?.[1] ?? null

function isFromMachine({ from, subject, whole, header }: ReadMail): boolean {
  if (/^(?:mailer-daemon|post_?master|mail-daemon|mdaemon|mailerdaemon|mail delivery)/i.test(from ?? '')) return true
  if (header('x-failed-recipients').length > 0) return true
  // By name and by words: an absence note comes from the same kinds of sender, but says nothing of a mail that did not arrive.
  if (/^no-?reply@/i.test(from ?? '') && /^\s*could not be delivered to:?\s*<?\S+@/im.test(whole)) return true
  const empty = header('return-path').some((path) => path.replaceAll(/\s/g, '') === '<>')
  return (
    (empty || from === null) &&
    /undeliver|deliver(?:y|ed).{0,30}(?:fail|status|problem|error|not|unable)|(?:fail|return|reject)\w*.{0,20}(?:mail|message|deliver)|unzustellbar|non remis|no entregado|mancata consegna|mail delivery/i.test(
      subject,
    )
  )
}

const DELAYED =
  /\b(?:delayed|will (?:continue to )?(?:be )?(?:re)?tr(?:y|ied)|not (?:been )?delivered yet|still being|temporar)/i

/** What comes after it is the message itself. */
const reportIn = (whole: string): string =>
  whole.split(
    /^.{0,40}(?:copy of the (?:message|original)|original message (?:follows|headers)|message headers follow|unsent message)/im,
  )[0] ?? ''

/** Whom it did not reach: who is named as that, else the first who is not the one it was reported to. */
function failedIn(report: string, { header }: ReadMail): string | null {
  const named = header('x-failed-recipients')[0] ?? /\bRCPT TO:\s*(\S+)/i.exec(report)?.[1] ?? ''
  const told = header('to').join(' ').toLowerCase()
  const others = [...report.matchAll(new RegExp(ADDRESS, 'gu'))].map(([address]) => address)
  return (
    ADDRESS.exec(named)?.[0] ?? others.find((address) => !told.includes(address.toLowerCase())) ?? others[0] ?? null
  )
}

function fromWords(mail: ReadMail): Returned | null {
  const report = reportIn(mail.whole)
  const address = failedIn(report, mail)
  const code = codeIn(report)
  if (address === null && code === null) return null
  const line = report.split('\n').find((one) => /\b[45]\d\d\b|\b[45]\.\d+\.\d+/.test(one)) ?? ''
  const passing = code?.startsWith('4') === true || (code === null && DELAYED.test(report))
  return {
    address,
    code,
    text: line.trim().slice(0, 500),
    hard: !passing && aboutOf(code, report.slice(0, 3_000)) === 'address',
  }
}
