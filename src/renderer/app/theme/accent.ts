// Derives the accent of a shop from one colour: a light and a dark set that can be read everywhere an accent stands.
// Red and amber are refused, because here they mean late and soon.
import { contrast, toHex, toLch, type Lch } from './colour.ts'

export interface AccentSet {
  readonly accent: string
  readonly 'accent-2': string
  readonly 'on-accent': string
  readonly 'accent-soft': string
  readonly 'accent-line': string
}

export type Accent =
  | { readonly ok: true; readonly light: AccentSet; readonly dark: AccentSet }
  /** `instead`: the nearest colour that may be taken. */
  | { readonly ok: false; readonly reads: 'late' | 'soon'; readonly instead: string }

/** Contrast that accent text must hold on page, sheet and accent-soft, and text on the accent. */
export const LEAST = 4.5

const GROUNDS = { light: ['#f4f2ec', '#fdfcf9'], dark: ['#231e1b', '#2c2622'] } as const

// OKLCH hues: late stands at 34 degrees (36 dark), soon at 71 (84 dark). What lies between or near reads as one of them.
const LATE_FROM = 358
const SOON_FROM = 52
const SOON_TO = 112
/** Below this a colour is a grey or a brown ink and warns of nothing. */
const COLOURLESS = 0.035

function readsAs({ h, c }: Lch): 'late' | 'soon' | null {
  if (c < COLOURLESS) return null
  if (h >= LATE_FROM || h < SOON_FROM) return 'late'
  return h < SOON_TO ? 'soon' : null
}

/** Moves the lightness in steps until the colour holds on every ground. */
function untilReadable(start: Lch, step: number, grounds: (hex: string) => readonly string[]): string {
  for (let l = start.l; l > 0.02 && l < 0.99; l += step) {
    const hex = toHex({ ...start, l })
    if (grounds(hex).every((ground) => contrast(hex, ground) >= LEAST)) return hex
  }
  return step < 0 ? '#000000' : '#ffffff'
}

function lightSet({ l, c, h }: Lch): AccentSet {
  const soft = toHex({ l: 0.932, c: Math.min(c, 0.09) * 0.13, h })
  const chroma = Math.min(c, 0.13)
  const accent = untilReadable({ l: Math.min(l, 0.52), c: chroma, h }, -0.005, () => [
    ...GROUNDS.light,
    soft,
    '#ffffff',
  ])
  return {
    accent,
    'accent-2': toHex({ l: toLch(accent).l - 0.07, c: chroma, h }),
    'on-accent': '#ffffff',
    'accent-soft': soft,
    'accent-line': toHex({ l: 0.815, c: Math.min(c, 0.08) * 0.62, h }),
  }
}

function darkSet({ l, c, h }: Lch): AccentSet {
  const soft = toHex({ l: 0.312, c: Math.min(c, 0.09) * 0.18, h })
  const ink = toHex({ l: 0.24, c: Math.min(c, 0.03), h })
  const chroma = Math.min(c, 0.09)
  const accent = untilReadable({ l: Math.max(l, 0.74), c: chroma, h }, 0.005, () => [...GROUNDS.dark, soft, ink])
  return {
    accent,
    'accent-2': toHex({ l: Math.min(0.95, toLch(accent).l + 0.08), c: chroma * 0.8, h }),
    'on-accent': ink,
    'accent-soft': soft,
    'accent-line': toHex({ l: 0.49, c: Math.min(c, 0.07), h }),
  }
}

/** `hex` is `#rrggbb`. */
export function deriveAccent(hex: string): Accent {
  const wish = toLch(hex)
  const reads = readsAs(wish)
  if (reads === null) return { ok: true, light: lightSet(wish), dark: darkSet(wish) }
  const toRose = Math.abs(((wish.h + 360 - LATE_FROM) % 360) - 0)
  const toGreen = (SOON_TO - wish.h + 360) % 360
  const h = toRose < toGreen ? LATE_FROM - 6 : SOON_TO + 6
  return { ok: false, reads, instead: toHex({ l: Math.min(wish.l, 0.5), c: wish.c, h }) }
}

/** Colours offered in the settings: far enough apart to be told from one another, all of them allowed. */
export const OFFERED_ACCENTS = ['#1b5268', '#2c5f3f', '#4a4f8c', '#7a3b69', '#2f6f73', '#4b4a45'] as const
