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
  const [who, setWho] = useState<Person | null>(person)
  const [kind, setKind] = useState<ResponseKind>('answered')
  const [channel, setChannel] = useState<ResponseChannel>('counter')
  const [text, setText] = useState('')
  const save = useMutation({
    mutationFn: (id: number) => api.campaigns.respond({ id, contactId: who?.id ?? null, kind, channel, text }),
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
        {campaign === null && <CampaignChoice chosen={about} onChoose={setAbout} />}
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

interface CampaignChoiceProps {
  readonly chosen: Named | null
  readonly onChoose: (campaign: Named | null) => void
}

/** Whatever was sent, the newest first. */
function CampaignChoice({ chosen, onChoose }: CampaignChoiceProps) {
  const words = useWords()
  const list = useQuery(q.campaigns.list.queryOptions({ input: {} }))
  const sent = (list.data ?? []).filter(({ state }) => state !== 'draft')
  if (list.data !== undefined && sent.length === 0)
    return <p className={styles['quiet']}>{words('results.answer.no-campaign')}</p>
  return (
    <Select
      label={words('results.answer.campaign')}
      searchable
      data-autofocus=""
      data={sent.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={chosen === null ? null : String(chosen.id)}
      onChange={(value) => onChoose(sent.find(({ id }) => String(id) === value) ?? null)}
    />
  )
}
