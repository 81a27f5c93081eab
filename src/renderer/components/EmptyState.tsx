// A page with nothing on it yet: a drawing of what it will be, a title that names a first good deed, one sentence,
// one button and one quiet link.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

export interface EmptyStateProps {
  /** 360 by 190; decoration. */
  readonly drawing: ReactNode
  readonly title: string
  readonly sentence?: ReactNode
  readonly button?: { readonly words: string; readonly icon?: ReactNode; readonly onClick: () => void }
  /** Stands under the button: "or start from an empty page". */
  readonly quiet?: ReactNode
  /** A page has one h1; inside a page that has its own title this is a h2. */
  readonly level?: 1 | 2
}

export function EmptyState({ drawing, title, sentence, button, quiet, level = 1 }: EmptyStateProps) {
  const Title = level === 1 ? 'h1' : 'h2'
  return (
    <div className={styles['empty']}>
      <div className={styles['drawing']} aria-hidden="true">
        {drawing}
      </div>
      <Title className={styles['title']}>{title}</Title>
      {sentence !== undefined && <p className={styles['sentence']}>{sentence}</p>}
      {button && (
        <Button
          variant="filled"
          size="lg"
          leftSection={button.icon}
          onClick={button.onClick}
          className={styles['button']}
        >
          {button.words}
        </Button>
      )}
      {quiet !== undefined && <p className={styles['quiet']}>{quiet}</p>}
    </div>
  )
}
