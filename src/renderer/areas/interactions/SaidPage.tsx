// What was said to the shop and by it: the finding in a sentence, when and by whom it was begun as a map, and the words
// themselves behind every number.
import { SegmentedControl } from '@mantine/core'
import { IconPencilPlus, IconUserQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { EmptyShelf } from '../../components/drawings/EmptyShelf.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { TONES, type Tone } from '../contacts/profile/ToneChip.tsx'
import { EntryIcon } from '../contacts/profile/EntryIcon.tsx'
import { useToday } from '../contacts/use-today.ts'
import { SaidList, type SaidFilter } from './SaidList.tsx'
import styles from './said.module.css'
import { TouchpointTable } from './TouchpointTable.tsx'
import type { Counts } from './touchpoints.ts'
import { WriteNobodys } from './WriteNobodys.tsx'

const EVERYTHING: SaidFilter = { tone: null, open: false, nobodys: false }
const PERIODS = [30, 90, 365] as const

export function SaidPage() {
  const today = useToday()
  const [days, setDays] = useState<(typeof PERIODS)[number]>(90)
  const from = today - days + 1
  const counts = useQuery({
    ...q.interactions.counts.queryOptions({ input: { from, to: today } }),
    // The last period stays until the next is here.
    placeholderData: (before) => before,
  })
  return (
    <div className={styles['page']}>
      <PageState query={counts} level={1} waiting={<Skeleton rows={8} />}>
        {(answer) => <Report counts={answer} days={days} onDays={setDays} from={from} today={today} />}
      </PageState>
    </div>
  )
}

interface ReportProps {
  readonly counts: Counts
  readonly days: (typeof PERIODS)[number]
  readonly onDays: (days: (typeof PERIODS)[number]) => void
  readonly from: number
  readonly today: number
}

function Report({ counts, days, onDays, from, today }: ReportProps) {
  const words = useWords()
  const [filter, setFilter] = useState<SaidFilter>(EVERYTHING)
  const [writing, setWriting] = useState(false)
  const may = useMay('staff')
  const total = counts.kinds.reduce((sum, { count }) => sum + count, 0)
  const toneOf = (tone: Tone) => counts.tones.find((one) => one.tone === tone) ?? { count: 0, open: 0 }
  const open = counts.tones.reduce((sum, one) => sum + one.open, 0)
  return (
    <>
      <header className={styles['header']}>
        <div className={styles['grow']}>
          <h1>
            {words('said.finding', {
              complaints: toneOf('complaint').count,
              compliments: toneOf('compliment').count,
              open,
            })}
          </h1>
          <p className={styles['quiet']}>{words('said.lead', { count: total, days })}</p>
        </div>
        {may && (
          <TextButton icon={<IconPencilPlus size={16} stroke={1.6} aria-hidden />} onClick={() => setWriting(true)}>
            {words('said.write')}
          </TextButton>
        )}
        <SegmentedControl
          aria-label={words('said.period')}
          value={String(days)}
          onChange={(value) => onDays(PERIODS.find((one) => String(one) === value) ?? 90)}
          data={PERIODS.map((value) => ({ value: String(value), label: words('said.days', { days: value }) }))}
        />
      </header>
      {writing && <WriteNobodys today={today} onClose={() => setWriting(false)} />}
      {total === 0 ? (
        <EmptyState
          drawing={<EmptyShelf />}
          title={words('said.empty.title')}
          sentence={words('said.empty.text')}
          level={2}
        />
      ) : (
        <>
          <div className={styles['columns']}>
            <section className={styles['column']}>
              <SectionHeading>{words('said.map')}</SectionHeading>
              <TouchpointTable touchpoints={counts.touchpoints} />
            </section>
            <section className={styles['column']}>
              <SectionHeading>{words('said.kinds')}</SectionHeading>
              <Kinds counts={counts} />
            </section>
          </div>
          <section>
            <SectionHeading>{words('said.words')}</SectionHeading>
            <Filter counts={counts} filter={filter} onFilter={setFilter} />
            <SaidList filter={filter} from={from} today={today} />
          </section>
        </>
      )}
    </>
  )
}

function Kinds({ counts }: { readonly counts: Counts }) {
  const words = useWords()
  const formats = useFormats()
  return (
    <ul>
      {counts.kinds
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <li key={kind} className={styles['kind']}>
            <EntryIcon kind={kind} />
            <span className={styles['grow']}>{words(`said.kind.${kind}`)}</span>
            <span className={styles['figure']}>{formats.number(count)}</span>
          </li>
        ))}
    </ul>
  )
}

interface FilterProps {
  readonly counts: Counts
  readonly filter: SaidFilter
  readonly onFilter: (filter: SaidFilter) => void
}

function Filter({ counts, filter, onFilter }: FilterProps) {
  const words = useWords()
  const formats = useFormats()
  return (
    <div role="group" aria-label={words('profile.filter')} className={styles['filter']}>
      <button
        type="button"
        className={styles['choice']}
        aria-pressed={filter.tone === null && !filter.open && !filter.nobodys}
        onClick={() => onFilter(EVERYTHING)}
      >
        {words('profile.filter.all')}
      </button>
      {counts.tones.map(({ tone, count }) => {
        const Shape = TONES[tone].icon
        return (
          <button
            key={tone}
            type="button"
            className={styles['choice']}
            aria-pressed={filter.tone === tone}
            onClick={() => onFilter({ ...filter, tone: filter.tone === tone ? null : tone })}
          >
            <Shape size={14} stroke={1.6} aria-hidden />
            {words(`said.tone.${tone}`)} <span className={styles['count']}>{formats.number(count)}</span>
          </button>
        )
      })}
      <button
        type="button"
        className={styles['choice']}
        aria-pressed={filter.open}
        onClick={() => onFilter({ ...filter, open: !filter.open })}
      >
        {words('said.open')}{' '}
        <span className={styles['count']}>{formats.number(counts.tones.reduce((sum, one) => sum + one.open, 0))}</span>
      </button>
      {(counts.nobodys.count > 0 || filter.nobodys) && (
        <button
          type="button"
          className={styles['choice']}
          aria-pressed={filter.nobodys}
          onClick={() => onFilter({ ...filter, nobodys: !filter.nobodys })}
        >
          <IconUserQuestion size={14} stroke={1.6} aria-hidden />
          {words('said.nobody')} <span className={styles['count']}>{formats.number(counts.nobodys.count)}</span>
        </button>
      )}
    </div>
  )
}
