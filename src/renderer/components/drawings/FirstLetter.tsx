// The first letter from the shop: an envelope that opens, a card with a flower in it, and the month behind.
import styles from './drawings.module.css'

export function FirstLetter() {
  return (
    <svg viewBox="0 0 360 190" className={styles['drawing']}>
      <rect x="196" y="18" width="124" height="112" rx="8" className={styles['sunken']} />
      <path d="M196 42h124M227 42v88M258 42v88M289 42v88M196 72h124M196 101h124" className={styles['line']} />
      <circle cx="273" cy="86" r="8" className={styles['soft']} />
      <path d="M62 84l90-52 90 52v84H62z" className={styles['sunken']} />
      <rect x="84" y="46" width="136" height="96" rx="6" className={styles['sheet']} />
      <path d="M104 66c8-12 12-12 14 0s8 8 12-2 8-8 10 0 10 4 14-2" className={styles['accentLine']} />
      <path d="M104 82h60M104 94h48" className={styles['line']} />
      <circle cx="192" cy="82" r="6" className={styles['soft']} />
      <path d="M192 88v22M192 102c-8 0-10-6-10-6M192 100c8 0 10-6 10-6" className={styles['accentLine']} />
      <path d="M62 84l74 54h32l74-54v84H62z" className={styles['sheet']} />
      <path d="M62 168l74-30M242 168l-74-30" className={styles['line']} />
    </svg>
  )
}
