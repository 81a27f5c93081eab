// A written message as it leaves: sender, a Message-ID of its own, the ways to say no, the shop's address where the law wants it. The one
// place that adds them, so that no message has them twice or not at all.
import { withFooter, withTextFooter, type FooterLine } from '../../../../shared/domain/messages/footer.ts'
import { createWords, languageOf, type Words } from '../../../../shared/words/words.ts'
import type { SendToWrite, WrittenMessage } from '../../area.ts'
import type { OutgoingMail } from '../../gateways.ts'
import { rulePackOf } from '../consent/service.ts'
import { messageIdOf, tokenOf } from './marks.ts'
import type { Place } from './may-leave.ts'
import type { MailSettings } from './parts.ts'
import { rulesOf } from './rules.ts'

const NAME = 'SELECT name FROM contact_list WHERE contact_id = ?'

export function enclose(
  place: Place,
  {
    send,
    written,
    mail,
  }: { readonly send: SendToWrite; readonly written: WrittenMessage; readonly mail: MailSettings },
): OutgoingMail {
  const { db, outside } = place
  const { from, replyTo } = mail
  const courts = send.class === 'marketing' || send.source === 'consent'
  const unsubscribe = courts ? waysToStop(tokenOf(db, send.id), mail) : null
  const lines = unsubscribe === null ? [] : footerLines(place, unsubscribe.href)
  return {
    from,
    to: { name: db.pluck<string>(NAME, send.contactId)[0] ?? '', address: send.address },
    replyTo,
    subject: written.subject,
    text: withTextFooter(written.text, lines),
    html: written.html === null ? null : withFooter(written.html, lines),
    messageId: messageIdOf(db, send.id, from.address.slice(from.address.lastIndexOf('@') + 1)),
    date: outside.clock.now(),
    headers: unsubscribe === null ? {} : unsubscribe.headers,
    images: written.images,
  }
}

interface Ways {
  readonly headers: Readonly<Record<string, string>>
  readonly href: string
}

/** By mail always; by a click where the relay has a page for it (RFC 8058). */
function waysToStop(token: string, { from, replyTo, oneClickUrl }: MailSettings): Ways {
  const href = `mailto:${replyTo ?? from.address}?subject=${encodeURIComponent(`unsubscribe ${token}`)}`
  if (oneClickUrl === null) return { href, headers: { 'List-Unsubscribe': `<${href}>` } }
  const url = new URL(oneClickUrl)
  url.searchParams.set('token', token)
  return {
    href,
    headers: {
      'List-Unsubscribe': `<${url.href}>, <${href}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}

/**
 * What stands below a message that advertises or asks for a yes; what somebody waits for has none of it. The way out stands there whatever
 * the law of the country asks. `href`: where it leads; without it as a preview shows it.
 */
export function footerLines({ db, settings }: Omit<Place, 'outside'>, href?: string): readonly FooterLine[] {
  const address = rulesOf(db).postalAddress.trim()
  const shown = address !== '' && rulePackOf({ db, settings }).postalAddress
  const stop = wordsOf(settings.language)('sending.footer.stop')
  return [
    ...(shown ? [{ text: `${settings.shop}\n${address}` }] : []),
    { text: stop, ...(href !== undefined && { href }) },
  ]
}

const spoken = new Map<string, Words>()

/** Read once per language. */
function wordsOf(tag: string): Words {
  const words = spoken.get(tag) ?? createWords(languageOf(tag), tag)
  spoken.set(tag, words)
  return words
}
