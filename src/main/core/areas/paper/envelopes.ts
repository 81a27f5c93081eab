// Where an address has to stand on a letter so that it shows in the window of an envelope, however the letter slides in it.
import type { Envelope } from '../../../../shared/contract/paper.ts'
import { pageOf } from './sheets.ts'

interface Box {
  /** Tenths of a millimetre, from the edges of the page. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface LetterForm {
  readonly page: { readonly width: number; readonly height: number }
  /** What is seen in the window wherever the letter lies. */
  readonly address: Box
  /** Above the address, small, so that a letter that cannot be delivered comes back; null: it stands in the letterhead alone. */
  readonly sender: Box | null
  /** Where the text begins, and its edges. */
  readonly text: { readonly top: number; readonly left: number; readonly right: number }
  /** Marks at the left edge: where to fold. */
  readonly folds: readonly number[]
}

const A4 = { width: 2_100, height: 2_970 } as const
const LETTER = { width: 2_159, height: 2_794 } as const

/**
 * din: DIN 5008:2020, form B: field of 85 x 45 mm, 20 mm from the left and 45 mm from the top; its upper 17.7 mm are the sender's line and
 * notes, the lower 27.3 mm the address; text from 98.5 mm; folds at 105 and 210 mm.
 * uk: BS 4264, window of 90 x 35 mm in a DL envelope (110 x 220 mm), 20 mm from the left and 18 mm from the bottom; a letter folded in
 * three (99 mm) slides by 11 mm up and 10 mm across, which leaves 24 mm of the height and 80 mm of the width.
 * us: No. 10 envelope (4 1/8 x 9 1/2 in) with the usual window of 4 1/2 x 1 1/8 in, 7/8 in from the left and 1/2 in from the bottom; a letter
 * folded in three slides by 0.46 in up and 1 in across, which leaves 0.67 in of the height and 3.5 in of the width.
 */
const FORMS: Readonly<Record<Envelope, LetterForm>> = {
  din: {
    page: A4,
    address: { x: 250, y: 627, width: 800, height: 273 },
    sender: { x: 250, y: 560, width: 800, height: 50 },
    text: { top: 1_034, left: 250, right: 200 },
    folds: [1_050, 2_100],
  },
  uk: {
    page: A4,
    address: { x: 220, y: 575, width: 760, height: 230 },
    sender: null,
    text: { top: 960, left: 220, right: 220 },
    folds: [990, 1_980],
  },
  us: {
    page: LETTER,
    address: { x: 240, y: 640, width: 850, height: 160 },
    sender: null,
    text: { top: 980, left: 240, right: 240 },
    folds: [],
  },
}

export const letterForm = (envelope: Envelope): LetterForm => FORMS[envelope]

const BY_COUNTRY: Readonly<Record<string, Envelope>> = { GB: 'uk', IE: 'uk' }

/** The usual one of a country. */
export const envelopeOf = (country: string): Envelope =>
  BY_COUNTRY[country] ?? (pageOf(country).height === LETTER.height ? 'us' : 'din')
