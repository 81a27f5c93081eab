// Writes the sale on the screen into the book, once. An error keeps everything that was typed; after a broken connection
// it first looks whether the sale had arrived.
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../../api/client.ts'
import { hasCode, shownError } from '../../api/errors.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { steps } from '../../app/undo/steps.ts'
import { useToday } from '../contacts/use-today.ts'
import { paymentOf } from './payment.ts'
import { EMPTY_SALE, isBegun, sumOf, type SaleDraft } from './sale-draft.ts'
import { sales } from './sale-store.ts'
import { useHonour } from './use-honour.ts'
import { visitInput, type VisitCall } from './visit-input.ts'

interface Recording {
  readonly input: VisitCall
  /** The visit it is to stand in place of. */
  readonly corrects: number | null
  readonly name: string | null
}

/** The core's clock may be read a moment before ours. */
const SLACK_MS = 2_000

export interface Recorder {
  readonly pending: boolean
  readonly error: unknown
  readonly forgetError: () => void
  /** @returns true when the sale is in the book, false when there was nothing to record or it failed */
  readonly record: (what: 'sale' | 'visit', name: string | null) => Promise<boolean>
}

export function useRecord(): Recorder {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const { user, shop } = useHere()
  const [error, setError] = useState<unknown>(null)
  /** When a try began whose end nobody saw. */
  const unseen = useRef<number | null>(null)
  const busy = useRef(false)
  const honour = useHonour()

  const write = useMutation({
    mutationFn: async ({ input, corrects }: Recording) => {
      if (corrects === null) return api.visits.log(input)
      const { command } = await api.visits.correct({ id: corrects, instead: input })
      return { command, total: null }
    },
    meta: {
      done: (answer, asked) => {
        const { total } = answer as { total: number | null } // the answer of this very mutation
        const { name, input } = asked as Recording
        const of = name === null ? 'none' : 'some'
        if (total === null) return words('counter.done.corrected', { of, name: name ?? '' })
        if ((input.lines ?? []).length === 0) return words('counter.done.visit', { of, name: name ?? '' })
        return words('counter.done.sale', { of, name: name ?? '', amount: formats.money(total) })
      },
    },
  })

  const arrived = async (draft: SaleDraft, total: number): Promise<boolean> => {
    const since = unseen.current
    if (since === null) return false
    const { rows } = await api.visits.list({
      ...(draft.contactId !== null && { contactId: draft.contactId }),
      from: today - 1,
      limit: 20,
    })
    return rows.some(
      (row) => row.at >= since - SLACK_MS && row.total === total && row.contactId === draft.contactId && !row.corrected,
    )
  }

  const attempt = async (draft: SaleDraft, name: string | null): Promise<void> => {
    const { total } = sumOf(draft, shop.taxIncluded)
    const payment = paymentOf(draft, { total, cashStep: shop.cashStep, today })
    if (await arrived(draft, total)) {
      steps.say({ words: words('counter.done.already'), tone: 'done' })
    } else {
      unseen.current = Date.now()
      const answer = await write.mutateAsync({ input: visitInput(draft, payment), corrects: draft.corrects, name })
      // The sale is in the book: whatever becomes of the coupon, it is not tried again.
      if (draft.coupon !== null) await honour(draft.coupon, draft.contactId, 'id' in answer ? answer.id : undefined)
    }
    unseen.current = null
  }

  const record: Recorder['record'] = async (what, name) => {
    const draft = sales.find(user.id)
    const nothing = what === 'sale' && draft.lines.length === 0
    if (busy.current || !isBegun(draft) || nothing) return false
    busy.current = true
    try {
      await attempt(draft, name)
      sales.change(user.id, () => EMPTY_SALE)
      setError(null)
      return true
    } catch (problem) {
      // Any other answer says that nothing was written.
      if (!hasCode(problem, 'INTERNAL') && shownError(problem).code !== 'CONNECTION_LOST') unseen.current = null
      setError(problem)
      return false
    } finally {
      busy.current = false
    }
  }
  return { pending: write.isPending, error, forgetError: () => setError(null), record }
}
