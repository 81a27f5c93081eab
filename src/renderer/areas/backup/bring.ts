// Sends a backup file to the core in parts, one after the other: what is large never stands whole in memory.
import { api } from '../../api/client.ts'
import { FileGone } from './file-gone.ts'

const PART = 1_048_576

export interface Brought {
  readonly name: string
  /** When it was made, UTC epoch ms. */
  readonly at: number
  /** Whose passwords open it. */
  readonly names: readonly string[]
}

export interface Bringing {
  readonly file: File
  readonly signal: AbortSignal
  /** 0 to 1. */
  readonly onProgress: (part: number) => void
}

/** Throws FileGone when the file cannot be read any more; undefined when it was stopped. */
export async function bringBackup({ file, signal, onProgress }: Bringing): Promise<Brought | undefined> {
  const { name, size } = file
  let ticket: string | undefined
  for (let at = 0; at === 0 || at < size; at += PART) {
    if (signal.aborted) return undefined
    const bytes = await file
      .slice(at, at + PART)
      .arrayBuffer()
      .catch(() => {
        throw new FileGone()
      })
    const part = new File([bytes], 'part')
    const answer = await api.backup.bring({ name, size: Math.max(1, size), at, part, ...(ticket && { ticket }) })
    ticket = answer.ticket
    onProgress(Math.min(1, (at + PART) / size))
    if (answer.brought !== null) return answer.brought
  }
  return undefined
}
