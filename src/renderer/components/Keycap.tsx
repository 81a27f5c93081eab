// A key as it looks on the keyboard, beside what it does. Several in a row are pressed one after the other.
import styles from './Keycap.module.css'
import { classes } from './classes.ts'

export interface KeycapProps {
  /** What is printed on it: `Ctrl K`, `Esc`, `/`. */
  readonly label: string
  /** On a filled button the edge takes the colour of the text. */
  readonly onAccent?: boolean
  /** Beside the words of a control that names its key by `aria-keyshortcuts`: not read out with them. */
  readonly silent?: boolean
}

export function Keycap({ label, onAccent = false, silent = false }: KeycapProps) {
  return (
    <kbd className={classes(styles['keycap'], onAccent && styles['onAccent'])} aria-hidden={silent || undefined}>
      {label}
    </kbd>
  )
}
