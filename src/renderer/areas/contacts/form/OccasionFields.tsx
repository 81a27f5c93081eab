// Days to remember beside the birthday: name day, wedding, anniversary, or one in own words.
import { Select, TextInput } from '@mantine/core'
import { useWords } from '../../../app/language/speaking.tsx'
import { DateField } from './DateField.tsx'
import { emptyOccasion, type OccasionRow } from './draft.ts'
import { rowPlace } from './field-errors.ts'
import { withoutRow, withRow, type FieldProps } from './form-model.ts'
import styles from './form.module.css'
import { AddRow, RemoveRow } from './RowButtons.tsx'

const KINDS = ['name-day', 'anniversary', 'wedding', 'other'] as const

export function OccasionFields({ form }: FieldProps) {
  const words = useWords()
  const { occasions } = form.draft
  return (
    <>
      {occasions.map((row) => (
        <OccasionBlock key={row.key} form={form} row={row} />
      ))}
      <AddRow onClick={() => form.change({ occasions: [...occasions, emptyOccasion('name-day')] })}>
        {words('contacts.form.occasion-add')}
      </AddRow>
    </>
  )
}

function OccasionBlock({ form, row }: FieldProps & { readonly row: OccasionRow }) {
  const words = useWords()
  const set = (part: Partial<OccasionRow>) => form.change({ occasions: withRow(form.draft.occasions, row.key, part) })
  return (
    <div className={styles['row']}>
      <Select
        className={styles['wideKind']}
        label={words('contacts.form.occasion-kind')}
        value={row.kind}
        onChange={(kind) => kind !== null && set({ kind })}
        data={KINDS.map((value) => ({ value, label: words(`contacts.day.${value}`) }))}
      />
      <TextInput
        className={styles['grow']}
        label={words('contacts.form.occasion-label')}
        maxLength={80}
        value={row.label}
        onChange={(event) => set({ label: event.currentTarget.value })}
        error={form.errorAt(rowPlace('occasions', row.key, 'label'))}
      />
      <div className={styles['grow']}>
        <DateField
          row={row}
          label={words('contacts.form.date')}
          error={form.errorAt(rowPlace('occasions', row.key, 'typed'))}
          onChange={set}
        />
      </div>
      <RemoveRow
        low
        what={row.label || words(`contacts.day.${row.kind === 'birthday' ? 'other' : row.kind}`)}
        onClick={() => form.change({ occasions: withoutRow(form.draft.occasions, row.key) })}
      />
    </div>
  )
}
