// The rows of a report with their fates. The whole list comes as a file, which is read once; without one the report tells all.
import { useEffect, useMemo, useState } from 'react'
import type { ImportReport } from '../../../shared/contract/exchange.ts'
import { entriesOf, entriesOfList, type Entry } from './report-view.ts'

/** Null until the list is read. */
export function useEntries({ list, reasons }: ImportReport): readonly Entry[] | null {
  const [read, setRead] = useState<readonly Entry[] | null>(null)
  const told = useMemo(() => (list === null ? entriesOf(reasons) : null), [list, reasons])
  useEffect(() => {
    if (list === null) return undefined
    let gone = false
    const reading = list.text().then(
      (text) => entriesOfList(text),
      // It lies in memory; where it cannot be read all the same, the report still tells the first ones.
      () => entriesOf(reasons),
    )
    void reading.then((entries) => !gone && setRead(entries))
    return () => {
      gone = true
    }
  }, [list, reasons])
  return told ?? read
}

/** Rows that somebody should look at: several reasons for one row are one. */
export function looksIn(entries: readonly Entry[] | null): number {
  return entries?.filter(({ fate }) => fate === 'look').length ?? 0
}
