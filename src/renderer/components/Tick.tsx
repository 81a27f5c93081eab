// The box before a row of a list by which it is chosen; seen under the pointer, and while anything is chosen.
import type { Choosing } from './choosing.ts'
import styles from './VirtualList.module.css'

interface TickProps {
  readonly index: number
  readonly choosing: Choosing
}

export function Tick({ index, choosing }: TickProps) {
  return (
    // Its row would take the click for its own.
    <label className={styles['tick']} onClick={(event) => event.stopPropagation()}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={choosing.label(index)}
        checked={choosing.has(index)}
        onChange={(event) => {
          const shift = event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey
          if (shift) choosing.reach(index, index)
          else choosing.toggle(index)
        }}
      />
    </label>
  )
}
