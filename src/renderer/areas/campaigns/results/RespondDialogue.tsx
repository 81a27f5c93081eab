// An answer to a campaign is written down, whatever way it came: from the page of a campaign, or from somebody's profile.
import { Button, Modal, Select, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import {
  RESPONSE_CHANNELS,
  RESPONSE_KINDS,
  type ResponseChannel,
  type ResponseKind,
} from '../../../../shared/domain/messages/words.ts'
import { api } from '../../../api/client.ts'
import { q } from '../../../api/queries.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { PersonPicker, type Person } from '../../contacts/form/PersonPicker.tsx'
import styles from './results.module.css'

interface Named {
  readonly id: number
  readonly name: string
}

interface RespondDialogueProps {
  /** Null: chosen here. */
  readonly campaign: Named | null
  /** Null: chosen here, or nobody known. */
  readonly person: Person | null
  readonly onClose: () => void
}

/** A coupon is redeemed by its code, not here. */
const KINDS = RESPONSE_KINDS.filter((kind) => kind !== 'redeemed')

export function RespondDialogue({ campaign, person, onClose }: RespondDialogueProps) {
  const words = useWords()
  const say = useSaid()
  const [about, setAbout] = useState<Named | null>(campaign)
  const [send, setSend] = useState<number | null>(null)
  const [who, setWho] = useState<Person | null>(person)
  const [kind, setKind] = useState<ResponseKind>('answered')
  const [channel, setChannel] = useState<ResponseChannel>('counter')
  const choose = (chosen: Got | null) => {
    setAbout(chosen)
    setSend(chosen?.send ?? null)
  }
  const [text, setText] = useState('')
  const save = useMutation({
    mutationFn: (id: number) =>
      api.campaigns.respond({
        id,
        contactId: who?.id ?? null,
        kind,
        channel,
        text,
        ...(send !== null && who?.id === person?.id && { send }),
      }),
    meta: {
      done: who === null ? words('results.answer.kept.nobody') : words('results.answer.kept', { name: who.name }),
    },
    onSuccess: onClose,
  })
  const ready = about !== null && (kind !== 'stopped' || who !== null) && !save.isPending
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (ready) save.mutate(about.id)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('results.answers.add')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        {campaign === null && <CampaignChoice person={who} chosen={about} onChoose={choose} />}
        {person === null && (
          <div>
            <p>{words('results.answer.who')}</p>
            <PersonPicker
              label={words('results.answer.who')}
              chosen={who}
              without={null}
              onChoose={setWho}
              placeholder={words('results.answer.nobody')}
              autoFocus
            />
          </div>
        )}
        <Select
          label={words('results.answer.what')}
          allowDeselect={false}
          data={KINDS.map((one) => ({ value: one, label: words(`results.answer.kind.${one}`) }))}
          value={kind}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? kind)}
        />
        <Select
          label={words('results.answer.how')}
          allowDeselect={false}
          data={RESPONSE_CHANNELS.map((one) => ({ value: one, label: words(`results.answer.channel.${one}`) }))}
          value={channel}
          onChange={(value) => setChannel(RESPONSE_CHANNELS.find((one) => one === value) ?? channel)}
        />
        <Textarea
          data-autofocus={person === null ? undefined : ''}
          label={words('results.answer.words')}
          autosize
          minRows={2}
          maxLength={2_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {kind === 'stopped' && <p className={styles['quiet']}>{words('results.answer.stops')}</p>}
        {save.error !== null && <FailedLine said={say(save.error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" disabled={!ready}>
            {words('results.answer.keep')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface Got extends Named {
  /** Their message of it; null where they got none that the book knows of: a flyer, something they were told. */
  readonly send: number | null
}

interface CampaignChoiceProps {
  readonly person: Person | null
  readonly chosen: Named | null
  readonly onChoose: (campaign: Got | null) => void
}

/** What they got, the newest first and chosen already; then whatever else was sent. */
function CampaignChoice({ person, chosen, onChoose }: CampaignChoiceProps) {
  const words = useWords()
  const list = useQuery(q.campaigns.list.queryOptions({ input: {} }))
  const got = useGot(person)
  const theirs = got ?? []
  const others = (list.data ?? [])
    .filter(({ id, state }) => state !== 'draft' && !theirs.some((one) => one.id === id))
    .map(({ id, name }): Got => ({ id, name, send: null }))
  const all = [...theirs, ...others]
  const [newest] = theirs
  const [offered, setOffered] = useState(false)
  if (!offered && got !== undefined) {
    setOffered(true)
    if (chosen === null && newest !== undefined) onChoose(newest)
  }
  if (list.data !== undefined && got !== undefined && all.length === 0)
    return <p className={styles['quiet']}>{words('results.answer.no-campaign')}</p>
  const items = (some: readonly Got[]) => some.map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <Select
      label={words('results.answer.campaign')}
      searchable
      data={
        theirs.length === 0
          ? items(others)
          : [
              { group: words('results.answer.got'), items: items(theirs) },
              ...(others.length === 0 ? [] : [{ group: words('results.answer.others'), items: items(others) }]),
            ]
      }
      value={chosen === null ? null : String(chosen.id)}
      onChange={(value) => onChoose(all.find(({ id }) => String(id) === value) ?? null)}
    />
  )
}

/** Each campaign once, with the newest message of it; undefined until it is known. */
function useGot(person: Person | null): readonly Got[] | undefined {
  const sends = useQuery(
    q.sending.outbox.queryOptions({
      input: {
        ...(person !== null && { contactId: person.id }),
        source: 'campaign',
        states: ['sent', 'handed_over', 'uncertain', 'bounced'],
        limit: 50,
      },
      enabled: person !== null,
    }),
  )
  if (person === null) return []
  const seen = new Map<number, Got>()
  for (const { id, sourceId, sourceName } of sends.data?.rows ?? [])
    if (sourceName !== null && !seen.has(sourceId)) seen.set(sourceId, { id: sourceId, name: sourceName, send: id })
  return sends.data === undefined ? undefined : [...seen.values()]
}
