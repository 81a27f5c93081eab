// The awning over the shop: scallops in the two accent colours. Over the navigation, the counter, the first run and the lock only.
import { useId } from 'react'
import styles from './Awning.module.css'

export interface AwningProps {
  /** `narrow`: 16 high and 11 wide, over the navigation. `counter`: 16 by 16. `wide`: 32 by 32, across a page. */
  readonly size: 'narrow' | 'counter' | 'wide'
}

const SIZES = {
  narrow: { width: 11, height: 16, round: 5.5 },
  counter: { width: 16, height: 16, round: 8 },
  wide: { width: 32, height: 32, round: 16 },
} as const

function scallop(at: number, { width, height, round }: (typeof SIZES)[AwningProps['size']]): string {
  return `M${at} 0h${width}v${height - round}a${width / 2} ${round} 0 0 1 ${-width} 0z`
}

export function Awning({ size }: AwningProps) {
  const id = useId()
  const shape = SIZES[size]
  return (
    <svg className={styles['awning']} height={shape.height} aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} width={shape.width * 2} height={shape.height} patternUnits="userSpaceOnUse">
          <path className={styles['first']} d={scallop(0, shape)} />
          <path className={styles['second']} d={scallop(shape.width, shape)} />
        </pattern>
      </defs>
      <rect width="100%" height={shape.height} fill={`url(#${id})`} />
    </svg>
  )
}
