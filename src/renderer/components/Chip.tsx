// A small word with its icon: a state, a channel, a tag. Colour never says it alone.
import type { ReactNode } from 'react'
import styles from './Chip.module.css'
import { classes } from './classes.ts'

export interface ChipProps {
  readonly tone?: 'neutral' | 'good' | 'soon' | 'late' | 'accent'
  /** 14 px icon; a state needs one. */
  readonly icon?: ReactNode
  readonly size?: 'small' | 'counter'
  readonly children: ReactNode
}

export function Chip({ tone = 'neutral', icon, size = 'small', children }: ChipProps) {
  return (
    <span className={classes(styles['chip'], styles[tone], size === 'counter' && styles['counter'])}>
      {icon}
      {children}
    </span>
  )
}
