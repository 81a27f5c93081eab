// The heading of a group on a page: a rule as in a newspaper, words, a count, and what can be done with all of it.
import type { ReactNode } from 'react'
import styles from './SectionHeading.module.css'
import { classes } from './classes.ts'

export interface SectionHeadingProps {
  readonly children: ReactNode
  /** Written beside the words in the second ink. */
  readonly count?: ReactNode
  /** At the far edge: a link in words. */
  readonly action?: ReactNode
  readonly id?: string
  readonly ruled?: boolean
}

export function SectionHeading({ children, count, action, id, ruled = true }: SectionHeadingProps) {
  return (
    <div className={classes(styles['heading'], ruled && styles['ruled'])}>
      <h2 id={id} className={styles['words']}>
        {children}
        {count !== undefined && count !== null && <span className={styles['count']}>{count}</span>}
      </h2>
      {action}
    </div>
  )
}
