// Keeps what is put into a sentence from turning the sentence round: a name with right-to-left letters, or with the marks that
// steer direction, stands in an isolate of its own (Unicode Standard Annex 9, rules X5a to X6a).

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** Right-to-left letters, and the marks that embed, override, isolate and pop. */
const STEERS =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u202A-\u202E\u2066-\u2069]/u

/** The value as it may stand in any sentence; unchanged where it cannot disturb one. Every opened isolate is closed, whatever the value holds. */
export function isolated(value: string): string {
  if (!STEERS.test(value)) return value
  let open = 0
  let unopened = 0
  for (const character of value) {
    if (character >= '\u2066' && character <= '\u2068') open += 1
    else if (character !== POP_ISOLATE) continue
    else if (open > 0) open -= 1
    else unopened += 1
  }
  return FIRST_STRONG_ISOLATE.repeat(1 + unopened) + value + POP_ISOLATE.repeat(1 + open)
}

/** Without those isolates, for comparing. */
export function withoutIsolates(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '')
}
