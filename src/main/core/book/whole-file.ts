// Small files are written whole or not at all: into a file beside it, to the disk, then renamed over the old one.
import { dirname } from 'node:path'
import type { Files } from '../outside.ts'
import { isMissing } from './failures.ts'

/** Writes all of `bytes`; one writeSync may take fewer than it was given. */
export function writeFully(files: Files, handle: number, bytes: Uint8Array): void {
  let done = 0
  while (done < bytes.length) done += files.writeSync(handle, bytes, done, bytes.length - done)
}

export function writeWhole(files: Files, path: string, text: string): void {
  const beside = `${path}.part`
  try {
    const handle = files.openSync(beside, 'w', 0o600)
    try {
      writeFully(files, handle, Buffer.from(text, 'utf8'))
      files.fsyncSync(handle)
    } finally {
      files.closeSync(handle)
    }
    files.renameSync(beside, path)
  } catch (error) {
    removeIfPossible(files, beside)
    throw error
  }
  syncFolder(files, dirname(path))
}

/**
 * Clears away what is not needed any more, on the way out of work that succeeded or failed by itself: what cannot be
 * removed now is removed at the next opening, and must not hide what really happened.
 */
export function removeIfPossible(files: Files, path: string): void {
  try {
    files.rmSync(path, { recursive: true, force: true })
  } catch {
    // Left for the next opening.
  }
}

/** Makes renames and new names in a folder last through a power cut. Windows cannot, and does not need it. */
export function syncFolder(files: Files, folder: string): void {
  let handle: number
  try {
    handle = files.openSync(folder, 'r')
  } catch {
    return
  }
  try {
    files.fsyncSync(handle)
  } catch {
    // Some file systems refuse fsync on a folder; the file itself is on the disk already.
  } finally {
    files.closeSync(handle)
  }
}

/** Text of a file, or undefined when there is none. */
export function readIfThere(files: Files, path: string): string | undefined {
  try {
    return files.readFileSync(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
