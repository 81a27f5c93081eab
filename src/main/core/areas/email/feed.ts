// One mail of the shop's mailbox comes into the book: whoever wants no more is left in peace from this moment, dead addresses are known
// as dead, a yes is written down with its words. Said twice, it happens once.
import { createHash } from 'node:crypto'
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { email } from '../../../../shared/contract/email.ts'
import { CONSENT_CHANNELS } from '../../../../shared/domain/consent.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import type { FedKind } from '../../../../shared/domain/fed-mail.ts'
import { Failure } from '../../../../shared/errors.ts'
import { createWords, languageOf } from '../../../../shared/words/words.ts'
import type { ActionContext, CommandContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { answerAsk, asksForYes, recordConsents, suppress } from '../consent/service.ts'
import { noteEvent, sendOfMail, type KnownSend } from '../sending/service.ts'
import { meaningOf, type Meaning } from './judge-mail.ts'
import { readMail, type ReadMail } from './read-mail.ts'

type Fed = Omit<OutputOf<typeof email.feed>, 'command'>

/** Errors: BAD_INPUT `not_a_message`. */
export async function feedMail(
  { book }: ActionContext,
  { eml }: InputOf<typeof email.feed>,
): Promise<OutputOf<typeof email.feed>> {
  const mail = await readMail(eml)
  if (mail === null) throw new Failure('BAD_INPUT', { issues: [{ path: 'eml', rule: 'not_a_message' }] })
  const hash = createHash('sha256').update(eml).digest('base64url')
  const { result, command } = book().command('email.feed', (context) => settle(context, mail, hash))
  return { ...result, command }
}

function settle(context: CommandContext, mail: ReadMail, hash: string): Fed {
  const { db, outside } = context
  const about = aboutOf(db, mail)
  const shown = (kind: FedKind): Fed => ({
    kind,
    contact: about.person,
    from: mail.from,
    subject: mail.subject === '' ? null : mail.subject,
  })
  if (db.get('SELECT 1 FROM email_fed WHERE message_hash = ?', hash) !== undefined) return shown('known')
  const meaning = meaningOf(mail, { byToken: about.byToken, asked: wasAsked(db, mail, about) })
  const kind = carryOut(context, { mail, meaning, about })
  db.run('INSERT INTO email_fed (message_hash, at, kind) VALUES (?, ?, ?)', hash, outside.clock.now(), kind)
  return shown(kind)
}

interface About {
  /** The message of ours that it names. */
  readonly send: KnownSend | null
  readonly byToken: boolean
  /** Whom it concerns. */
  readonly person: { readonly id: number; readonly name: string } | null
}

const BY_ID = 'SELECT l.contact_id AS id, l.name FROM contact_list l WHERE l.contact_id = ?'
const BY_ADDRESS = `SELECT l.contact_id AS id, l.name FROM email e CROSS JOIN contact_list l ON l.contact_id = e.owner_id
  WHERE e.key = ? ORDER BY e.position, e.id LIMIT 1`

type Person = NonNullable<About['person']>

function holderOf(db: ReadDb, address: string | null): Person | null {
  return address === null ? null : (db.get<Person>(BY_ADDRESS, emailKey(address)) ?? null)
}

function aboutOf(db: ReadDb, mail: ReadMail): About {
  const words = [mail.subject, ...mail.header('x-original-subject'), mail.own.slice(0, 500)]
  const byToken = sendOfMail(db, { messageIds: [], tokens: words })
  const send = byToken ?? sendOfMail(db, { messageIds: mail.names, tokens: [] })
  const known = send?.contactId == null ? undefined : db.get<Person>(BY_ID, send.contactId)
  return { send, byToken: byToken !== null, person: known ?? holderOf(db, mail.from) }
}

const THEIRS = 'SELECT 1 FROM email WHERE owner_id = ? AND key = ?'

/**
 * It answers a mail that asked this person for their yes, and they wrote it themselves: whoever a request was passed on to says nothing
 * for them.
 */
function wasAsked(db: ReadDb, { from }: ReadMail, { send, person }: About): boolean {
  if (send?.source !== 'consent' || person === null || from === null || !asksForYes(db, send.sourceId)) return false
  const key = emailKey(from)
  if (send.address !== null && emailKey(send.address) === key) return true
  return db.get(THEIRS, person.id, key) !== undefined
}

const howOf = ({ settings }: CommandContext) => createWords(languageOf(settings.language))('email.how')

interface Case {
  readonly mail: ReadMail
  readonly meaning: Meaning
  readonly about: About
}

function carryOut(context: CommandContext, { mail, meaning, about }: Case): FedKind {
  switch (meaning.kind) {
    case 'stop':
      return leaveInPeace(context, { mail, meaning, about })
    case 'bounce':
    case 'soft_bounce':
      return noteReturned(context, meaning, about)
    case 'yes':
      if (about.person === null) return 'unknown'
      answerAsk(context, {
        contactId: about.person.id,
        yes: true,
        how: howOf(context),
        words: meaning.words.slice(0, 2_000),
        written: { at: writtenAt(mail) ?? context.outside.clock.now(), proof: proofOf(mail) },
      })
      return 'yes'
    case 'answer':
      return about.person === null && about.send === null ? 'unknown' : 'answer'
    case 'automatic':
      return 'automatic'
  }
}

/** UTC epoch ms, as the mail says. */
function writtenAt({ header }: ReadMail): number | null {
  const at = Date.parse(header('date')[0] ?? '')
  return Number.isNaN(at) ? null : at
}

/** What the mail can be found by in the shop's mailbox. */
const proofOf = ({ from, header }: ReadMail): string =>
  [from, ...header('message-id').slice(0, 1)]
    .filter((part) => part !== null)
    .join(' ')
    .slice(0, 400)

/** The address they wrote from and the one we wrote to; and all of marketing, on every way: a no to one is meant for all of them. */
function leaveInPeace(
  context: CommandContext,
  { mail, meaning, about }: Case & { readonly meaning: Extract<Meaning, { kind: 'stop' }> },
): FedKind {
  const { person, send } = about
  const at = context.outside.clock.now()
  const how = howOf(context)
  const written = meaning.complaint ? null : mail.from
  const concerned = [send?.address ?? null, person === null && send === null ? null : written].filter(
    (address) => address !== null,
  )
  if (concerned.length === 0 && person === null) return 'unknown'
  suppress(
    context,
    [...new Set(concerned.map(emailKey))].map((value) => ({
      kind: 'email',
      value,
      reason: meaning.complaint ? 'complained' : 'asked',
      at,
      note: mail.subject.slice(0, 200),
      source: 'e-mail',
    })),
  )
  if (person !== null) {
    recordConsents(
      context,
      CONSENT_CHANNELS.map((channel) => ({
        contactId: person.id,
        channel,
        purpose: 'marketing',
        act: 'withdrawn',
        at,
        how,
        words: meaning.words.slice(0, 2_000),
        note: '',
      })),
    )
  }
  return 'stop'
}

function noteReturned(
  context: CommandContext,
  { kind, returned }: Extract<Meaning, { kind: 'bounce' | 'soft_bounce' }>,
  { send }: About,
): FedKind {
  const { code, text, hard } = returned
  const address = send?.address ?? returned.address
  const ours = send !== null || holderOf(context.db, address) !== null
  if (!ours || address === null) return 'unknown'
  if (send !== null && hard) {
    noteEvent(context, { sendId: send.id, state: 'bounced', detail: { to: address, code, text: text.slice(0, 500) } })
  }
  if (hard) {
    const at = context.outside.clock.now()
    suppress(context, [{ kind: 'email', value: address, reason: 'bounced', at, note: code ?? '', source: 'e-mail' }])
  }
  return kind
}
