// A pair of words and a figure, and a group of such pairs under a small heading.
import { useId, type ReactNode } from 'react'
import { classes } from '../../components/classes.ts'
import styles from './value.module.css'

interface FigureProps {
  readonly words: ReactNode
  readonly figure: ReactNode
  /** What the lines above come to. */
  readonly sum?: boolean
}

export function Figure({ words, figure, sum = false }: FigureProps) {
  return (
    <p className={classes(styles['line'], sum && styles['sum'])}>
      <span className={styles['words']}>{words}</span>
      <span className={styles['figure']}>{figure}</span>
    </p>
  )
}

interface FiguresProps {
  readonly title: string
  readonly children: ReactNode
}

export function Figures({ title, children }: FiguresProps) {
  const id = useId()
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}
