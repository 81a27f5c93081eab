// Merging all that is sure: begun here, followed as the long work it is, and taken back as one.
import { useMutation } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useWorks, type RunningWork } from '../../app/frame/works.ts'

export const SURE_WORK = 'duplicates.mergeSure'

export interface SureWork {
  /** As it stands, also one that another window began; undefined when there was none since the program started. */
  readonly work: RunningWork | undefined
  /** Its taking back runs. */
  readonly back: RunningWork | undefined
  readonly start: () => void
  readonly stop: () => void
  readonly undo: () => void
  readonly error: unknown
}

export function useSureWork(): SureWork {
  const works = useWorks()
  const work = works
    .filter(({ kind, turns }) => kind === SURE_WORK && turns === null)
    .toSorted((a, b) => b.id - a.id)[0]
  const back = works.find(({ turns, state }) => turns !== null && turns === work?.id && state === 'undoing')
  const start = useMutation(q.duplicates.mergeSure.mutationOptions({ meta: { done: false } }))
  const stop = useMutation(q.work.stop.mutationOptions())
  const undo = useMutation(q.work.undo.mutationOptions())
  return {
    work,
    back,
    start: () => start.mutate({}),
    stop: () => work && stop.mutate({ id: work.id }),
    undo: () => work && undo.mutate({ id: work.id }),
    error: start.error ?? stop.error ?? undo.error,
  }
}
