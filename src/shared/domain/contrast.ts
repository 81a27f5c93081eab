// Colours of a shop that stay readable in a message, whatever colour the shop has (WCAG 2.2, relative luminance).

/** What small words need on their ground. */
export const READABLE = 4.5

const channels = (hex: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

const linear = (value: number): number =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map(linear)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** 1 to 21, of two `#rrggbb`. */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const mixed = (hex: string, part: number): string =>
  `#${channels(hex)
    .map((value) =>
      Math.round(value * (1 - part))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** The colour, or as much darker as it takes to be read on all of these light grounds. */
export function readableOn(colour: string, grounds: readonly string[]): string {
  for (let part = 0; part < 1; part += 0.02) {
    const darker = mixed(colour, part)
    if (grounds.every((ground) => contrastOf(darker, ground) >= READABLE)) return darker
  }
  return '#000000'
}

/** White words on a colour, or dark ones where white cannot be read; one of white, ink and black always can. */
export function wordsOn(colour: string, ink: string): string {
  return ['#ffffff', ink].find((words) => contrastOf(words, colour) >= READABLE) ?? '#000000'
}
