// Says that the core does not answer, and goes away by itself when it does again.
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useConnectionState } from '../../api/queries.ts'
import { useLate } from '../../components/Skeleton.tsx'
import { Strip } from '../../components/Strip.tsx'
import { useWords } from '../language/speaking.tsx'
import styles from './ConnectionStrip.module.css'

export function ConnectionStrip() {
  const words = useWords()
  const lost = useLate(useConnectionState() === 'connecting')
  if (!lost) return null
  return (
    <div className={styles['place']}>
      <Strip
        tone="soon"
        icon={<IconPlugConnectedX size={18} stroke={1.6} aria-hidden="true" />}
        title={words('offline.title')}
      >
        {words('offline.strip')}
      </Strip>
    </div>
  )
}
