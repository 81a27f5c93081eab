// How it is paid: one tender for all of it, or parts; what was given, and the change.
import { Button, Select, TextInput } from '@mantine/core'
import { IconArrowsSplit2, IconX } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useId, useState, type SubmitEvent } from 'react'
import { IconButton } from '../../components/IconButton.tsx'
import { parseMoney } from '../../../shared/domain/money.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { classes } from '../../components/classes.ts'
import { Keycap } from '../../components/Keycap.tsx'
import { useToday } from '../contacts/use-today.ts'
import { GivenField } from './GivenField.tsx'
import styles from './payment.module.css'
import type { Payment } from './payment.ts'
import { addPart, type TenderName } from './sale-draft.ts'
import type { Till } from './use-till.ts'

const TENDERS: readonly TenderName[] = ['cash', 'card', 'voucher', 'account', 'transfer', 'other']
const DUE_IN = [0, 7, 14, 30, 60] as const

interface PaymentRowProps {
  readonly till: Till
  readonly payment: Payment
  readonly total: number
}

export function PaymentRow({ till, payment, total }: PaymentRowProps) {
  const words = useWords()
  const id = useId()
  const [splitting, setSplitting] = useState(false)
  const { sale } = till
  const used = new Set(sale.parts.map(({ tender }) => tender))
  const shown = useEffectEvent(till.tendersShown)
  useEffect(() => shown(), [])
  const offered = TENDERS.filter((name) => (name !== 'account' || sale.contactId !== null) && !used.has(name))
  return (
    <div className={styles['payment']}>
      <fieldset
        className={styles['tenders']}
        data-tenders=""
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.repeat) return
          event.preventDefault()
          event.stopPropagation()
          till.record('sale')
        }}
      >
        <legend className={styles['legend']}>
          {words('counter.paid')} <Keycap label={words('counter.key.f9')} silent />
        </legend>
        {offered.map((name) => (
          <label key={name} className={classes(styles['tender'], sale.tender === name && styles['chosen'])}>
            <input
              type="radio"
              name={id}
              checked={sale.tender === name}
              onChange={() => till.change((draft) => ({ ...draft, tender: name }))}
            />
            {words(`visits.tender.${name}`)}
          </label>
        ))}
      </fieldset>
      <Parts till={till} payment={payment} />
      {splitting && (
        <SplitForm
          offered={offered.filter((name) => name !== sale.tender)}
          total={total}
          onAdd={(tender, amount) => {
            till.change((draft) => addPart(draft, { tender, amount }))
            setSplitting(false)
            till.itemBox.current?.focus()
          }}
          onClose={() => setSplitting(false)}
        />
      )}
      <div className={styles['detail']}>
        {sale.tender === 'cash' && total > 0 && !splitting && <GivenField till={till} payment={payment} />}
        {payment.tenders.some(({ tender, amount }) => tender === 'account' && amount > 0) && <DueField till={till} />}
        {!splitting && (
          <Button
            size="lg"
            variant="subtle"
            leftSection={<IconArrowsSplit2 size={18} stroke={1.6} aria-hidden />}
            onClick={() => setSplitting(true)}
          >
            {words('counter.split')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Parts({ till, payment }: { readonly till: Till; readonly payment: Payment }) {
  const words = useWords()
  const formats = useFormats()
  const { parts, tender } = till.sale
  if (parts.length === 0) return null
  return (
    <ul className={styles['parts']}>
      {parts.map((part) => {
        const how = words(`visits.tender.${part.tender}`)
        return (
          <li key={part.key} className={styles['part']}>
            {words('counter.part', { how, amount: formats.money(part.amount) })}
            <IconButton
              size={32}

              label={words('counter.remove', { name: how })}
              onClick={() =>
                till.change((draft) => ({ ...draft, parts: draft.parts.filter(({ key }) => key !== part.key) }))
              }
            >
              <IconX size={16} stroke={1.6} aria-hidden />
            </IconButton>
          </li>
        )
      })}
      <li className={styles['part']}>
        {words('counter.rest', { how: words(`visits.tender.${tender}`), amount: formats.money(payment.rest) })}
      </li>
    </ul>
  )
}

interface SplitFormProps {
  readonly offered: readonly TenderName[]
  readonly total: number
  readonly onAdd: (tender: TenderName, amount: number) => void
  readonly onClose: () => void
}

function SplitForm({ offered, total, onAdd, onClose }: SplitFormProps) {
  const words = useWords()
  const { locale } = useFormats()
  const { currency } = useHere().shop
  const [tender, setTender] = useState<TenderName | null>(offered[0] ?? null)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const amount = parseMoney(typed, { currency, locale })
    const fits = amount !== null && amount !== 0 && Math.sign(amount) === Math.sign(total)
    if (tender === null || !fits || Math.abs(amount) > Math.abs(total)) setWrong(true)
    else onAdd(tender, amount)
  }
  return (
    <form
      className={styles['splitForm']}
      noValidate
      onSubmit={add}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <TextInput
        autoFocus
        size="lg"
        data-amount=""
        className={styles['givenField']}
        aria-label={words('counter.split-amount')}
        placeholder={words('counter.split-amount')}
        value={typed}
        error={wrong ? words('counter.wrong.part') : null}
        onChange={(event) => {
          setWrong(false)
          setTyped(event.currentTarget.value)
        }}
      />
      <Select
        size="lg"
        className={styles['splitBy']}
        aria-label={words('counter.split-by')}
        data={offered.map((name) => ({ value: name, label: words(`visits.tender.${name}`) }))}
        value={tender}
        onChange={(value) => setTender(offered.find((name) => name === value) ?? null)}
      />
      <Button type="submit" size="lg">
        {words('counter.split-add')}
      </Button>
    </form>
  )
}

function DueField({ till }: { readonly till: Till }) {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  return (
    <Select
      className={styles['due']}
      size="lg"
      aria-label={words('counter.due')}
      data={DUE_IN.map((days) => ({
        value: String(days),
        label: words('counter.due-in', { days, date: formats.dayOfWeek(today + days) }),
      }))}
      value={String(till.sale.dueIn)}
      onChange={(value) => till.change((draft) => ({ ...draft, dueIn: Number(value ?? 14) }))}
    />
  )
}
