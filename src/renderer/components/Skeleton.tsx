// Grey lines where rows will be. They appear only after 150 ms, so that a quick answer never flickers.
import { useEffect, useState } from 'react'
import { useWords } from '../app/language/speaking.tsx'
import { Unseen } from './Unseen.tsx'
import styles from './Skeleton.module.css'

const PATIENCE_MS = 150

/** True once something has been awaited long enough to be shown as loading. */
export function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [waiting])
  return waiting && late
}

export interface SkeletonProps {
  readonly rows?: number
  /** Height of a row in px, so that nothing moves when the rows arrive. */
  readonly rowHeight?: number
  readonly lead?: boolean
}

/** Widths in percent, uneven like names. */
const WIDTHS = [46, 58, 38, 52, 64, 42, 56, 34] as const

export function Skeleton({ rows = 6, rowHeight = 40, lead = false }: SkeletonProps) {
  const words = useWords()
  const late = useLate(true)
  return (
    <div role="status" className={styles['skeleton']} style={{ blockSize: rows * rowHeight }}>
      {late && <Unseen>{words('app.loading')}</Unseen>}
      {late &&
        Array.from({ length: rows }, (_, at) => (
          <div key={at} className={styles['row']} style={{ blockSize: rowHeight }} aria-hidden="true">
            {lead && <span className={styles['round']} />}
            <span className={styles['bar']} style={{ inlineSize: `${WIDTHS[at % WIDTHS.length] ?? 50}%` }} />
          </div>
        ))}
    </div>
  )
}
