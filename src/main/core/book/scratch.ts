// Folders for what is needed for a moment while a backup is made or checked. Only encrypted files lie in them.
import { join } from 'node:path'
import type { Files, Random } from '../outside.ts'
import { asFailure } from './failures.ts'
import { removeIfPossible } from './whole-file.ts'

const PREFIX = 'scratch-'

/** Runs `use` with an empty folder in the book's, and removes it afterwards. */
export async function withScratch<T>(
  folder: string,
  { files, random }: { readonly files: Files; readonly random: Random },
  use: (scratch: string) => Promise<T>,
): Promise<T> {
  const scratch = join(folder, PREFIX + Buffer.from(random.bytes(8)).toString('hex'))
  try {
    files.mkdirSync(scratch)
    return await use(scratch)
  } catch (error) {
    throw asFailure(error)
  } finally {
    removeIfPossible(files, scratch)
  }
}

/** What a killed program left. Only with the lock held: nobody else is using one. */
export function removeScratch(files: Files, folder: string): void {
  for (const name of files.readdirSync(folder)) {
    if (name.startsWith(PREFIX) || name.endsWith('.part')) {
      files.rmSync(join(folder, name), { recursive: true, force: true })
    }
  }
}
