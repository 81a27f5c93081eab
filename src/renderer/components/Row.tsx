// A row of a list on a page: no box, a hairline between, one action in words at the far edge. Inside <Rows> the arrows
// and J and K move between rows and Enter does the row's action.
import { Children, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useChoices } from '../app/choices/choices.ts'
import { useArrivalFocus } from './arrival-focus.ts'
import { rowAfterKey } from './row-keys.ts'
import styles from './Row.module.css'
import { classes } from './classes.ts'

export interface RowProps {
  /** Monogram or icon. */
  readonly lead?: ReactNode
  readonly title: ReactNode
  /** `name`: in the face of names, 252 wide. `words`: the sans, as wide as it needs. */
  readonly titleFace?: 'name' | 'words'
  readonly sentence?: ReactNode
  readonly figures?: ReactNode
  /** One action in words; a second one only where the first can fail. */
  readonly action?: ReactNode
  /** Keycap that shows on the focused row. */
  readonly hint?: ReactNode
  readonly onEnter?: () => void
  /** What Space does while the row has the focus. */
  readonly onSpace?: () => void
  readonly selected?: boolean
  /** What a screen reader says of the row; its words otherwise. */
  readonly label?: string
}

export function Row(props: RowProps) {
  const { lead, title, titleFace = 'name', sentence, figures, action, hint, onEnter, onSpace, selected, label } = props
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    const act = event.key === 'Enter' ? onEnter : event.key === ' ' ? onSpace : undefined
    if (act === undefined || event.target !== event.currentTarget) return
    event.preventDefault()
    act()
  }
  return (
    <li
      className={classes(styles['row'], selected && styles['selected'])}
      data-row=""
      tabIndex={-1}
      aria-label={label}
      aria-current={selected ? 'true' : undefined}
      onKeyDown={onKeyDown}
    >
      {lead}
      {/* A name keeps its own direction, so that a long one loses its end and not its beginning. */}
      {titleFace === 'name' ? (
        <span className={styles['name']} dir="auto">
          {title}
        </span>
      ) : (
        <span className={styles['words']}>{title}</span>
      )}
      <span className={styles['sentence']}>{sentence}</span>
      {figures !== undefined && <span className={styles['figures']}>{figures}</span>}
      {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
      {action !== undefined && <span className={styles['action']}>{action}</span>}
    </li>
  )
}

export interface RowsProps {
  /** What the list holds, for screen readers; or the id of its heading. */
  readonly label?: string
  readonly labelledBy?: string
  readonly children: ReactNode
}

/** Rows that share one place in the tab order; letters of lists act inside. */
export function Rows({ label, labelledBy, children }: RowsProps) {
  const list = useRef<HTMLUListElement>(null)
  const letters = useChoices().letters === 'on'
  useArrivalFocus(list)
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>(':scope > [data-row]') ?? [])]

  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const all = rows()
    const at = all.findIndex((row) => row === event.target)
    if (at < 0) return
    const next = all[rowAfterKey(event, { at, count: all.length, letters })]
    if (!next || event.target === next) return
    event.preventDefault()
    next.focus()
  }
  // The list takes the tab stop and hands it to the row that had it last, or to the first.
  const enter = (target: EventTarget) => {
    if (target === list.current) rows()[0]?.focus()
  }
  return (
    <ul
      ref={list}
      aria-label={label}
      aria-labelledby={labelledBy}
      tabIndex={Children.count(children) > 0 ? 0 : undefined}
      data-letters=""
      className={styles['rows']}
      onKeyDown={move}
      onFocus={(event) => enter(event.target)}
    >
      {children}
    </ul>
  )
}
