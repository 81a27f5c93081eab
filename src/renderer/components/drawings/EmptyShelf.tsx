// A shop's shelf with nothing on it but one loaf: for addresses that lead nowhere and lists without a match.
import styles from './drawings.module.css'

export function EmptyShelf() {
  return (
    <svg viewBox="0 0 360 190" className={styles['drawing']}>
      <rect x="60" y="36" width="240" height="126" rx="8" className={styles['sheet']} />
      <path d="M60 98h240M60 162h240" className={styles['line']} />
      <path d="M84 96c-14-22 8-36 44-36s58 14 44 36z" className={styles['soft']} />
      <path d="M106 72l8 10M124 69l8 12M142 70l8 11" className={styles['accentLine']} />
      <rect x="186" y="122" width="84" height="38" rx="4" className={styles['sunken']} />
      <path d="M198 136h60M198 146h36" className={styles['line']} />
    </svg>
  )
}
