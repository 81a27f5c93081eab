// Changes a household: what it is called, and the one address of all who live there.
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Household } from '../../../shared/contract/households.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { HistoryLink } from '../history/HistoryLink.tsx'
import { Dialogue } from './Dialogue.tsx'
import { addressOf, emptyPlace, HouseholdFields, type HouseholdDraft } from './HouseholdFields.tsx'
import styles from './households.module.css'

interface ChangeHouseholdProps {
  readonly household: Household
  readonly onClose: () => void
}

export function ChangeHousehold({ household, onClose }: ChangeHouseholdProps) {
  const words = useWords()
  const { shop } = useHere()
  const { id, name, members } = household
  const count = members.length
  // What the form was opened with: what others wrote since is told when it is saved.
  const [version] = useState(household.version)
  const [draft, setDraft] = useState<HouseholdDraft>({
    name,
    place: household.address ?? emptyPlace(shop.country),
    note: household.note ?? '',
  })
  const save = useMutation(
    q.households.save.mutationOptions({ meta: { done: words('households.saved', { count }) }, onSuccess: onClose }),
  )
  const dissolve = useMutation(
    q.households.dissolve.mutationOptions({
      meta: { done: words('households.dissolved', { name }) },
      onSuccess: onClose,
    }),
  )
  const keep = () =>
    save.mutate({ id, version, name: draft.name.trim(), address: addressOf(draft.place), note: draft.note })
  return (
    <Dialogue
      title={name}
      onClose={onClose}
      error={save.error ?? dissolve.error}
      action={{
        words: words('households.keep-all', { count }),
        run: keep,
        disabled: draft.name.trim() === '' || save.isPending,
      }}
      more={
        <Button
          variant="subtle"
          className={styles['push']}
          disabled={dissolve.isPending}
          onClick={() => dissolve.mutate({ id })}
        >
          {words('households.dissolve')}
        </Button>
      }
    >
      <HouseholdFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} autoFocus />
      <p>
        <HistoryLink about={{ what: 'household', id }} onLeave={onClose} />
      </p>
    </Dialogue>
  )
}
