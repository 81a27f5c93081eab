// The open customer book: names in rows, a rhythm of visits under each, one birthday coming.
import styles from './drawings.module.css'

const ROWS = [
  { y: 62, name: 74, dots: [0, 18, 34, 54, 72, 90], next: 108 },
  { y: 98, name: 58, dots: [6, 30, 56, 80], next: 106 },
  { y: 134, name: 88, dots: [0, 14, 26, 42, 58, 70, 84], next: 98 },
] as const

export function BookOfRegulars() {
  return (
    <svg viewBox="0 0 448 210" className={styles['drawing']}>
      <path d="M224 34c-40-16-116-20-184-12v160c68-8 144-4 184 12z" className={styles['sheet']} />
      <path d="M224 34c40-16 116-20 184-12v160c-68-8-144-4-184 12z" className={styles['sheet']} />
      <path d="M224 34v160" className={styles['line']} />
      {ROWS.map(({ y, name, dots, next }) => (
        <g key={y}>
          <circle cx="78" cy={y} r="11" className={styles['sunken']} />
          <rect x="100" y={y - 4} width={name} height="8" rx="3" className={styles['sunken']} />
          <path d={`M258 ${y}h120`} className={styles['line']} />
          {dots.map((x) => (
            <circle key={x} cx={262 + x} cy={y} r="3" className={styles['dot']} />
          ))}
          <circle cx={262 + next} cy={y} r="4.5" className={styles['ring']} />
        </g>
      ))}
      <path d="M176 22v52l10-9 10 9V23z" className={styles['accent']} />
    </svg>
  )
}
