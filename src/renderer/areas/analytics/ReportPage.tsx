// One question answered: the finding as the title, how it is counted, the picture, the table, and the people behind any number.
import { useState } from 'react'
import type { ReportName } from '../../../shared/domain/reports/names.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { Finding, FindingBody, FindingPage, FindingTop } from '../../components/FindingPage.tsx'
import { Skeleton, useLate } from '../../components/Skeleton.tsx'
import { useLightOnPaper } from '../../charts/ink.ts'
import { AsOf } from './AsOf.tsx'
import { withPart, type Asking, type Report } from './asking.ts'
import { titleOf } from './behind.ts'
import { Definition } from './Definition.tsx'
import { NotEnough } from './NotEnough.tsx'
import { REPORTS_PATH } from './paths.ts'
import { PeopleAside } from './PeopleAside.tsx'
import { ReportBody, hasOwnAside } from './ReportBody.tsx'
import { ReportOptions } from './ReportOptions.tsx'
import { reportMemory, useRemembered, type Looked } from './report-memory.ts'
import { saySentence } from './say.ts'
import styles from './report.module.css'
import { TakeReport } from './TakeReport.tsx'
import { useReport } from './use-report.ts'

export function ReportPage({ report: name }: { readonly report: ReportName }) {
  const words = useWords()
  const { asking } = useRemembered(name)
  const answer = useReport(asking)
  const ask = (next: Asking) => reportMemory.ask(next)
  useLightOnPaper()
  return (
    <FindingPage>
      <FindingTop
        trail={[{ href: REPORTS_PATH, words: words('app.reports') }]}
        here={words(`analytics.question.${name}`)}
        tools={
          <>
            {answer.data && (
              <AsOf
                asOf={answer.data.asOf}
                chosen={asking.asOf !== undefined}
                onChange={(asOf) => ask(withPart(asking, { asOf }))}
              />
            )}
            {answer.data?.enough === true && <TakeReport asking={asking} />}
          </>
        }
      />
      <PageState query={answer} level={1} waiting={<Skeleton rows={12} />}>
        {(report) => <Answered report={report} asking={asking} counting={answer.isPlaceholderData} onAsk={ask} />}
      </PageState>
    </FindingPage>
  )
}

interface AnsweredProps {
  readonly report: Report
  readonly asking: Asking
  /** Another question is being counted; these are the figures before it. */
  readonly counting: boolean
  readonly onAsk: (asking: Asking) => void
}

function Answered({ report, asking, counting, onAsk }: AnsweredProps) {
  const words = useWords()
  const formats = useFormats()
  const late = useLate(counting)
  const { looked } = useRemembered(asking.report)
  const [opened, setOpened] = useState(false)
  const look = (next: Looked) => {
    setOpened(true)
    reportMemory.look(asking, next)
  }
  const close = () => {
    const at = looked?.at
    reportMemory.look(asking, null)
    // The number it was about has the focus again.
    if (at !== undefined) document.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus()
  }
  return (
    <>
      <Finding title={saySentence(report.finding, { words, formats })}>
        <Definition report={report} />
      </Finding>
      <div className={styles['asked']}>
        <ReportOptions asking={asking} asOf={report.asOf} onAsk={onAsk} />
        <span role="status" className={styles['counting']}>
          {late && words('analytics.counting')}
        </span>
      </div>
      <FindingBody
        busy={counting}
        beside={
          looked !== null ? (
            <PeopleAside
              key={looked.people}
              asking={asking}
              people={looked.people}
              title={titleOf(report, looked, { words, formats })}
              takesFocus={opened}
              onClose={close}
            />
          ) : report.enough && hasOwnAside(report) ? (
            <p className={styles['choose']}>{words('analytics.matrix.choose')}</p>
          ) : null
        }
      >
        {report.enough || report.report === 'vulnerability' ? (
          <ReportBody report={report} asking={asking} looked={looked} onLook={look} onAsk={onAsk} />
        ) : (
          <NotEnough />
        )}
      </FindingBody>
    </>
  )
}
