// A shop's shelf with nothing on it but one loaf: for addresses that lead nowhere and lists without a match.
import styles from './drawings.module.css'

export function EmptyShelf() {
  return (
    <svg viewBox="0 0 360 190" className={styles['drawing']}>
      <rect x="60" y="36" width="240" height="126" rx="8" className={styles['sheet']} />
      <path d="M60 98h240M60 162h240" className={styles['line']} />
      <path d="M96 62c0-14 12-20 26-20s26 6 26 20v34H96z" className={styles['soft']} />
      <path d="M112 52v14M122 50v16M132 52v14" className={styles['accentLine']} />
      <rect x="186" y="122" width="84" height="38" rx="4" className={styles['sunken']} />
      <path d="M198 136h60M198 146h36" className={styles['line']} />
    </svg>
  )
}
