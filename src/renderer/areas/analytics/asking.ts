// What a report is asked from this window: as the questions stand at first, and changed part by part. Pure.
import type { CallInputOf, OutputOf } from '../../../shared/contract/base.ts'
import type { analytics } from '../../../shared/contract/analytics.ts'
import type { ReportName } from '../../../shared/domain/reports/names.ts'

/** What may be asked; what is left out is as the contract says. */
export type Asking = CallInputOf<(typeof analytics)['report']>
export type AskingOf<N extends ReportName> = Extract<Asking, { readonly report: N }>
export type Report = OutputOf<(typeof analytics)['report']>
export type ReportRow = Report['rows'][number]
export type Cell = ReportRow['cells'][string]
export type Period = NonNullable<Asking['period']>

/** As every question stands on the shelf. */
export function plainAsking(report: ReportName): Asking {
  return { report }
}

/** Changed in one part; undefined takes the part out again. */
export function withPart<A extends Asking>(asking: A, part: { readonly [K in keyof A]?: A[K] | undefined }): A {
  const changed = Object.entries({ ...asking, ...part }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(changed) as A // with no other parts than before, each of its own type
}
