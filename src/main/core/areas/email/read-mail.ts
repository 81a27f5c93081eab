// Takes a mail apart: who wrote it, what they said themselves, what a machine reports in it, which messages it speaks of.
import { isUtf8 } from 'node:buffer'
import { compile } from 'html-to-text'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { amazonNoteIn } from './amazon-notes.ts'
import { ownWords } from './own-words.ts'

export interface ReadMail {
  readonly from: string | null
  readonly subject: string
  /** The values of a header, in their order; by its name in small letters. */
  readonly header: (name: string) => readonly string[]
  /** What its writer says, without what they quote and without their signature. */
  readonly own: string
  /** All of its text. */
  readonly whole: string
  /** Texts of a machine about a delivery (RFC 3464), each a block of fields. */
  readonly reports: readonly string[]
  /** It is a complaint about unwanted mail (RFC 5965). */
  readonly complaint: boolean
  /** Message-IDs it names anywhere: in its own headers, in a message it returns. */
  readonly names: readonly string[]
}

const htmlText = compile({
  wordwrap: false,
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
  ],
  limits: { maxInputLength: 1_000_000, maxChildNodes: 5_000, maxDepth: 60 },
})
/** The same without what was written to its writer before. */
const htmlOwn = compile({
  wordwrap: false,
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    ...[
      'blockquote',
      'div.gmail_quote',
      'div.yahoo_quoted',
      '#divRplyFwdMsg',
      '#appendonsend',
      'div.moz-cite-prefix',
    ].map((selector) => ({ selector, format: 'skip' })),
  ],
  limits: { maxInputLength: 1_000_000, maxChildNodes: 5_000, maxDepth: 60 },
})

/** Null for what is no mail: no header that every mail has. Never throws for what somebody may have made up. */
export async function readMail(eml: string): Promise<ReadMail | null> {
  const email = await PostalMime.parse(bytesOf(eml), {
    forceRfc822Attachments: true,
    attachmentEncoding: 'utf8',
  }).catch(() => null)
  if (email === null || !isMail(email)) return null
  const parts = email.attachments.map(({ mimeType, content }) => ({
    mimeType,
    text: typeof content === 'string' ? content : '',
  }))
  const reports = parts.filter(({ mimeType }) => /^message\/(?:global-)?delivery-status$/.test(mimeType))
  const read = [email.text ?? '', htmlText(email.html ?? '')].join('\n')
  // A broken form hides its text: then it is read as it stands.
  const whole = read.trim() === '' ? bodyOf(eml) : read
  const sender = addressOf(email.from) ?? addressOf(email.sender)
  const amazon = amazonNoteIn(sender, whole)
  return {
    from: amazon?.complainant ?? sender,
    subject: email.subject ?? '',
    header: (name) => email.headers.filter(({ key }) => key === name).map(({ value }) => value),
    own: ownWords(email.text !== undefined && email.text.trim() !== '' ? email.text : htmlOwn(email.html ?? '')),
    whole,
    reports:
      amazon?.report != null
        ? [amazon.report]
        : reports.length === 0 && isReport(email)
          ? [bodyOf(eml)]
          : reports.map(({ text }) => text),
    complaint: amazon?.complainant != null || parts.some(({ mimeType }) => mimeType === 'message/feedback-report'),
    names: namesIn([email.inReplyTo ?? '', email.references ?? '', ...parts.map(({ text }) => headersOf(text)), whole]),
  }
}

/** What follows the headers, as it came. */
const bodyOf = (eml: string): string => /\r?\n\r?\n([^]*)$/.exec(eml.slice(0, 200_000))?.[1] ?? ''

/** It says of itself that it is one (RFC 6522). */
const isReport = ({ headers }: Email): boolean =>
  headers.some(
    ({ key, value }) => key === 'content-type' && /^multipart\/report\b[^]*report-type="?delivery-status/i.test(value),
  )

/**
 * An .eml is bytes that came as text: decoded where it is UTF-8, else each byte a character. Only a few mails leave a doubt; what
 * they say of themselves decides.
 */
function bytesOf(eml: string): Buffer {
  if (!/[\x80-\xff]/.test(eml) || /[^\x00-\xff]/.test(eml)) return Buffer.from(eml, 'utf8')
  const bytes = Buffer.from(eml, 'latin1')
  return !isUtf8(bytes) && /charset\s*=\s*"?utf-8/i.test(eml) ? Buffer.from(eml, 'utf8') : bytes
}

const isMail = ({ headers }: Email) =>
  headers.some(({ key }) => key === 'from' || key === 'received' || key === 'return-path' || key === 'message-id')

function addressOf(address: Address | undefined): string | null {
  const first = address?.group === undefined ? address : address.group[0]
  return first === undefined || first.address.trim() === '' ? null : first.address.trim()
}

/** A returned message is named by its headers; what stands in its body may be anything. */
const headersOf = (text: string) => text.slice(0, 20_000)

function namesIn(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.match(/<[^<>\s@]{1,200}@[^<>\s@]{1,200}>/g) ?? []))].slice(0, 500)
}
