// A thing lifted off the paper: a pane, a pinned matter, a card. Groups on a page need no sheet, a heading does.
import type { ReactNode } from 'react'
import styles from './Sheet.module.css'
import { classes } from './classes.ts'

export interface SheetProps {
  readonly children: ReactNode
  /** `slip`: the paper slip of the recovery code, floating with sharp corners. */
  readonly kind?: 'sheet' | 'slip'
  readonly className?: string | undefined
  readonly label?: string
}

export function Sheet({ children, kind = 'sheet', className, label }: SheetProps) {
  const shape = classes(styles['sheet'], kind === 'slip' && styles['slip'], className)
  if (label === undefined) return <div className={shape}>{children}</div>
  return (
    <section className={shape} aria-label={label}>
      {children}
    </section>
  )
}
