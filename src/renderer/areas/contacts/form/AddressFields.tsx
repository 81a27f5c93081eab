// Addresses, as many as somebody has.
import { Select, Textarea, TextInput } from '@mantine/core'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { looksLikePostcode } from '../../../../shared/domain/postcode.ts'
import { countryOptions } from './choices.ts'
import { emptyAddress, type AddressRow } from './draft.ts'
import { rowPlace } from './field-errors.ts'
import { withoutRow, withRow, type FieldProps } from './form-model.ts'
import styles from './form.module.css'
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
  const formats = useFormats()
  const set = (part: Partial<AddressRow>) => form.change({ addresses: withRow(form.draft.addresses, row.key, part) })
  const error = (part: keyof AddressRow) => form.errorAt(rowPlace('addresses', row.key, part))
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
      <Textarea
        label={words('contacts.form.street')}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={400}
        value={row.street}
        onChange={(event) => set({ street: event.currentTarget.value })}
        error={error('street')}
      />
      <div className={styles['pair']}>
        <TextInput
          label={words('contacts.form.postcode')}
          maxLength={20}
          description={
            looksLikePostcode(row.postcode, row.country) === false &&
            words('contacts.form.postcode-unusual', { country: formats.country(row.country) })
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={row.postcode}
          onChange={(event) => set({ postcode: event.currentTarget.value })}
          error={error('postcode')}
        />
        <TextInput
          label={words('contacts.form.city')}
          maxLength={120}
          value={row.city}
          onChange={(event) => set({ city: event.currentTarget.value })}
          error={error('city')}
        />
        <TextInput
          label={words('contacts.form.region')}
          maxLength={120}
          value={row.region}
          onChange={(event) => set({ region: event.currentTarget.value })}
          error={error('region')}
        />
        <Select
          label={words('contacts.form.country')}
          searchable
          value={row.country}
          onChange={(country) => country !== null && set({ country })}
          data={countryOptions(formats.country, formats.locale)}
          error={error('country')}
        />
      </div>
    </div>
  )
}
