// Everything somebody ever said about being written to, newest first, with the exact words and the proof: what can be shown to whoever asks.
import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './consent.module.css'

export function LedgerButton({ contactId }: { readonly contactId: number }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <p className={styles['more']}>
      <TextButton tone="quiet" onClick={() => setOpen(true)}>
        {words('consent.ledger.open')}
      </TextButton>
      {open && <Ledger contactId={contactId} onClose={() => setOpen(false)} />}
    </p>
  )
}

function Ledger({ contactId, onClose }: { readonly contactId: number; readonly onClose: () => void }) {
  const words = useWords()
  const say = useSaid()
  const events = useQuery(q.consent.events.queryOptions({ input: { contactId } }))
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={words('consent.ledger.title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      {events.error !== null && <FailedLine said={say(events.error)} />}
      {events.data?.length === 0 && <p className={styles['small']}>{words('consent.ledger.empty')}</p>}
      <ul>
        {events.data?.map((event) => (
          <Entry key={event.id} event={event} />
        ))}
      </ul>
    </Modal>
  )
}

type Event = Awaited<ReturnType<(typeof q.consent.events)['call']>>[number]

function Entry({ event }: { readonly event: Event }) {
  const words = useWords()
  const formats = useFormats()
  const { act, channel, at, how, words: said, proof, parent, by, live } = event
  return (
    <li className={styles['entry']}>
      <div className={styles['what']}>
        <p>
          {words('timeline.consent', { act, channel })}
          {!live && <span className={styles['small']}> · {words('consent.ledger.old')}</span>}
        </p>
        {said !== '' && (
          <p dir="auto">
            <q>{said}</q>
          </p>
        )}
        <p className={styles['small']} dir="auto">
          {[how, formats.instant(at), by].filter((part) => part !== '').join(', ')}
        </p>
        {parent !== '' && <p className={styles['small']}>{words('consent.by-parent', { name: parent })}</p>}
        {proof !== '' && (
          <p className={styles['small']} dir="auto">
            {words('consent.proof-is', { proof })}
          </p>
        )}
      </div>
    </li>
  )
}
