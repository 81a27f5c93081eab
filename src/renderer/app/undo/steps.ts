// What this window has just done and can take back, and the short messages that say so. The history keeps all of it.
import { useSyncExternalStore } from 'react'

export interface Toast {
  readonly id: number
  readonly words: string
  readonly tone: 'done' | 'failed'
  /** The command it tells of; a newer message about the same command takes its place. */
  readonly about?: number
  /** One thing to do about it. */
  readonly button?: { readonly words: string; readonly keycap?: string; readonly run: () => void }
}

interface Step {
  readonly command: number
  readonly words: string
  readonly state: 'done' | 'undone'
}

/** At most so many messages at a time; the oldest goes first. */
const AT_ONCE = 3
const STEPS_KEPT = 100

class Steps {
  #toasts: readonly Toast[] = []
  #steps: readonly Step[] = []
  #next = 1
  #listeners = new Set<() => void>()

  did(command: number, words: string): void {
    this.#steps = [...this.#steps.filter((step) => step.state === 'done'), { command, words, state: 'done' as const }]
    this.#steps = this.#steps.slice(-STEPS_KEPT)
  }

  /** The newest step that is done and not yet taken back. */
  lastDone(): Step | undefined {
    return this.#steps.findLast((step) => step.state === 'done')
  }

  /** The step that was taken back last and can be done again. */
  lastUndone(): Step | undefined {
    return this.#steps.find((step) => step.state === 'undone')
  }

  mark(command: number, state: Step['state']): void {
    this.#steps = this.#steps.map((step) => (step.command === command ? { ...step, state } : step))
  }

  /** Another person has nothing of this to take back. */
  forget(): void {
    this.#steps = []
    this.#show([])
  }

  say(toast: Omit<Toast, 'id'>): number {
    const id = this.#next++
    const others = this.#toasts.filter(({ about }) => about === undefined || about !== toast.about)
    this.#show([...others, { ...toast, id }].slice(-AT_ONCE))
    return id
  }

  dismiss(id: number): void {
    this.#show(this.#toasts.filter((toast) => toast.id !== id))
  }

  toasts = (): readonly Toast[] => this.#toasts

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #show(toasts: readonly Toast[]): void {
    this.#toasts = toasts
    for (const listener of this.#listeners) listener()
  }
}

export const steps = new Steps()

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(steps.listen, steps.toasts)
}
