// Why two may be one, in words: whole sentences beside the comparison, a few words in the list, and how sure that makes us.
import type { DuplicateReason } from '../../../shared/contract/duplicates.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'

interface Speech {
  readonly words: Words
  readonly formats: Pick<Formats, 'partialDate' | 'list'>
}

/** How a reason is said where the short form stands for the long one: "J. may stand for Jack", never the other way round. */
const SHORT_FIRST: readonly DuplicateReason['how'][] = ['initial', 'part']

function inOrder({ how, a, b }: DuplicateReason): readonly [string, string] {
  if (how === 'nickname') return a.length >= b.length ? [a, b] : [b, a]
  if (SHORT_FIRST.includes(how)) return a.length <= b.length ? [a, b] : [b, a]
  return [a, b]
}

/** A phone as it stands with them: the finder compares numbers as they are dialled from abroad. */
export function withShownPhones(reason: DuplicateReason, phones: readonly string[]): DuplicateReason {
  if (reason.what !== 'phone') return reason
  const digits = (text: string) => text.replaceAll(/\D/g, '').replace(/^0+/, '')
  const shown = (number: string) =>
    phones.find((phone) => digits(phone) !== '' && digits(number).endsWith(digits(phone)))
  return { ...reason, a: shown(reason.a) ?? reason.a, b: shown(reason.b) ?? reason.b }
}

/** A whole sentence: "Robert is also called Bob". */
export function sayReason(reason: DuplicateReason, { words, formats }: Speech): string {
  const { what, how } = reason
  const [a, b] = inOrder(reason)
  const said = what === 'birthday' ? { a: formats.partialDate(a), b: formats.partialDate(b) } : { a, b }
  return words(`duplicates.reason.${how}`, { what, ...said })
}

/** That they have two numbers in the till is what one expects of whoever stands there twice. */
export const speaksAgainst = ({ what, weight }: DuplicateReason): boolean => weight < 0 && what !== 'number'

/** For a line of the list: "same phone and nearly the same name". Those against come as "but …". */
export function sayShortly(reasons: readonly DuplicateReason[], most: number, { words, formats }: Speech): string {
  // Only some of these sentences say what it is that they are about.
  const short = ({ what, how }: DuplicateReason) => words.find(`duplicates.short.${how}`, { what }) ?? ''
  const speaking = reasons.filter(({ weight }) => weight > 0).slice(0, most)
  const against = reasons.findLast(speaksAgainst)
  const said = formats.list(speaking.map(short))
  if (against === undefined) return said
  return said === '' ? short(against) : words('duplicates.short.but', { said, against: short(against) })
}

export type Sureness = 'sure' | 'likely' | 'perhaps'

/** From this probability on it is called likely. */
const LIKELY = 0.85

/** Sure is what the book may merge by itself. */
export function surenessOf({ score, sure }: { readonly score: number; readonly sure: boolean }): Sureness {
  if (sure) return 'sure'
  return score >= LIKELY ? 'likely' : 'perhaps'
}
