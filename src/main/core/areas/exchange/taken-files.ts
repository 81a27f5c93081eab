// Files that a window handed over, to look at them first and import them afterwards. In memory alone, and forgotten when the
// window goes: what is in them is of no use to anybody else.
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'

/** Larger files are refused before they are read. */
export const LARGEST_FILE = 134_217_728
/** Kept of one window; the oldest goes. */
const KEPT = 2

interface Taken {
  readonly connection: number
  readonly file: File
}

export interface TakenFiles {
  take(context: ActionContext, file: File): string
  /** Errors: NOT_FOUND for one that was forgotten or is another window's, TOO_LARGE, BAD_INPUT when nothing is named. */
  find(context: ActionContext, source: { readonly file?: File | undefined; readonly taken?: string | undefined }): File
}

export function takenFiles(): TakenFiles {
  const files = new Map<string, Taken>()
  let last = 0

  return {
    take({ connection, gone }, file) {
      refuseLarge(file)
      const mine = [...files].filter(([, one]) => one.connection === connection)
      for (const [key] of mine.slice(0, Math.max(0, mine.length - KEPT + 1))) files.delete(key)
      const key = `taken-${String(++last)}`
      files.set(key, { connection, file })
      gone.addEventListener('abort', () => files.delete(key), { once: true })
      return key
    },
    find({ connection }, { file, taken }) {
      const known = taken === undefined ? undefined : files.get(taken)
      const found = file ?? (known?.connection === connection ? known.file : undefined)
      if (found === undefined) {
        if (taken === undefined) throw new Failure('BAD_INPUT', { issues: [{ path: 'file', rule: 'missing' }] })
        throw new Failure('NOT_FOUND', { what: 'file' })
      }
      refuseLarge(found)
      return found
    },
  }
}

function refuseLarge(file: File): void {
  if (file.size > LARGEST_FILE) throw new Failure('TOO_LARGE', { limit: LARGEST_FILE })
}
