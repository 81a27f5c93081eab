// Everything that somebody's worth is made of, each number with what goes into it. What they brought and what they may bring stand in parts
// of their own, because they are never one number.
import type { CustomerValue } from '../../../shared/contract/value.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { Figure, Figures } from './Figure.tsx'
import { LOYALTY_PATH } from './paths.ts'
import styles from './value.module.css'

interface PartProps {
  readonly value: CustomerValue
}

export function WorthParts({ value }: PartProps) {
  return (
    <div className={styles['details']}>
      <Past value={value} />
      <Expected value={value} />
      <Projected value={value} />
      <Simple value={value} />
      <Relationship value={value} />
      <ScoresAndStage value={value} />
      <Treatment value={value} />
    </div>
  )
}

function Past({ value: { past } }: PartProps) {
  const words = useWords()
  const formats = useFormats()
  const { revenue, costed, cost, margin, marginPercent } = past
  return (
    <Figures title={words('value.part.past')}>
      <Figure words={words('value.part.revenue')} figure={formats.money(revenue)} />
      {cost === null || margin === null ? (
        <p className={styles['small']}>{words('value.part.no-cost')}</p>
      ) : (
        <>
          {costed !== null && costed !== revenue && (
            <Figure words={words('value.part.costed')} figure={formats.money(costed)} />
          )}
          <Figure words={words('value.part.cost')} figure={formats.money(cost)} />
          <Figure
            sum
            words={words('value.part.margin')}
            figure={
              marginPercent === null
                ? formats.money(margin)
                : words('value.part.margin-percent', {
                    amount: formats.money(margin),
                    percent: formats.percent(marginPercent / 100),
                  })
            }
          />
        </>
      )}
    </Figures>
  )
}

/** To one place, as counts of what has not happened yet are said. */
const tenth = (value: number) => Math.round(value * 10) / 10

function Expected({ value: { expected } }: PartProps) {
  const words = useWords()
  const formats = useFormats()
  return (
    <Figures title={words('value.part.expected')}>
      {expected === null ? (
        <p className={styles['small']}>{words('value.part.few')}</p>
      ) : (
        <>
          {expected.alive !== null && (
            <Figure words={words('value.part.alive')} figure={formats.percent(expected.alive)} />
          )}
          <Figure words={words('value.part.purchases')} figure={formats.number(tenth(expected.purchases))} />
          {expected.perPurchase !== null && (
            <Figure words={words('value.part.per-purchase')} figure={formats.money(expected.perPurchase)} />
          )}
          {expected.value !== null && (
            <Figure sum words={words('value.part.expected-value')} figure={formats.money(expected.value)} />
          )}
        </>
      )}
    </Figures>
  )
}

function Projected({ value: { projected } }: PartProps) {
  const words = useWords()
  const formats = useFormats()
  const may = useMay('manager')
  if (projected === null) return null
  const { perYear, years, retention, margin, retentionMeasured, marginMeasured } = projected
  const how = (measured: boolean) => (measured ? 'measured' : 'set')
  return (
    <Figures title={words('value.part.projected', { years })}>
      <Figure words={words('value.part.per-year')} figure={formats.money(perYear)} />
      <Figure
        words={words(`value.part.retention-${how(retentionMeasured)}`)}
        figure={formats.percent(retention / 100)}
      />
      <Figure words={words(`value.part.margin-${how(marginMeasured)}`)} figure={formats.percent(margin / 100)} />
      <Figure sum words={words('value.part.projected-value', { years })} figure={formats.money(projected.value)} />
      {may && <TextButton href={LOYALTY_PATH}>{words('value.part.change')}</TextButton>}
    </Figures>
  )
}

function Simple({ value: { simple } }: PartProps) {
  const words = useWords()
  const formats = useFormats()
  if (simple === null) return null
  const { averageSale, returns, years } = simple
  return (
    <Figures title={words('value.part.simple')}>
      <Figure words={words('value.part.average-sale')} figure={formats.money(averageSale)} />
      <Figure words={words('value.part.returns', { years })} figure={formats.number(returns)} />
      <Figure sum words={words('value.part.simple-value')} figure={formats.money(simple.value)} />
    </Figures>
  )
}

function Relationship({ value: { relationship } }: PartProps) {
  const words = useWords()
  const formats = useFormats()
  const costs = (['acquisition', 'service', 'messages', 'rewards'] as const).filter((one) => relationship[one] !== 0)
  return (
    <Figures title={words('value.part.relationship')}>
      <Figure words={words('value.part.revenue')} figure={formats.money(relationship.revenue)} />
      {costs.map((one) => (
        <Figure key={one} words={words(`value.part.${one}`)} figure={formats.money(-relationship[one])} />
      ))}
      <Figure sum words={words('value.part.relationship-value')} figure={formats.money(relationship.value)} />
      {!relationship.known && <p className={styles['small']}>{words('value.part.no-costs')}</p>}
    </Figures>
  )
}

function ScoresAndStage({ value: { scores, group, stage } }: PartProps) {
  const words = useWords()
  if (scores === null) return null
  const of = (score: number) => words('value.part.of-five', { score })
  return (
    <Figures title={words('value.part.scores')}>
      <Figure words={words('value.part.score-r')} figure={of(scores.r)} />
      <Figure words={words('value.part.score-f')} figure={of(scores.f)} />
      <Figure words={words('value.part.score-m')} figure={of(scores.m)} />
      {group !== null && (
        <>
          <Figure sum words={words('value.part.group')} figure={words(`value.group.${group}`)} />
          <p className={styles['small']}>{words(`value.group.help.${group}`)}</p>
        </>
      )}
      <Figure words={words('value.part.stage')} figure={words(`value.stage.${stage}`)} />
      <p className={styles['small']}>{words(`value.stage.help.${stage}`)}</p>
    </Figures>
  )
}

function Treatment({ value: { tierRule } }: PartProps) {
  const words = useWords()
  const formats = useFormats()
  if (tierRule === null) return null
  return (
    <Figures title={words('value.part.treat')}>
      <Figure words={words('value.part.discount')} figure={formats.percent(tierRule.discountCeiling / 100)} />
      <Figure
        words={words('value.part.contacts')}
        figure={words('value.part.contacts-said', { count: tierRule.contactsPerYear })}
      />
    </Figures>
  )
}
