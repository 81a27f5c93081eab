// Checks style sheets: sides are logical (start, end), so that screens also run right to left, and colours are
// tokens of the theme, so that light, dark, high contrast and a shop's own accent reach every corner.

export interface StyleMistake {
  readonly line: number
  readonly rule: 'physical' | 'colour' | 'reason'
  readonly text: string
}

const PHYSICAL =
  /(?:^|[;{\s])((?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-[a-z]+)?|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:/
const SIDED_VALUE = /(?:^|[;{\s])((?:text-align|float|clear|caption-side)\s*:\s*(?:left|right))\b/
/** Colours named by what they are; `transparent`, `currentcolor` and the system colours of forced-colors are no paint. */
const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|:\s*(?:white|black|red|green|blue|gr[ae]y|yellow|orange|purple|pink|brown)\b/i
const ALLOWED = /\/\*\s*style-disable\s*(?:--\s*(.*?))?\s*\*\//

/** Comments blanked out, line by line, so that words in them are no mistakes. */
function withoutComments(css: string): readonly string[] {
  return css.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' ')).split('\n')
}

/** Mistakes of one style sheet. `paints` is true for the theme's own files, the only ones that may name colours. */
export function styleMistakes(css: string, paints: boolean): readonly StyleMistake[] {
  const written = css.split('\n')
  return withoutComments(css).flatMap((code, index): readonly StyleMistake[] => {
    const text = (written[index] ?? '').trim()
    const line = index + 1
    const allowed = ALLOWED.exec(text)
    if (allowed) return (allowed[1] ?? '').length < 10 ? [{ line, rule: 'reason', text }] : []
    const mistakes: StyleMistake[] = []
    if (PHYSICAL.test(code) || SIDED_VALUE.test(code)) mistakes.push({ line, rule: 'physical', text })
    if (!paints && COLOUR.test(code)) mistakes.push({ line, rule: 'colour', text })
    return mistakes
  })
}
