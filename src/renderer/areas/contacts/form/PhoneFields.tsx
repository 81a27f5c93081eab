// Phones: typed as one likes, and shown at once as the shop would read them aloud.
import { Select, TextInput } from '@mantine/core'
import { IconCircleCheck, IconHelpCircle } from '@tabler/icons-react'
import { useId } from 'react'
import { useWords } from '../../../app/language/speaking.tsx'
import { classes } from '../../../components/classes.ts'
import { AddRow, RemoveRow } from './RowButtons.tsx'
import { emptyPhone, type PhoneRow } from './draft.ts'
import { rowPlace } from './field-errors.ts'
import { withoutRow, withRow, type FieldProps } from './form-model.ts'
import styles from './form.module.css'
import { usePhoneCheck } from './use-check.ts'

const LABELS = ['mobile', 'home', 'work', 'other'] as const

export function PhoneFields({ form }: FieldProps) {
  const { phones } = form.draft
  return (
    <div className={classes(styles['rows'], styles['tight'])}>
      {phones.map((row, index) => (
        <PhoneField key={row.key} form={form} row={row} first={index === 0} last={index === phones.length - 1} />
      ))}
    </div>
  )
}

interface PhoneFieldProps extends FieldProps {
  readonly row: PhoneRow
  readonly first: boolean
  readonly last: boolean
}

function PhoneField({ form, row, first, last }: PhoneFieldProps) {
  const words = useWords()
  const saysId = useId()
  const error = form.errorAt(rowPlace('phones', row.key, 'typed'))
  const set = (part: Partial<PhoneRow>) => form.change({ phones: withRow(form.draft.phones, row.key, part) })
  return (
    <div>
      <div className={styles['row']}>
        <TextInput
          className={styles['grow']}
          label={first ? words('contacts.form.phone') : undefined}
          aria-label={first ? undefined : words('contacts.form.phone')}
          aria-describedby={saysId}
          type="tel"
          dir="auto"
          autoComplete="off"
          maxLength={60}
          value={row.typed}
          onChange={(event) => set({ typed: event.currentTarget.value })}
          error={error}
        />
        <Select
          className={first ? styles['kindFirst'] : styles['kind']}
          aria-label={words('contacts.form.phone-label')}
          value={row.label}
          onChange={(label) => label !== null && set({ label })}
          data={LABELS.map((value) => ({ value, label: words(`contacts.phone.${value}`) }))}
        />
        {form.draft.phones.length > 1 && (
          <RemoveRow
            low={first}
            what={row.typed || words('contacts.form.phone')}
            onClick={() => form.change({ phones: withoutRow(form.draft.phones, row.key) })}
          />
        )}
      </div>
      <div className={styles['under']}>
        <div id={saysId} aria-live="polite">
          {error === null && <PhoneSays typed={row.typed} />}
        </div>
        {last && row.typed.trim() !== '' && (
          <AddRow onClick={() => form.change({ phones: [...form.draft.phones, emptyPhone()] })}>
            {words('contacts.form.phone-add')}
          </AddRow>
        )}
      </div>
    </div>
  )
}

function PhoneSays({ typed }: { readonly typed: string }) {
  const words = useWords()
  const check = usePhoneCheck(typed)
  if (check === null) return null
  if (!check.ok)
    return (
      <p className={styles['says']}>
        <IconHelpCircle className={styles['odd']} size={16} stroke={1.6} aria-hidden />
        {words('contacts.form.phone-odd')}
      </p>
    )
  if (check.shown === typed.trim()) return null
  return (
    <p className={styles['says']}>
      <IconCircleCheck className={styles['good']} size={16} stroke={1.6} aria-hidden />
      {words('contacts.form.phone-read', { shown: check.shown })}
    </p>
  )
}
