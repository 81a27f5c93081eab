// The seven steps from an offer to its figure, each number with its people: how the vulnerability index comes about.
import type { ReactNode } from 'react'
import type { CompetitorOffer } from '../../../shared/contract/analytics.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import type { Report } from './asking.ts'
import styles from './offers.module.css'
import { placeOfPart } from './parts.ts'
import type { Looked } from './report-memory.ts'
import { passingMoney } from './say.ts'

interface FigurePathProps {
  readonly report: Report
  readonly offer: CompetitorOffer
  readonly looked: Looked | null
  readonly onLook: (looked: Looked) => void
}

export function FigurePath({ report: { marks }, offer, looked, onLook }: FigurePathProps) {
  const words = useWords()
  const formats = useFormats()
  const { loyal, due, fell, open = 0, index, lost = 0 } = marks as Readonly<Record<string, number | undefined>>
  const people = (name: string, count: number | undefined) => (
    <PeopleButton people={`${name}>${String(offer.id)}`} count={count ?? 0} looked={looked} onLook={onLook} />
  )
  const steps: readonly {
    readonly key: string
    readonly title: string
    readonly value: ReactNode
    readonly more?: string
  }[] = [
    {
      key: 'offer',
      title: words('analytics.path.offer'),
      value: offer.competitor,
      more: words('analytics.offers.days', {
        from: formats.dayMedium(offer.from),
        until: formats.dayMedium(offer.until),
      }),
    },
    { key: 'market', title: words('analytics.path.market'), value: people('loyal', loyal) },
    { key: 'rhythm', title: words('analytics.path.rhythm'), value: words('analytics.path.rhythm-value') },
    { key: 'due', title: words('analytics.path.due'), value: people('due', due) },
    { key: 'window', title: words('analytics.path.window'), value: words('analytics.path.window-value') },
    {
      key: 'fell',
      title: words('analytics.path.fell'),
      value: people('fell', fell),
      ...(open > 0 && { more: words('analytics.path.open', { count: open }) }),
    },
    {
      key: 'index',
      title: words('analytics.path.index'),
      value: <b>{index === undefined ? words('analytics.path.no-index') : formats.percentFine(index / 100)}</b>,
      ...(index !== undefined && { more: words('analytics.path.lost', { money: passingMoney(lost, formats) }) }),
    },
  ]
  return (
    <section aria-labelledby="figure-path">
      <SectionHeading id="figure-path" ruled={false}>
        {words('analytics.path')}
      </SectionHeading>
      <ol className={styles['path']}>
        {steps.map(({ key, title, value, more }) => (
          <li key={key}>
            <span className={styles['step']}>{title}</span>
            <span className={styles['value']}>{value}</span>
            {more !== undefined && <span className={styles['step']}>{more}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface PeopleButtonProps {
  readonly people: string
  readonly count: number
  readonly looked: Looked | null
  readonly onLook: (looked: Looked) => void
}

function PeopleButton({ people, count, looked, onLook }: PeopleButtonProps) {
  const words = useWords()
  const at = placeOfPart(people)
  const said = words('analytics.matrix.people', { count })
  if (count === 0) return said
  return (
    <button
      type="button"
      data-at={at}
      className={styles['people']}
      aria-pressed={looked?.at === at}
      onClick={() => onLook({ people, at })}
    >
      {said}
    </button>
  )
}
