// What the list looked like when it was last left, so that coming back from another page finds it so. For this window
// only; what is worth keeping is kept as a view.
import { useSyncExternalStore } from 'react'
import { PLAIN, type ListState } from './list-state.ts'

interface Remembered {
  readonly state: ListState
  /** The saved view it was taken from. */
  readonly view: number | null
  /** The customer that was looked at. */
  readonly last: number | null
  /** Who was put into the trash last. */
  readonly gone: number | null
}

const START: Remembered = { state: PLAIN, view: null, last: null, gone: null }

class ListMemory {
  #now: Remembered = START
  #listeners = new Set<() => void>()

  now = (): Remembered => this.#now

  keep(part: Partial<Remembered>): void {
    this.#now = { ...this.#now, ...part }
    for (const listener of this.#listeners) listener()
  }

  /** Another person, or another book: begins with everyone. */
  forget(): void {
    this.keep(START)
  }

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export const listMemory = new ListMemory()

export function useListMemory(): Remembered {
  return useSyncExternalStore(listMemory.listen, listMemory.now)
}
