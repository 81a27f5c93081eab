// The rule that is being written, with the steps back and forth. Pure.
import type { Rule } from '../../../shared/domain/segments/rule.ts'
import { sameRule } from './rule-tree.ts'

export interface RuleDraft {
  readonly rule: Rule
  readonly past: readonly Rule[]
  readonly future: readonly Rule[]
  /** What the last step was about: typing on in one field is one step. */
  readonly about: string | null
}

export type DraftStep =
  | { readonly do: 'edit'; readonly rule: Rule; readonly about?: string }
  | { readonly do: 'back' }
  | { readonly do: 'forth' }
  /** Another rule altogether, as it was saved. */
  | { readonly do: 'begin'; readonly rule: Rule }

const STEPS_KEPT = 100

export const beginning = (rule: Rule): RuleDraft => ({ rule, past: [], future: [], about: null })

export function stepped(draft: RuleDraft, step: DraftStep): RuleDraft {
  const { rule, past, future } = draft
  switch (step.do) {
    case 'begin':
      return beginning(step.rule)
    case 'back': {
      const before = past.at(-1)
      if (before === undefined) return draft
      return { rule: before, past: past.slice(0, -1), future: [rule, ...future], about: null }
    }
    case 'forth': {
      const [next, ...rest] = future
      return next === undefined ? draft : { rule: next, past: [...past, rule], future: rest, about: null }
    }
    case 'edit': {
      if (sameRule(rule, step.rule)) return draft
      const about = step.about ?? null
      const goesOn = about !== null && about === draft.about
      return { rule: step.rule, past: goesOn ? past : [...past, rule].slice(-STEPS_KEPT), future: [], about }
    }
  }
}
