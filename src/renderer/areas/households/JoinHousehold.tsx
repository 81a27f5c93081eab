// Somebody more lives there: found by typing, in with the choice.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Household } from '../../../shared/contract/households.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { PersonPicker, type Person } from '../contacts/form/PersonPicker.tsx'
import { Dialogue } from './Dialogue.tsx'

interface JoinHouseholdProps {
  readonly household: Household
  readonly onClose: () => void
}

export function JoinHousehold({ household: { id, name }, onClose }: JoinHouseholdProps) {
  const words = useWords()
  const [person, setPerson] = useState<Person | null>(null)
  const join = useMutation(
    q.households.join.mutationOptions({
      meta: { done: person !== null && words('households.joined', { name: person.name }) },
      onSuccess: onClose,
    }),
  )
  return (
    <Dialogue
      title={words('households.add-label', { name })}
      onClose={onClose}
      error={join.error}
      action={{
        words: words('households.add'),
        run: () => person !== null && join.mutate({ id, contactIds: [person.id] }),
        disabled: person === null || join.isPending,
      }}
    >
      <PersonPicker
        autoFocus
        label={words('households.add-label', { name })}
        placeholder={words('households.add-search')}
        chosen={person}
        without={null}
        onlyPeople
        onChoose={setPerson}
      />
    </Dialogue>
  )
}
