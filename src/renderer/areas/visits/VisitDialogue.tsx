// One visit in full, and what can still be done with it: pay what is owed, put it right, take it back, bring something back.
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { useLocation } from 'wouter'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { parseMoney } from '../../../shared/domain/money.ts'
import type { Visit } from '../../../shared/contract/visits.ts'
import { contactPath } from '../contacts/paths.ts'
import { VisitDetail } from '../contacts/profile/VisitDetail.tsx'
import { COUNTER_PATH } from '../counter/paths.ts'
import { EMPTY_SALE, isBegun } from '../counter/sale-draft.ts'
import { sales } from '../counter/sale-store.ts'
import { bringingBack, correcting } from '../counter/visit-input.ts'
import { usePlainMoney } from '../counter/use-plain-money.ts'
import { Documents } from '../documents/Documents.tsx'
import { HistoryLink } from '../history/HistoryLink.tsx'
import styles from './visit.module.css'

interface VisitDialogueProps {
  readonly id: number | null
  readonly onClose: () => void
}

export function VisitDialogue({ id, onClose }: VisitDialogueProps) {
  const words = useWords()
  const visit = useQuery(q.visits.get.queryOptions({ input: { id: id ?? 1 }, enabled: id !== null }))
  const formats = useFormats()
  return (
    <Modal
      opened={id !== null}
      onClose={onClose}
      title={visit.data === undefined ? words('visits.kind.visit') : (visit.data.contactName ?? words('visits.nobody'))}
      size={560}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <PageState query={visit} waiting={<Skeleton rows={5} />}>
        {(answer) => (
          <>
            <p className={styles['head']}>
              <span>{words(`visits.kind.${answer.kind}`)}</span>
              <span>{formats.instant(answer.at)}</span>
              <strong className={styles['total']}>{formats.money(answer.total)}</strong>
            </p>
            <VisitDetail id={answer.id} />
            <Taxes visit={answer} />
            {answer.correctedBy !== null && <p className={styles['quiet']}>{words('visits.was-taken-back')}</p>}
            <Deeds key={answer.id} visit={answer} onClose={onClose} />
            <Documents key={`documents ${String(answer.id)}`} about={{ what: 'visit', id: answer.id }} />
            <p className={styles['quiet']}>
              <HistoryLink about={{ what: 'visit', id: answer.id }} onLeave={onClose} />
            </p>
          </>
        )}
      </PageState>
    </Modal>
  )
}

function Taxes({ visit }: { readonly visit: Visit }) {
  const words = useWords()
  const formats = useFormats()
  const taxed = visit.taxes.filter(({ tax }) => tax !== 0)
  if (taxed.length === 0) return null
  return (
    <ul className={styles['taxes']} aria-label={words('visits.taxes')}>
      {taxed.map(({ rate, tax, net }) => (
        <li key={rate}>
          {words('visits.tax', {
            rate: formats.number(rate / 1_000),
            tax: formats.money(tax),
            net: formats.money(net),
          })}
        </li>
      ))}
    </ul>
  )
}

/** What stands open below the visit. */
type Deed = 'take-back' | 'pay' | null

function Deeds({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const words = useWords()
  const [, navigate] = useLocation()
  const { user } = useHere()
  const may = useMay('staff')
  const [deed, setDeed] = useState<Deed>(null)
  const [busy, setBusy] = useState(false)
  const stands = visit.kind !== 'correction' && visit.correctedBy === null
  const toCounter = (draft: ReturnType<typeof correcting>) => {
    // A sale under way is worth more than a click.
    if (isBegun(sales.find(user.id))) return setBusy(true)
    sales.change(user.id, () => draft)
    onClose()
    navigate(COUNTER_PATH)
  }
  return (
    <>
      {deed === 'take-back' && <TakeBack visit={visit} onDone={onClose} />}
      {deed === 'pay' && <Pay visit={visit} onDone={onClose} />}
      {busy && (
        <p className={styles['quiet']} role="alert">
          {words('visits.counter-busy')}
        </p>
      )}
      {deed === null && (
        <div className={styles['deeds']}>
          {may && visit.owed > 0 && (
            <Button variant="filled" onClick={() => setDeed('pay')}>
              {words('visits.pay')}
            </Button>
          )}
          {may && stands && (
            <>
              <Button onClick={() => toCounter(correcting(visit))}>{words('visits.put-right')}</Button>
              {visit.kind === 'sale' && (
                <Button onClick={() => toCounter(bringingBack(EMPTY_SALE, visit))}>{words('visits.bring-back')}</Button>
              )}
              <Button onClick={() => setDeed('take-back')}>{words('visits.take-back')}</Button>
            </>
          )}
          {visit.contactId !== null && (
            <TextButton href={contactPath(visit.contactId)} onClick={onClose}>
              {words('visits.to-customer')}
            </TextButton>
          )}
        </div>
      )}
    </>
  )
}

function TakeBack({ visit, onDone }: { readonly visit: Visit; readonly onDone: () => void }) {
  const words = useWords()
  const say = useSaid()
  const [why, setWhy] = useState('')
  const correct = useMutation({
    mutationFn: () => api.visits.correct({ id: visit.id, why: why.trim() === '' ? null : why.trim() }),
    meta: { done: () => words('visits.taken-back-done') },
  })
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    if (!correct.isPending) correct.mutate(undefined, { onSuccess: onDone })
  }
  return (
    <form className={styles['form']} onSubmit={save} noValidate>
      <p>{words('visits.take-back-text')}</p>
      <TextInput
        autoFocus
        label={words('visits.why')}
        value={why}
        maxLength={200}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      {correct.error !== null && <FailedLine said={say(correct.error)} />}
      <Button type="submit" variant="filled" loading={correct.isPending}>
        {words('visits.take-back')}
      </Button>
    </form>
  )
}

const PAY_BY = ['cash', 'card', 'voucher', 'transfer', 'other'] as const

function Pay({ visit, onDone }: { readonly visit: Visit; readonly onDone: () => void }) {
  const words = useWords()
  const say = useSaid()
  const plain = usePlainMoney()
  const { locale } = useFormats()
  const { currency } = useHere().shop
  const [typed, setTyped] = useState(plain(visit.owed))
  const [tender, setTender] = useState<(typeof PAY_BY)[number]>('cash')
  const [wrong, setWrong] = useState(false)
  const pay = useMutation({
    mutationFn: (amount: number) =>
      api.visits.pay({ contactId: visit.contactId ?? 0, visitId: visit.id, tender, amount }),
    meta: { done: () => words('visits.paid-done') },
  })
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const amount = parseMoney(typed, { currency, locale })
    if (amount === null || amount < 1 || amount > visit.owed) setWrong(true)
    else if (!pay.isPending) pay.mutate(amount, { onSuccess: onDone })
  }
  return (
    <form className={styles['form']} onSubmit={save} noValidate>
      <TextInput
        autoFocus
        label={words('visits.pay-amount')}
        value={typed}
        error={wrong ? words('visits.pay-wrong') : null}
        onChange={(event) => {
          setWrong(false)
          setTyped(event.currentTarget.value)
        }}
      />
      <Select
        label={words('visits.pay-by')}
        data={PAY_BY.map((name) => ({ value: name, label: words(`visits.tender.${name}`) }))}
        value={tender}
        onChange={(value) => setTender(PAY_BY.find((name) => name === value) ?? 'cash')}
      />
      {pay.error !== null && <FailedLine said={say(pay.error)} />}
      <Button type="submit" variant="filled" loading={pay.isPending}>
        {words('visits.pay')}
      </Button>
    </form>
  )
}
