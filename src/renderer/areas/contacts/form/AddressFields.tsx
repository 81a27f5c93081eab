// Addresses, as many as somebody has.
import { Select } from '@mantine/core'
import { useWords } from '../../../app/language/speaking.tsx'
import { emptyAddress, type AddressRow } from './draft.ts'
import { rowPlace } from './field-errors.ts'
import { withoutRow, withRow, type FieldProps } from './form-model.ts'
import styles from './form.module.css'
import { PlaceFields } from './PlaceFields.tsx'
import { AddRow, RemoveRow } from './RowButtons.tsx'

const LABELS = ['home', 'work', 'billing', 'delivery', 'other'] as const

export function AddressFields({ form }: FieldProps) {
  const words = useWords()
  const { addresses } = form.draft
  return (
    <>
      {addresses.map((row) => (
        <AddressBlock key={row.key} form={form} row={row} />
      ))}
      <AddRow onClick={() => form.change({ addresses: [...addresses, emptyAddress(form.home)] })}>
        {words('contacts.form.address-add')}
      </AddRow>
    </>
  )
}

function AddressBlock({ form, row }: FieldProps & { readonly row: AddressRow }) {
  const words = useWords()
  const set = (part: Partial<AddressRow>) => form.change({ addresses: withRow(form.draft.addresses, row.key, part) })
  return (
    <div className={styles['block']}>
      <div className={styles['row']}>
        <Select
          className={styles['wideKind']}
          aria-label={words('contacts.form.address-label')}
          value={row.label}
          onChange={(label) => label !== null && set({ label })}
          data={LABELS.map((value) => ({ value, label: words(`contacts.address.${value}`) }))}
        />
        <span className={styles['grow']} />
        <RemoveRow
          what={words(`contacts.address.${row.label}`)}
          onClick={() => form.change({ addresses: withoutRow(form.draft.addresses, row.key) })}
        />
      </div>
      <PlaceFields place={row} onChange={set} error={(part) => form.errorAt(rowPlace('addresses', row.key, part))} />
    </div>
  )
}
