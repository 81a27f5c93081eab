// Cash handed over, typed or one press for a likely note; the change stands beside it.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { minorDigits, parseMoney } from '../../../shared/domain/money.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { classes } from '../../components/classes.ts'
import { likelyGiven, type Payment } from './payment.ts'
import styles from './payment.module.css'
import { usePlainMoney } from './use-plain-money.ts'
import type { Till } from './use-till.ts'

export function GivenField({ till, payment }: { readonly till: Till; readonly payment: Payment }) {
  const words = useWords()
  const formats = useFormats()
  const plain = usePlainMoney()
  const { currency } = useHere().shop
  const { given } = till.sale
  const [typed, setTyped] = useState(given === null ? '' : plain(given))
  const [shown, setShown] = useState(given)
  if (shown !== given) {
    // A press on a note, or another sale: the box follows.
    setShown(given)
    if (given === null) setTyped('')
    else if (parseMoney(typed, { currency, locale: formats.locale }) !== given) setTyped(plain(given))
  }
  const give = (amount: number | null) => till.change((draft) => ({ ...draft, given: amount }))
  const { change } = payment
  return (
    <div className={styles['given']}>
      <TextInput
        data-amount=""
        className={styles['givenField']}
        size="lg"
        aria-label={words('counter.given')}
        placeholder={words('counter.given')}
        inputMode="decimal"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          const amount = parseMoney(event.currentTarget.value, { currency, locale: formats.locale })
          give(amount === null || amount < 0 ? null : amount)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.repeat) return
          event.preventDefault()
          event.stopPropagation()
          till.record('sale')
        }}
      />
      {likelyGiven(payment.rest, minorDigits(currency)).map((amount) => (
        <Button key={amount} size="lg" onClick={() => give(amount)}>
          {plain(amount)}
        </Button>
      ))}
      {change !== null && (
        <p className={classes(styles['change'], change < 0 && styles['short'])} role="status">
          {change < 0
            ? words('counter.short', { amount: formats.money(-change) })
            : words('counter.change', { amount: formats.money(change) })}
        </p>
      )}
    </div>
  )
}
