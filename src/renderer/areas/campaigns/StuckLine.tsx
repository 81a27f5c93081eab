// Why a campaign that stands for years does not go on, where it is looked at.
import { IconAlertTriangle } from '@tabler/icons-react'
import type { StuckReason } from '../../../shared/domain/messages/words.ts'
import { useWords } from '../../app/language/speaking.tsx'
import styles from './messages.module.css'

export function StuckLine({ stuck }: { readonly stuck: StuckReason | null | undefined }) {
  const words = useWords()
  if (stuck == null) return null
  return (
    <span className={styles['stuck']} role="note">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
      <span>
        <strong>{words('messages.stuck')}.</strong> {words(`messages.stuck.${stuck}`)}
      </span>
    </span>
  )
}
