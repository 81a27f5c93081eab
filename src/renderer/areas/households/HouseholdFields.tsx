// What a household is called and where it is.
import { Textarea, TextInput } from '@mantine/core'
import { useWords } from '../../app/language/speaking.tsx'
import { PlaceFields } from '../contacts/form/PlaceFields.tsx'
import type { AddressParts } from '../../../shared/domain/address-lines.ts'
import styles from './households.module.css'

export interface HouseholdDraft {
  readonly name: string
  readonly place: AddressParts
  readonly note: string
}

export const emptyPlace = (country: string): AddressParts => ({
  street: '',
  postcode: '',
  city: '',
  region: '',
  country,
})

/** Null where nothing but the country is said. */
export function addressOf(place: AddressParts): AddressParts | null {
  const { street, postcode, city, region, country } = place
  return `${street}${postcode}${city}${region}`.trim() === '' ? null : { street, postcode, city, region, country }
}

interface HouseholdFieldsProps {
  readonly draft: HouseholdDraft
  readonly onChange: (part: Partial<HouseholdDraft>) => void
  readonly autoFocus: boolean
}

export function HouseholdFields({ draft, onChange, autoFocus }: HouseholdFieldsProps) {
  const words = useWords()
  return (
    <>
      <TextInput
        data-autofocus={autoFocus || undefined}
        label={words('households.name')}
        description={words('households.name-hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={120}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <fieldset className={styles['place']}>
        <legend className={styles['legend']}>{words('households.address')}</legend>
        <PlaceFields place={draft.place} onChange={(part) => onChange({ place: { ...draft.place, ...part } })} />
        <p className={styles['hint']}>{words('households.address-note')}</p>
      </fieldset>
      <Textarea
        label={words('households.note')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2_000}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  )
}
