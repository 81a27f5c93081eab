// A list of any length of which only the rows in sight are on the page. The focus stays on the list itself and the
// active row is named to screen readers, so that it is never lost when rows are recycled.
import { useVirtualizer, type Range, defaultRangeExtractor } from '@tanstack/react-virtual'
import {
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { useChoices } from '../app/choices/choices.ts'
import { useArrivalFocus } from './arrival-focus.ts'
import styles from './VirtualList.module.css'
import type { Choosing } from './choosing.ts'
import { classes } from './classes.ts'
import { rowAfterKey } from './row-keys.ts'
import { Tick } from './Tick.tsx'

export interface RowState {
  readonly index: number
  readonly active: boolean
}

export interface VirtualListHandle {
  readonly focus: () => void
  readonly scrollTo: (index: number) => void
  /** Scrolls only when the row is out of sight, and then to the middle, so that its neighbours are seen too. */
  readonly reveal: (index: number) => void
}

export interface VirtualListProps<T> {
  readonly label: string
  readonly total: number
  /** Undefined while the page with this row is not here yet. */
  readonly rowAt: (index: number) => T | undefined
  readonly renderRow: (row: T, state: RowState) => ReactNode
  /** What stands where a row is still on its way; a grey line otherwise. */
  readonly renderWaiting?: (index: number) => ReactNode
  /** px; every row has the same height. */
  readonly rowHeight?: number
  /** First and last row in sight, a few more on either side: fetch these. */
  readonly onRange?: (first: number, last: number) => void
  /** Active row; -1 for none. It is the caller's, so that the profile beside the list can follow. */
  readonly active: number
  readonly onActive: (index: number) => void
  /** Enter or a double click. */
  readonly onOpen?: (index: number) => void
  /** A click, after the row has become active. */
  readonly onPick?: (index: number) => void
  /** Space chooses, Shift reaches further, Ctrl+A chooses all, Escape forgets. */
  readonly choosing?: Choosing | undefined
  readonly ref?: Ref<VirtualListHandle>
  readonly className?: string | undefined
}

const AROUND = 8

export function VirtualList<T>(props: VirtualListProps<T>) {
  const {
    label,
    total,
    rowAt,
    renderRow,
    renderWaiting,
    rowHeight = 40,
    onRange,
    active,
    onActive,
    onOpen,
    onPick,
    choosing,
  } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const letters = useChoices().letters === 'on'
  useArrivalFocus(scroller)

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: AROUND,
    // The active row stays on the page even when it is scrolled out of sight: aria-activedescendant must find it.
    rangeExtractor: (range: Range) => {
      const shown = defaultRangeExtractor(range)
      if (active < 0 || active >= total || shown.includes(active)) return shown
      return [...shown, active].toSorted((a, b) => a - b)
    },
  })
  const items = virtual.getVirtualItems()
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {}
  const first = Math.max(0, startIndex - AROUND)
  const last = Math.min(total - 1, endIndex + AROUND)

  useEffect(() => {
    if (total > 0) onRange?.(first, last)
  }, [first, last, total, onRange])

  const scrollTo = (index: number) => virtual.scrollToIndex(index, { align: 'auto' })
  const reveal = (index: number) => {
    const { startIndex: from = 0, endIndex: to = 0 } = virtual.range ?? {}
    if (index <= from || index >= to) virtual.scrollToIndex(index, { align: 'center' })
  }
  useImperativeHandle(props.ref, () => ({ focus: () => scroller.current?.focus(), scrollTo, reveal }))

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== scroller.current) return
    if (event.key === 'Enter' && active >= 0) {
      event.preventDefault()
      onOpen?.(active)
      return
    }
    if (choosing !== undefined && chooseByKey(event, choosing, active)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    const page = Math.max(1, endIndex - startIndex - 1)
    const next = rowAfterKey(event, { at: active, count: total, page, letters })
    if (next < 0) return
    event.preventDefault()
    scrollTo(next)
    if (event.shiftKey) choosing?.reach(active < 0 ? next : active, next)
    onActive(next)
  }
  const onClick = (event: MouseEvent, index: number) => {
    if (choosing !== undefined && event.shiftKey) choosing.reach(active < 0 ? index : active, index)
    else if (choosing !== undefined && (event.ctrlKey || event.metaKey)) choosing.toggle(index)
    onActive(index)
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey) onPick?.(index)
  }

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={total}
      aria-multiselectable={choosing !== undefined}
      aria-activedescendant={active >= 0 && active < total ? `${id}-${active}` : undefined}
      tabIndex={0}
      data-letters=""
      className={classes(styles['scroller'], choosing && styles['choosing'], props.className)}
      data-any={choosing?.any === true ? '' : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles['space']} style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rowAt(item.index)
          return (
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 1}
              aria-selected={choosing?.any === true ? choosing.has(item.index) : item.index === active}
              className={classes(
                styles['row'],
                item.index === active && styles['active'],
                choosing?.has(item.index) === true && styles['chosen'],
              )}
              style={{ blockSize: rowHeight, transform: `translateY(${item.start}px)` }}
              // A range of rows is no range of text.
              onMouseDown={(event) => event.shiftKey && choosing !== undefined && event.preventDefault()}
              onClick={(event) => onClick(event, item.index)}
              onDoubleClick={() => onOpen?.(item.index)}
            >
              <div role="gridcell" className={styles['cell']}>
                {choosing !== undefined && row !== undefined && <Tick index={item.index} choosing={choosing} />}
                {row === undefined
                  ? (renderWaiting?.(item.index) ?? <span className={styles['waiting']} />)
                  : renderRow(row, { index: item.index, active: item.index === active })}
              </div>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Whether the key was about the choice. */
function chooseByKey(event: KeyboardEvent, choosing: Choosing, active: number): boolean {
  const ctrl = event.ctrlKey || event.metaKey
  if (event.key === ' ' && !ctrl && !event.altKey && active >= 0) choosing.toggle(active)
  else if (ctrl && event.key.toLowerCase() === 'a') choosing.everybody()
  else if (event.key === 'Escape' && choosing.any) choosing.clear()
  else return false
  return true
}
