// Before what cannot be undone: exactly what will happen, counted, line by line. The dialogue around it holds the button.
import { IconAlertTriangle } from '@tabler/icons-react'
import styles from './ConfirmExact.module.css'

export interface ConfirmExactProps {
  readonly lines: readonly string[]
}

export function ConfirmExact({ lines }: ConfirmExactProps) {
  return (
    <div className={styles['exact']}>
      <IconAlertTriangle size={18} stroke={1.6} aria-hidden="true" className={styles['icon']} />
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
