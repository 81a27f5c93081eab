// Reads the words of a campaign once, for one way of sending; what comes of it writes each reader's own message in microseconds.
import type { CampaignPlan, Words } from '../../../../../shared/contract/campaigns.ts'
import { escapeHtml } from '../../../../../shared/domain/messages/footer.ts'
import { PLACEHOLDERS, WITH_FALLBACK } from '../../../../../shared/domain/messages/placeholders.ts'
import type { MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import { createWords, languageOf, type Words as Catalogue } from '../../../../../shared/words/words.ts'
import { LOGO_CID, picturesIn } from '../../../../../shared/domain/messages/pictures.ts'
import { linkOf } from './addresses.ts'
import { hasWords, readBody } from './body.ts'
import { bodyHtml, type Writing } from './body-html.ts'
import { isOnlyTags, refuseAcross } from './conditions.ts'
import { framed, HOUSE_ACCENT, mailStyles, type FrameParts } from './frame.ts'
import { inHtml, inLine, inText, type ReadText } from './liquid.ts'
import { marking, Mistaken, orBadInput, type Marker, type TextPath } from './marked.ts'
import { type MessagePictures, NO_PICTURES } from './pictures.ts'
import { plainOf } from './plain.ts'

export type Coupon = NonNullable<CampaignPlan['coupon']>

export interface WritingPlace {
  /** Name of the shop. */
  readonly shop: string
  /** BCP 47, of the shop. */
  readonly language: string
  /** `#rrggbb`; null: the house ink. */
  readonly accent: string | null
  /** Names of the shop's own fields in texts, as `placeholdersFor` lists them. */
  readonly own: readonly string[]
  /** Whether the book has a picture of this id for texts. */
  readonly hasPicture: (id: number) => boolean
}

export interface CompileRequest {
  readonly channel: MessageChannel
  /** Which of two subjects; 'b' where there is no second reads the first. */
  readonly subject?: 'a' | 'b'
  readonly coupon?: Coupon | null
  /** The logo, and those of the text; what is not among them is not shown. */
  readonly pictures?: MessagePictures
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
  /** Its conditions ask only whether there is something to say. */
  readonly byPresence: boolean
  readonly subject: ReadText
  readonly html: ReadText
  readonly text: ReadText
  /** Of everybody who reads it. */
  readonly pictures: MessagePictures
}

/** `cid:` of the picture of a coupon. */
export const COUPON_PICTURE = 'coupon.regulars'

/**
 * Words for one channel, read once for many people; of a mail in its frame. Errors: BAD_INPUT with path `words.<text>`, line and column;
 * rules: `liquid` cannot be read, `unclosed`, `unknown_placeholder`, `across` a condition that tears paragraphs apart, `not_a_link`.
 */
export async function compileWords(words: Words, place: WritingPlace, request: CompileRequest): Promise<Compiled> {
  const parts = partsOf(words, place, request)
  if (request.channel !== 'email') return orBadInput(() => compiled(parts, readTexts(parts)))
  const { texts, frame } = orBadInput(() => ({ texts: readTexts(parts), frame: frameOf(parts) }))
  const html = await framed(frame)
  return orBadInput(() => compiled(parts, { ...texts, html: parts.marker.read(html, inHtml, parts.known) }))
}

/** The same without the frame of a mail: for looking for mistakes and for what is missing. Errors as `compileWords`. */
export function readWords(words: Words, place: WritingPlace, request: CompileRequest): Compiled {
  const parts = partsOf(words, place, request)
  return orBadInput(() => compiled(parts, readTexts(parts)))
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

function partsOf(words: Words, place: WritingPlace, request: CompileRequest): Parts {
  return {
    words,
    place,
    request,
    says: createWords(languageOf(place.language), place.language),
    marker: marking(),
    known: new Set([...Object.keys(PLACEHOLDERS), ...place.own]),
  }
}

function compiled(parts: Parts, { subject, html, text }: Texts): Compiled {
  return {
    channel: parts.request.channel,
    uses: new Set([...subject.uses, ...html.uses, ...text.uses]),
    fallbacks: new Map(WITH_FALLBACK.map((name) => [name, parts.says(`letters.fallback.${name}`)])),
    coupon: hasCoupon(parts),
    byPresence: parts.marker.byPresence(),
    subject,
    html,
    text,
    pictures: parts.request.pictures ?? NO_PICTURES,
  }
}

const hasCoupon = ({ request }: Parts): boolean => request.coupon != null && request.channel !== 'phone'

const start = (path: TextPath) => ({ path, line: 1, column: 1 })

const inMarkup = { words: escapeHtml }

function readTexts(parts: Parts): Texts {
  const { words, request, marker, known } = parts
  if (request.channel === 'phone') return readScript(parts)
  const letter = request.channel === 'post' && hasWords(readBody(words.letter))
  const body = markedBody(parts, letter ? 'letter' : 'body')({})
  const subject = subjectOf(parts)
  const more = request.channel === 'email' ? mailOnly(parts) : { shown: '', said: '' }
  const coupon = couponText(parts)
  const paperCoupon = request.channel === 'post' ? couponOnPaper(parts) : ''
  return {
    subject: marker.read(marker.mark(subject.text, start(subject.path)), inLine, known),
    html: marker.read(body + more.shown + paperCoupon, inHtml, known),
    text: marker.read(plainOf(body + more.said) + coupon, inText, known),
  }
}

/** What a mail has beside its body: to be looked through, and to be said in its plain part. */
function mailOnly(parts: Parts): { readonly shown: string; readonly said: string } {
  const button = buttonOf(parts)
  const said = button === null ? '' : `<p><a href="${escapeHtml(button.href)}">${button.label}</a></p>`
  return { shown: said + parts.marker.mark(parts.words.preview, start('preview'), inMarkup), said }
}

function frameOf(parts: Parts): FrameParts {
  const { words, place, marker, says } = parts
  const accent = place.accent ?? HOUSE_ACCENT
  const subject = subjectOf(parts)
  return {
    language: place.language,
    direction: says.direction,
    shop: place.shop,
    accent,
    subject: marker.mark(subject.text, start(subject.path), inMarkup),
    preview: marker.mark(words.preview, start('preview'), inMarkup),
    body: markedBody(parts, 'body')(mailStyles(accent)),
    logo: logoOf(parts),
    button: buttonOf(parts),
    coupon: hasCoupon(parts) ? couponOf(parts) : null,
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

type Styles = NonNullable<Writing['styles']>

/** The body or the letter with marks, to be written with some styles. Throws Mistaken. */
function markedBody({ words, place, request, marker }: Parts, path: 'body' | 'letter'): (styles: Styles) => string {
  const body = readBody(words[path])
  if (picturesIn(words[path]).some((id) => !place.hasPicture(id)))
    throw new Mistaken({ ...start(path), rule: 'no_picture' })
  const shown = new Map((request.pictures ?? NO_PICTURES).map((picture) => [`cid:${picture.cid}`, picture]))
  const placeOf = (at: { readonly block: number; readonly from: number }) => ({
    path,
    line: at.block,
    column: at.from + 1,
  })
  const write = (styles: Styles) =>
    bodyHtml(body, {
      styles,
      size: (src) => shown.get(src) ?? null,
      bare: isOnlyTags,
      words: (text, at) => marker.mark(text, placeOf(at), inMarkup),
      href: (href, at) => marker.mark(href, placeOf(at), { filter: 'url_encode' }),
    })
  // First what is opened and not closed: conditions cannot be followed there.
  write({})
  refuseAcross(body, path)
  return write
}

/** As wide as it was made, for a screen that has two pixels for one; no larger than the head of a mail bears. */
function logoOf({ request: { pictures = NO_PICTURES } }: Parts): FrameParts['logo'] {
  const logo = pictures.find(({ cid }) => cid === LOGO_CID)
  if (logo === undefined) return null
  const scale = Math.min(1 / 2, LOGO_WIDTH / logo.width, LOGO_HEIGHT / logo.height)
  return { src: `cid:${LOGO_CID}`, width: Math.max(24, Math.round(logo.width * scale)) }
}

const LOGO_WIDTH = 240
const LOGO_HEIGHT = 96

/** Throws Mistaken where it leads nowhere that a message may lead. */
function buttonOf({ words, marker }: Parts): { readonly label: string; readonly href: string } | null {
  if (words.button.label === '') return null
  const href = linkOf(words.button.href)
  if (href === null) throw new Mistaken({ ...start('button.href'), rule: 'not_a_link' })
  return {
    label: marker.mark(words.button.label, start('button.label'), inMarkup),
    href: marker.mark(href, start('button.href'), { filter: 'url_encode' }),
  }
}

const VALUES = { what: '{{ coupon_what }}', code: '{{ coupon }}', day: '{{ coupon_until }}' } as const

function couponOf({ says, marker }: Parts) {
  const mark = (text: string) => marker.mark(text, start('body'), inMarkup)
  return {
    what: mark(VALUES.what),
    code: mark(VALUES.code),
    until: mark(says('letters.coupon.until', { day: VALUES.day })),
    picture: `cid:${COUPON_PICTURE}`,
    pictureSays: mark(says('letters.coupon.picture', { code: VALUES.code })),
  }
}

/** Where the picture of the code stands on paper, until `write` draws it. */
export const CODE_SLOT = '<!--code-->'

function couponOnPaper(parts: Parts): string {
  if (!hasCoupon(parts)) return ''
  const { what, code, until } = couponOf(parts)
  return `<div class="coupon"><p class="coupon-what">${what}</p>${CODE_SLOT}<p class="coupon-code">${code}</p><p class="coupon-until">${until}</p></div>`
}

function couponText(parts: Parts): string {
  if (!hasCoupon(parts)) return ''
  return `\n\n${parts.marker.mark(parts.says('letters.coupon.text', VALUES), start('body'))}`
}
