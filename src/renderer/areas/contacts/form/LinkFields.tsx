// Links to other people and companies in the book, found by typing part of a name.
import { Select, TextInput } from '@mantine/core'
import { useWords } from '../../../app/language/speaking.tsx'
import { emptyLink, type LinkRow } from './draft.ts'
import { rowPlace } from './field-errors.ts'
import { withoutRow, withRow, type FieldProps } from './form-model.ts'
import styles from './form.module.css'
import { PersonPicker } from './PersonPicker.tsx'
import { AddRow, RemoveRow } from './RowButtons.tsx'

const KINDS = [
  'family',
  'partner',
  'parent',
  'child',
  'sibling',
  'friend',
  'works-for',
  'referred-by',
  'other',
] as const

interface LinkFieldsProps extends FieldProps {
  /** The customer being edited, who cannot be linked to themselves. */
  readonly self: number | null
}

export function LinkFields({ form, self }: LinkFieldsProps) {
  const words = useWords()
  const { links } = form.draft
  return (
    <>
      {links.length > 0 && (
        <div className={styles['rows']}>
          {links.map((row) => (
            <LinkField key={row.key} form={form} row={row} self={self} />
          ))}
        </div>
      )}
      <AddRow onClick={() => form.change({ links: [...links, emptyLink()] })}>{words('contacts.form.link-add')}</AddRow>
    </>
  )
}

function LinkField({ form, row, self }: LinkFieldsProps & { readonly row: LinkRow }) {
  const words = useWords()
  const set = (part: Partial<LinkRow>) => form.change({ links: withRow(form.draft.links, row.key, part) })
  return (
    <div className={styles['row']}>
      <Select
        className={styles['wideKind']}
        aria-label={words('contacts.form.link-kind')}
        value={row.kind}
        onChange={(kind) => kind !== null && set({ kind })}
        data={KINDS.map((value) => ({ value, label: words(`contacts.link.${value}`) }))}
      />
      <div className={styles['grow']}>
        <PersonPicker
          label={words('contacts.form.link-other')}
          chosen={row.otherId === null ? null : { id: row.otherId, name: row.otherName }}
          without={self}
          onChoose={(person) => set({ otherId: person?.id ?? null, otherName: person?.name ?? '' })}
          error={form.errorAt(rowPlace('links', row.key, 'otherId'))}
        />
      </div>
      <TextInput
        className={styles['grow']}
        aria-label={words('contacts.form.occasion-label')}
        placeholder={words('contacts.form.occasion-label')}
        maxLength={120}
        value={row.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
        error={form.errorAt(rowPlace('links', row.key, 'words'))}
      />
      <RemoveRow
        what={row.otherName || words('contacts.form.link-other')}
        onClick={() => form.change({ links: withoutRow(form.draft.links, row.key) })}
      />
    </div>
  )
}
