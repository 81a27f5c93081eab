// Greeting cards: a sheet folded once. Two pages each, the outside with a few large words in front, the inside with the rest.
import type { CardSize } from '../../../../shared/contract/paper.ts'
import { readableOn } from '../../../../shared/domain/contrast.ts'
import { escaped, mm, paperDocument } from './document.ts'
import { fitLarge, fitText } from './fit.ts'
import { wordsStyle, type Letterhead } from './letter-pages.ts'
import { logoOn, type PaperPictures, picturesStyle } from './pictures.ts'
import { pageOf } from './sheets.ts'

export interface CardWords {
  readonly subject: string
  /** Safe HTML without styles. */
  readonly html: string
  /** The same without markup, for how long it is. */
  readonly text: string
}

/** The sheet, lying; it is folded in the middle. Tenths of a millimetre. */
const SHEETS = {
  a5: { width: 2_970, height: 2_100 },
  a6: { width: 2_100, height: 1_480 },
  'half-letter': { width: 2_794, height: 2_159 },
} as const satisfies Record<CardSize, { width: number; height: number }>

export const cardSizeOf = (country: string): CardSize => (pageOf(country).height === 2_794 ? 'half-letter' : 'a5')

interface Request {
  readonly size: CardSize
  readonly head: Pick<Letterhead, 'shop' | 'accent' | 'language'>
  readonly cards: readonly CardWords[]
  readonly pictures: PaperPictures
  readonly title: string
}

export function cardDocument({ size, head, cards, pictures, title }: Request): {
  readonly html: string
  readonly pages: number
} {
  const sheet = SHEETS[size]
  const back = `${logoOn(pictures)}<div>${escaped(head.shop)}</div>`
  const html = paperDocument({
    title,
    language: head.language,
    page: sheet,
    style: [styleOf(size, readableOn(head.accent ?? '#1c5166', ['#ffffff'])), picturesStyle(pictures)].join('\n'),
    pages: cards.flatMap((card) => [outside(size, card, back), inside(size, card)]),
  })
  return { html, pages: cards.length * 2 }
}

/** Words in front are as large as they stand whole. */
function outside(size: CardSize, { subject }: CardWords, back: string): string {
  const { width, height } = SHEETS[size]
  const field = { width: width / 20 - 2 * EDGE, height: height / 10 - 4 * EDGE }
  const points = fitLarge(subject, field, size === 'a6' ? 34 : 44)
  return `<section class="page card"><div class="back" dir="auto">${back}</div><div class="front big${String(points * 10)}" dir="auto"><div>${escaped(subject)}</div></div></section>`
}

/**
 * The size in points in which the words stand whole inside; null: they are too long for a card of this size, which would cut them. Widths
 * are estimated from above, pictures and coupons as high as they may be.
 */
export function sizeInside(size: CardSize, { html, text }: CardWords): number | null {
  const { width, height } = SHEETS[size]
  const field = { width: width / 20 - 2 * EDGE, height: height / 10 - 2 * EDGE }
  const pictures = html.match(/<img\b/g)?.length ?? 0
  const other = pictures * PICTURE_MM + (html.includes('class="coupon"') ? COUPON_MM : 0)
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '')
  return fitText(paragraphs, field, { largest: largestInside(size), leading: 1.5, gap: 3, other })
}

const largestInside = (size: CardSize): number => (size === 'a6' ? 12 : 15)
/** Millimetres that a picture and a coupon take at most. */
const PICTURE_MM = 45
const COUPON_MM = 40

const inside = (size: CardSize, card: CardWords): string =>
  `<section class="page card"><div class="empty"></div><div class="inner big${String((sizeInside(size, card) ?? SMALLEST) * 10)}"><div class="words" dir="auto">${card.html}</div></div></section>`

const SMALLEST = 8

/** Millimetres that stay free around the words of each half. */
const EDGE = 12
const SIZES = Array.from({ length: 79 }, (_, at) => 5 + at / 2)

function styleOf(size: CardSize, ink: string): string {
  const small = size === 'a6'
  return [
    `.card { display: grid; grid-template-columns: 1fr 1fr; font-family: Georgia, 'Liberation Serif', 'Noto Serif', serif }`,
    `.card > div { padding: ${String(EDGE)}mm; min-width: 0 }`,
    `.back { align-self: end; text-align: center; font-size: 9pt; color: #555555 }`,
    `.back img { max-width: 40mm; max-height: 14mm; margin-bottom: 2mm }`,
    `.front { display: flex; align-items: center; justify-content: center; text-align: center; color: ${ink}; line-height: 1.18; text-wrap: balance; overflow-wrap: anywhere }`,
    `.inner { display: flex; align-items: center; line-height: 1.5 }`,
    `.inner .words { width: 100% }`,
    ...SIZES.map((points) => `.big${String(points * 10)} { font-size: ${String(points)}pt }`),
    wordsStyle(ink, SHEETS[size].width / 2 - EDGE * 20),
    `.inner .words img { max-height: ${String(PICTURE_MM - 3)}mm }`,
    `.inner .words .coupon svg { width: ${mm(small ? 180 : 240)}; height: ${mm(small ? 180 : 240)} }`,
  ].join('\n')
}
