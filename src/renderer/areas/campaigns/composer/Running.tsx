// A campaign that was started: how it goes by now, and what can be done with it while it goes.
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import type { Campaign } from '../../../../shared/contract/campaigns.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useNow } from '../../../app/clock.ts'
import { useMoment } from '../../../app/language/use-moment.ts'
import { useMay } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { ConfirmExact } from '../../../components/ConfirmExact.tsx'
import { FailedLine } from '../../../components/Failed.tsx'
import { Sheet } from '../../../components/Sheet.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { messageCallsPath, messagePaperPath, messageResultsPath, OUTBOX_PATH } from '../paths.ts'
import { StateChip } from '../StateChip.tsx'
import { StuckLine } from '../StuckLine.tsx'
import { gone, troubled, uncertain, waiting } from '../counts.ts'
import styles from './composer.module.css'
import { MoveDay } from './MoveDay.tsx'

export function Running({ campaign }: { readonly campaign: Campaign }) {
  const words = useWords()
  const moment = useMoment()
  const formats = useFormats()
  const now = useNow()
  const { id, state } = campaign
  const shown = useQuery(q.campaigns.list.queryOptions({ input: { archived: campaign.archived } })).data?.find(
    (one) => one.id === id,
  )
  if (state === 'draft') return null
  const counts = shown?.counts ?? {}
  const figures = [
    words('messages.gone', { count: gone(counts) }),
    ...(waiting(counts) > 0 ? [words('messages.waiting', { count: waiting(counts) })] : []),
    ...(troubled(counts) > 0 ? [words('messages.troubled', { count: troubled(counts) })] : []),
    ...(uncertain(counts) > 0 ? [words('messages.uncertain', { count: uncertain(counts) })] : []),
    ...((shown?.redeemed ?? 0) > 0 ? [words('messages.redeemed', { count: shown?.redeemed ?? 0 })] : []),
  ]
  return (
    <Sheet className={styles['running']} label={words('messages.running')}>
      <div className={styles['runningHead']}>
        <StateChip state={state} />
        <span>{figures.join(' · ')}</span>
        {shown?.next != null && shown.next > now && state === 'running' && (
          <span className={styles['quiet']}>{words('messages.next', { at: moment(shown.next) })}</span>
        )}
      </div>
      <StuckLine stuck={shown?.stuck} />
      <div className={styles['runningActions']}>
        <Actions campaign={campaign} waits={waiting(counts)} />
      </div>
      <div className={styles['runningActions']}>
        {campaign.channels.includes('post') && (
          <TextButton href={messagePaperPath(id)}>{words('messages.print')}</TextButton>
        )}
        {campaign.channels.includes('phone') && (
          <TextButton href={messageCallsPath(id)}>{words('messages.calls')}</TextButton>
        )}
        <TextButton href={messageResultsPath(id)}>{words('messages.results')}</TextButton>
        <TextButton href={OUTBOX_PATH}>{words('outbox.title')}</TextButton>
      </div>
      {campaign.startedAt !== null && (
        <p className={styles['quiet']}>{words('messages.started-at', { at: formats.instant(campaign.startedAt) })}</p>
      )}
    </Sheet>
  )
}

interface ActionsProps {
  readonly campaign: Campaign
  readonly waits: number
}

function Actions({ campaign, waits }: ActionsProps) {
  const { id, state, name, schedule } = campaign
  const words = useWords()
  const say = useSaid()
  const client = useQueryClient()
  const [stopping, setStopping] = useState(false)
  const told = { onSuccess: () => client.invalidateQueries({ queryKey: q.campaigns.key() }) }
  const pause = useMutation(
    q.campaigns.pause.mutationOptions({
      ...told,
      meta: {
        done: (_, input) =>
          words((input as { readonly on: boolean }).on ? 'messages.paused' : 'messages.resumed', { name }),
      },
    }),
  )
  const stop = useMutation(
    q.campaigns.stop.mutationOptions({ ...told, meta: { done: words('messages.stopped', { name }) } }),
  )
  if (!useMay('staff') || (state !== 'running' && state !== 'paused')) return null
  const error = pause.error ?? stop.error
  return (
    <>
      <TextButton
        icon={
          state === 'running' ? (
            <IconPlayerPause size={16} stroke={1.6} aria-hidden />
          ) : (
            <IconPlayerPlay size={16} stroke={1.6} aria-hidden />
          )
        }
        disabled={pause.isPending}
        onClick={() => pause.mutate({ id, on: state === 'running' })}
      >
        {words(state === 'running' ? 'messages.pause' : 'messages.resume')}
      </TextButton>
      {waits > 0 && schedule.when !== 'yearly' && <MoveDay campaign={campaign} waits={waits} />}
      <TextButton
        tone="late"
        icon={<IconPlayerStop size={16} stroke={1.6} aria-hidden />}
        onClick={() => setStopping(true)}
      >
        {words('messages.stop')}
      </TextButton>
      {error !== null && <FailedLine said={say(error)} />}
      {stopping && (
        <Modal
          opened
          onClose={() => setStopping(false)}
          title={words('messages.stop.title', { name })}
          closeButtonProps={{ 'aria-label': words('app.close') }}
        >
          <div className={styles['fields']}>
            <ConfirmExact lines={[words('messages.stop.exact', { count: waits }), words('messages.stop.kept')]} />
            <div className={styles['buttons']}>
              <Button
                variant="filled"
                onClick={() => {
                  setStopping(false)
                  stop.mutate({ id })
                }}
              >
                {words('messages.stop.button')}
              </Button>
              <Button onClick={() => setStopping(false)}>{words('messages.everyone.back')}</Button>
            </div>
          </div>
        </Modal>
      )}
    </>
  )
}
