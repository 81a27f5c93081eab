// What was asked of each report and which number was looked into, so that coming back from a profile finds the page as it was
// left. For this window only.
import { useSyncExternalStore } from 'react'
import type { ReportName } from '../../../shared/domain/reports/names.ts'
import { plainAsking, type Asking } from './asking.ts'

/** A number whose people are looked at. */
export interface Looked {
  /** By which the core tells them. */
  readonly people: string
  /** Place of the number in its table, `row:column`. */
  readonly at: string
}

interface Remembered {
  readonly asking: Asking
  readonly looked: Looked | null
}

class ReportMemory {
  #now: ReadonlyMap<ReportName, Remembered> = new Map()
  #listeners = new Set<() => void>()

  now = (): ReadonlyMap<ReportName, Remembered> => this.#now

  /** Another question has other people behind its numbers. */
  ask(asking: Asking): void {
    this.#keep(asking.report, { asking, looked: null })
  }

  look(asking: Asking, looked: Looked | null): void {
    this.#keep(asking.report, { asking, looked })
  }

  /** Another person, or another book. */
  forget(): void {
    this.#now = new Map()
    this.#tell()
  }

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #keep(report: ReportName, one: Remembered): void {
    this.#now = new Map([...this.#now, [report, one]])
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

export const reportMemory = new ReportMemory()

export function useRemembered(report: ReportName): Remembered {
  const known = useSyncExternalStore(reportMemory.listen, reportMemory.now).get(report)
  return known ?? { asking: plainAsking(report), looked: null }
}
