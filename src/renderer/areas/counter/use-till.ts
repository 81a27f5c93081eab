// What happens at the counter: somebody is found, items are added, the sale is recorded. Keys may come faster than the
// book answers: each step waits for the one before it.
import { useEffect, useRef, useState, type RefObject } from 'react'
import { api } from '../../api/client.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import type { ProductRow } from '../../../shared/contract/products.ts'
import { addLine, withContact, type SaleDraft } from './sale-draft.ts'
import { sales, useSale } from './sale-store.ts'
import { couponIn } from './coupon.ts'
import { createTaskQueue } from './task-queue.ts'
import { readTyped, type TypedItem } from './typed-item.ts'
import { useRecord, type Recorder } from './use-record.ts'

/** People under the find box, items under the item box. */
export const FOUND = 7
export const OFFERED = 6

type Hint = 'nobody' | 'no-item' | 'unreadable' | 'failed' | null

export interface Till {
  readonly sale: SaleDraft
  readonly change: (change: (draft: SaleDraft) => SaleDraft) => void
  readonly find: string
  readonly setFind: (text: string) => void
  readonly item: string
  readonly setItem: (text: string) => void
  readonly findBox: RefObject<HTMLInputElement | null>
  readonly itemBox: RefObject<HTMLInputElement | null>
  readonly hint: Hint
  readonly recorder: Recorder
  /** Somebody known, or nobody by name. */
  readonly serve: (contactId: number | null) => void
  /** Enter in the find box. */
  readonly pick: (at: number, scan: string | null) => void
  /** Enter in the item box: adds what is typed, or records when nothing is. */
  readonly enter: (at: number, scan: string | null) => void
  readonly addProduct: (product: Pick<ProductRow, 'id' | 'name' | 'price' | 'taxRate' | 'serialNumbered'>) => void
  readonly record: (what: 'sale' | 'visit') => void
  /** To how it is paid, once what was typed before has become a sale. */
  readonly toTenders: () => void
  /** How it is paid has come up: the focus goes there where somebody asked for it before. */
  readonly tendersShown: () => void
}

/** @param nameOf the customer's name, for the message */
export function useTill(nameOf: RefObject<string | null>): Till {
  const words = useWords()
  const formats = useFormats()
  const { user, shop } = useHere()
  const sale = useSale(user.id)
  const recorder = useRecord()
  const findBox = useRef<HTMLInputElement>(null)
  const itemBox = useRef<HTMLInputElement>(null)
  const itemNow = useRef('')
  const tendersAsked = useRef(false)
  const [find, setFind] = useState('')
  const [item, showItem] = useState('')
  const [hint, setHint] = useState<Hint>(null)
  const [queue] = useState(() => createTaskQueue(() => setHint('failed')))

  useEffect(() => void sales.fetch(user.id), [user.id])

  const change: Till['change'] = (step) => sales.change(user.id, step)
  const setItem = (text: string) => {
    itemNow.current = text
    tendersAsked.current = false
    setHint(null)
    showItem(text)
  }
  const toItem = () => itemBox.current?.focus()
  const toFind = () => findBox.current?.focus()
  const serve = (contactId: number | null) => {
    change((draft) => withContact(draft, contactId))
    setFind('')
    setHint(null)
    recorder.forgetError()
    toItem()
  }
  const sell = ({ id, name, price, taxRate, serialNumbered }: Sellable, quantity: number) =>
    change((draft) => addLine(draft, { productId: id, name, quantity, unitPrice: price, taxRate, serialNumbered }))

  /** It is honoured with the sale; a personal one says who is served. */
  const takeCoupon = ({ code, contactId }: { readonly code: string; readonly contactId: number | null }) =>
    change((draft) => ({
      ...(draft.contactId === null && contactId !== null ? withContact(draft, contactId) : draft),
      begun: true,
      coupon: code,
    }))

  // Not through what the lists keep: they drop a question as soon as its letters leave the box.
  const people = (text: string) => api.contacts.search({ text, limit: FOUND })
  const products = async (text: string): Promise<readonly ProductRow[]> => {
    const found = await api.products.list(offerInput(text))
    return found.rows
  }
  const bySku = async (code: string) => (await products(code)).find(({ sku }) => sku === code)

  const pick: Till['pick'] = (at, scan) => {
    const text = find.trim()
    if (text === '') return
    // Whatever is typed next belongs to the sale already.
    toItem()
    setFind('')
    const again = (why: Hint) => {
      setFind(text)
      setHint(why)
      toFind()
    }
    queue.add(async () => {
      try {
        const product = scan === null ? undefined : await bySku(scan)
        const coupon = product === undefined ? await couponIn(text) : null
        const found = product === undefined && coupon === null ? (await people(text))[at] : undefined
        if (product !== undefined) sell(product, 1_000)
        else if (coupon !== null) takeCoupon(coupon)
        else if (found !== undefined) serve(found.id)
        else again('nobody')
      } catch {
        again('failed')
      }
    })
  }

  const add = async (text: string, at: number, scan: string | null): Promise<Hint> => {
    const scannedProduct = scan === null ? undefined : await bySku(scan)
    if (scannedProduct !== undefined) {
      sell(scannedProduct, 1_000)
      return null
    }
    const typed = readTyped(text, { currency: shop.currency, locale: formats.locale })
    if (typed === null) return 'unreadable'
    if (typed.amount !== null) {
      change((draft) => addLine(draft, freeLine(typed, typed.amount ?? 0, words('counter.amount-line'))))
      return null
    }
    const product = (await products(typed.words))[at]
    if (product === undefined) return 'no-item'
    sell(product, typed.quantity)
    return null
  }

  const record: Till['record'] = (what) =>
    queue.add(async () => {
      // Something that could not be added is not to be left out of the sale unseen.
      if (itemNow.current.trim() !== '') return
      if (await recorder.record(what, nameOf.current)) toFind()
      else toItem()
    })

  const enter: Till['enter'] = (at, scan) => {
    const text = item.trim()
    if (text === '') {
      record('sale')
      return
    }
    setItem('')
    queue.add(async () => {
      const problem = await add(text, at, scan).catch((): Hint => 'failed')
      if (problem === null) return
      setItem(text)
      setHint(problem)
      toItem()
    })
  }

  const toTenders = () =>
    queue.add(() => {
      tendersAsked.current = !focusTender()
      return Promise.resolve()
    })
  const tendersShown = () => {
    if (tendersAsked.current) focusTender()
    tendersAsked.current = false
  }

  return {
    sale,
    change,
    find,
    setFind: (text) => {
      setHint(null)
      setFind(text)
    },
    item,
    setItem,
    findBox,
    itemBox,
    hint,
    recorder,
    serve,
    pick,
    enter,
    addProduct: (product) => {
      sell(product, 1_000)
      toItem()
    },
    record,
    toTenders,
    tendersShown,
  }
}

/** False where it is not on the page yet. */
function focusTender(): boolean {
  const chosen = document.querySelector<HTMLElement>('[data-tenders] input:checked')
  chosen?.focus()
  return chosen !== null
}

type Sellable = Pick<ProductRow, 'id' | 'name' | 'price' | 'taxRate' | 'serialNumbered'>

/** What is sold most comes first. */
export const offerInput = (text: string) => ({ text, limit: OFFERED, sort: 'sold', descending: true }) as const

function freeLine({ quantity, words }: TypedItem, amount: number, otherwise: string) {
  return {
    productId: null,
    name: words === '' ? otherwise : words,
    quantity,
    unitPrice: amount * 1_000,
    taxRate: 0,
  }
}
