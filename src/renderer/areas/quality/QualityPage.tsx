// How good the records are: the finding, what share of people can be reached, what cannot be right; and beside it, the people with it.
import { Progress } from '@mantine/core'
import { IconArrowLeft, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import type { QualitySummary } from '../../../shared/contract/quality.ts'
import { STALE_YEARS } from '../../../shared/domain/quality.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { FirstCard } from '../../components/drawings/FirstCard.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { CONTACTS_PATH } from '../contacts/paths.ts'
import { IssueList } from './IssueList.tsx'
import { IssuePeople } from './IssuePeople.tsx'
import { codeOf, issuePath, QUALITY_PATH } from './paths.ts'
import styles from './quality.module.css'
import { Shares } from './Shares.tsx'
import { Trend } from './Trend.tsx'
import { useQuality } from './use-quality.ts'

export function QualityPage() {
  const [years, setYears] = useState<number>(STALE_YEARS)
  const { look, summary } = useQuality(years)
  return (
    <PageState query={summary} level={1} waiting={<Skeleton rows={10} />}>
      {(answer) =>
        answer.people === 0 && look.data === undefined && look.error === null ? (
          <Skeleton rows={10} />
        ) : answer.people === 0 ? (
          <NobodyYet />
        ) : (
          <Report summary={answer} years={years} onYears={setYears} />
        )
      }
    </PageState>
  )
}

function NobodyYet() {
  const words = useWords()
  const [, navigate] = useLocation()
  return (
    <EmptyState
      drawing={<FirstCard />}
      title={words('quality.nobody.title')}
      sentence={words('quality.nobody.text')}
      button={{
        words: words('quality.nobody.action'),
        icon: <IconUsers size={18} stroke={1.6} aria-hidden />,
        onClick: () => navigate(CONTACTS_PATH),
      }}
    />
  )
}

interface ReportProps {
  readonly summary: QualitySummary
  readonly years: number
  readonly onYears: (years: number) => void
}

/** What time alone made so is no fault of the records. */
const isFault = ({ code }: QualitySummary['issues'][number]) => code !== 'stale' && code !== 'no-way'

function Report({ summary, years, onYears }: ReportProps) {
  const words = useWords()
  const [path, navigate] = useLocation()
  const { issues, shares, duplicates, people } = summary
  const code = codeOf(path)
  const chosen = issues.find((issue) => issue.code === code)
  const faults = issues.filter(isFault).reduce((sum, { count }) => sum + count, 0)
  return (
    <div className={styles['page']} data-step={code === null ? 'overview' : 'issue'}>
      {code === null && issues[0] && <FirstOf issue={issues[0]} />}
      <div className={styles['overview']}>
        <div>
          <h1>{words('quality.finding', { count: faults })}</h1>
          <p className={styles['quiet']}>{words('quality.lead', { count: people })}</p>
        </div>
        <Looking look={summary.look} />
        <IssueList issues={issues} duplicates={duplicates} current={code} />
        <Shares shares={shares} />
        <Trend />
      </div>
      <div className={styles['side']}>
        <p className={styles['back']}>
          <TextButton
            icon={<IconArrowLeft size={16} stroke={1.6} aria-hidden />}
            onClick={() => navigate(`${QUALITY_PATH}?all`)}
          >
            {words('quality.back')}
          </TextButton>
        </p>
        {chosen ? (
          <IssuePeople key={chosen.code} issue={chosen} years={years} onYears={onYears} />
        ) : code === null ? (
          issues.length === 0 && <AllWell />
        ) : (
          <IssuePeople key={code} issue={{ code, count: 0, mendable: 0 }} years={years} onYears={onYears} />
        )}
      </div>
    </div>
  )
}

/** In a wide window one is always open. */
function FirstOf({ issue }: { readonly issue: QualitySummary['issues'][number] }) {
  return window.matchMedia('(min-width: 901px)').matches ? <Redirect to={issuePath(issue.code)} replace /> : null
}

function AllWell() {
  const words = useWords()
  return (
    <EmptyState
      drawing={<FirstCard />}
      title={words('quality.well.title')}
      sentence={words('quality.well.text')}
      level={2}
    />
  )
}

/** While everybody is looked at, what was found before stands. */
function Looking({ look }: Pick<QualitySummary, 'look'>) {
  const words = useWords()
  const formats = useFormats()
  if (look.state !== 'running') return null
  const said = words('quality.looking', { done: formats.number(look.done), of: formats.number(look.of) })
  return (
    <div role="status">
      <Progress value={look.of === 0 ? 0 : (100 * look.done) / look.of} size="sm" aria-label={said} />
      <p className={styles['quiet']}>{said}</p>
    </div>
  )
}
