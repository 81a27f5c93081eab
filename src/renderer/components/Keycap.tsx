// A key as it looks on the keyboard, beside what it does. Several in a row are pressed one after the other.
import styles from './Keycap.module.css'
import { classes } from './classes.ts'

export interface KeycapProps {
  /** What is printed on it: `Ctrl K`, `Esc`, `/`. */
  readonly label: string
  /** On a filled button the edge takes the colour of the text. */
  readonly onAccent?: boolean
}

export function Keycap({ label, onAccent = false }: KeycapProps) {
  return <kbd className={classes(styles['keycap'], onAccent && styles['onAccent'])}>{label}</kbd>
}
