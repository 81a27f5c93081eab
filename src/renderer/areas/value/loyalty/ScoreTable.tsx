// The three scores: from where on somebody has which, and how many have it. Either cut anew from the shop's own customers, or by the owner.
import { SegmentedControl } from '@mantine/core'
import { minorDigits } from '../../../../shared/domain/money.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useHere } from '../../../app/session/here.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { withCut, type OwnCuts, type Score } from './draft.ts'
import type { LoyaltyPart } from './loyalty-part.ts'
import styles from './loyalty.module.css'
import { NumberField } from './NumberField.tsx'

const SCORES: readonly Score[] = ['r', 'f', 'm']
const POINTS = [1, 2, 3, 4, 5] as const

export function ScoreTable(part: LoyaltyPart) {
  const words = useWords()
  const { draft, change, mayChange, known } = part
  const inForce = known.cuts
  const own = draft.scoring === 'quintiles' ? null : draft.scoring
  return (
    <section className={styles['part']}>
      <SectionHeading>{words('value.loyalty.scores')}</SectionHeading>
      <p className={styles['help']}>
        {words(inForce.fixed && own === null ? 'value.loyalty.scores-fixed' : 'value.loyalty.scores-help')}
      </p>
      {mayChange && (
        <SegmentedControl
          aria-label={words('value.loyalty.scoring')}
          value={own === null ? 'quintiles' : 'own'}
          onChange={(chosen) =>
            change({ scoring: chosen === 'quintiles' ? 'quintiles' : { r: inForce.r, f: inForce.f, m: inForce.m } })
          }
          data={[
            { value: 'quintiles', label: words('value.loyalty.quintiles') },
            { value: 'own', label: words('value.loyalty.own-cuts') },
          ]}
        />
      )}
      <div className={styles['scrolls']} tabIndex={0} role="group" aria-label={words('value.loyalty.scores')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <td />
              {POINTS.map((points) => (
                <th key={points} scope="col">
                  {words('value.loyalty.points', { count: points })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SCORES.map((score) => (
              <ScoreLine key={score} score={score} cuts={own ?? inForce} own={own} {...part} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface ScoreLineProps extends LoyaltyPart {
  readonly score: Score
  readonly cuts: OwnCuts
  /** Null: they are the program's. */
  readonly own: OwnCuts | null
}

function ScoreLine({ score, cuts, own, change, mayChange, loyalty }: ScoreLineProps) {
  const words = useWords()
  const cell = useCell(score, cuts)
  const { currency } = useHere().shop
  const unit = score === 'm' ? 10 ** minorDigits(currency) : 1
  return (
    <tr>
      <th scope="row">{words(`value.part.score-${score}`)}</th>
      {POINTS.map((points) => (
        <td key={points}>
          {own !== null && points > 1 ? (
            <NumberField
              inTable
              label={words('value.loyalty.cut-label', {
                score: words(`value.part.score-${score}`),
                points: words('value.loyalty.points', { count: points }),
              })}
              value={(own[score][points - 2] ?? Number.NaN) / unit}
              onChange={(typed) =>
                change({ scoring: withCut(own, score, { at: points - 2, cut: asCut(typed, unit) }) })
              }
              least={score === 'r' ? 0 : 1}
              most={1e9}
              places={score === 'm' ? 2 : 0}
              readOnly={!mayChange}
            />
          ) : (
            <span className={styles['count']}>{cell(points)}</span>
          )}
          {own === null && (
            <span className={styles['money']}>
              {words('value.loyalty.people', { count: loyalty.scores[score][points - 1] ?? 0 })}
            </span>
          )}
        </td>
      ))}
    </tr>
  )
}

const asCut = (typed: number | null, unit: number) => (typed === null ? Number.NaN : Math.round(typed * unit))

/** What earns so many points. */
function useCell(score: Score, cuts: OwnCuts): (points: number) => string {
  const words = useWords()
  const formats = useFormats()
  const shown = (cut: number) => (score === 'm' ? formats.moneyWhole(cut) : formats.number(cut))
  return (points) => {
    const cut = cuts[score][Math.max(0, points - 2)] ?? 0
    if (points === 1) return words(`value.loyalty.below-${score}`, { cut: shown(cut) })
    return words(`value.loyalty.from-${score}`, { cut: shown(cut) })
  }
}
