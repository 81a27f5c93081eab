// Sheets of labels as they are sold. Measures are the makers' own: what they do not print follows from the sheet being centred, which
// is how each of them is cut.
export interface LabelSheet {
  readonly sheet: string
  readonly maker: string
  readonly across: number
  readonly down: number
  /** Tenths of a millimetre, all of them. */
  readonly page: { readonly width: number; readonly height: number }
  readonly label: { readonly width: number; readonly height: number }
  /** From the edges of the page to the first label. */
  readonly first: { readonly x: number; readonly y: number }
  /** From one label to the next. */
  readonly step: { readonly x: number; readonly y: number }
}

const A4 = { width: 2_100, height: 2_970 } as const
const LETTER = { width: 2_159, height: 2_794 } as const
const inches = (length: number): number => length * 254

interface Cut {
  readonly page: LabelSheet['page']
  /** How many across and down. */
  readonly grid: readonly [across: number, down: number]
  readonly label: readonly [width: number, height: number]
  /** Between two labels. */
  readonly gap?: readonly [across: number, down: number]
}

function centred(maker: string, sheet: string, { page, grid: [across, down], label, gap = [0, 0] }: Cut): LabelSheet {
  const [width, height] = label
  const step = { x: width + gap[0], y: height + gap[1] }
  return {
    sheet,
    maker,
    across,
    down,
    page,
    label: { width, height },
    first: { x: (page.width - step.x * across + gap[0]) / 2, y: (page.height - step.y * down + gap[1]) / 2 },
    step,
  }
}

/**
 * Avery, US: avery.com/templates/5160 (1 x 2-5/8 in, pitch 2.75 in), /5163 (2 x 4 in, pitch 4.1875 in), /5167 (1/2 x 1-3/4 in,
 * pitch 2.0625 in); each with a top margin of half an inch.
 * Avery, Europe: avery.co.uk/template-l7160 (63.5 x 38.1 mm, pitch 66.04 mm, top 15.15 mm), -l7163 (99.1 x 38.1 mm, pitch 101.6 mm),
 * -l7159 (63.5 x 33.9 mm, pitch 66.04 mm, top 12.9 mm); J8160 is L7160 on paper for inkjets.
 * Plain grids without gaps, as Avery Zweckform sells them: 3475 (70 x 36 mm), 3474 (70 x 37 mm), 3425 (105 x 57 mm), 3651 (52.5 x
 * 29.7 mm), and as Herma does: 4473 (105 x 74 mm).
 * Held against the templates of gLabels (avery-us, avery-iso, zweckform-iso): the same within 0.8 mm for 5160, 5163 and 5167, 0.4 mm for
 * L7160 and 1.4 mm for L7163, whose templates there are rougher; 3474 and 3475 within 0.5 mm, 3651 within 1 mm. 3425 and 4473 are not in
 * them. How a printer feeds paper differs more than that, which is why labels can be moved.
 */
export const SHEETS: readonly LabelSheet[] = [
  centred('Avery', '5160', {
    page: LETTER,
    grid: [3, 10],
    label: [inches(2.625), inches(1)],
    gap: [inches(0.125), 0],
  }),
  centred('Avery', '5163', { page: LETTER, grid: [2, 5], label: [inches(4), inches(2)], gap: [inches(0.1875), 0] }),
  centred('Avery', '5167', {
    page: LETTER,
    grid: [4, 20],
    label: [inches(1.75), inches(0.5)],
    gap: [inches(0.3125), 0],
  }),
  centred('Avery', 'L7159', { page: A4, grid: [3, 8], label: [635, 339], gap: [25.4, 0] }),
  centred('Avery', 'L7160', { page: A4, grid: [3, 7], label: [635, 381], gap: [25.4, 0] }),
  centred('Avery', 'L7163', { page: A4, grid: [2, 7], label: [991, 381], gap: [25, 0] }),
  centred('Avery', 'J8160', { page: A4, grid: [3, 7], label: [635, 381], gap: [25.4, 0] }),
  centred('', 'A4 3 x 8, 70 x 36', { page: A4, grid: [3, 8], label: [700, 360] }),
  centred('', 'A4 3 x 8, 70 x 37', { page: A4, grid: [3, 8], label: [700, 370] }),
  centred('', 'A4 2 x 5, 105 x 57', { page: A4, grid: [2, 5], label: [1_050, 570] }),
  centred('', 'A4 2 x 4, 105 x 74', { page: A4, grid: [2, 4], label: [1_050, 740] }),
  centred('', 'A4 4 x 10, 52.5 x 29.7', { page: A4, grid: [4, 10], label: [525, 297] }),
]

export const sheetOf = (name: string): LabelSheet | undefined => SHEETS.find(({ sheet }) => sheet === name)

/** Paper for letters: countries where offices use US Letter (Unicode CLDR, measurementData paperSize); A4 everywhere else. */
const LETTER_COUNTRIES = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '))

export const pageOf = (country: string): LabelSheet['page'] => (LETTER_COUNTRIES.has(country) ? LETTER : A4)
