// The total, to be read from a step away, with what is in it.
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import type { SaleSum } from '../../../shared/domain/sale.ts'
import type { Payment } from './payment.ts'
import type { SaleDraft } from './sale-draft.ts'
import styles from './sale.module.css'

interface TotalLineProps {
  readonly sale: SaleDraft
  readonly sum: SaleSum
  readonly payment: Payment
}

export function TotalLine({ sale, sum, payment }: TotalLineProps) {
  const words = useWords()
  const formats = useFormats()
  const { taxIncluded } = useHere().shop
  const due = sum.total + payment.rounding
  const said = [
    sum.tax !== 0 && words(taxIncluded ? 'counter.tax-in' : 'counter.tax-on', { amount: formats.money(sum.tax) }),
    payment.rounding !== 0 && words('counter.rounded', { amount: formats.money(sum.total) }),
    due < 0 && words('counter.give-back'),
  ].filter((part) => part !== false)
  return (
    <div className={styles['total']} role="status" aria-label={words('counter.total')}>
      <output className={styles['sum']} data-total="">
        {formats.money(due)}
      </output>
      <span className={styles['sumWords']}>
        {sale.lines.length > 0 && <span>{words('counter.things', { count: sale.lines.length })}</span>}
        {said.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </span>
    </div>
  )
}
