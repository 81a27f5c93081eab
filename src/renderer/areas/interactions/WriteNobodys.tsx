// Writes down what somebody said of whom nobody knows yet who it is.
import { Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../app/language/speaking.tsx'
import { NewSaid } from '../contacts/profile/SaidComposer.tsx'
import { begin, SAID_KINDS, turnInto } from '../contacts/profile/timeline-view.ts'
import styles from './said.module.css'

interface WriteNobodysProps {
  /** Shop day */
  readonly today: number
  readonly onClose: () => void
}

export function WriteNobodys({ today, onClose }: WriteNobodysProps) {
  const words = useWords()
  const bought = { lastPurchaseDay: null, today }
  const [caller, setCaller] = useState('')
  const [draft, setDraft] = useState(() => begin('call', bought))
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={words('said.write-title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <div className={styles['attach']}>
        <SegmentedControl
          aria-label={words('said.kinds')}
          value={draft.kind}
          onChange={(value) => {
            const kind = SAID_KINDS.find((one) => one === value)
            if (kind !== undefined) setDraft(turnInto(draft, kind, bought))
          }}
          data={SAID_KINDS.map((value) => ({ value, label: words(`said.one.${value}`) }))}
        />
        <TextInput
          label={words('said.caller')}
          description={words('said.caller-help')}
          maxLength={200}
          value={caller}
          onChange={(event) => setCaller(event.currentTarget.value)}
        />
        <NewSaid contactId={null} caller={caller} draft={draft} onChange={setDraft} onEnd={onClose} />
      </div>
    </Modal>
  )
}
