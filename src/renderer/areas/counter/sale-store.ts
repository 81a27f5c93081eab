// The unfinished sale of each person at this window. It outlives another page and the lock in memory, and a reload or a
// power cut in the book itself, among the person's own choices: what is typed about a customer lies nowhere else.
import { useSyncExternalStore } from 'react'
import { api } from '../../api/client.ts'
import { readSale, writeSale } from './kept-sale.ts'
import { EMPTY_SALE, isBegun, type SaleDraft } from './sale-draft.ts'

const CHOICE = 'counter.sale'

type Listener = () => void

class SaleStore {
  #sales = new Map<number, SaleDraft>()
  #fetched = new Set<number>()
  #listeners = new Set<Listener>()
  /** What is still to be kept in the book; the newest alone counts. */
  #waiting: SaleDraft | null = null
  #keeping = false

  find(user: number): SaleDraft {
    return this.#sales.get(user) ?? EMPTY_SALE
  }

  /** Once after the window begins: what the book kept, unless somebody has begun anew meanwhile. */
  async fetch(user: number): Promise<void> {
    if (this.#fetched.has(user)) return
    this.#fetched.add(user)
    const known = await api.session.preferences({}).catch(() => {
      this.#fetched.delete(user)
      return null
    })
    const kept = readSale(known?.[CHOICE])
    if (kept === null || isBegun(this.find(user))) return
    this.#sales.set(user, kept)
    this.#tell()
  }

  change(user: number, change: (draft: SaleDraft) => SaleDraft): void {
    const next = change(this.find(user))
    if (next === this.find(user)) return
    this.#sales.set(user, next)
    this.#waiting = next
    void this.#keep()
    this.#tell()
  }

  /** When the book is closed nothing of it stays in the window. */
  forget(): void {
    this.#sales.clear()
    this.#fetched.clear()
    this.#waiting = null
    this.#tell()
  }

  listen = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** One at a time, so that an older state never comes after a newer one. */
  async #keep(): Promise<void> {
    if (this.#keeping) return
    this.#keeping = true
    try {
      while (this.#waiting !== null) {
        const next: SaleDraft = this.#waiting
        this.#waiting = null
        await api.session.prefer({ key: CHOICE, value: isBegun(next) ? writeSale(next) : null })
      }
    } catch {
      // It stays in this window, and the next change is kept again.
    } finally {
      this.#keeping = false
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

export const sales = new SaleStore()

export function useSale(user: number): SaleDraft {
  return useSyncExternalStore(sales.listen, () => sales.find(user))
}
