// An import that is being prepared: the file and what was chosen about it, so that it is still there when somebody looks at
// another page in between. In memory alone, and only for the person who chose it.
import { useSyncExternalStore } from 'react'
import type { ExchangeKind, ImportReport, Mapping } from '../../../shared/contract/exchange.ts'

export interface Prepared {
  /** Null until somebody says so: it is found out from what the file holds. */
  readonly kind: ExchangeKind | null
  readonly file: File
  /** Of a file that is encrypted. */
  readonly password: string | null
  /** What the core calls the file it was handed. */
  readonly taken: string
  /** Null until somebody changes what was found out. */
  readonly mapping: Mapping | null
  /** What would happen; null until it was tried. */
  readonly tried: ImportReport | null
}

class ImportMemory {
  #now: Prepared | null = null
  #listeners = new Set<() => void>()

  now = (): Prepared | null => this.#now

  keep(prepared: Prepared | null): void {
    this.#now = prepared
    for (const listener of this.#listeners) listener()
  }

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export const importMemory = new ImportMemory()

export function usePrepared(): Prepared | null {
  return useSyncExternalStore(importMemory.listen, importMemory.now)
}

/** How the core is told which file is meant. */
export function sourceOf({ taken, password }: Pick<Prepared, 'taken' | 'password'>): {
  readonly taken: string
  readonly password?: string
} {
  return password === null ? { taken } : { taken, password }
}
