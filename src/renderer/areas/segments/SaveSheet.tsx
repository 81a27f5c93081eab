// A segment saved: what it is called and for, who sees it, what the shop wants of it in which time, and what that may cost.
import { Button, Modal, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { Segment } from '../../../shared/contract/segments.ts'
import type { Rule } from '../../../shared/domain/segments/rule.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { useToday } from '../contacts/use-today.ts'
import { beginPlan, planOf, type PlanDraft } from './plan.ts'
import styles from './form.module.css'

interface SaveSheetProps {
  readonly rule: Rule
  /** Null for a new one. */
  readonly segment: Segment | null
  /** What a new one may be called. */
  readonly name: string
  readonly onClose: () => void
  readonly onDone: (id: number) => void
}

const MEASURES = ['people', 'spend', 'average', 'visits'] as const
const LONGEST = 80

export function SaveSheet({ rule, segment, name, onClose, onDone }: SaveSheetProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const { currency } = useHere().shop
  const today = useToday()
  const place = { currency, locale: formats.locale, today }
  const [draft, setDraft] = useState(() => beginPlan(segment, name, place))
  const [tried, setTried] = useState(false)
  const change = (part: Partial<PlanDraft>) => setDraft({ ...draft, ...part })
  const done = {
    meta: { done: words('segments.saved', { name: draft.name.trim() }) },
    onSuccess: ({ id }: { readonly id: number }) => onDone(id),
  }
  const create = useMutation(q.segments.create.mutationOptions(done))
  const save = useMutation(q.segments.save.mutationOptions(done))
  const error = create.error ?? save.error
  const taken = hasCode(error, 'NAME_TAKEN')
  const { plan, wrong } = planOf(draft, place)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (plan === null) return
    if (segment === null) create.mutate({ ...plan, rule })
    else save.mutate({ id: segment.id, patch: { ...plan, rule } })
  }
  const wrongIn = (part: (typeof wrong)[number]) => tried && wrong.includes(part)
  return (
    <Modal
      opened
      onClose={onClose}
      title={words(segment === null ? 'segments.save-title' : 'segments.change-title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit} noValidate>
        <TextInput
          data-autofocus
          label={words('segments.name')}
          maxLength={LONGEST}
          value={draft.name}
          error={taken ? words('segments.taken') : wrongIn('name') && words('segments.name-missing')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Textarea
          label={words('segments.note')}
          autosize
          minRows={2}
          maxLength={2_000}
          value={draft.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <Switch
          label={words('segments.shared')}
          checked={draft.shared}
          onChange={(event) => change({ shared: event.currentTarget.checked })}
        />
        <Select
          label={words('segments.goal')}
          description={words('segments.goal-help')}
          data={['none' as const, ...MEASURES].map((one) => ({ value: one, label: words(`segments.goal.${one}`) }))}
          value={draft.measure ?? 'none'}
          onChange={(value) => change({ measure: MEASURES.find((one) => one === value) ?? null })}
        />
        {draft.measure !== null && <GoalFields draft={draft} change={change} wrongIn={wrongIn} />}
        <TextInput
          label={words('segments.budget')}
          description={words('segments.budget-help')}
          inputMode="decimal"
          value={draft.budget}
          error={wrongIn('budget') && words('segments.not-a-number')}
          onChange={(event) => change({ budget: event.currentTarget.value })}
        />
        {error !== null && !taken && <FailedLine said={say(error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" loading={create.isPending || save.isPending}>
            {words('segments.save')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface GoalFieldsProps {
  readonly draft: PlanDraft
  readonly change: (part: Partial<PlanDraft>) => void
  readonly wrongIn: (part: 'target' | 'time') => boolean
}

function GoalFields({ draft, change, wrongIn }: GoalFieldsProps) {
  const words = useWords()
  return (
    <div className={styles['goal']}>
      <TextInput
        label={words('segments.target')}
        inputMode="decimal"
        value={draft.target}
        error={wrongIn('target') && words('segments.not-a-number')}
        onChange={(event) => change({ target: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={words('segments.goal-from')}
        value={draft.from}
        error={wrongIn('time') && words('segments.goal-time')}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={words('segments.goal-until')}
        value={draft.until}
        onChange={(event) => change({ until: event.currentTarget.value })}
      />
    </div>
  )
}
