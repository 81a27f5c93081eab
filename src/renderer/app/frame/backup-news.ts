// The newest thing the core said about a backup, so that the dot on the bar changes while it runs.
import { useSyncExternalStore } from 'react'
import type { ChangeEvent } from '../../../shared/contract/events.ts'
import type { BackupNews } from './backup-words.ts'

let news: BackupNews = null
const listeners = new Set<() => void>()

export function hearBackup(event: ChangeEvent): void {
  if (event.type !== 'backup') return
  news = event.state === 'good' ? null : event.state
  for (const listener of listeners) listener()
}

export function useBackupNews(): BackupNews {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => news,
  )
}
