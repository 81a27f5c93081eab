// Says that the open book was found damaged, and where the way out is.
import { IconAlertTriangle } from '@tabler/icons-react'
import { Strip } from '../../components/Strip.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useWords } from '../language/speaking.tsx'
import { useHere } from '../session/here.tsx'
import styles from './UnsoundStrip.module.css'

export function UnsoundStrip() {
  const words = useWords()
  const { status } = useHere()
  if (!status.unsound) return null
  return (
    <div className={styles['place']}>
      <Strip
        tone="late"
        icon={<IconAlertTriangle size={18} stroke={1.6} aria-hidden="true" />}
        title={words('unsound.title')}
        action={<TextButton href="/settings/backups">{words('unsound.button')}</TextButton>}
      >
        {words('unsound.strip')}
      </Strip>
    </div>
  )
}
