// The rows of a long list by position, from the pages that have arrived: the last filter's rows stay until the next one's
// are here, so that nothing flickers.
import { useState } from 'react'
import { PAGE_ROWS, showArrived, type Shown } from './pages.ts'

/** What a query of one page answers, as far as it is needed here. */
interface Answer<Row> {
  readonly data: { readonly total: number; readonly rows: readonly Row[] } | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

export interface ShownPages<Row> {
  /** Undefined until the first answer. */
  readonly total: number | undefined
  readonly rowAt: (index: number) => Row | undefined
  /** Set while nothing at all could be read. */
  readonly error: unknown
  readonly again: () => void
  /** The rows shown are the answer to this very filter and order. */
  readonly settled: boolean
}

/** `key` tells filters and orders apart; `answers` stand in the order of `wanted`, which are page numbers. */
export function useShownPages<Row>(
  key: string,
  wanted: readonly number[],
  answers: readonly Answer<Row>[],
): ShownPages<Row> {
  const [kept, setKept] = useState<Shown<Row> | null>(null)
  const arrived = answers.flatMap(({ data }, at) => (data ? [{ page: wanted[at] ?? 0, ...data }] : []))
  const shown = showArrived(kept, key, arrived)
  if (shown !== kept) setKept(shown)
  return {
    total: shown?.total,
    rowAt: (index) => shown?.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
    error: shown === null ? (answers.find((answer) => answer.error)?.error ?? null) : null,
    again: () => answers.forEach((answer) => void answer.refetch()),
    settled: shown?.key === key,
  }
}
