// A visit in full: every line, how it was paid, who served, what is still owed.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { VisitFields } from '../../fields/VisitFields.tsx'
import { useFigures } from '../../products/use-figures.ts'
import type { Visit } from '../../../../shared/contract/visits.ts'
import styles from './timeline.module.css'

export function VisitDetail({ id }: { readonly id: number }) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const visit = useQuery(q.visits.get.queryOptions({ input: { id } }))
  if (visit.data === undefined)
    return visit.error === null ? <Skeleton rows={2} rowHeight={24} /> : <FailedLine said={say(visit.error)} />
  const { sold, note } = visit.data
  return (
    <>
      {sold.length === 0 ? (
        <p className={styles['small']}>{words('profile.visit.no-lines')}</p>
      ) : (
        <ul className={styles['lines']} aria-label={words('profile.visit.lines')}>
          {sold.map((line) => (
            <SoldLine key={line.id} line={line} />
          ))}
          {taxOnTop(visit.data) && (
            <li className={styles['line']}>
              <span className={styles['lineWords']}>{words('profile.visit.tax')}</span>
              <span className={styles['lineFigure']}>{formats.money(visit.data.tax)}</span>
            </li>
          )}
        </ul>
      )}
      <Facts visit={visit.data} />
      {visit.data.owed > 0 && <Owed owed={visit.data.owed} />}
      {note !== null && (
        <p className={styles['text']} dir="auto">
          {note}
        </p>
      )}
      <VisitFields id={id} custom={visit.data.custom} />
    </>
  )
}

/** Whether the tax was added to the prices: then the lines alone do not come to the total. */
function taxOnTop({ sold, total, tax }: Visit): boolean {
  return tax !== 0 && sold.reduce((sum, line) => sum + line.total, 0) + tax === total
}

function SoldLine({ line }: { readonly line: Visit['sold'][number] }) {
  const words = useWords()
  const formats = useFormats()
  const { quantity } = useFigures()
  const what =
    line.quantity === 1_000
      ? line.name
      : words('profile.visit.each', { quantity: quantity(line.quantity, line.unit), name: line.name })
  const more = [
    line.discount > 0 ? words('profile.visit.discount', { amount: formats.money(line.discount) }) : null,
    line.serial === null ? null : words('profile.visit.serial', { serial: line.serial }),
  ].filter((part) => part !== null)
  return (
    <li className={styles['line']}>
      <span className={styles['lineWords']}>
        {what}
        {more.length > 0 && <span className={styles['small']}> {more.join(', ')}</span>}
      </span>
      <span className={styles['lineFigure']}>{formats.money(line.total)}</span>
    </li>
  )
}

function Owed({ owed }: { readonly owed: number }) {
  const words = useWords()
  const formats = useFormats()
  return <p className={styles['owed']}>{words('profile.visit.owed', { amount: formats.money(owed) })}</p>
}

function Facts({ visit }: { readonly visit: Visit }) {
  const words = useWords()
  const formats = useFormats()
  const { paid, receipt, servedByName, outletName, rounding, at } = visit
  const [only] = paid
  const how = (part: Visit['paid'][number]) => words(`profile.tender.${part.tender}`)
  const facts = [
    formats.time(at),
    only === undefined
      ? null
      : words('profile.visit.paid', {
          how:
            paid.length === 1
              ? how(only)
              : formats.list(
                  paid.map((part) =>
                    words('profile.visit.part', { amount: formats.money(part.amount), how: how(part) }),
                  ),
                ),
        }),
    visit.tax === 0 || taxOnTop(visit) ? null : words('profile.visit.tax-in', { amount: formats.money(visit.tax) }),
    rounding === 0 ? null : words('profile.visit.rounding', { amount: formats.money(rounding) }),
    receipt === null ? null : words('profile.visit.receipt', { receipt }),
    servedByName === null ? null : words('profile.visit.served', { name: servedByName }),
    outletName === null ? null : words('profile.visit.outlet', { name: outletName }),
  ]
  return <p className={styles['small']}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
}
