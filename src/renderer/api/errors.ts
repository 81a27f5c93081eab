// Turns anything that was thrown into a code with its data, for which the catalogue has words. Nothing else of an
// error reaches a screen.
import type { ErrorCode, ErrorDataOf } from '../../shared/errors.ts'

/** What the core answers, and the two codes that only a window can know. */
export type ShownError =
  | { [C in ErrorCode]: { readonly code: C; readonly data: ErrorDataOf<C> } }[ErrorCode]
  | { readonly code: 'CONNECTION_LOST' | 'CONNECTION_REFUSED'; readonly data: Record<never, never> }

export function shownError(error: unknown): ShownError {
  if (typeof error === 'object' && error !== null && 'code' in error) {
    if (error.code === 'CONNECTION_LOST' || error.code === 'CONNECTION_REFUSED') return { code: error.code, data: {} }
    // Only what the contract declares comes back `defined`, and the core has checked its data against its schema.
    if ('defined' in error && error.defined === true && 'data' in error) return error as unknown as ShownError
  }
  if (isAbort(error)) return { code: 'CANCELLED', data: {} }
  return { code: 'INTERNAL', data: {} }
}

/** True, and then typed, when the core answered with this code. */
export function hasCode<C extends ErrorCode>(
  error: unknown,
  code: C,
): error is { readonly code: C; readonly data: ErrorDataOf<C> } {
  return shownError(error).code === code
}

/** Which field is wrong and why, as `{ 'phones.0.typed': 'too_long' }`; empty unless the input was refused. */
export function fieldRules(error: unknown): Readonly<Record<string, string>> {
  const shown = shownError(error)
  if (shown.code !== 'BAD_INPUT') return {}
  return Object.fromEntries(shown.data.issues.map(({ path, rule }) => [path, rule]))
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
