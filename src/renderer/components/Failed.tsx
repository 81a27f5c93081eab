// What did not work: what happened, what was kept, what to do now, one button. Calm, on the page's own ground.
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SaidError } from '../app/states/said-error.ts'
import { useWords } from '../app/language/speaking.tsx'
import styles from './Failed.module.css'
import { Sheet } from './Sheet.tsx'

export interface FailedProps {
  readonly said: SaidError
  readonly onAct: () => void
  /** A second way out, in words. */
  readonly quiet?: ReactNode
  readonly level?: 1 | 2
}

/** For a page or a large part of one. */
export function Failed({ said, onAct, quiet, level = 1 }: FailedProps) {
  const words = useWords()
  const Title = level === 1 ? 'h1' : 'h2'
  return (
    <div className={styles['failed']} role="alert">
      <Title className={styles['title']}>{said.what}</Title>
      <p className={styles['kept']}>{said.kept}</p>
      <Sheet className={styles['sheet']}>
        <p className={styles['head']}>{words('failed.what-now')}</p>
        <p>{said.do}</p>
        <div className={styles['buttons']}>
          <Button variant="filled" size="lg" onClick={onAct}>
            {said.button}
          </Button>
          {quiet}
        </div>
      </Sheet>
    </div>
  )
}

/** Beside a field or under a form: the same words in two lines. */
export function FailedLine({ said, action }: { readonly said: SaidError; readonly action?: ReactNode }) {
  return (
    <div className={styles['line']} role="alert">
      <IconAlertTriangle size={18} stroke={1.6} aria-hidden="true" className={styles['icon']} />
      <p>
        <strong>{said.what}.</strong> {said.do}
      </p>
      {action}
    </div>
  )
}
