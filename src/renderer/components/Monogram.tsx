// A person's initials in the name face, or their photo in its place.
import styles from './Monogram.module.css'
import { classes } from './classes.ts'

export interface MonogramProps {
  readonly initials: string
  readonly size?: 28 | 40 | 56 | 72
  /** Address of the photo, e.g. of a blob. */
  readonly photo?: string | null
  /** On a selected row the ground is the sheet, so that it stands out. */
  readonly lifted?: boolean
}

/** The name stands beside it in every place, so it is hidden from screen readers. */
export function Monogram({ initials, size = 28, photo, lifted = false }: MonogramProps) {
  const shape = classes(styles['monogram'], styles[`size${size}`], lifted && styles['lifted'])
  if (photo) return <img className={shape} src={photo} alt="" width={size} height={size} draggable={false} />
  return (
    <span className={shape} aria-hidden="true">
      {initials}
    </span>
  )
}
