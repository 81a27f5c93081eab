// How many messages the account takes, with where that is told; where answers go; and the page of a relay for one-click unsubscribing.
import { NumberInput, TextInput } from '@mantine/core'
import type { EmailAccount } from '../../../shared/contract/email.ts'
import { useWords } from '../../app/language/speaking.tsx'
import type { Provider } from './account-draft.ts'
import styles from './email.module.css'

interface LimitsProps {
  readonly draft: EmailAccount
  readonly provider: Provider | null
  readonly readOnly: boolean
  readonly onChange: (part: Partial<EmailAccount>) => void
}

export function Limits({ draft, provider, readOnly, onChange }: LimitsProps) {
  const words = useWords()
  const number = (typed: number | string, most: number) =>
    typeof typed === 'number' && typed >= 1 && typed <= most ? Math.floor(typed) : null
  return (
    <div className={styles['server']}>
      <div className={styles['pair']}>
        <NumberInput
          label={words('email.per-day')}
          placeholder={words('email.no-limit')}
          min={1}
          max={1_000_000}
          hideControls
          value={draft.perDay ?? ''}
          readOnly={readOnly}
          onChange={(typed) => onChange({ perDay: number(typed, 1_000_000) })}
        />
        <NumberInput
          label={words('email.per-hour')}
          placeholder={words('email.no-limit')}
          min={1}
          max={100_000}
          hideControls
          value={draft.perHour ?? ''}
          readOnly={readOnly}
          onChange={(typed) => onChange({ perHour: number(typed, 100_000) })}
        />
      </div>
      {provider !== null && (
        <p className={styles['small']}>
          {words(`email.limit-${provider.limit}`, { name: provider.name, read: provider.read })}{' '}
          <a href={provider.source} target="_blank" rel="noreferrer">
            {words('email.limit-source')}
          </a>
        </p>
      )}
      <TextInput
        label={words('email.reply-to')}
        placeholder={draft.fromAddress}
        maxLength={254}
        value={draft.replyTo ?? ''}
        readOnly={readOnly}
        onChange={(event) => onChange({ replyTo: orNull(event.currentTarget.value) })}
      />
      <TextInput
        label={words('email.one-click')}
        description={words('email.one-click-help')}
        maxLength={500}
        value={draft.oneClickUrl ?? ''}
        readOnly={readOnly}
        onChange={(event) => onChange({ oneClickUrl: orNull(event.currentTarget.value) })}
      />
    </div>
  )
}

const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim())
