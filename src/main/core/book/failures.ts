// What the operating system says about files, as the codes people get an answer to.
import { Failure } from '../../../shared/errors.ts'
import { toFailure } from '../database/sqlite-failure.ts'

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** A Failure for what an owner can do something about; anything else comes back as it is. */
export function asFailure(error: unknown): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure('DISK_FULL', {})
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Failure('FOLDER_READ_ONLY', {})
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
      return new Failure('FOLDER_GONE', {})
    default:
      return toFailure(error)
  }
}

/** Runs file work and rethrows what went wrong as a Failure where there is one. */
export function withFailures<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw asFailure(error)
  }
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
}
