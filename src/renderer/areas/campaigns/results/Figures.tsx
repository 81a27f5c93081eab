// The numbers of a campaign; those that are people open them.
import type { ReactNode } from 'react'
import type { Results } from '../../../../shared/contract/campaigns.ts'
import type { ResultGroup } from '../../../../shared/domain/results/words.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { answeredOf, unreachedOf, waitingOf } from './finding.ts'
import styles from './results.module.css'

interface FiguresProps {
  readonly results: Results
  readonly looked: ResultGroup | null
  readonly onLook: (group: ResultGroup) => void
}

export function Figures({ results, looked, onLook }: FiguresProps) {
  const words = useWords()
  const formats = useFormats()
  const { treated, held, redeemed, stopped, counts } = results
  const people = (group: ResultGroup, count: number): ReactNode =>
    count === 0 ? (
      formats.number(count)
    ) : (
      <button
        type="button"
        className={styles['people']}
        data-group={group}
        aria-pressed={looked === group}
        onClick={() => onLook(group)}
      >
        {formats.number(count)}
      </button>
    )
  const waiting = waitingOf(counts)
  const figures: readonly (readonly [string, ReactNode] | null)[] = [
    [words('results.figure.got'), formats.number(treated.people)],
    waiting === 0 ? null : [words('results.figure.waiting'), formats.number(waiting)],
    [words('results.figure.bought'), people('bought', treated.bought)],
    [words('results.figure.quiet'), people('quiet', treated.people - treated.bought)],
    [words('results.figure.revenue'), formats.money(treated.revenue)],
    [words('results.figure.redeemed'), people('redeemed', redeemed)],
    [words('results.figure.answered'), people('answered', answeredOf(results))],
    [words('results.figure.stopped'), people('stopped', stopped)],
    [words('results.figure.unreached'), people('unreached', unreachedOf(counts))],
    held.people === 0 ? null : [words('results.figure.held'), people('held', held.people)],
  ]
  return (
    <section aria-label={words('results.figures')}>
      <dl className={styles['figures']}>
        {figures.map(
          (figure) =>
            figure !== null && (
              <div key={figure[0]} className={styles['figure']}>
                <dt>{figure[0]}</dt>
                <dd>{figure[1]}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
