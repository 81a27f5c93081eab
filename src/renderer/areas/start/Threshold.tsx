// The ground of every page before the shop: the awning across the window, a column of words, and perhaps a second.
import type { ReactNode } from 'react'
import { ConnectionStrip } from '../../app/frame/ConnectionStrip.tsx'
import { Awning } from '../../components/Awning.tsx'
import { classes } from '../../components/classes.ts'
import styles from './Threshold.module.css'

export interface ThresholdProps {
  /** Stands over the title, in the second ink. */
  readonly over?: ReactNode
  readonly title: string
  readonly sentence?: ReactNode
  readonly children: ReactNode
  /** Second column, 448 wide. */
  readonly aside?: ReactNode
}

export function Threshold({ over, title, sentence, children, aside }: ThresholdProps) {
  return (
    <div className={styles['ground']}>
      <Awning size="wide" />
      <main className={classes(styles['columns'], aside === undefined && styles['single'])}>
        <ConnectionStrip />
        <div className={styles['column']}>
          {over !== undefined && <p className={styles['over']}>{over}</p>}
          <h1>{title}</h1>
          {sentence !== undefined && <p className={styles['sentence']}>{sentence}</p>}
          {children}
        </div>
        {aside !== undefined && <div className={styles['aside']}>{aside}</div>}
      </main>
    </div>
  )
}
