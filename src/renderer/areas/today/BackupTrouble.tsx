// A line about the backup or its second place, only when something is wrong with it.
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useNow } from '../../app/clock.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { sayPlaceTrouble } from './backup-line.ts'
import { backupTrouble } from './greeting.ts'
import styles from './today.module.css'

export function BackupTrouble() {
  const words = useWords()
  const formats = useFormats()
  const now = useNow()
  const may = useMay('staff')
  const backups = useQuery(q.backup.list.queryOptions({ input: {} })).data
  const oldest = useQuery(q.contacts.list.queryOptions({ input: { sort: 'made', limit: 1 } })).data
  const place = useQuery(q.backup.place.queryOptions({ input: {} })).data?.place ?? null
  const take = useMutation(q.backup.create.mutationOptions())
  const again = useMutation(q.backup.tryPlace.mutationOptions())
  if (backups === undefined || oldest === undefined) return null
  const newest = [...backups].sort((left, right) => right.at - left.at)[0] ?? null
  const trouble = backupTrouble(newest, { now, bookSince: oldest.rows[0]?.madeAt ?? now })
  const placeTrouble = sayPlaceTrouble(place, { words, formats, now })
  if (trouble === null && placeTrouble === null) return null
  if (trouble === null)
    return (
      <Sheet className={styles['backup']} label={words('today.backup')}>
        <IconPlugConnectedX className={styles['backupIcon']} size={18} stroke={1.6} aria-hidden />
        <p className={styles['backupWords']}>{placeTrouble}</p>
        {may && (
          <TextButton disabled={again.isPending} onClick={() => again.mutate({})}>
            {words('settings.place.try')}
          </TextButton>
        )}
      </Sheet>
    )
  return (
    <Sheet className={styles['backup']} label={words('today.backup')}>
      <IconAlertTriangle className={styles['backupIcon']} size={18} stroke={1.6} aria-hidden />
      <p className={styles['backupWords']}>
        {trouble === 'old'
          ? words('today.backup.old', { when: formats.instant(newest?.at ?? now) })
          : words(`today.backup.${trouble}`)}
      </p>
      {may && (
        <TextButton disabled={take.isPending} onClick={() => take.mutate({})}>
          {words('today.backup.now')}
        </TextButton>
      )}
    </Sheet>
  )
}
