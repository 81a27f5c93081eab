// An action in words at the edge of a row or heading: accent, semibold, with a 16 px icon where it helps.
import { Link } from 'wouter'
import type { ReactNode } from 'react'
import styles from './TextButton.module.css'
import { classes } from './classes.ts'

interface Common {
  readonly children: ReactNode
  readonly icon?: ReactNode
  readonly tone?: 'accent' | 'late' | 'quiet'
  /** For a screen reader, where the words alone do not say of whom: "Call Desmond Okafor". */
  readonly label?: string
}

export type TextButtonProps = Common &
  (
    | { readonly onClick: () => void; readonly href?: never; readonly disabled?: boolean; readonly expanded?: boolean }
    | { readonly href: string; readonly onClick?: () => void; readonly disabled?: never; readonly expanded?: never }
  )

export function TextButton({ children, icon, tone = 'accent', label, ...does }: TextButtonProps) {
  const shape = classes(styles['textButton'], styles[tone])
  if (does.href !== undefined)
    return (
      <Link className={shape} href={does.href} aria-label={label} onClick={does.onClick}>
        {icon}
        {children}
      </Link>
    )
  return (
    <button
      type="button"
      className={shape}
      aria-label={label}
      onClick={does.onClick}
      disabled={does.disabled}
      aria-expanded={does.expanded}
    >
      {icon}
      {children}
    </button>
  )
}
