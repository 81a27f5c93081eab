// A button that is a picture alone, always with a name: to close, to take away, to go one further.
import { ActionIcon } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { classes } from './classes.ts'
import styles from './IconButton.module.css'

interface IconButtonProps {
  /** What it does, and to what: "Remove the phone of Ada". */
  readonly label: string
  readonly children: ReactNode
  readonly onClick: () => void
  /** Pixels: 24 in a line of text, 32 in a row, 36 beside fields, 40 at the counter. */
  readonly size?: 24 | 32 | 36 | 40
  /** Closing and taking away are quiet; what leads on has the accent. */
  readonly tone?: 'quiet' | 'accent'
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  /** Also shown when the pointer rests on it. */
  readonly title?: string
  /** Where it stands, for the page that has it. */
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton({ label, children, size = 32, tone = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <ActionIcon
      {...rest}
      variant="subtle"
      size={size}
      aria-label={label}
      className={classes(styles['iconButton'], styles[tone], className)}
    >
      {children}
    </ActionIcon>
  )
}
