// The own fields that the core refused, with the rule each breaks.
import { hasCode } from '../../api/errors.ts'

/** By field id; empty for every other error. */
export function refusedFields(error: unknown): ReadonlyMap<string, string> {
  if (!hasCode(error, 'BAD_INPUT')) return new Map()
  return new Map(
    error.data.issues.flatMap(({ path, rule }) => {
      const [, id] = /(?:^|\.)custom\.(\d+)$/.exec(path) ?? []
      return id === undefined ? [] : [[id, rule] as const]
    }),
  )
}
