// The answers of the reports: of one as it is asked now, and of all as they stand on the shelf.
import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReportName } from '../../../shared/domain/reports/names.ts'
import { q } from '../../api/queries.ts'
import { plainAsking, type Asking, type Report } from './asking.ts'

/** While another question is counted the figures before it stay. */
export function useReport(asking: Asking): UseQueryResult<Report, unknown> {
  return useQuery({ ...q.analytics.report.queryOptions({ input: asking }), placeholderData: keepPreviousData })
}

/** One after the other, so that a page of questions never takes more of the PC than one. */
export function useShelf(reports: readonly ReportName[]): readonly UseQueryResult<Report, unknown>[] {
  const [upTo, setUpTo] = useState(0)
  const answers = useQueries({
    queries: reports.map((report, at) => ({
      ...q.analytics.report.queryOptions({ input: plainAsking(report) }),
      enabled: at <= upTo,
    })),
  })
  const next = answers.findIndex((answer) => answer.isPending)
  if (next > upTo) setUpTo(next)
  return answers
}
