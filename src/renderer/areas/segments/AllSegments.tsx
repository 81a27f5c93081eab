// All segments that are kept: what each is called, whom it describes, how many they are, who came and left lately, how its goal stands.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Segment } from '../../../shared/contract/segments.ts'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { FirstCard } from '../../components/drawings/FirstCard.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './all.module.css'
import { draftMemory } from './draft-memory.ts'
import { firstSegments, type FirstSegment } from './first-segments.ts'
import { NEW_SEGMENT_PATH, resultsPath, segmentPath } from './paths.ts'
import type { RuleSpeech } from './say-condition.ts'
import { sayRule } from './sentence.ts'
import { useSpeech, type Vocabulary } from './use-speech.ts'

/** Who came and left in so many days up to today. */
const LATELY = 7

export function AllSegments({ vocabulary }: { readonly vocabulary: Vocabulary }) {
  const [archived, setArchived] = useState(false)
  const all = useQuery(q.segments.list.queryOptions({ input: { archived } }))
  const [, navigate] = useLocation()
  const begin = () => {
    draftMemory.forget(null)
    navigate(NEW_SEGMENT_PATH)
  }
  useShortcuts({ n: { where: 'page', run: begin } })
  return (
    <PageState query={all} level={1}>
      {(segments) =>
        segments.length === 0 && !archived ? (
          <NoSegments vocabulary={vocabulary} onBegin={begin} onArchived={() => setArchived(true)} />
        ) : (
          <Kept
            segments={segments}
            vocabulary={vocabulary}
            archived={archived}
            onArchived={setArchived}
            onBegin={begin}
          />
        )
      }
    </PageState>
  )
}

interface KeptProps {
  readonly segments: readonly Segment[]
  readonly vocabulary: Vocabulary
  readonly archived: boolean
  readonly onArchived: (archived: boolean) => void
  readonly onBegin: () => void
}

function Kept({ segments, vocabulary, archived, onArchived, onBegin }: KeptProps) {
  const words = useWords()
  const speech = useSpeech(
    vocabulary,
    segments.map(({ rule }) => rule),
  )
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div className={styles['grow']}>
          <h1>{words(archived ? 'segments.archived' : 'segments.title')}</h1>
          <p className={styles['quiet']}>{words('segments.lead')}</p>
        </div>
        <Button
          variant="filled"
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
          rightSection={<Keycap label={words('contacts.key.n')} onAccent />}
          onClick={onBegin}
        >
          {words('segments.new')}
        </Button>
      </header>
      {segments.length === 0 ? (
        <p className={styles['quiet']}>{words('segments.none-archived')}</p>
      ) : (
        <Rows label={words('segments.title')}>
          {segments.map((segment) => (
            <SegmentRow key={segment.id} segment={segment} speech={speech} today={vocabulary.today} />
          ))}
        </Rows>
      )}
      <p>
        <TextButton tone="quiet" onClick={() => onArchived(!archived)}>
          {words(archived ? 'segments.in-use' : 'segments.archived')}
        </TextButton>
      </p>
      {!archived && <Firsts vocabulary={vocabulary} known={segments} />}
    </div>
  )
}

interface SegmentRowProps {
  readonly segment: Segment
  readonly speech: RuleSpeech
  readonly today: number
}

function SegmentRow({ segment, speech, today }: SegmentRowProps) {
  const words = useWords()
  const formats = useFormats()
  const [, navigate] = useLocation()
  const { id, name, count, goal } = segment
  const { days = [] } =
    useQuery(q.segments.moves.queryOptions({ input: { id, from: today - LATELY + 1, limit: 1 } })).data ?? {}
  const results = useQuery({ ...q.segments.results.queryOptions({ input: { id } }), enabled: goal !== null }).data
  const entered = days.reduce((sum, day) => sum + day.entered, 0)
  const left = days.reduce((sum, day) => sum + day.left, 0)
  const figures = [
    count === null ? null : words('segments.people', { count }),
    entered + left === 0 ? null : words('segments.lately', { entered, left }),
    results?.share == null ? null : words('segments.goal-share', { share: formats.percent(results.share) }),
  ].filter((one) => one !== null)
  return (
    <Row
      title={name}
      sentence={<span className={styles['sentence']}>{sayRule(segment.rule, speech)}</span>}
      figures={figures.join(' · ')}
      hint={<Keycap label={words('key.enter')} />}
      action={
        <span className={styles['actions']}>
          <TextButton href={resultsPath(id)} label={words('segments.results-of', { name })}>
            {words('segments.results')}
          </TextButton>
          <TextButton href={segmentPath(id)} label={words('segments.open-of', { name })}>
            {words('segments.open')}
          </TextButton>
        </span>
      }
      onEnter={() => navigate(segmentPath(id))}
    />
  )
}

function useFirsts(vocabulary: Vocabulary) {
  const categories = useQuery(q.products.categories.queryOptions({ input: {} })).data
  return categories === undefined ? [] : firstSegments({ facts: vocabulary.facts, categories })
}

interface FirstsProps {
  readonly vocabulary: Vocabulary
  /** Those that are there already are not offered again. */
  readonly known: readonly Segment[]
}

function Firsts({ vocabulary, known }: FirstsProps) {
  const words = useWords()
  const may = useMay('staff')
  const firsts = useFirsts(vocabulary).filter(
    ({ rule }) => !known.some((segment) => JSON.stringify(segment.rule) === JSON.stringify(rule)),
  )
  if (!may || firsts.length === 0) return null
  return (
    <section aria-labelledby="segments-firsts">
      <SectionHeading id="segments-firsts">{words('segments.firsts')}</SectionHeading>
      <FirstRows firsts={firsts} vocabulary={vocabulary} />
    </section>
  )
}

function FirstRows({
  firsts,
  vocabulary,
}: {
  readonly firsts: readonly FirstSegment[]
  readonly vocabulary: Vocabulary
}) {
  const words = useWords()
  const [, navigate] = useLocation()
  const speech = useSpeech(
    vocabulary,
    firsts.map(({ rule }) => rule),
  )
  const begin = ({ name, rule }: FirstSegment) => {
    draftMemory.keep(null, { rule, name: words(name) })
    navigate(NEW_SEGMENT_PATH)
  }
  return (
    <Rows label={words('segments.firsts')}>
      {firsts.map((first) => (
        <Row
          key={first.name}
          title={words(first.name)}
          sentence={sayRule(first.rule, speech)}
          hint={<Keycap label={words('key.enter')} />}
          action={
            <TextButton label={words('segments.begin-of', { name: words(first.name) })} onClick={() => begin(first)}>
              {words('segments.begin')}
            </TextButton>
          }
          onEnter={() => begin(first)}
        />
      ))}
    </Rows>
  )
}

interface NoSegmentsProps {
  readonly vocabulary: Vocabulary
  readonly onBegin: () => void
  readonly onArchived: () => void
}

function NoSegments({ vocabulary, onBegin, onArchived }: NoSegmentsProps) {
  const words = useWords()
  const firsts = useFirsts(vocabulary)
  return (
    <div className={styles['empty']}>
      <EmptyState
        drawing={<FirstCard />}
        title={words('segments.empty.title')}
        sentence={words('segments.empty.text')}
        button={{
          words: words('segments.empty.action'),
          icon: <IconPlus size={18} stroke={1.6} aria-hidden />,
          onClick: onBegin,
        }}
        quiet={<TextButton onClick={onArchived}>{words('segments.archived')}</TextButton>}
      />
      {firsts.length > 0 && (
        <section aria-labelledby="segments-firsts" className={styles['firsts']}>
          <SectionHeading id="segments-firsts">{words('segments.firsts')}</SectionHeading>
          <FirstRows firsts={firsts} vocabulary={vocabulary} />
        </section>
      )}
    </div>
  )
}
