// A rule as a sentence whose parts can be opened: arrows go from part to part, Enter opens one, Backspace takes it out, typing seeks
// another. Parts are inline, so that they wrap like words.
import { Fragment, createElement, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import type { Rule } from '../../../shared/domain/segments/rule.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import { leavesOf, samePath, type Path } from './rule-tree.ts'
import { sayCondition, type RuleSpeech } from './say-condition.ts'
import { compose } from './sentence.ts'
import styles from './sentence.module.css'

interface SentenceProps {
  readonly rule: Rule
  readonly speech: RuleSpeech
  readonly open: Path | null
  /** What is wrong with a part, in words. */
  readonly wrongAt: (path: Path) => string | undefined
  readonly onOpen: (path: Path) => void
  readonly onRemove: (path: Path) => void
  /** Somebody types while a part has the focus. */
  readonly onType: (letter: string, path: Path) => void
  readonly ref?: Ref<HTMLParagraphElement>
}

/** Where a part can be found again, to give it the focus. */
export const pathName = (path: Path): string => path.join('.')

export function Sentence({ rule, speech, open, wrongAt, onOpen, onRemove, onType, ref }: SentenceProps) {
  const words = useWords()
  const leaves = leavesOf(rule)
  const [last, setLast] = useState<Path | null>(null)
  const stop = leaves.find(({ path }) => last !== null && samePath(path, last))?.path ?? leaves[0]?.path
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, path: Path) => {
    const act = actOf(event, { leaves: leaves.map((leaf) => leaf.path), path })
    if (act === null) return
    event.preventDefault()
    event.stopPropagation()
    if (act.to !== undefined) focusPart(event.currentTarget.parentElement, act.to)
    else if (act.does === 'open') onOpen(path)
    else if (act.does === 'remove') onRemove(path)
    else onType(event.key, path)
  }
  const said = compose<ReactNode>(rule, {
    leaf: (condition, path) => {
      const wrong = wrongAt(path)
      const opened = open !== null && samePath(open, path)
      return (
        <span
          key={pathName(path)}
          role="button"
          tabIndex={stop !== undefined && samePath(stop, path) ? 0 : -1}
          data-path={pathName(path)}
          aria-expanded={opened}
          aria-invalid={wrong !== undefined || undefined}
          className={classes(styles['part'], opened && styles['open'], wrong !== undefined && styles['wrong'])}
          onClick={() => onOpen(path)}
          onFocus={() => setLast(path)}
          onKeyDown={(event) => onKeyDown(event, path)}
        >
          {sayCondition(condition, speech)}
        </span>
      )
    },
    join: (key, values, n = 0) => createElement(Fragment, null, ...words.rich<ReactNode>(key, { ...values, n })),
  })
  return (
    <p ref={ref} className={styles['sentence']} role="group" aria-label={words('segments.sentence')}>
      {said}
    </p>
  )
}

/** Gives the focus to a part, or to the first one. */
export function focusPart(sentence: HTMLElement | null, path: Path): void {
  const part = sentence?.querySelector<HTMLElement>(`[data-path="${pathName(path)}"]`)
  const found = part ?? sentence?.querySelector<HTMLElement>('[data-path]')
  found?.focus()
}

type Act =
  { readonly to: Path; readonly does?: never } | { readonly does: 'open' | 'remove' | 'type'; readonly to?: never }

interface Where {
  readonly leaves: readonly Path[]
  readonly path: Path
}

function actOf(event: KeyboardEvent, { leaves, path }: Where): Act | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const at = leaves.findIndex((one) => samePath(one, path))
  const mirrored = getComputedStyle(event.currentTarget).direction === 'rtl'
  const to = (index: number): Act | null => {
    const found = leaves[index]
    return found === undefined ? null : { to: found }
  }
  switch (event.key) {
    case 'ArrowRight':
      return to(mirrored ? at - 1 : at + 1)
    case 'ArrowLeft':
      return to(mirrored ? at + 1 : at - 1)
    case 'ArrowDown':
      return to(at + 1)
    case 'ArrowUp':
      return to(at - 1)
    case 'Home':
      return to(0)
    case 'End':
      return to(leaves.length - 1)
    case 'Enter':
    case ' ':
      return { does: 'open' }
    case 'Backspace':
    case 'Delete':
      return { does: 'remove' }
    default:
      return /^[\p{L}\p{N}]$/u.test(event.key) ? { does: 'type' } : null
  }
}
