// What a mail server wants to know. Of a known provider it stands folded away; of an own server it is there to be filled in.
import { NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { EmailAccount } from '../../../shared/contract/email.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './email.module.css'

interface ServerFieldsProps {
  readonly draft: EmailAccount
  /** The provider is known and brought all of it. */
  readonly known: boolean
  readonly missing: boolean
  readonly readOnly: boolean
  readonly onChange: (part: Partial<EmailAccount>) => void
}

const SECURITIES = ['starttls', 'tls', 'none'] as const
const USUAL_PORT = { starttls: 587, tls: 465, none: 25 } as const

export function ServerFields({ draft, known, missing, readOnly, onChange }: ServerFieldsProps) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  if (known && !open) {
    return (
      <p className={styles['small']}>
        {words('email.server-is', { host: draft.host, port: String(draft.port) })}{' '}
        <TextButton expanded={false} onClick={() => setOpen(true)}>
          {words('email.server-show')}
        </TextButton>
      </p>
    )
  }
  return (
    <div className={styles['server']}>
      <TextInput
        label={words('email.host')}
        maxLength={253}
        value={draft.host}
        error={missing && words('email.host-missing')}
        readOnly={readOnly}
        onChange={(event) => onChange({ host: event.currentTarget.value.trim() })}
      />
      <div className={styles['pair']}>
        <Select
          label={words('email.security')}
          allowDeselect={false}
          data={SECURITIES.map((one) => ({ value: one, label: words(`email.security.${one}`) }))}
          value={draft.security}
          readOnly={readOnly}
          onChange={(chosen) => {
            const security = SECURITIES.find((one) => one === chosen) ?? 'starttls'
            onChange({ security, port: USUAL_PORT[security] })
          }}
        />
        <NumberInput
          label={words('email.port')}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          value={draft.port}
          readOnly={readOnly}
          onChange={(port) => typeof port === 'number' && port >= 1 && onChange({ port })}
        />
      </div>
      <TextInput
        label={words('email.user')}
        autoComplete="off"
        maxLength={254}
        value={draft.user}
        readOnly={readOnly}
        onChange={(event) => onChange({ user: event.currentTarget.value.trim() })}
      />
    </div>
  )
}
