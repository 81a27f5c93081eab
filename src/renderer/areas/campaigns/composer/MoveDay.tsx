// Another day for what of a running campaign has not left.
import { Button, Modal } from '@mantine/core'
import { IconCalendarEvent } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign } from '../../../../shared/contract/campaigns.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { ConfirmExact } from '../../../components/ConfirmExact.tsx'
import { FailedLine } from '../../../components/Failed.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { useToday } from '../../contacts/use-today.ts'
import { MORNING } from '../plan.ts'
import styles from './composer.module.css'
import { DayInput, TimeSelect } from './ScheduleFields.tsx'

interface MoveDayProps {
  readonly campaign: Campaign
  /** Messages that have not left. */
  readonly waits: number
}

export function MoveDay({ campaign, waits }: MoveDayProps) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <TextButton icon={<IconCalendarEvent size={16} stroke={1.6} aria-hidden />} onClick={() => setOpen(true)}>
        {words('messages.move')}
      </TextButton>
      {open && <MoveDialogue campaign={campaign} waits={waits} onClose={() => setOpen(false)} />}
    </>
  )
}

function MoveDialogue({ campaign, waits, onClose }: MoveDayProps & { readonly onClose: () => void }) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const client = useQueryClient()
  const today = useToday()
  const { id, name, schedule } = campaign
  const [day, setDay] = useState(schedule.when === 'on' ? Math.max(schedule.day, today) : today + 1)
  const [at, setAt] = useState('at' in schedule ? schedule.at : MORNING)
  const move = useMutation(
    q.campaigns.move.mutationOptions({
      meta: { done: words('messages.moved', { name, day: formats.dayOfWeek(day) }) },
      onSuccess: async () => {
        onClose()
        await client.invalidateQueries({ queryKey: q.campaigns.key() })
      },
    }),
  )
  const over = day < today
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('messages.move.title', { name })}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <div className={styles['fields']}>
        <div className={styles['line']}>
          <DayInput label={words('messages.day')} day={day} onChange={setDay} />
          <TimeSelect at={at} onChange={setAt} />
        </div>
        {over ? (
          <p role="alert">{words('messages.move.over')}</p>
        ) : (
          <ConfirmExact
            lines={[
              words('messages.move.exact', { count: waits, day: formats.dayOfWeek(day) }),
              words('messages.move.kept'),
            ]}
          />
        )}
        <div className={styles['buttons']}>
          <Button variant="filled" disabled={over || move.isPending} onClick={() => move.mutate({ id, day, at })}>
            {words('messages.move.button')}
          </Button>
          <Button onClick={onClose}>{words('messages.everyone.back')}</Button>
        </div>
        {move.error !== null && <FailedLine said={say(move.error)} />}
      </div>
    </Modal>
  )
}
