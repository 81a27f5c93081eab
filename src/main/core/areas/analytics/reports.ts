// Every report by its name; each is a file of its own beside this one.
import type { ReportName } from '../../../../shared/domain/reports/names.ts'
import { best } from './best.ts'
import type { AnyReport } from './report.ts'

export const REPORTS: Readonly<Partial<Record<ReportName, AnyReport>>> = {
  best,
}
