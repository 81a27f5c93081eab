// E-mail addresses, with a question where a well-known name looks mistyped; nothing is changed without asking.
import { Select, TextInput } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useId } from 'react'
import { useWords } from '../../../app/language/speaking.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { classes } from '../../../components/classes.ts'
import { AddRow, RemoveRow } from './RowButtons.tsx'
import { emptyEmail, type EmailRow } from './draft.ts'
import { rowPlace } from './field-errors.ts'
import { withoutRow, withRow, type FieldProps } from './form-model.ts'
import styles from './form.module.css'
import { useEmailCheck } from './use-check.ts'

const LABELS = ['home', 'work', 'other'] as const

export function EmailFields({ form }: FieldProps) {
  const { emails } = form.draft
  return (
    <div className={classes(styles['rows'], styles['tight'])}>
      {emails.map((row, index) => (
        <EmailField key={row.key} form={form} row={row} first={index === 0} last={index === emails.length - 1} />
      ))}
    </div>
  )
}

interface EmailFieldProps extends FieldProps {
  readonly row: EmailRow
  readonly first: boolean
  readonly last: boolean
}

function EmailField({ form, row, first, last }: EmailFieldProps) {
  const words = useWords()
  const saysId = useId()
  const error = form.errorAt(rowPlace('emails', row.key, 'address'))
  const set = (part: Partial<EmailRow>) => form.change({ emails: withRow(form.draft.emails, row.key, part) })
  return (
    <div>
      <div className={styles['row']}>
        <TextInput
          className={styles['grow']}
          label={first ? words('contacts.form.email') : undefined}
          aria-label={first ? undefined : words('contacts.form.email')}
          aria-describedby={saysId}
          type="text"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          value={row.address}
          onChange={(event) => set({ address: event.currentTarget.value })}
          error={error}
        />
        <Select
          className={first ? styles['kindFirst'] : styles['kind']}
          aria-label={words('contacts.form.email-label')}
          value={row.label}
          onChange={(label) => label !== null && set({ label })}
          data={LABELS.map((value) => ({ value, label: words(`contacts.email.${value}`) }))}
        />
        {form.draft.emails.length > 1 && (
          <RemoveRow
            low={first}
            what={row.address || words('contacts.form.email')}
            onClick={() => form.change({ emails: withoutRow(form.draft.emails, row.key) })}
          />
        )}
      </div>
      <div className={styles['under']}>
        <div id={saysId} aria-live="polite">
          {error === null && <EmailSays typed={row.address} take={(address) => set({ address })} />}
        </div>
        {last && row.address.trim() !== '' && (
          <AddRow onClick={() => form.change({ emails: [...form.draft.emails, emptyEmail()] })}>
            {words('contacts.form.email-add')}
          </AddRow>
        )}
      </div>
    </div>
  )
}

interface EmailSaysProps {
  readonly typed: string
  readonly take: (address: string) => void
}

function EmailSays({ typed, take }: EmailSaysProps) {
  const words = useWords()
  const check = useEmailCheck(typed)
  const suggestion = check?.suggestion ?? null
  if (check === null || (check.ok && suggestion === null)) return null
  return (
    <p className={styles['says']}>
      <IconHelpCircle className={styles['odd']} size={16} stroke={1.6} aria-hidden />
      {suggestion === null ? words('contacts.form.email-odd') : words('contacts.form.email-suggest', { suggestion })}
      {suggestion !== null && (
        <TextButton onClick={() => take(suggestion)}>{words('contacts.form.email-take')}</TextButton>
      )}
    </p>
  )
}
