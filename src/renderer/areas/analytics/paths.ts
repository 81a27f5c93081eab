// Addresses of the reports.
import { REPORTS, type ReportName } from '../../../shared/domain/reports/names.ts'

export const REPORTS_PATH = '/reports'

export function reportPath(report: ReportName): string {
  return `${REPORTS_PATH}/${report}`
}

export type ReportsPlace =
  { readonly at: 'shelf' } | { readonly at: 'report'; readonly report: ReportName } | { readonly at: 'nowhere' }

export function placeOf(path: string): ReportsPlace {
  if (path === REPORTS_PATH) return { at: 'shelf' }
  const said = /^\/reports\/([a-z-]+)$/.exec(path)?.[1]
  const report = REPORTS.find((name) => name === said)
  return report === undefined ? { at: 'nowhere' } : { at: 'report', report }
}
