// A chart on a page: what its height means, the drawing at its size from the first moment, and in words what it shows; the table
// behind it says every number.
import { lazy, Suspense, useId } from 'react'
import styles from './charts.module.css'
import type { Picture } from './picture.ts'

/** The library, and the face it writes with: letters drawn before it is here would stay those of another face. */
const Drawing = lazy(async () => {
  const [{ Drawing: drawing }] = await Promise.all([
    import('./Drawing.tsx'),
    document.fonts.load('500 13px "Source Sans 3 Variable"').catch(() => []),
  ])
  return { default: drawing }
})

interface ChartFigureProps {
  readonly picture: Picture
  /** What the height of a point or bar means; stands above. */
  readonly title: string
  /** What it shows, for those who do not see it. */
  readonly says: string
  readonly onPick?: (index: number) => void
}

export function ChartFigure({ picture, title, says, onPick }: ChartFigureProps) {
  const id = useId()
  return (
    <figure className={styles['figure']} aria-labelledby={id}>
      <figcaption id={id} className={styles['title']}>
        {title}
      </figcaption>
      <div role="img" aria-label={says} tabIndex={0} className={styles['drawing']}>
        <Suspense fallback={null}>
          <Drawing picture={picture} onPick={onPick} />
        </Suspense>
      </div>
    </figure>
  )
}
