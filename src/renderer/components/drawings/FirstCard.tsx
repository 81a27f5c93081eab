// The first card of a customer: a face, a name still being written, and the small things one remembers.
import styles from './drawings.module.css'

export function FirstCard() {
  return (
    <svg viewBox="0 0 360 190" className={styles['drawing']}>
      <rect x="86" y="26" width="208" height="124" rx="10" className={styles['sunken']} />
      <rect x="66" y="42" width="208" height="124" rx="10" className={styles['sheet']} />
      <circle cx="100" cy="78" r="18" className={styles['soft']} />
      <circle cx="100" cy="73" r="6" className={styles['accentLine']} />
      <path d="M88 90c2-8 22-8 24 0" className={styles['accentLine']} />
      <path d="M132 82c8-14 12-14 14 0s8 8 12-2 8-8 10 0 10 4 14-2" className={styles['accentLine']} />
      <path d="M132 92h112" className={styles['line']} />
      <rect x="84" y="114" width="92" height="8" rx="3" className={styles['sunken']} />
      <rect x="84" y="132" width="64" height="8" rx="3" className={styles['sunken']} />
      <path d="M216 136h32v14h-32zM216 136c0-6 32-6 32 0M232 132v-8" className={styles['accentLine']} />
      <path d="M186 72l30-30 8 8-30 30-11 3z" className={styles['accent']} />
    </svg>
  )
}
