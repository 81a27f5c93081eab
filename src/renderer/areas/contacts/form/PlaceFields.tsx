// Where something is, as it is typed: street lines, postcode, town, region, country.
import { Select, Textarea, TextInput } from '@mantine/core'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { looksLikePostcode } from '../../../../shared/domain/postcode.ts'
import type { AddressParts } from '../../../../shared/domain/address-lines.ts'
import { countryOptions } from './choices.ts'
import styles from './form.module.css'

interface PlaceFieldsProps {
  readonly place: AddressParts
  readonly onChange: (part: Partial<AddressParts>) => void
  readonly error?: (part: keyof AddressParts) => string | null
}

export function PlaceFields({ place, onChange, error = () => null }: PlaceFieldsProps) {
  const words = useWords()
  const formats = useFormats()
  return (
    <>
      <Textarea
        label={words('contacts.form.street')}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={400}
        value={place.street}
        onChange={(event) => onChange({ street: event.currentTarget.value })}
        error={error('street')}
      />
      <div className={styles['pair']}>
        <TextInput
          label={words('contacts.form.postcode')}
          maxLength={20}
          description={
            looksLikePostcode(place.postcode, place.country) === false &&
            words('contacts.form.postcode-unusual', { country: formats.country(place.country) })
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={place.postcode}
          onChange={(event) => onChange({ postcode: event.currentTarget.value })}
          error={error('postcode')}
        />
        <TextInput
          label={words('contacts.form.city')}
          maxLength={120}
          value={place.city}
          onChange={(event) => onChange({ city: event.currentTarget.value })}
          error={error('city')}
        />
        <TextInput
          label={words('contacts.form.region')}
          maxLength={120}
          value={place.region}
          onChange={(event) => onChange({ region: event.currentTarget.value })}
          error={error('region')}
        />
        <Select
          label={words('contacts.form.country')}
          searchable
          value={place.country}
          onChange={(country) => country !== null && onChange({ country })}
          data={countryOptions(formats.country, formats.locale)}
          error={error('country')}
        />
      </div>
    </>
  )
}
