// What an interaction is taken for where nobody said it: pure.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { Interaction, interactions } from '../../../../shared/contract/interactions.ts'

export type Said = Pick<Interaction, 'kind' | 'words' | 'direction' | 'phase' | 'begunBy' | 'tone' | 'open'>
type Added = InputOf<typeof interactions.add>

/**
 * A note has no direction, and nobody began it. Of a call, a talk, a letter, a message the customer is thought to have begun it:
 * those who come in or ring up are customers, the shop's own calls are the exception. Direction and beginner follow each other
 * where only one is said. A complaint or question from the customer is open; anything else is not.
 */
export function completed({ kind, words, ...said }: Added): Said {
  const tone = said.tone ?? null
  const customer = said.begunBy == null ? said.direction !== 'out' : said.begunBy === 'customer'
  const begunBy = kind === 'note' ? null : customer ? ('customer' as const) : ('shop' as const)
  const direction = kind === 'note' ? null : customer ? ('in' as const) : ('out' as const)
  const full = {
    kind,
    words,
    direction: said.direction === undefined ? direction : said.direction,
    begunBy: said.begunBy === undefined ? begunBy : said.begunBy,
    phase: said.phase ?? null,
    tone,
  }
  return { ...full, open: said.open ?? wantsAnswer(full) }
}

/** A complaint or a question that did not come from the shop itself: one that was noted down came from a customer too. */
function wantsAnswer({ tone, begunBy }: Pick<Said, 'tone' | 'begunBy'>): boolean {
  return (tone === 'complaint' || tone === 'question') && begunBy !== 'shop'
}

/** What was turned into a note loses its direction; what was turned from a note into a conversation is begun like one. */
export function changed(before: Said, patch: { readonly [K in keyof Said]?: Said[K] | undefined }): Said {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Said> // undefined is "not named"
  const after = { ...before, ...given }
  if (after.kind === before.kind) return after
  if (after.kind === 'note') {
    return { ...after, direction: given.direction ?? null, begunBy: given.begunBy ?? null }
  }
  if (before.kind !== 'note') return after
  const { direction, begunBy } = completed({ contactId: null, ...given, kind: after.kind, words: after.words })
  return { ...after, direction, begunBy }
}
