// Reads the words of a campaign once, for one way of sending; what comes of it writes each reader's own message in microseconds.
import type { Coupon, Words } from '../../../../../shared/contract/campaigns.ts'
import { escapeHtml } from '../../../../../shared/domain/messages/footer.ts'
import { PLACEHOLDERS, WITH_FALLBACK } from '../../../../../shared/domain/messages/placeholders.ts'
import type { MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import { createWords, languageOf, type Words as Catalogue } from '../../../../../shared/words/words.ts'
import type * as z from 'zod'
import { readBody, type Body } from './body.ts'
import { bodyHtml, type Writing } from './body-html.ts'
import { isOnlyTags, refuseAcross } from './conditions.ts'
import { framed, HOUSE_ACCENT, mailStyles } from './frame.ts'
import { inHtml, inLine, inText, type ReadText } from './liquid.ts'
import { marking, Mistaken, orBadInput, type Marker, type TextPath } from './marked.ts'
import { linkOf } from './addresses.ts'
import { plainOf } from './plain.ts'

export interface WritingPlace {
  /** Name of the shop. */
  readonly shop: string
  /** BCP 47, of the shop. */
  readonly language: string
  /** `#rrggbb`; null: the house ink. */
  readonly accent: string | null
  /** Names of the shop's own fields in texts, as `placeholdersFor` lists them. */
  readonly own: readonly string[]
}

export interface CompileRequest {
  readonly channel: MessageChannel
  /** Which of two subjects; 'b' where there is no second reads the first. */
  readonly subject?: 'a' | 'b'
  readonly coupon?: z.infer<typeof Coupon> | null
}

/** Words that were read. Hand it to `write`. */
export interface Compiled {
  readonly channel: MessageChannel
  /** Placeholders it names; only these have to be looked up. */
  readonly uses: ReadonlySet<string>
  /** What is said where there is nothing to say, by placeholder. */
  readonly fallbacks: ReadonlyMap<string, string>
  /** A coupon stands in it. */
  readonly coupon: boolean
  readonly subject: ReadText
  readonly html: ReadText
  readonly text: ReadText
}

/** `cid:` of the picture of a coupon. */
export const COUPON_PICTURE = 'coupon.regulars'

/**
 * Words for one channel, read once for many people. Errors: BAD_INPUT with path `words.<text>`, line and column; rules: `liquid` cannot be
 * read, `unclosed`, `unknown_placeholder`, `across` a condition that tears paragraphs apart, `not_a_link`.
 */
export async function compileWords(words: Words, place: WritingPlace, request: CompileRequest): Promise<Compiled> {
  const says = createWords(languageOf(place.language), place.language)
  const parts: Parts = {
    words,
    place,
    request,
    says,
    marker: marking(),
    known: new Set([...Object.keys(PLACEHOLDERS), ...place.own]),
  }
  const { subject, html, text } = await orBadInput(() => READERS[request.channel](parts))
  return {
    channel: request.channel,
    uses: new Set([...subject.uses, ...html.uses, ...text.uses]),
    fallbacks: new Map(WITH_FALLBACK.map((name) => [name, says(`letters.fallback.${name}`)])),
    coupon: hasCoupon(parts),
    subject,
    html,
    text,
  }
}

interface Parts {
  readonly words: Words
  readonly place: WritingPlace
  readonly request: CompileRequest
  readonly says: Catalogue
  readonly marker: Marker
  readonly known: ReadonlySet<string>
}

type Texts = Pick<Compiled, 'subject' | 'html' | 'text'>

const READERS: Readonly<Record<MessageChannel, (parts: Parts) => Promise<Texts> | Texts>> = {
  email: readMail,
  post: readLetter,
  phone: readScript,
}

const hasCoupon = ({ request }: Parts): boolean => request.coupon != null && request.channel !== 'phone'

const start = (path: TextPath) => ({ path, line: 1, column: 1 })

async function readMail(parts: Parts): Promise<Texts> {
  const { words, place, marker, known, says } = parts
  const line = (text: string, path: TextPath) => marker.mark(text, start(path), { words: escapeHtml })
  const accent = place.accent ?? HOUSE_ACCENT
  const body = marked(parts, readBody(words.body), 'body')
  const subject = subjectOf(parts)
  const button = buttonOf(parts)
  const html = await framed({
    language: place.language,
    direction: says.direction,
    shop: place.shop,
    accent,
    subject: line(subject.text, subject.path),
    preview: line(words.preview, 'preview'),
    body: body(mailStyles(accent)),
    button,
    coupon: hasCoupon(parts) ? couponOf(parts) : null,
  })
  const buttonText = button === null ? '' : `<p><a href="${escapeHtml(button.href)}">${button.label}</a></p>`
  return {
    subject: marker.read(marker.mark(subject.text, start(subject.path)), inLine, known),
    html: marker.read(html, inHtml, known),
    text: marker.read(plainOf(body({}) + buttonText) + couponText(parts), inText, known),
  }
}

function readLetter(parts: Parts): Texts {
  const { words, marker, known } = parts
  const own = words.letter.trim() !== ''
  const body = marked(parts, readBody(own ? words.letter : words.body), own ? 'letter' : 'body')({})
  const subject = subjectOf(parts)
  return {
    subject: marker.read(marker.mark(subject.text, start(subject.path)), inLine, known),
    html: marker.read(body, inHtml, known),
    text: marker.read(plainOf(body) + couponText(parts), inText, known),
  }
}

function readScript({ words, marker, known }: Parts): Texts {
  const lines = (part: string) => escapeHtml(part).replaceAll('\n', '<br>')
  return {
    subject: marker.read('', inLine, known),
    html: marker.read(`<p>${marker.mark(words.script, start('script'), { words: lines })}</p>`, inHtml, known),
    text: marker.read(marker.mark(words.script, start('script')), inText, known),
  }
}

function subjectOf({ words, request }: Parts): { readonly text: string; readonly path: 'subject' | 'subjectB' } {
  const other = request.subject === 'b' && words.subjectB !== ''
  return other ? { text: words.subjectB, path: 'subjectB' } : { text: words.subject, path: 'subject' }
}

/** The body with marks, to be written with some styles. Throws Mistaken. */
function marked({ marker }: Parts, body: Body, path: TextPath): (styles: NonNullable<Writing['styles']>) => string {
  const placeOf = ({ block, from }: { readonly block: number; readonly from: number }) => ({
    path,
    line: block,
    column: from + 1,
  })
  const write = (styles: NonNullable<Writing['styles']>) =>
    bodyHtml(body, {
      styles,
      bare: isOnlyTags,
      words: (text, at) => marker.mark(text, placeOf(at), { words: escapeHtml }),
      href: (href, at) => marker.mark(href, placeOf(at), { filter: 'url_encode' }),
    })
  // First what is opened and not closed, which is where conditions cannot be followed.
  write({})
  refuseAcross(body, path)
  return write
}

/** Throws Mistaken where it leads nowhere that a message may lead. */
function buttonOf({ words, marker }: Parts): { readonly label: string; readonly href: string } | null {
  if (words.button.label === '') return null
  const href = linkOf(words.button.href)
  if (href === null) throw new Mistaken({ ...start('button.href'), rule: 'not_a_link' })
  return {
    label: marker.mark(words.button.label, start('button.label'), { words: escapeHtml }),
    href: marker.mark(href, start('button.href'), { filter: 'url_encode' }),
  }
}

const VALUES = { what: '{{ coupon_what }}', code: '{{ coupon }}', day: '{{ coupon_until }}' } as const

function couponOf({ says, marker }: Parts) {
  const mark = (text: string) => marker.mark(text, start('body'), { words: escapeHtml })
  return {
    what: mark(VALUES.what),
    code: mark(VALUES.code),
    until: mark(says('letters.coupon.until', { day: VALUES.day })),
    picture: `cid:${COUPON_PICTURE}`,
    pictureSays: mark(says('letters.coupon.picture', { code: VALUES.code })),
  }
}

function couponText(parts: Parts): string {
  if (!hasCoupon(parts)) return ''
  return `\n\n${parts.marker.mark(parts.says('letters.coupon.text', VALUES), start('body'))}`
}
