// Follows the long work of the core as it goes.
import { useEffect, useState } from 'react'
import { api } from '../../api/client.ts'
import { hasCode } from '../../api/errors.ts'

export type RunningWork = Awaited<ReturnType<typeof api.work.list>>[number]

/** Minutes until done at the speed so far; null while nobody can say. */
export function minutesLeft({ done, of, startedAt, state }: RunningWork, now: number): number | null {
  if (state !== 'running' || of === 0 || done === 0 || now <= startedAt) return null
  return ((of - done) * (now - startedAt)) / done / 60_000
}

/** Follows one connection until it ends; true where it makes sense to ask again. */
async function follow(tell: (works: readonly RunningWork[]) => void, signal: AbortSignal): Promise<boolean> {
  try {
    for await (const works of await api.work.watch({}, { signal })) tell(works)
    return false
  } catch (error) {
    return !signal.aborted && error instanceof Error && error.name === 'ConnectionLost' && !hasCode(error, 'SCREENED')
  }
}

export function useWorks(): readonly RunningWork[] {
  const [works, setWorks] = useState<readonly RunningWork[]>([])
  useEffect(() => {
    const gone = new AbortController()
    const go = async () => {
      while (await follow(setWorks, gone.signal)) setWorks([])
    }
    void go()
    return () => gone.abort()
  }, [])
  return works
}
