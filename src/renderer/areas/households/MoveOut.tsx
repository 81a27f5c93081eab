// Somebody moves out, and where they live now is asked; the others stay.
import { Radio } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import type { Person } from '../contacts/form/PersonPicker.tsx'
import { PlaceFields } from '../contacts/form/PlaceFields.tsx'
import { Dialogue } from './Dialogue.tsx'
import { addressOf, emptyPlace } from './HouseholdFields.tsx'
import styles from './households.module.css'

const WAYS = ['keep', 'new', 'none'] as const
type Way = (typeof WAYS)[number]

interface MoveOutProps {
  readonly contact: Person
  /** Country of the shop. */
  readonly home: string
  readonly onClose: () => void
}

export function MoveOut({ contact, home, onClose }: MoveOutProps) {
  const words = useWords()
  const [way, setWay] = useState<Way>('keep')
  const [place, setPlace] = useState(emptyPlace(home))
  const address = way === 'new' ? addressOf(place) : null
  const leave = useMutation(
    q.households.leave.mutationOptions({
      meta: { done: words('households.left', { name: contact.name }) },
      onSuccess: onClose,
    }),
  )
  return (
    <Dialogue
      title={words('households.leave-title', { name: contact.name })}
      onClose={onClose}
      error={leave.error}
      action={{
        words: words('households.leave-do'),
        run: () => leave.mutate({ contactIds: [contact.id], keepAddress: way === 'keep', ...(address && { address }) }),
        disabled: (way === 'new' && address === null) || leave.isPending,
      }}
    >
      <Radio.Group
        label={words('households.leave-how')}
        value={way}
        onChange={(value) => setWay(WAYS.find((one) => one === value) ?? 'keep')}
      >
        <div className={styles['ways']}>
          {WAYS.map((one) => (
            <Radio
              key={one}
              value={one}
              label={words(`households.leave-${one}`)}
              data-autofocus={one === way || null}
            />
          ))}
        </div>
      </Radio.Group>
      {way === 'new' && <PlaceFields place={place} onChange={(part) => setPlace({ ...place, ...part })} />}
    </Dialogue>
  )
}
