// A calm line across a page or list: what stands here may be old, is cut off, or comes back.
import type { ReactNode } from 'react'
import styles from './Strip.module.css'
import { classes } from './classes.ts'

export interface StripProps {
  readonly tone: 'soon' | 'late' | 'good' | 'neutral'
  readonly icon: ReactNode
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
}

export function Strip({ tone, icon, title, children, action }: StripProps) {
  return (
    <div className={classes(styles['strip'], styles[tone])} role="status">
      <span className={styles['icon']}>{icon}</span>
      <span className={styles['words']}>
        <strong className={styles['title']}>{title}</strong> {children}
      </span>
      {action}
    </div>
  )
}
