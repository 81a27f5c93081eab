// What somebody likes, takes, or must not have.
import { Select, TextInput } from '@mantine/core'
import { useWords } from '../../../app/language/speaking.tsx'
import { emptyPreference, type PreferenceRow } from './draft.ts'
import { rowPlace } from './field-errors.ts'
import { withoutRow, withRow, type FieldProps } from './form-model.ts'
import styles from './form.module.css'
import { AddRow, RemoveRow } from './RowButtons.tsx'

const KINDS = ['likes', 'usual', 'allergy', 'diet', 'option', 'colour', 'size', 'financing', 'other'] as const

export function PreferenceFields({ form }: FieldProps) {
  const words = useWords()
  const { preferences } = form.draft
  return (
    <>
      {preferences.length > 0 && (
        <div className={styles['rows']}>
          {preferences.map((row) => (
            <PreferenceField key={row.key} form={form} row={row} />
          ))}
        </div>
      )}
      <AddRow onClick={() => form.change({ preferences: [...preferences, emptyPreference()] })}>
        {words('contacts.form.preference-add')}
      </AddRow>
    </>
  )
}

function PreferenceField({ form, row }: FieldProps & { readonly row: PreferenceRow }) {
  const words = useWords()
  const set = (part: Partial<PreferenceRow>) =>
    form.change({ preferences: withRow(form.draft.preferences, row.key, part) })
  return (
    <div className={styles['row']}>
      <Select
        className={styles['wideKind']}
        aria-label={words('contacts.form.preference-kind')}
        value={row.kind}
        onChange={(kind) => kind !== null && set({ kind })}
        data={KINDS.map((value) => ({ value, label: words(`contacts.preference.${value}`) }))}
      />
      <TextInput
        className={styles['grow']}
        aria-label={words('contacts.form.preference-words')}
        maxLength={300}
        value={row.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
        error={form.errorAt(rowPlace('preferences', row.key, 'words'))}
      />
      <RemoveRow
        what={row.words || words(`contacts.preference.${row.kind}`)}
        onClick={() => form.change({ preferences: withoutRow(form.draft.preferences, row.key) })}
      />
    </div>
  )
}
