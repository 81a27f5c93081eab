// Follows the long work of the core as it goes.
import { createContext, createElement, use, useEffect, useState, type ReactNode } from 'react'
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

/** Null: nobody knows yet, or the connection is lost. */
const Works = createContext<readonly RunningWork[] | null>(null)

/** Follows once for all that stands in it, so that a page which opens knows at once what runs. */
export function WorksFollowed({ children }: { readonly children: ReactNode }) {
  const [works, setWorks] = useState<readonly RunningWork[] | null>(null)
  useEffect(() => {
    const gone = new AbortController()
    const go = async () => {
      while (await follow(setWorks, gone.signal)) setWorks(null)
    }
    void go()
    return () => gone.abort()
  }, [])
  return createElement(Works, { value: works }, children)
}

const NONE: readonly RunningWork[] = []

/** What runs, as far as anybody knows. */
export function useWorks(): readonly RunningWork[] {
  return use(Works) ?? NONE
}

/** Whether anybody knows what runs: until then nothing may be said to stand still. */
export function useKnowsWorks(): boolean {
  return use(Works) !== null
}
