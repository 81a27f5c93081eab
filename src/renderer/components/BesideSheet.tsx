// The sheet beside a page that tells of one number: its name, how many, what it is about; Escape or the cross closes it.
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormats, useWords } from '../app/language/speaking.tsx'
import styles from './BesideSheet.module.css'
import { IconButton } from './IconButton.tsx'
import { Sheet } from './Sheet.tsx'

interface BesideSheetProps {
  /** What number it is: "High, now lapsed". */
  readonly title: string
  /** Null while nobody knows. */
  readonly count: number | null
  readonly onClose: () => void
  /** The cross takes the focus, so that Escape closes it again. */
  readonly takesFocus?: boolean
  readonly children: ReactNode
}

export function BesideSheet({ title, count, onClose, takesFocus = false, children }: BesideSheetProps) {
  const words = useWords()
  const formats = useFormats()
  return (
    <Sheet className={styles['aside']} label={title}>
      <div
        className={styles['inside']}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return
          event.preventDefault()
          event.stopPropagation()
          onClose()
        }}
      >
        <header className={styles['head']}>
          <h2>
            {title} {count !== null && <span className={styles['count']}>{formats.number(count)}</span>}
          </h2>
          <IconButton size={24} label={words('app.close')} autoFocus={takesFocus} onClick={onClose}>
            <IconX size={16} stroke={1.6} aria-hidden />
          </IconButton>
        </header>
        {children}
      </div>
    </Sheet>
  )
}
