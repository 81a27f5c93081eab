// The answer itself: the picture and the table behind it, or a table that is its own picture.
import { IconArrowRight } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import type { Asking, Report } from './asking.ts'
import { CohortTable } from './CohortTable.tsx'
import { Matrix } from './Matrix.tsx'
import { Parts } from './Parts.tsx'
import { reportPath } from './paths.ts'
import { ReportPicture } from './ReportPicture.tsx'
import { ReportTable } from './ReportTable.tsx'
import { Vulnerability } from './Vulnerability.tsx'
import { reportMemory, type Looked } from './report-memory.ts'

export interface ReportBodyProps {
  readonly report: Report
  readonly asking: Asking
  readonly looked: Looked | null
  readonly onLook: (looked: Looked) => void
  readonly onAsk: (asking: Asking) => void
}

/** Whose people always stand beside them, also before any is chosen. */
export function hasOwnAside({ report }: Report): boolean {
  return report === 'migration'
}

export function ReportBody({ report, asking, looked, onLook, onAsk }: ReportBodyProps) {
  const words = useWords()
  const formats = useFormats()
  if (report.report === 'migration') return <Matrix report={report} looked={looked} onLook={onLook} />
  if (report.report === 'cohorts')
    return <CohortTable report={report} asking={asking} looked={looked} onLook={onLook} />
  if (asking.report === 'vulnerability')
    return <Vulnerability report={report} asking={asking} looked={looked} onLook={onLook} onAsk={onAsk} />
  const people = report.columns.some(({ type }) => type === 'person')
  return (
    <>
      <ReportPicture report={report} />
      <Parts report={report} looked={looked} onLook={onLook} />
      {report.rows.length > 0 && (
        <section aria-labelledby="report-table">
          <SectionHeading
            id="report-table"
            ruled={false}
            count={people ? formats.number(report.rows.length) : undefined}
            action={asking.report === 'best' && <BestSlipping top={asking.top ?? 50} />}
          >
            {words(people ? 'analytics.people' : 'analytics.table')}
          </SectionHeading>
          <ReportTable
            report={report}
            label={words(people ? 'analytics.people' : 'analytics.table')}
            looked={looked}
            onLook={onLook}
          />
        </section>
      )}
    </>
  )
}

/** From the best to which of them are slipping away. */
function BestSlipping({ top }: { readonly top: number }) {
  const words = useWords()
  const [, navigate] = useLocation()
  return (
    <TextButton
      icon={<IconArrowRight size={16} stroke={1.6} aria-hidden />}
      onClick={() => {
        reportMemory.ask({ report: 'slipping', top })
        navigate(reportPath('slipping'))
      }}
    >
      {words('analytics.best-slipping')}
    </TextButton>
  )
}
