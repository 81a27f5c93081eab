// What a competitor offers, written down or changed: who, what, when, what about, whom it reaches.
import { Autocomplete, Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { CompetitorOffer } from '../../../shared/contract/analytics.ts'
import { isoOfDay } from '../../../shared/domain/shop-day.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { useToday } from '../contacts/use-today.ts'
import { dayTyped } from './day-typed.ts'
import styles from './form.module.css'

interface OfferFormProps {
  /** Null for a new one. */
  readonly offer: CompetitorOffer | null
  readonly onClose: () => void
  readonly onDone: (id: number) => void
}

type Draft = Omit<CompetitorOffer, 'id' | 'archived'>

const WEEK = 7

export function OfferForm({ offer, onClose, onDone }: OfferFormProps) {
  const words = useWords()
  const say = useSaid()
  const today = useToday()
  const [draft, setDraft] = useState<Draft>(
    offer ?? { competitor: '', offer: '', from: today, until: today + WEEK - 1, focus: '', segment: null, note: '' },
  )
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const done = { onSuccess: ({ id }: { readonly id: number }) => onDone(id) }
  const { competitor } = draft
  const add = useMutation(
    q.analytics.addOffer.mutationOptions({ ...done, meta: { done: words('analytics.offers.added', { competitor }) } }),
  )
  const save = useMutation(
    q.analytics.saveOffer.mutationOptions({ ...done, meta: { done: words('analytics.offers.saved', { competitor }) } }),
  )
  const error = add.error ?? save.error
  const backwards = draft.until < draft.from
  const ready = competitor.trim() !== '' && !backwards
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!ready) return
    const { competitor: who, offer: what, from, until, focus, segment, note } = draft
    const said = { competitor: who.trim(), offer: what.trim(), from, until, focus: focus.trim(), segment, note }
    if (offer === null) add.mutate(said)
    else save.mutate({ id: offer.id, patch: said })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={words(offer === null ? 'analytics.offers.new-title' : 'analytics.offers.edit-title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        <TextInput
          data-autofocus
          label={words('analytics.offers.competitor')}
          maxLength={120}
          value={competitor}
          onChange={(event) => change({ competitor: event.currentTarget.value })}
        />
        <TextInput
          label={words('analytics.offers.offer')}
          placeholder={words('analytics.offers.offer-example')}
          maxLength={200}
          value={draft.offer}
          onChange={(event) => change({ offer: event.currentTarget.value })}
        />
        <Days draft={draft} wrong={backwards} onChange={change} />
        <Market draft={draft} onChange={change} />
        <Textarea
          label={words('analytics.offers.note')}
          autosize
          minRows={2}
          maxLength={2_000}
          value={draft.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        {error !== null && <FailedLine said={say(error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" disabled={!ready} loading={add.isPending || save.isPending}>
            {words('analytics.offers.keep')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface PartProps {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
}

function Days({ draft, wrong, onChange }: PartProps & { readonly wrong: boolean }) {
  const words = useWords()
  return (
    <div className={styles['pair']}>
      {(['from', 'until'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          required
          label={words(`analytics.offers.${name}`)}
          defaultValue={isoOfDay(draft[name])}
          error={name === 'until' && wrong ? words('analytics.offers.days-wrong') : null}
          onChange={(event) => {
            const day = dayTyped(event.currentTarget.value)
            if (day !== undefined) onChange({ [name]: day })
          }}
        />
      ))}
    </div>
  )
}

const EVERYBODY = 'all'

function Market({ draft, onChange }: PartProps) {
  const words = useWords()
  const segments = useQuery(q.segments.list.queryOptions({ input: {} })).data ?? []
  const categories = useQuery(q.products.categories.queryOptions({ input: {} })).data ?? []
  return (
    <>
      <Autocomplete
        label={words('analytics.offers.focus')}
        description={words('analytics.offers.focus-help')}
        maxLength={120}
        data={categories.map(({ name }) => name)}
        value={draft.focus}
        onChange={(focus) => onChange({ focus })}
      />
      {(segments.length > 0 || draft.segment !== null) && (
        <Select
          label={words('analytics.offers.segment')}
          allowDeselect={false}
          value={draft.segment === null ? EVERYBODY : String(draft.segment)}
          data={[
            { value: EVERYBODY, label: words('analytics.segment.all') },
            ...segments.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(chosen) => onChange({ segment: chosen === null || chosen === EVERYBODY ? null : Number(chosen) })}
        />
      )}
    </>
  )
}
