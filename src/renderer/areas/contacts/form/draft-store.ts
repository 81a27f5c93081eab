// Forms that were left half-filled wait here, so that nobody has to be asked whether to leave. Only in memory: what
// somebody typed about a customer never lies outside the book.
import { useSyncExternalStore } from 'react'
import type { Draft } from './draft.ts'

export interface KeptDraft {
  /** What the form started from. */
  readonly base: Draft
  readonly draft: Draft
  /** Version of the record that `base` was read at; null for a new customer. */
  readonly version: number | null
  readonly photo: PhotoChange
  /** Somebody worked on it before; a draft begun from the words of a search is no such thing. */
  readonly begun: boolean
}

/** What the form does to the photo when it is saved. */
export type PhotoChange =
  | { readonly is: 'kept' }
  | { readonly is: 'none' }
  | {
      readonly is: 'new'
      readonly file: File
      /** For an image on the page. */
      readonly address: string
    }

/** The customer being edited, or a new one. */
export type DraftOwner = number | 'new'

type Listener = () => void

class DraftStore {
  #kept = new Map<string, KeptDraft>()
  #listeners = new Set<Listener>()

  find(user: number, owner: DraftOwner): KeptDraft | null {
    return this.#kept.get(nameOf(user, owner)) ?? null
  }

  keep(user: number, owner: DraftOwner, kept: KeptDraft): void {
    this.#kept.set(nameOf(user, owner), kept)
    this.#tell()
  }

  drop(user: number, owner: DraftOwner): void {
    if (this.#kept.delete(nameOf(user, owner))) this.#tell()
  }

  /** When the book is closed nothing of it stays in the window. */
  forget(): void {
    this.#kept.clear()
    this.#tell()
  }

  listen = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

// A draft belongs to who typed it: whoever takes over the window does not see it.
const nameOf = (user: number, owner: DraftOwner) => `${String(user)}/${String(owner)}`

export const drafts = new DraftStore()

export function useKeptDraft(user: number, owner: DraftOwner): KeptDraft | null {
  return useSyncExternalStore(drafts.listen, () => drafts.find(user, owner))
}
