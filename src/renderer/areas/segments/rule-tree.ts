// The tree of a rule, as the page edits it: parts are named by their path, the place in each branch from the root (in a `not` it is 0).
// Pure; every change leaves a root that is an `all`, and no group that holds nothing.
import type { Condition, Rule } from '../../../shared/domain/segments/rule.ts'

export type Path = readonly number[]
export type Join = 'and' | 'or' | 'not'

export interface Leaf {
  readonly path: Path
  readonly condition: Condition
}

export const isCondition = (rule: Rule): rule is Condition => 'fact' in rule

export const samePath = (left: Path, right: Path): boolean =>
  left.length === right.length && left.every((at, index) => at === right[index])

export function childrenOf(rule: Rule): readonly Rule[] {
  if ('all' in rule) return rule.all
  if ('any' in rule) return rule.any
  return 'not' in rule ? [rule.not] : []
}

const withChildren = (rule: Rule, children: readonly Rule[]): Rule => {
  if ('all' in rule) return { all: children }
  if ('any' in rule) return { any: children }
  return 'not' in rule ? { not: children[0] ?? { all: [] } } : rule
}

/** Every condition in the order of the sentence. */
export function leavesOf(rule: Rule, path: Path = []): readonly Leaf[] {
  if (isCondition(rule)) return [{ path, condition: rule }]
  return childrenOf(rule).flatMap((child, at) => leavesOf(child, [...path, at]))
}

export function ruleAt(rule: Rule, path: Path): Rule | undefined {
  const [at, ...rest] = path
  if (at === undefined) return rule
  const child = childrenOf(rule)[at]
  return child === undefined ? undefined : ruleAt(child, rest)
}

/** The root as an `all`, so that there is always a place for another part. */
export const rooted = (rule: Rule): Rule => ('all' in rule ? rule : { all: [rule] })

export function replaceAt(rule: Rule, path: Path, by: Rule): Rule {
  const [at, ...rest] = path
  if (at === undefined) return by
  return withChildren(
    rule,
    childrenOf(rule).map((child, index) => (index === at ? replaceAt(child, rest, by) : child)),
  )
}

const isEmptyGroup = (rule: Rule): boolean => !isCondition(rule) && childrenOf(rule).length === 0

/** Without what holds nothing any more; a choice of one is that one. */
function pruned(rule: Rule): Rule | null {
  if (isCondition(rule)) return rule
  const children = childrenOf(rule)
    .map(pruned)
    .filter((child) => child !== null)
  if (children.length === 0) return null
  const [only] = children
  if ('any' in rule && children.length === 1 && only !== undefined) return only
  return withChildren(rule, children)
}

function without(rule: Rule, path: Path): Rule {
  const [at, ...rest] = path
  if (at === undefined) return rule
  const children = childrenOf(rule)
  const left =
    rest.length === 0
      ? children.filter((_, index) => index !== at)
      : children.map((child, index) => (index === at ? without(child, rest) : child))
  return 'not' in rule && left.length === 0 ? { all: [] } : withChildren(rule, left)
}

export function removeAt(rule: Rule, path: Path): Rule {
  return rooted(pruned(without(rooted(rule), path)) ?? { all: [] })
}

interface Added {
  readonly rule: Rule
  /** Where the new condition stands. */
  readonly path: Path
}

/**
 * Another condition: `and` and `not` of the whole, `or` beside the part that is looked at, or the last one. Without any part there is
 * nothing to be an alternative to, and it is an `and`.
 */
export function added(
  root: Rule,
  condition: Condition,
  how: { readonly join: Join; readonly beside: Path | null },
): Added {
  const rule = rooted(root)
  const beside = how.join === 'or' ? (how.beside ?? leavesOf(rule).at(-1)?.path ?? null) : null
  if (beside === null) {
    const all = childrenOf(rule)
    const next: Rule = how.join === 'not' ? { not: condition } : condition
    return { rule: { all: [...all, next] }, path: how.join === 'not' ? [all.length, 0] : [all.length] }
  }
  const around = beside.slice(0, -1)
  const group = ruleAt(rule, around)
  if (group !== undefined && 'any' in group) {
    return { rule: replaceAt(rule, around, { any: [...group.any, condition] }), path: [...around, group.any.length] }
  }
  const part = ruleAt(rule, beside) ?? condition
  return { rule: replaceAt(rule, beside, { any: [part, condition] }), path: [...beside, 1] }
}

/** What is finished of a rule, and where each of its conditions stands in the whole: the core counts paths in what it was given. */
export function finished(
  rule: Rule,
  isFinished: (condition: Condition) => boolean,
): { readonly rule: Rule; readonly paths: readonly Path[] } {
  const keep = (one: Rule): Rule | null => {
    if (isCondition(one)) return isFinished(one) ? one : null
    const children = childrenOf(one)
      .map(keep)
      .filter((child) => child !== null)
    return children.length === 0 && !isEmptyGroup(one) ? null : withChildren(one, children)
  }
  const kept = keep(rule) ?? { all: [] }
  const paths = leavesOf(rule).flatMap(({ path, condition }) => (isFinished(condition) ? [path] : []))
  return { rule: kept, paths }
}

/** What is finished of a rule but the outer part in which a condition stands. */
export function besides(rule: Rule, [at]: Path, isFinished: (condition: Condition) => boolean): Rule {
  const others = childrenOf(rooted(rule)).filter((_, index) => index !== at)
  return finished({ all: others }, isFinished).rule
}

export const sameRule = (left: Rule, right: Rule): boolean => JSON.stringify(left) === JSON.stringify(right)
