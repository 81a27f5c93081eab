// Who wants a message sent: the area that declared it.
import type { SendSource } from '../../area.ts'
import type { Source } from './states.ts'

/** Of several under one name the one that stands highest. */
export function sourceOf(sources: readonly SendSource[], { source }: Pick<Source, 'source'>): SendSource | undefined {
  return sources.findLast((one) => one.source === source)
}
