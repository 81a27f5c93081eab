// The right of the counter: who is served, what they buy, how they pay, and the one button.
import { Button } from '@mantine/core'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { classes } from '../../components/classes.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import type { Contact } from '../../../shared/contract/contacts.ts'
import { useToday } from '../contacts/use-today.ts'
import { CouponLine } from './CouponLine.tsx'
import { CustomerCard } from './CustomerCard.tsx'
import { ItemBox } from './ItemBox.tsx'
import { Keypad } from './Keypad.tsx'
import { Extras } from './Extras.tsx'
import { paymentOf } from './payment.ts'
import { PaymentRow } from './PaymentRow.tsx'
import { isBegun, sumOf } from './sale-draft.ts'
import { SaleLines } from './SaleLines.tsx'
import styles from './sale.module.css'
import { TotalLine } from './TotalLine.tsx'
import { Usual } from './Usual.tsx'
import type { Till } from './use-till.ts'

interface SalePaneProps {
  readonly till: Till
  readonly customer: Contact | null
  readonly onBringBack: () => void
  readonly onPutAway: () => void
}

export function SalePane({ till, customer, onBringBack, onPutAway }: SalePaneProps) {
  const words = useWords()
  const say = useSaid()
  const { shop } = useHere()
  const today = useToday()
  const { sale, recorder } = till
  const begun = isBegun(sale)
  const sum = sumOf(sale, shop.taxIncluded)
  const payment = paymentOf(sale, { total: sum.total, cashStep: shop.cashStep, today })
  return (
    <section className={styles['sheet']} aria-label={words('counter.sale')}>
      {!begun && <Invitation />}
      {begun && <CustomerCard sale={sale} customer={customer} />}
      {/* The box is there before anybody is: keys pressed while somebody is being looked up are not lost. */}
      <div className={classes(styles['work'], !begun && styles['waiting'])}>
        <div className={styles['main']}>
          {begun && <Usual till={till} customer={customer} />}
          <ItemBox till={till} />
          {begun && <SaleLines till={till} />}
          {begun && sale.coupon !== null && <CouponLine code={sale.coupon} till={till} />}
          {begun && recorder.error !== null && <FailedLine said={say(recorder.error)} />}
          {begun && sale.lines.length > 0 && <PaymentRow till={till} payment={payment} total={sum.total} />}
        </div>
        {begun && (
          <div className={styles['side']}>
            <Keypad till={till} />
            <Extras till={till} onBringBack={onBringBack} onPutAway={onPutAway} />
          </div>
        )}
      </div>
      {begun && (
        <div className={styles['foot']}>
          <TotalLine sale={sale} sum={sum} payment={payment} />
          <RecordButtons till={till} />
        </div>
      )}
    </section>
  )
}

function RecordButtons({ till }: { readonly till: Till }) {
  const words = useWords()
  const { sale, recorder } = till
  const empty = sale.lines.length === 0
  return (
    <Button
      variant="filled"
      size="xl"
      className={styles['record']}
      loading={recorder.pending}
      aria-keyshortcuts={empty ? 'F8' : 'Enter'}
      rightSection={<Keycap label={words(empty ? 'counter.key.f8' : 'key.enter')} onAccent silent />}
      onClick={() => till.record(empty ? 'visit' : 'sale')}
    >
      {sale.corrects !== null ? words('counter.correct') : words(empty ? 'counter.only-visit' : 'counter.record')}
    </Button>
  )
}

function Invitation() {
  const words = useWords()
  return (
    <div className={styles['invitation']}>
      <h2 className={styles['invite']}>{words('counter.who')}</h2>
      <p className={styles['inviteText']}>{words('counter.who-text')}</p>
      <dl className={styles['keys']}>
        {(['f6', 'f4', 'f7', 'f2'] as const).map((key) => (
          <div key={key} className={styles['keyLine']}>
            <dt>
              <Keycap label={words(`counter.key.${key}`)} />
            </dt>
            <dd>{words(`counter.keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
