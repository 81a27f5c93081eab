// What came of a segment: how its goal stands, the mean beside the median, month by month; who came in and who left, day by day.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { Segment, segments } from '../../../shared/contract/segments.ts'
import { dayOfDate } from '../../../shared/domain/shop-day.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { ChartFigure } from '../../charts/ChartFigure.tsx'
import type { BarsPicture } from '../../charts/picture.ts'
import { BackLink } from '../../components/BackLink.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { CONTACTS_PATH, contactPath } from '../contacts/paths.ts'
import { showPeople } from '../value/show-people.ts'
import { segmentPath } from './paths.ts'
import { isMoney } from './plan.ts'
import styles from './results.module.css'
import { sayRule } from './sentence.ts'
import { useSpeech, type Vocabulary } from './use-speech.ts'

type Told = OutputOf<typeof segments.results>

interface ResultsProps {
  readonly segment: Segment
  readonly vocabulary: Vocabulary
}

export function Results({ segment, vocabulary }: ResultsProps) {
  const words = useWords()
  const results = useQuery({
    ...q.segments.results.queryOptions({ input: { id: segment.id } }),
    placeholderData: keepPreviousData,
  })
  const speech = useSpeech(vocabulary, [segment.rule])
  return (
    <div className={styles['page']}>
      <BackLink href={segmentPath(segment.id)}>{segment.name}</BackLink>
      <PageState query={results} level={1} waiting={<Skeleton rows={8} />}>
        {(told) => (
          <>
            <header>
              <Finding segment={segment} told={told} />
              <p className={styles['quiet']}>{sayRule(segment.rule, speech)}</p>
            </header>
            <Figures segment={segment} told={told} />
            <Months told={told} />
            <Moves segment={segment} today={vocabulary.today} />
            <p>
              <TextButton href={CONTACTS_PATH} onClick={() => showPeople({ segment: segment.id })}>
                {words('segments.show-all')}
              </TextButton>
            </p>
          </>
        )}
      </PageState>
    </div>
  )
}

function useMeasured() {
  const words = useWords()
  const formats = useFormats()
  return (measure: NonNullable<Segment['goal']>['measure'], value: number) =>
    isMoney(measure)
      ? formats.moneyWhole(value)
      : measure === 'people'
        ? words('segments.people', { count: value })
        : words('segments.visits', { count: value })
}

function Finding({ segment: { goal }, told }: { readonly segment: Segment; readonly told: Told }) {
  const words = useWords()
  const formats = useFormats()
  const measured = useMeasured()
  if (goal === null || told.reached === null || told.share === null) {
    return (
      <h1>
        {words('segments.finding', {
          count: told.people,
          spend: formats.moneyWhole(told.spend),
        })}
      </h1>
    )
  }
  return (
    <h1>
      {words('segments.finding-goal', {
        share: formats.percent(told.share),
        reached: measured(goal.measure, told.reached),
        target: measured(goal.measure, goal.target),
        until: formats.day(goal.until),
      })}
    </h1>
  )
}

function Figures({ segment: { goal, budget }, told }: { readonly segment: Segment; readonly told: Told }) {
  const words = useWords()
  const formats = useFormats()
  const figure = (key: string, label: string, value: ReactNode) => (
    <div key={key}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <section aria-label={words('segments.figures')}>
      <p className={styles['quiet']}>
        {goal === null
          ? words('segments.in-year')
          : words('segments.in-goal', { from: formats.day(goal.from), until: formats.day(goal.until) })}
      </p>
      <dl className={styles['figures']}>
        {figure('people', words('segments.figure.people'), formats.number(told.people))}
        {figure('visits', words('segments.figure.visits'), formats.number(told.visits))}
        {figure('spend', words('segments.figure.spend'), formats.money(told.spend))}
        {figure('mean', words('segments.figure.mean'), formats.money(told.mean))}
        {figure('median', words('segments.figure.median'), formats.money(told.median))}
        {budget !== null &&
          figure(
            'budget',
            words('segments.figure.budget'),
            words('segments.budget-used', { cost: formats.money(told.cost), budget: formats.money(budget) }),
          )}
      </dl>
      {told.share !== null && (
        <div
          className={styles['progress']}
          role="img"
          aria-label={words('segments.goal-share', { share: formats.percent(told.share) })}
        >
          <span style={{ inlineSize: `${String(Math.min(100, 100 * told.share))}%` }} />
        </div>
      )}
    </section>
  )
}

const firstOf = (month: number) => dayOfDate({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 })

function Months({ told: { months } }: { readonly told: Told }) {
  const words = useWords()
  const formats = useFormats()
  if (months.every(({ visits, spend }) => visits === 0 && spend === 0)) return null
  const best = months.reduce((top, { spend }, at) => (spend > (months[top]?.spend ?? 0) ? at : top), 0)
  const picture: BarsPicture = {
    kind: 'bars',
    bars: months.map(({ month, spend }) => ({
      label: formats.monthName(firstOf(month)),
      value: spend,
      said: formats.money(spend),
    })),
    strong: null,
    sayY: (value) => formats.moneyWhole(value),
  }
  const top = months[best]
  return (
    <section aria-labelledby="segment-months">
      <SectionHeading id="segment-months" ruled={false}>
        {words('segments.months')}
      </SectionHeading>
      <ChartFigure
        picture={picture}
        title={words('segments.months-title')}
        says={
          top === undefined
            ? ''
            : words('segments.months-say', {
                month: formats.month(firstOf(top.month)),
                spend: formats.money(top.spend),
              })
        }
      />
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{words('segments.month')}</th>
            <th scope="col">{words('segments.figure.spend')}</th>
            <th scope="col">{words('segments.figure.visits')}</th>
            <th scope="col">{words('segments.came')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, spend, visits, people }) => (
            <tr key={month}>
              <th scope="row">{formats.month(firstOf(month))}</th>
              <td>{formats.money(spend)}</td>
              <td>{formats.number(visits)}</td>
              <td>{formats.number(people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const AT_FIRST = 20
const MORE = 500
/** How far back the days go, in days. */
const WATCHED = 92

function Moves({ segment: { id }, today }: { readonly segment: Segment; readonly today: number }) {
  const words = useWords()
  const formats = useFormats()
  const [limit, setLimit] = useState(AT_FIRST)
  const moves = useQuery({
    ...q.segments.moves.queryOptions({ input: { id, from: today - WATCHED + 1, limit } }),
    placeholderData: keepPreviousData,
  }).data
  if (moves === undefined) return null
  const { days, rows, total } = moves
  return (
    <section aria-labelledby="segment-moves">
      <SectionHeading id="segment-moves">{words('segments.moves')}</SectionHeading>
      {rows.length === 0 ? (
        <p className={styles['quiet']}>{words('segments.moves-none')}</p>
      ) : (
        <div className={styles['moves']}>
          <table className={styles['table']}>
            <caption>{words('segments.moves-days')}</caption>
            <thead>
              <tr>
                <th scope="col">{words('segments.day')}</th>
                <th scope="col">{words('segments.entered')}</th>
                <th scope="col">{words('segments.left')}</th>
                <th scope="col">{words('segments.figure.people')}</th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, entered, left, people }) => (
                <tr key={day}>
                  <th scope="row">{formats.day(day)}</th>
                  <td>{formats.number(entered)}</td>
                  <td>{formats.number(left)}</td>
                  <td>{formats.number(people)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ul className={styles['movers']} aria-label={words('segments.moves')}>
            {rows.map(({ day, contactId, name, entered }) => (
              <li key={`${String(day)}-${String(contactId)}-${String(entered)}`}>
                {words.rich<ReactNode>(entered ? 'segments.moved-in' : 'segments.moved-out', {
                  day: formats.dayShort(day),
                  name: (
                    <Link key="name" href={contactPath(contactId)}>
                      <bdi>{name}</bdi>
                    </Link>
                  ),
                })}
              </li>
            ))}
            {rows.length < total && limit < MORE && (
              <li>
                <TextButton onClick={() => setLimit(MORE)}>
                  {words('segments.more', { count: total - rows.length })}
                </TextButton>
              </li>
            )}
          </ul>
        </div>
      )}
    </section>
  )
}
