// Every report by its name; each is a file of its own beside this one.
import type { ReportName } from '../../../../shared/domain/reports/names.ts'
import { alike } from './alike.ts'
import { averages } from './averages.ts'
import { best } from './best.ts'
import { churn } from './churn.ts'
import { cohorts } from './cohorts.ts'
import { migration } from './migration.ts'
import { due } from './due.ts'
import { lost } from './lost.ts'
import type { AnyReport } from './report.ts'
import { slipping } from './slipping.ts'
import { vulnerability } from './vulnerability.ts'

export const REPORTS: Readonly<Record<ReportName, AnyReport>> = {
  alike,
  averages,
  best,
  migration,
  cohorts,
  churn,
  due,
  lost,
  slipping,
  vulnerability,
}
