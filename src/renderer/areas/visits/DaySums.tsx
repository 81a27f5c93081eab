// What a day came to: its finding first, then takings by tender, by person, taxes, and what else moves the sum.
import { useId, type ReactNode } from 'react'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import styles from './day.module.css'
import type { Day } from './day.ts'

interface DaySumsProps {
  readonly day: Day
  /** Shop day */
  readonly today: number
}

export function DaySums({ day, today }: DaySumsProps) {
  const words = useWords()
  const formats = useFormats()
  const taken = day.takings.reduce((sum, { amount }) => sum + amount, 0)
  return (
    <aside className={styles['sums']} aria-label={words('visits.sums')}>
      <p className={styles['finding']} data-day-total={day.total}>
        {words('visits.finding', { visits: day.visits, amount: formats.money(day.total) })}
      </p>
      <p className={styles['quiet']}>
        {words(day.day === today ? 'visits.week-before-now' : 'visits.week-before', {
          weekday: formats.weekday(day.day - 7),
          amount: formats.money(day.weekBefore),
        })}
      </p>
      <Group title={words('visits.by-tender')}>
        {day.takings.map(({ tender, amount, count }) => (
          <Pair key={tender} words={words(`visits.tender.${tender}`)} second={formats.number(count)} amount={amount} />
        ))}
        <Pair words={words('visits.taken')} amount={taken} strong />
        {day.paidOff !== 0 && <Pair words={words('visits.paid-off')} amount={day.paidOff} />}
        {day.rounding !== 0 && <Pair words={words('visits.rounding')} amount={day.rounding} />}
      </Group>
      <Group title={words('visits.by-person')}>
        {day.people.map(({ servedBy, name, visits, total }) => (
          <Pair
            key={servedBy ?? 0}
            words={name ?? words('visits.nobody-served')}
            second={formats.number(visits)}
            amount={total}
          />
        ))}
      </Group>
      {day.taxes.some(({ rate }) => rate > 0) && (
        <Group title={words('visits.taxes')}>
          {day.taxes.map(({ rate, net, tax }) => (
            <Pair
              key={rate}
              words={words('visits.rate', { rate: formats.number(rate / 1_000) })}
              second={words('visits.net', { amount: formats.money(net) })}
              amount={tax}
            />
          ))}
          <Pair words={words('visits.tax-all')} amount={day.tax} strong />
        </Group>
      )}
      {day.returned !== 0 && (
        <Group title={words('visits.other')}>
          <Pair words={words('visits.returned')} amount={day.returned} />
        </Group>
      )}
    </aside>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{title}</SectionHeading>
      <dl className={styles['pairs']}>{children}</dl>
    </section>
  )
}

interface PairProps {
  readonly words: string
  readonly second?: string
  /** Minor units. */
  readonly amount: number
  readonly strong?: boolean
}

function Pair({ words, second, amount, strong = false }: PairProps) {
  const formats = useFormats()
  return (
    <div className={styles['pair']} data-strong={strong}>
      <dt>
        {words} {second !== undefined && <span className={styles['quiet']}>{second}</span>}
      </dt>
      <dd>{formats.money(amount)}</dd>
    </div>
  )
}
