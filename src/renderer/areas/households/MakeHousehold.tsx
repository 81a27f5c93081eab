// Makes a household of people who live together, with the name and address that their records propose.
import { IconX } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { IconButton } from '../../components/IconButton.tsx'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { PersonPicker, type Person } from '../contacts/form/PersonPicker.tsx'
import { Dialogue } from './Dialogue.tsx'
import { addressOf, emptyPlace, HouseholdFields, type HouseholdDraft } from './HouseholdFields.tsx'
import styles from './households.module.css'

interface MakeHouseholdProps {
  readonly contact: Person
  readonly others: readonly Person[]
  readonly onClose: () => void
}

export function MakeHousehold({ contact, others, onClose }: MakeHouseholdProps) {
  const words = useWords()
  const [people, setPeople] = useState<readonly Person[]>([contact, ...others])
  // What somebody typed; the rest follows the people.
  const [typed, setTyped] = useState<Partial<HouseholdDraft>>({})
  const { draft, elsewhere, ready } = useProposal(people, typed)
  const create = useMutation(
    q.households.create.mutationOptions({
      meta: { done: words('households.made', { name: draft.name }) },
      onSuccess: onClose,
    }),
  )
  const join = useMutation(
    q.households.join.mutationOptions({
      meta: { done: words('households.joined', { name: contact.name }) },
      onSuccess: onClose,
    }),
  )
  const make = () =>
    create.mutate({
      contactIds: people.map(({ id }) => id),
      name: draft.name.trim(),
      address: addressOf(draft.place),
      note: draft.note,
    })
  return (
    <Dialogue
      title={words('households.new-title', { name: contact.name })}
      onClose={onClose}
      error={create.error ?? join.error}
      action={{
        words: words('households.make'),
        run: make,
        disabled: people.length < 2 || !ready || draft.name.trim() === '' || create.isPending,
      }}
    >
      <Together people={people} self={contact.id} begins={others.length === 0} onChange={setPeople} />
      {elsewhere.map((one) => (
        <p key={one.contactId} className={styles['hint']}>
          {words('households.elsewhere', { name: nameIn(people, one.contactId), household: one.name })}{' '}
          {one.contactId !== contact.id && (
            <TextButton disabled={join.isPending} onClick={() => join.mutate({ id: one.id, contactIds: [contact.id] })}>
              {words('households.join-instead', { household: one.name })}
            </TextButton>
          )}
        </p>
      ))}
      <HouseholdFields
        draft={draft}
        onChange={(part) => setTyped({ ...typed, ...part })}
        autoFocus={others.length > 0}
      />
    </Dialogue>
  )
}

const nameIn = (people: readonly Person[], id: number) => people.find((one) => one.id === id)?.name ?? ''

/** What their records propose, under what was typed. */
function useProposal(people: readonly Person[], typed: Partial<HouseholdDraft>) {
  const words = useWords()
  const formats = useFormats()
  const { shop } = useHere()
  const input = { contactIds: people.map(({ id }) => id) }
  const asked = useQuery({
    ...q.households.propose.queryOptions({ input }),
    placeholderData: keepPreviousData,
  })
  const families = asked.data?.families ?? []
  const name =
    families.length === 0 ? (people[0]?.name ?? '') : words('households.family', { names: formats.list(families) })
  const draft: HouseholdDraft = {
    name,
    place: asked.data?.address ?? emptyPlace(shop.country),
    note: '',
    ...typed,
  }
  return { draft, elsewhere: asked.data?.elsewhere ?? [], ready: asked.data !== undefined }
}

interface TogetherProps {
  readonly people: readonly Person[]
  /** From whose profile this was opened: always one of them. */
  readonly self: number
  /** Typing begins here. */
  readonly begins: boolean
  readonly onChange: (people: readonly Person[]) => void
}

function Together({ people, self, begins, onChange }: TogetherProps) {
  const words = useWords()
  const [first] = useState(people.length)
  return (
    <div>
      <p className={styles['legend']}>{words('households.people')}</p>
      <ul>
        {people.map((person) => (
          <li key={person.id} className={styles['one']}>
            <bdi>{person.name}</bdi>
            {person.id !== self && (
              <IconButton
                label={words('households.people-drop', { name: person.name })}
                onClick={() => onChange(people.filter(({ id }) => id !== person.id))}
              >
                <IconX size={16} stroke={1.6} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <PersonPicker
        // Made anew after each choice, empty again and where one types on.
        key={people.length}
        autoFocus={begins || people.length !== first}
        label={words('households.people-add')}
        placeholder={words('households.people-add')}
        chosen={null}
        without={self}
        onlyPeople
        onChoose={(person) => {
          if (person !== null && !people.some(({ id }) => id === person.id)) onChange([...people, person])
        }}
      />
    </div>
  )
}
