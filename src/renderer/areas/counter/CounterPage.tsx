// The counter: find on the left, the customer and the sale on the right, the whole window, every step by keyboard.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { steps } from '../../app/undo/steps.ts'
import { Awning } from '../../components/Awning.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { DAY_PATH } from '../visits/paths.ts'
import { VisitDialogue } from '../visits/VisitDialogue.tsx'
import { BringBack } from './BringBack.tsx'
import { CounterBar } from './CounterBar.tsx'
import styles from './counter.module.css'
import { FindPane } from './FindPane.tsx'
import { NewCustomer } from './NewCustomer.tsx'
import { contactAt, COUNTER_PATH } from './paths.ts'
import { EMPTY_SALE, isBegun } from './sale-draft.ts'
import { SalePane } from './SalePane.tsx'
import { useLettersToBox } from './use-letters-to-box.ts'
import { useTill, type Till } from './use-till.ts'

export function CounterPage() {
  return useMay('staff') ? <Counter /> : <NotAllowed />
}

type Open = 'new' | 'back' | { readonly visit: number } | null

function Counter() {
  const words = useWords()
  const name = useRef<string | null>(null)
  const till = useTill(name)
  const { sale } = till
  const [open, setOpen] = useState<Open>(null)
  useArrival(till)
  useLettersToBox(till)
  useCounterKeys(till, setOpen)
  const customer = useQuery(
    q.contacts.get.queryOptions({ input: { id: sale.contactId ?? 1 }, enabled: sale.contactId !== null }),
  ).data
  const known = sale.contactId === null ? null : (customer ?? null)
  useEffect(() => {
    name.current = known?.name ?? null
  }, [known])
  const close = () => {
    setOpen(null)
    ;(isBegun(sale) ? till.itemBox : till.findBox).current?.focus()
  }
  return (
    <div className={styles['page']} data-begun={isBegun(sale)}>
      <Awning size="counter" />
      <h1 className={styles['unseen']}>{words('app.counter')}</h1>
      <CounterBar />
      <div className={styles['panes']}>
        <FindPane till={till} onNew={() => setOpen('new')} onVisit={(visit) => setOpen({ visit })} />
        <SalePane
          till={till}
          customer={known}
          onBringBack={() => setOpen('back')}
          onPutAway={() => putAway(till, words)}
        />
      </div>
      <NewCustomer
        opened={open === 'new'}
        text={till.find}
        onClose={close}
        onMade={(id) => serveAnd(till, id, close)}
      />
      <BringBack opened={open === 'back'} till={till} onClose={close} />
      <VisitDialogue id={typeof open === 'object' ? (open?.visit ?? null) : null} onClose={close} />
    </div>
  )
}

function serveAnd(till: Till, id: number, close: () => void): void {
  till.serve(id)
  close()
  till.itemBox.current?.focus()
}

/** Nothing is lost: the message brings the sale back. */
function putAway(till: Till, words: ReturnType<typeof useWords>): void {
  const before = till.sale
  till.change(() => EMPTY_SALE)
  till.setItem('')
  till.recorder.forgetError()
  till.findBox.current?.focus()
  steps.say({
    words: words('counter.put-away-done'),
    tone: 'done',
    button: { words: words('counter.bring-again'), run: () => till.change(() => before) },
  })
}

/** Somebody named in the address comes to the counter, unless a sale to somebody else is under way. */
function useArrival(till: Till): void {
  const words = useWords()
  const [location, navigate] = useLocation()
  const asked = contactAt(location)
  const arrive = useEffectEvent(() => {
    if (asked === null) {
      ;(isBegun(till.sale) ? till.itemBox : till.findBox).current?.focus()
      return
    }
    navigate(COUNTER_PATH, { replace: true })
    const { lines, contactId } = till.sale
    if (lines.length > 0 && contactId !== null && contactId !== asked)
      steps.say({ words: words('counter.still-open'), tone: 'done' })
    else till.serve(asked)
  })
  useEffect(() => arrive(), [asked])
}

function useCounterKeys(till: Till, open: (what: Open) => void): void {
  const [, navigate] = useLocation()
  const begun = isBegun(till.sale)
  const back = () => {
    const inItem = document.activeElement === till.itemBox.current
    if (inItem && till.item !== '') till.setItem('')
    else if (till.find !== '') till.setFind('')
    else if (document.activeElement !== till.findBox.current) till.findBox.current?.focus()
    else navigate('/today')
  }
  const unlessOver = (run: () => void) => () => {
    if (document.querySelector('[role="dialog"][aria-modal="true"]') === null) run()
  }
  useShortcuts({
    escape: { where: 'anywhere', run: unlessOver(back) },
    'ctrl+enter': { where: 'anywhere', run: unlessOver(() => till.enter(0, null)) },
    f4: { where: 'anywhere', run: unlessOver(() => till.serve(null)) },
    f6: { where: 'anywhere', run: unlessOver(() => open('new')) },
    f7: { where: 'anywhere', run: unlessOver(() => open('back')) },
    f8: {
      where: 'anywhere',
      run: unlessOver(() => {
        if (begun && till.sale.lines.length === 0) till.record('visit')
      }),
    },
    f9: { where: 'anywhere', run: unlessOver(till.toTenders) },
  })
}

function NotAllowed() {
  const words = useWords()
  const may = useMay('everyone')
  return (
    <div className={styles['refused']}>
      <h1>{words('counter.refused.title')}</h1>
      <p>{words('counter.refused.text')}</p>
      {may && <TextButton href={DAY_PATH}>{words('counter.refused.day')}</TextButton>}
      <TextButton href="/today">{words('counter.back')}</TextButton>
    </div>
  )
}
