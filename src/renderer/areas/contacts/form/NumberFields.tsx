// What other programs call this customer: the till's number, the web shop's.
import { TextInput } from '@mantine/core'
import { useWords } from '../../../app/language/speaking.tsx'
import { emptyNumber, type NumberRow } from './draft.ts'
import { rowPlace } from './field-errors.ts'
import { withoutRow, withRow, type FieldProps } from './form-model.ts'
import styles from './form.module.css'
import { AddRow, RemoveRow } from './RowButtons.tsx'

export function NumberFields({ form }: FieldProps) {
  const words = useWords()
  const { numbers } = form.draft
  return (
    <>
      {numbers.length > 0 && (
        <div className={styles['rows']}>
          {numbers.map((row) => (
            <NumberField key={row.key} form={form} row={row} />
          ))}
        </div>
      )}
      <AddRow onClick={() => form.change({ numbers: [...numbers, emptyNumber()] })}>
        {words('contacts.form.number-add')}
      </AddRow>
    </>
  )
}

function NumberField({ form, row }: FieldProps & { readonly row: NumberRow }) {
  const words = useWords()
  const set = (part: Partial<NumberRow>) => form.change({ numbers: withRow(form.draft.numbers, row.key, part) })
  return (
    <div className={styles['row']}>
      <TextInput
        className={styles['wideKind']}
        aria-label={words('contacts.form.number-source')}
        placeholder={words('contacts.form.number-source-hint')}
        maxLength={60}
        value={row.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
        error={form.errorAt(rowPlace('numbers', row.key, 'source'))}
      />
      <TextInput
        className={styles['grow']}
        aria-label={words('contacts.form.number')}
        placeholder={words('contacts.form.number')}
        maxLength={60}
        value={row.number}
        onChange={(event) => set({ number: event.currentTarget.value })}
        error={form.errorAt(rowPlace('numbers', row.key, 'number'))}
      />
      <RemoveRow
        what={row.number || words('contacts.form.number')}
        onClick={() => form.change({ numbers: withoutRow(form.draft.numbers, row.key) })}
      />
    </div>
  )
}
