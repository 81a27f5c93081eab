// Country, money and time as the system says them, in one line with Change.
import { Button, Modal, Select } from '@mantine/core'
import { useId, useState } from 'react'
import { TextButton } from '../../components/TextButton.tsx'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import type { Place } from './new-book.ts'
import { countries, currencies, hours, zones } from './place-choices.ts'
import styles from './PlaceLine.module.css'

export interface PlaceLineProps {
  readonly place: Place | null
  /** Null once the book is made. */
  readonly onChange: ((place: Place) => void) | null
}

/** 4 → 4 AM, 0 → midnight */
export function useTurnWords(): (hour: number) => string {
  const words = useWords()
  const formats = useFormats()
  return (hour) => (hour === 0 ? words('place.midnight') : formats.hour(hour))
}

export function PlaceLine({ place, onChange }: PlaceLineProps) {
  const words = useWords()
  const formats = useFormats()
  const turnWords = useTurnWords()
  const [opened, setOpened] = useState(false)
  return (
    <p className={styles['line']}>
      {place &&
        words('place.line', {
          country: formats.country(place.country),
          currency: formats.currencyName(place.currency),
          zone: formats.zoneName(place.zone),
          turn: turnWords(place.dayTurn),
        })}{' '}
      {place && onChange && (
        <>
          <TextButton onClick={() => setOpened(true)} label={words('place.change')}>
            {words('app.change')}
          </TextButton>
          <Modal
            opened={opened}
            onClose={() => setOpened(false)}
            title={words('place.title')}
            size={440}
            withCloseButton={false}
          >
            <PlaceForm place={place} onDone={() => setOpened(false)} onChange={onChange} />
          </Modal>
        </>
      )}
    </p>
  )
}

interface PlaceFormProps {
  readonly place: Place
  readonly onChange: (place: Place) => void
  readonly onDone: () => void
}

function PlaceForm({ place, onChange, onDone }: PlaceFormProps) {
  const words = useWords()
  const formats = useFormats()
  const turnWords = useTurnWords()
  const id = useId()
  const change = (part: Partial<Place>) => onChange({ ...place, ...part })
  return (
    <form
      id={id}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        // A form inside a form of React hands its submit to the outer one.
        event.stopPropagation()
        onDone()
      }}
    >
      <Select
        label={words('place.country')}
        data={countries(formats.locale)}
        value={place.country}
        onChange={(country) => country && change({ country })}
        searchable
        data-autofocus
      />
      <Select
        label={words('place.currency')}
        description={words('place.currency-help')}
        data={currencies(formats.locale)}
        value={place.currency}
        onChange={(currency) => currency && change({ currency })}
        searchable
      />
      <Select
        label={words('place.zone')}
        data={zones(place.zone)}
        value={place.zone}
        onChange={(zone) => zone && change({ zone })}
        searchable
      />
      <Select
        label={words('place.turn')}
        description={words('place.turn-help')}
        data={hours().map((hour) => ({ value: String(hour), label: turnWords(hour) }))}
        value={String(place.dayTurn)}
        onChange={(hour) => hour && change({ dayTurn: Number(hour) })}
      />
      <Button type="submit" variant="filled" size="lg">
        {words('place.done')}
      </Button>
    </form>
  )
}
