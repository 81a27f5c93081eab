// Why nothing goes on its own, and the one way out of it: somebody paused it, another PC sends, no account, refusals in a row, no net.
import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import {
  IconAlertTriangle,
  IconDeviceDesktop,
  IconMailOff,
  IconPlayerPause,
  IconWifiOff,
  type Icon,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { sending } from '../../../shared/contract/sending.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { ConfirmExact } from '../../components/ConfirmExact.tsx'
import { FailedLine } from '../../components/Failed.tsx'
import { Strip } from '../../components/Strip.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { EMAIL_PATH } from '../email/paths.ts'
import styles from './outbox.module.css'

export type Summary = OutputOf<typeof sending.summary>
type Why = NonNullable<Summary['held']>

const ICONS: Readonly<Record<Why, Icon>> = {
  paused: IconPlayerPause,
  role: IconDeviceDesktop,
  account: IconMailOff,
  errors: IconAlertTriangle,
  offline: IconWifiOff,
}

export function Held({ summary }: { readonly summary: Summary }) {
  const words = useWords()
  const { held, text } = summary
  if (held === null) return null
  const Picture = ICONS[held]
  return (
    <Strip
      tone={held === 'errors' ? 'late' : 'soon'}
      icon={<Picture size={18} stroke={1.6} aria-hidden />}
      title={words(`outbox.held.${held}`)}
      action={<WayOut held={held} />}
    >
      {held === 'errors' && text !== null ? <q>{text}</q> : words(`outbox.held.${held}.more`)}
    </Strip>
  )
}

function WayOut({ held }: { readonly held: Why }) {
  const words = useWords()
  const pause = useMutation(q.sending.pause.mutationOptions({ meta: { done: words('outbox.goes-on') } }))
  const mayWrite = useMay('staff')
  const mayManage = useMay('manager')
  switch (held) {
    case 'paused':
    case 'errors':
      return mayWrite ? (
        <TextButton onClick={() => pause.mutate({ on: false })} disabled={pause.isPending}>
          {words('outbox.go-on')}
        </TextButton>
      ) : null
    case 'account':
      return mayManage ? <TextButton href={EMAIL_PATH}>{words('outbox.account')}</TextButton> : null
    case 'role':
      return <TakeRole />
    case 'offline':
      return null
  }
}

/** Only the owner, and only after reading what it means. */
export function TakeRole() {
  const words = useWords()
  const say = useSaid()
  const formats = useFormats()
  const role = useQuery(q.sending.role.queryOptions({ input: {} })).data
  const mayTake = useMay('owner')
  const [asking, setAsking] = useState(false)
  const [name, setName] = useState('')
  const take = useMutation(
    q.sending.takeRole.mutationOptions({
      meta: { done: words('outbox.role.taken') },
      onSuccess: () => setAsking(false),
    }),
  )
  if (!mayTake || role === undefined || role.mine) return null
  return (
    <>
      <TextButton onClick={() => setAsking(true)}>{words('outbox.role.take')}</TextButton>
      {asking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={words('outbox.role.title')}
          closeButtonProps={{ 'aria-label': words('app.close') }}
        >
          <form
            className={styles['form']}
            onSubmit={(event) => {
              event.preventDefault()
              if (name.trim() !== '') take.mutate({ name: name.trim() })
            }}
          >
            <ConfirmExact
              lines={[
                role.holder === null
                  ? words('outbox.role.nobody')
                  : words('outbox.role.holder', { name: role.holder.name, at: formats.instant(role.holder.since) }),
                words('outbox.role.exact'),
                words('outbox.role.left'),
              ]}
            />
            <TextInput
              data-autofocus
              label={words('outbox.role.name')}
              description={words('outbox.role.name-help')}
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {take.error !== null && <FailedLine said={say(take.error)} />}
            <div className={styles['buttons']}>
              <Button type="submit" variant="filled" loading={take.isPending} disabled={name.trim() === ''}>
                {words('outbox.role.button')}
              </Button>
              <Button onClick={() => setAsking(false)}>{words('outbox.role.leave')}</Button>
            </div>
          </form>
        </Modal>
      )}
    </>
  )
}
