// What a report can be asked, in one line: the time, among whom, and what is its own.
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ReportName } from '../../../shared/domain/reports/names.ts'
import type { PlainKey } from '../../../shared/words/words.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { withPart, type Asking } from './asking.ts'
import styles from './options.module.css'
import { PeriodChoice } from './PeriodChoice.tsx'

interface ReportOptionsProps {
  readonly asking: Asking
  /** Shop day that counts as today. */
  readonly asOf: number
  readonly onAsk: (asking: Asking) => void
}

export function ReportOptions(props: ReportOptionsProps) {
  const words = useWords()
  return (
    <div role="group" aria-label={words('analytics.options')} className={styles['options']}>
      <When {...props} />
      <Own {...props} />
      <Among {...props} />
    </div>
  )
}

/** What no period means. Who is due, slipping or like the best is of the day itself; an offer has its own time. */
const PLAIN: Readonly<Partial<Record<ReportName, PlainKey>>> = {
  best: 'analytics.period.plain.best',
  migration: 'analytics.period.plain.migration',
  cohorts: 'analytics.period.plain.cohorts',
  churn: 'analytics.period.plain.churn',
  lost: 'analytics.period.plain.lost',
  averages: 'analytics.period.plain.averages',
}

function When({ asking, asOf, onAsk }: ReportOptionsProps) {
  const words = useWords()
  const plain = PLAIN[asking.report]
  if (plain === undefined) return null
  return (
    <>
      <PeriodChoice
        label={words('analytics.period')}
        plain={words(plain)}
        asOf={asOf}
        period={asking.period}
        onChange={(period) => onAsk(withPart(asking, { period }))}
      />
      {asking.report === 'migration' && (
        <PeriodChoice
          label={words('analytics.period.before')}
          plain={words('analytics.period.plain.before')}
          asOf={asOf}
          period={asking.before}
          onChange={(before) => onAsk(withPart(asking, { before }))}
        />
      )}
    </>
  )
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly choices: readonly { readonly value: V; readonly label: string }[]
  readonly onChoose: (value: V) => void
  readonly wide?: boolean
}

function Choice<V extends string>({ label, value, choices, onChoose, wide = false }: ChoiceProps<V>) {
  return (
    <Select
      aria-label={label}
      className={styles[wide ? 'wide' : 'option']}
      allowDeselect={false}
      value={value}
      data={[...choices]}
      onChange={(chosen) => {
        const choice = choices.find((one) => one.value === chosen)
        if (choice !== undefined) onChoose(choice.value)
      }}
    />
  )
}

const MEASURES = ['revenue', 'margin'] as const
const TOPS = ['20', '50', '100', '200', '500'] as const
const DAYS_AHEAD = ['7', '14', '30', '60', '90'] as const
const AMONG = ['all', '20', '50', '100', '200', '500'] as const
const UNITS = ['month', 'quarter', 'year'] as const
const COUNTED = ['active', 'new'] as const
const THRESHOLDS = ['25', '50', '75', '100'] as const
const GROUPS = ['tier', 'standing', 'city', 'source'] as const

function Own({ asking, onAsk }: ReportOptionsProps): ReactNode {
  const words = useWords()
  const formats = useFormats()
  switch (asking.report) {
    case 'best':
      return (
        <>
          <Choice
            label={words('analytics.measure')}
            value={asking.measure ?? 'revenue'}
            choices={MEASURES.map((value) => ({ value, label: words(`analytics.measure.${value}`) }))}
            onChoose={(measure) => onAsk(withPart(asking, { measure }))}
          />
          <Choice
            label={words('analytics.top')}
            value={TOPS.find((value) => Number(value) === asking.top) ?? '50'}
            choices={TOPS.map((value) => ({ value, label: words('analytics.top.best', { count: value }) }))}
            onChoose={(top) => onAsk(withPart(asking, { top: Number(top) }))}
          />
        </>
      )
    case 'due':
      return (
        <Choice
          label={words('analytics.days-ahead')}
          value={DAYS_AHEAD.find((value) => Number(value) === asking.days) ?? '14'}
          choices={DAYS_AHEAD.map((value) => ({ value, label: words('analytics.days-ahead.days', { count: value }) }))}
          onChoose={(days) => onAsk(withPart(asking, { days: Number(days) }))}
        />
      )
    case 'slipping':
      return (
        <Choice
          label={words('analytics.among')}
          value={AMONG.find((value) => Number(value) === asking.top) ?? 'all'}
          choices={AMONG.map((value) => ({
            value,
            label:
              value === 'all'
                ? words('analytics.among.all')
                : words('analytics.among.best', { count: formats.number(Number(value)) }),
          }))}
          onChoose={(top) => onAsk(withPart(asking, { top: top === 'all' ? undefined : Number(top) }))}
        />
      )
    case 'cohorts':
      return (
        <>
          <Choice
            label={words('analytics.unit')}
            value={asking.unit ?? 'month'}
            choices={UNITS.map((value) => ({ value, label: words(`analytics.unit.${value}`) }))}
            onChoose={(unit) => onAsk(withPart(asking, { unit }))}
          />
          <Choice
            label={words('analytics.by')}
            value={asking.by ?? 'active'}
            choices={COUNTED.map((value) => ({ value, label: words(`analytics.by.${value}`) }))}
            onChoose={(by) => onAsk(withPart(asking, { by }))}
          />
        </>
      )
    case 'averages':
      return (
        <Choice
          label={words('analytics.groups')}
          value={asking.by ?? 'tier'}
          choices={GROUPS.map((value) => ({ value, label: words(`analytics.groups.${value}`) }))}
          onChoose={(by) => onAsk(withPart(asking, { by }))}
        />
      )
    case 'vulnerability':
      return (
        <Choice
          wide
          label={words('analytics.threshold')}
          value={THRESHOLDS.find((value) => Number(value) === asking.threshold) ?? '50'}
          choices={THRESHOLDS.map((value) => ({
            value,
            label: words('analytics.threshold.less', { percent: formats.percent(Number(value) / 100) }),
          }))}
          onChoose={(threshold) => onAsk(withPart(asking, { threshold: Number(threshold) }))}
        />
      )
    default:
      return null
  }
}

const EVERYBODY = 'all'

/** Only where there are segments to choose among. */
function Among({ asking, onAsk }: ReportOptionsProps) {
  const words = useWords()
  const segments = useQuery(q.segments.list.queryOptions({ input: {} })).data ?? []
  if (segments.length === 0) return null
  return (
    <Choice
      label={words('analytics.segment')}
      value={asking.segment === undefined ? EVERYBODY : String(asking.segment)}
      choices={[
        { value: EVERYBODY, label: words('analytics.segment.all') },
        ...segments.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
      onChoose={(segment) => onAsk(withPart(asking, { segment: segment === EVERYBODY ? undefined : Number(segment) }))}
    />
  )
}
