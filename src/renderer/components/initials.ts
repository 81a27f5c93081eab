// Initials of somebody who uses the program; those of customers come from the core.
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function first(word: string): string {
  const [letter] = graphemes.segment(word)
  return letter?.segment.toLocaleUpperCase() ?? ''
}

/** "Rosa Marchetti" → RM, "Tomás" → T */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const [one] = words
  const last = words.at(-1)
  if (one === undefined || last === undefined) return ''
  return words.length === 1 ? first(one) : first(one) + first(last)
}
