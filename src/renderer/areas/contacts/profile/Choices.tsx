// A few small choices of which one or none holds: a second press on the chosen one takes it back.
import type { Icon } from '@tabler/icons-react'
import styles from './timeline.module.css'

interface ChoicesProps<V extends string> {
  readonly label: string
  readonly chosen: V | null
  readonly choices: readonly { readonly value: V; readonly words: string; readonly icon?: Icon }[]
  readonly onChoose: (value: V | null) => void
  /** One of them always holds. */
  readonly needed?: boolean
}

export function Choices<V extends string>({ label, chosen, choices, onChoose, needed = false }: ChoicesProps<V>) {
  return (
    <div role="group" aria-label={label} className={styles['choices']}>
      {choices.map(({ value, words, icon: Shape }) => (
        <button
          key={value}
          type="button"
          className={styles['choice']}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value === chosen && !needed ? null : value)}
        >
          {Shape && <Shape size={14} stroke={1.6} aria-hidden />}
          {words}
        </button>
      ))}
    </div>
  )
}
