// What the page of a sentence holds while it is written: the rule with its steps, the part that is open, what is being sought.
import { useEffect, useReducer, useRef, useState, type RefObject } from 'react'
import type { Condition, Rule } from '../../../shared/domain/segments/rule.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { beginning, stepped } from './draft.ts'
import { draftMemory } from './draft-memory.ts'
import { added, leavesOf, removeAt, replaceAt, rooted, sameRule, type Join, type Path } from './rule-tree.ts'
import { focusPart } from './Sentence.tsx'

/** What the box below the sentence does. */
export type Box =
  | { readonly does: 'edit'; readonly path: Path }
  /** Seeks another part, or another question for one. */
  | { readonly does: 'seek'; readonly join: Join; readonly beside: Path | null; readonly typed: string }
  | { readonly does: 'ask-else'; readonly path: Path }

interface Begun {
  readonly sentence: RefObject<HTMLParagraphElement | null>
  /** Null for a new one. */
  readonly id: number | null
  readonly rule: Rule
  readonly name: string
}

export function useBuilder({ sentence, id, rule: saved, name }: Begun) {
  const [base, setBase] = useState(saved)
  const [draft, step] = useReducer(stepped, beginning(rooted(draftMemory.of(id)?.rule ?? saved)))
  // Whoever begins has nothing to look at yet.
  const [box, setBox] = useState<Box | null>(() =>
    id === null && leavesOf(draft.rule).length === 0 ? { does: 'seek', join: 'and', beside: null, typed: '' } : null,
  )
  const focusNext = useRef<Path | null>(null)
  if (!sameRule(base, saved)) {
    // Saved, or taken back, here or elsewhere: what was not touched follows.
    setBase(saved)
    if (sameRule(draft.rule, rooted(base))) step({ do: 'begin', rule: rooted(saved) })
  }
  const changed = !sameRule(draft.rule, rooted(saved))
  useEffect(() => {
    if (changed) draftMemory.keep(id, { rule: draft.rule, name })
    else draftMemory.forget(id)
  }, [changed, id, name, draft.rule])
  useEffect(() => {
    const path = focusNext.current
    if (path === null) return
    focusNext.current = null
    focusPart(sentence.current, path)
  })
  const back = (path: Path) => {
    focusNext.current = path
    setBox(null)
  }
  const edit = (rule: Rule, about?: string) => step({ do: 'edit', rule, ...(about !== undefined && { about }) })
  useShortcuts({
    ...(draft.past.length > 0 && {
      'ctrl+z': { where: 'page' as const, run: () => (setBox(null), step({ do: 'back' })) },
    }),
    ...(draft.future.length > 0 && {
      'ctrl+shift+z': { where: 'page' as const, run: () => (setBox(null), step({ do: 'forth' })) },
    }),
  })
  return {
    rule: draft.rule,
    changed,
    box,
    open: (path: Path) => setBox({ does: 'edit', path }),
    seek: (join: Join, beside: Path | null, typed = '') => setBox({ does: 'seek', join, beside, typed }),
    askElse: (path: Path) => setBox({ does: 'ask-else', path }),
    close: () => back(box === null ? [] : box.does === 'seek' ? (box.beside ?? []) : box.path),
    remove: (path: Path) => {
      edit(removeAt(draft.rule, path))
      back(path)
    },
    change: (path: Path, condition: Condition, about: string) =>
      edit(replaceAt(draft.rule, path, condition), `${path.join('.')} ${about}`),
    choose: (condition: Condition) => {
      if (box === null || box.does === 'edit') return
      if (box.does === 'ask-else') {
        edit(replaceAt(draft.rule, box.path, condition))
        setBox({ does: 'edit', path: box.path })
        return
      }
      const { rule, path } = added(draft.rule, condition, box)
      edit(rule)
      setBox({ does: 'edit', path })
    },
    saved: (rule: Rule) => step({ do: 'begin', rule: rooted(rule) }),
  }
}

export type Builder = ReturnType<typeof useBuilder>
