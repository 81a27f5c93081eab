// Letters as pages: letterhead, address for the window of an envelope, date, text. One begins on a sheet of its own; what does not fit on
// it goes on on the next.
import { readableOn } from '../../../../shared/domain/contrast.ts'
import { escaped, inLines, mm, paperDocument } from './document.ts'
import type { LetterForm } from './envelopes.ts'
import { fit } from './fit.ts'
import { logoOn, type PaperPictures, picturesStyle } from './pictures.ts'

export interface Letterhead {
  readonly shop: string
  /** Postal address as typed; empty: nobody said. */
  readonly address: string
  /** `#rrggbb`; null: the house ink. */
  readonly accent: string | null
  readonly date: string
  /** BCP 47 tag */
  readonly language: string
  /** A line at the foot of what is marketing; empty: none. */
  readonly foot: string
}

export interface Letter {
  /** Of the envelope. */
  readonly lines: readonly string[]
  readonly subject: string
  /** What stands between the edges of the paper: safe HTML without styles. */
  readonly html: string
}

/** Above and below, on every sheet. */
const MARGIN = 150
/** A line at the foot, in tenths of a millimetre with its distance. */
const FOOT = 110
const INK = '#222222'

/** The size in points in which an address stands in the window; null where it does not. */
export function sizeInWindow({ address }: LetterForm, lines: readonly string[]): number | null {
  return fit(lines, { width: address.width / 10, height: address.height / 10 }, 11)
}

interface Request {
  readonly form: LetterForm
  readonly head: Letterhead
  readonly letters: readonly Letter[]
  readonly pictures: PaperPictures
  readonly title: string
}

export function letterDocument({ form, head, letters, pictures, title }: Request): {
  readonly html: string
  readonly pages: number
} {
  const around = { head: headOf(form, head, logoOn(pictures)), foot: footOf(head) }
  const html = paperDocument({
    title,
    language: head.language,
    page: form.page,
    margin: MARGIN,
    style: [styleOf(form, head), picturesStyle(pictures)].join('\n'),
    pages: letters.map((letter) => pageOf(form, letter, around)),
  })
  return { html, pages: letters.length }
}

/** The shop's address on one line, as it stands above the recipient's. */
const oneLine = ({ shop, address }: Letterhead): string =>
  [shop, ...address.split('\n')]
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' · ')

const headOf = (form: LetterForm, head: Letterhead, logo: string): string =>
  [
    `<header class="head"><div class="shop" dir="auto">${logo || escaped(head.shop)}</div><div class="from">${inLines(head.address.split('\n'))}</div></header>`,
    ...(form.sender === null ? [] : [`<div class="sender" dir="auto">${escaped(oneLine(head))}</div>`]),
    `<div class="date" dir="auto">${escaped(head.date)}</div>`,
  ].join('')

const footOf = ({ foot }: Letterhead): string =>
  foot === '' ? '' : `<footer class="foot" dir="auto">${escaped(foot)}</footer>`

function pageOf(
  form: LetterForm,
  { lines, subject, html }: Letter,
  { head, foot }: { readonly head: string; readonly foot: string },
): string {
  const size = sizeInWindow(form, lines) ?? 5
  const title = subject.trim() === '' ? '' : `<h1 class="subject" dir="auto">${escaped(subject)}</h1>`
  const address = `<div class="to s${String(size * 10)}">${inLines(lines)}</div>`
  const text = `<main class="text">${title}<div class="words" dir="auto">${html}</div></main>`
  return `<section class="page letter"><div class="top">${head}${address}</div>${text}${foot}</section>`
}

const SIZES = Array.from({ length: 13 }, (_, at) => 5 + at / 2)

function styleOf({ page, address, sender, text, folds }: LetterForm, { accent }: Letterhead): string {
  const ink = readableOn(accent ?? INK, ['#ffffff'])
  const top = (y: number) => mm(y - MARGIN)
  return [
    `.letter { font-size: 11pt; line-height: 1.4; ${foldMarks(folds)} }`,
    // Whole by itself: what is placed in it is never looked through for breaks, which would take minutes for a thousand letters.
    `.top { position: relative; contain: strict; width: ${mm(page.width)}; height: ${top(text.top)} }`,
    `.head { position: absolute; top: 0; left: ${mm(text.left)}; right: ${mm(text.right)}; display: flex; justify-content: space-between; align-items: flex-start }`,
    `.shop { font: 600 20pt/1.1 Georgia, 'Liberation Serif', 'Noto Serif', serif; color: ${ink}; max-width: 65% }`,
    `.shop img { display: block; max-width: 60mm; max-height: 18mm }`,
    `.from { font-size: 8.5pt; line-height: 1.35; text-align: end; color: #444444 }`,
    `.to { position: absolute; top: ${top(address.y)}; left: ${mm(address.x)}; width: ${mm(address.width)}; height: ${mm(address.height)}; line-height: 1.18; overflow: hidden; overflow-wrap: anywhere; text-align: left; display: flex; flex-direction: column; justify-content: ${sender === null ? 'center' : 'flex-start'} }`,
    ...SIZES.map((size) => `.s${String(size * 10)} { font-size: ${String(size)}pt }`),
    ...(sender === null
      ? []
      : [
          `.sender { position: absolute; top: ${top(sender.y)}; left: ${mm(sender.x)}; max-width: ${mm(sender.width)}; font-size: 6.5pt; line-height: 1.3; white-space: nowrap; overflow: hidden; border-bottom: 0.2mm solid #999999; color: #444444 }`,
        ]),
    `.date { position: absolute; top: ${top(text.top - 60)}; right: ${mm(text.right)}; font-size: 10pt }`,
    `.text { min-height: ${mm(page.height - 2 * MARGIN - (text.top - MARGIN) - FOOT)}; padding: 0 ${mm(text.right)} 0 ${mm(text.left)} }`,
    `.subject { font-size: 12.5pt; line-height: 1.3; margin: 0 32mm 5mm 0 }`,
    `.foot { height: ${mm(FOOT - 10)}; margin: 0 ${mm(text.right)} 0 ${mm(text.left)}; padding-top: 2mm; border-top: 0.2mm solid #bbbbbb; font-size: 8.5pt; line-height: 1.35; color: #444444 }`,
    wordsStyle(ink, page.width - text.left - text.right),
  ].join('\n')
}

/** At the left edge, where no text stands. */
function foldMarks(folds: readonly number[]): string {
  if (folds.length === 0) return ''
  const mark = folds.map((fold) => `linear-gradient(#999999, #999999) 4mm ${mm(fold - MARGIN)} / 4mm 0.2mm no-repeat`)
  return `background: ${mark.join(', ')}`
}

/** What an editor writes, and a coupon. `width` of the text in tenths of a millimetre. */
export const wordsStyle = (ink: string, width: number): string =>
  `.words { overflow-wrap: break-word }
.words p { margin: 0 0 3mm; orphans: 2; widows: 2 }
.words h2 { font-size: 14pt; line-height: 1.25; margin: 5mm 0 2mm; break-after: avoid }
.words h3 { font-size: 12pt; line-height: 1.3; margin: 4mm 0 1.5mm; break-after: avoid }
.words ul, .words ol { margin: 0 0 3mm; padding-inline-start: 6mm }
.words a { color: inherit }
.words img { max-width: ${mm(Math.min(width, 1_200))}; max-height: 80mm; object-fit: contain; object-position: left }
.words hr { border: 0; border-top: 0.2mm solid #999999; margin: 5mm 0 }
.words .coupon { display: grid; grid-template-columns: auto 1fr; column-gap: 5mm; align-content: center; align-items: center; margin: 6mm 0 0; padding: 4mm; border: 0.4mm solid ${ink}; border-radius: 2mm; break-inside: avoid }
.words .coupon svg { grid-column: 1; grid-row: 1 / span 3; width: 26mm; height: 26mm }
.words .coupon p { grid-column: 2; margin: 0 }
.words .coupon .coupon-what { font-weight: 700; align-self: end }
.words .coupon .coupon-code { font: 700 14pt/1.4 'Courier New', 'Liberation Mono', monospace; letter-spacing: 0.05em }
.words .coupon .coupon-until { font-size: 9pt; align-self: start }`
