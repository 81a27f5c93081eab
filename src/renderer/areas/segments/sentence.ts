// A rule as one sentence. Which message joins what is decided here once; whether the pieces are texts or parts of a page, the caller says.
import type { Condition, Rule } from '../../../shared/domain/segments/rule.ts'
import type { WordKey } from '../../../shared/words/catalogue.ts'
import { childrenOf, isCondition, type Path } from './rule-tree.ts'
import { sayCondition, type RuleSpeech } from './say-condition.ts'

export interface Composer<T> {
  readonly leaf: (condition: Condition, path: Path) => T
  readonly join: (key: WordKey, values: Readonly<Record<string, T>>, n?: number) => T
}

/** The group that counts: one of a single part is that part, where it stands. */
function unwrapped(rule: Rule, path: Path): readonly [Rule, Path] {
  const children = isCondition(rule) || 'not' in rule ? [] : childrenOf(rule)
  const [only] = children
  return children.length === 1 && only !== undefined ? unwrapped(only, [...path, 0]) : [rule, path]
}

const isPlain = (rule: Rule): boolean => isCondition(unwrapped(rule, [])[0])

function phrase<T>(given: Rule, at: Path, to: Composer<T>): T {
  const [rule, path] = unwrapped(given, at)
  if (isCondition(rule)) return to.leaf(rule, path)
  if ('not' in rule) return to.join('segments.join.not', { next: phrase(rule.not, [...path, 0], to) })
  const children = childrenOf(rule)
  if (children.length === 0) return to.join('any' in rule ? 'segments.join.none' : 'segments.join.all', {})
  const inner = (child: Rule, index: number): T => grouped(child, [...path, index], to)
  return 'any' in rule
    ? children
        .slice(1)
        .reduce<T>(
          (before, child, index) => to.join('segments.join.or', { before, next: inner(child, index + 1) }),
          inner(children[0] ?? rule, 0),
        )
    : conjunction(children, path, to)
}

/** Inside another group it is said where it begins. */
function grouped<T>(given: Rule, at: Path, to: Composer<T>): T {
  const [rule, path] = unwrapped(given, at)
  const next = phrase(rule, path, to)
  if (isCondition(rule) || 'not' in rule || childrenOf(rule).length === 0) return next
  return 'any' in rule
    ? to.join('segments.join.either', { next })
    : to.join('segments.join.both', { next }, childrenOf(rule).length)
}

function conjunction<T>(children: readonly Rule[], path: Path, to: Composer<T>): T {
  const [first, ...rest] = children
  let said = grouped(first ?? { all: [] }, [...path, 0], to)
  let before = first
  for (const [index, child] of rest.entries()) {
    const here = [...path, index + 1]
    const [rule, at] = unwrapped(child, here)
    if ('not' in rule) {
      said = to.join('segments.join.but-not', { before: said, next: phrase(rule.not, [...at, 0], to) })
    } else {
      const both = isPlain(child) && before !== undefined && isPlain(before)
      said = to.join(both ? 'segments.join.and' : 'segments.join.and-who', {
        before: said,
        next: grouped(child, here, to),
      })
    }
    before = child
  }
  return said
}

/** The whole sentence, from "Everyone" to its full stop. */
export function compose<T>(rule: Rule, to: Composer<T>): T {
  const [root, path] = unwrapped(rule, [])
  if (!isCondition(root) && !('not' in root) && childrenOf(root).length === 0)
    return to.join('any' in root ? 'segments.join.nobody' : 'segments.join.everyone', {})
  if ('not' in root) return to.join('segments.join.sentence-not', { rest: phrase(root.not, [...path, 0], to) })
  return to.join('segments.join.sentence', { rest: phrase(root, path, to) })
}

const plainly = (speech: RuleSpeech): Composer<string> => ({
  leaf: (condition) => sayCondition(condition, speech),
  join: (key, values, n = 0) => speech.words.find(key, { ...values, n }) ?? '',
})

/** As plain text. */
export const sayRule = (rule: Rule, speech: RuleSpeech): string => compose(rule, plainly(speech))

/** A part by itself, as plain text: what follows "Everyone who". */
export const sayPart = (rule: Rule, speech: RuleSpeech): string => phrase(rule, [], plainly(speech))
