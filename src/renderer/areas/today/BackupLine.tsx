// The last line of Today: how fresh the newest backup is, and where else it lies.
import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useNow } from '../../app/clock.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { sayBackupLine } from './backup-line.ts'
import styles from './today.module.css'

export function BackupLine() {
  const words = useWords()
  const formats = useFormats()
  const now = useNow()
  const backups = useQuery(q.backup.list.queryOptions({ input: {} })).data
  const place = useQuery(q.backup.place.queryOptions({ input: {} })).data
  if (backups === undefined || place === undefined) return null
  const said = sayBackupLine(backups, place.place, { words, formats, now })
  if (said === null) return null
  return (
    <p className={styles['backupLine']}>
      <IconCircleCheck size={16} stroke={1.6} aria-hidden />
      {said} <TextButton href="/settings/backups">{words('today.backup.see')}</TextButton>
    </p>
  )
}
