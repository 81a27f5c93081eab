// The keys of a page in one quiet line: which to press, and what it does.
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Keycap } from './Keycap.tsx'
import styles from './KeyHints.module.css'

export interface KeyHint {
  /** Any of them, as they stand on the keyboard. */
  readonly caps: readonly string[]
  readonly words: string
}

interface KeyHintsProps {
  readonly hints: readonly KeyHint[]
  /** Where the page puts the line. */
  readonly className?: string | undefined
  /** At the other end of the line. */
  readonly children?: ReactNode
}

export function KeyHints({ hints, className, children }: KeyHintsProps) {
  return (
    <p className={classes(styles['line'], className)}>
      {hints.map(({ caps, words }) => (
        <span key={words} className={styles['hint']}>
          {caps.map((cap) => (
            <Keycap key={cap} label={cap} />
          ))}
          {` ${words}`}
        </span>
      ))}
      {children !== undefined && (
        <>
          <span className={styles['grow']} />
          {children}
        </>
      )}
    </p>
  )
}
