// The one button: it says exactly what will happen. Sending to everyone shows what a segment would do, and wants to be meant.
import { Button, Modal } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign, CampaignPlan, Preflight } from '../../../../shared/contract/campaigns.ts'
import { q } from '../../../api/queries.ts'
import type { Formats } from '../../../../shared/words/format.ts'
import type { Words } from '../../../../shared/words/words.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { steps } from '../../../app/undo/steps.ts'
import { ConfirmExact } from '../../../components/ConfirmExact.tsx'
import { FailedLine } from '../../../components/Failed.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { useToday } from '../../contacts/use-today.ts'
import styles from './checklist.module.css'
import type { Draft } from './use-draft.ts'

interface StartPartProps {
  readonly campaign: Campaign
  readonly draft: Draft
  readonly preflight: Preflight
}

const WEEK = 7

export function StartPart({ campaign, draft, preflight }: StartPartProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const client = useQueryClient()
  const today = useToday()
  const mayStart = useMay('manager')
  const [asking, setAsking] = useState(false)
  const { plan } = draft
  const start = useMutation(
    q.campaigns.start.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: q.campaigns.key() })
        steps.say({ tone: 'done', words: words('messages.started', { name: plan.name }) })
      },
    }),
  )
  const begin = async (everyone: boolean) => {
    setAsking(false)
    try {
      await draft.flush()
    } catch {
      return // the head of the page says what went wrong
    }
    start.mutate({ id: campaign.id, everyone })
  }
  const label = sayStart(plan, preflight, { words, formats, today })
  if (!mayStart) return <p className={styles['quiet']}>{words('messages.start.not-allowed')}</p>
  return (
    <>
      {start.error !== null && <FailedLine said={say(start.error)} />}
      <Button
        variant="filled"
        size="lg"
        fullWidth
        leftSection={<IconSend size={18} stroke={1.6} aria-hidden />}
        disabled={!preflight.mayStart || draft.standing === 'incomplete' || draft.standing === 'failed'}
        loading={start.isPending}
        onClick={() => (isForAll(plan) ? setAsking(true) : void begin(plan.audience.everyone))}
      >
        {label}
      </Button>
      <p className={styles['under']}>
        {preflight.mayStart ? sayFirst(plan, preflight, { words, formats, today }) : words('messages.start.stopped')}
      </p>
      {asking && (
        <Everyone
          preflight={preflight}
          label={label}
          onClose={() => setAsking(false)}
          onStart={() => void begin(true)}
          onInstead={(segment) => {
            draft.change({ audience: { ...plan.audience, everyone: false, segments: [segment] } })
            setAsking(false)
          }}
        />
      )}
    </>
  )
}

/** The same for everybody at once; a greeting for each one's own day is meant for each of them. */
const isForAll = ({ audience, schedule }: CampaignPlan): boolean => audience.everyone && schedule.when !== 'yearly'

interface Saying {
  readonly words: Words
  readonly formats: Formats
  readonly today: number
}

/** "Start with the 9 this week", "Send to 214 people". */
function sayStart(
  { schedule }: CampaignPlan,
  { recipients, days }: Preflight,
  { words, formats, today }: Saying,
): string {
  const week = days.filter(({ day }) => day < today + WEEK).reduce((sum, { people }) => sum + people, 0)
  switch (schedule.when) {
    case 'now':
      return words('messages.start.now', { count: recipients })
    case 'on':
      return words('messages.start.on', { count: recipients, day: formats.dayShort(schedule.day) })
    case 'usual':
      return words('messages.start.usual', { count: recipients })
    case 'yearly':
      return words('messages.start.yearly', { count: week })
  }
}

function sayFirst({ schedule }: CampaignPlan, { days }: Preflight, { words, formats, today }: Saying): string {
  const [first] = days
  if (first === undefined) return words('messages.start.none')
  return words('messages.start.first', {
    day: formats.relativeDays(first.day - today),
    // Today's hour may have passed already: then it goes at once.
    time: 'at' in schedule && first.day > today ? formats.minute(schedule.at) : 'none',
  })
}

interface EveryoneProps {
  readonly preflight: Preflight
  readonly label: string
  readonly onClose: () => void
  readonly onStart: () => void
  readonly onInstead: (segment: number) => void
}

function Everyone({ preflight: { recipients, instead }, label, onClose, onStart, onInstead }: EveryoneProps) {
  const words = useWords()
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('messages.everyone.title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <div className={styles['everyone']}>
        <ConfirmExact
          lines={[words('messages.everyone.exact', { count: recipients }), words('messages.everyone.why')]}
        />
        {instead.length > 0 && (
          <>
            <h3>{words('messages.everyone.instead')}</h3>
            <ul className={styles['instead']}>
              {instead.slice(0, 6).map(({ id, name, people }) => (
                <li key={id}>
                  <span className={styles['said']} dir="auto">
                    {name}
                  </span>
                  <span>{words('messages.people', { count: people })}</span>
                  <TextButton label={words('messages.everyone.use-of', { name })} onClick={() => onInstead(id)}>
                    {words('messages.everyone.use')}
                  </TextButton>
                </li>
              ))}
            </ul>
          </>
        )}
        <div className={styles['buttons']}>
          <Button variant="filled" onClick={onStart}>
            {label}
          </Button>
          <Button onClick={onClose}>{words('messages.everyone.back')}</Button>
        </div>
      </div>
    </Modal>
  )
}
