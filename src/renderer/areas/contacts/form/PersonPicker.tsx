// Finds somebody in the book while one types, for links between people.
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../../api/queries.ts'
import { useWords } from '../../../app/language/speaking.tsx'

export interface Person {
  readonly id: number
  readonly name: string
}

interface PersonPickerProps {
  readonly label: string
  readonly chosen: Person | null
  /** Somebody who is not offered. */
  readonly without: number | null
  /** Companies are not offered. */
  readonly onlyPeople?: boolean
  readonly onChoose: (person: Person | null) => void
  readonly error?: string | null
  readonly placeholder?: string
  readonly autoFocus?: boolean
}

const PAUSE_MS = 120
const OFFERED = 8

export function PersonPicker({
  label,
  chosen,
  without,
  onlyPeople = false,
  onChoose,
  error,
  placeholder,
  autoFocus = false,
}: PersonPickerProps) {
  const words = useWords()
  const [typed, setTyped] = useState(chosen?.name ?? '')
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const search = useQuery({
    ...q.contacts.search.queryOptions({ input: { text, limit: OFFERED } }),
    enabled: text !== '' && text !== chosen?.name,
    placeholderData: keepPreviousData,
  })
  const found = (search.data ?? []).filter((row) => row.id !== without && !(onlyPeople && row.kind === 'company'))
  const options = found.map((row) => ({ value: String(row.id), label: `${row.name}, ${row.number}` }))
  if (chosen && !options.some((option) => option.value === String(chosen.id)))
    options.unshift({ value: String(chosen.id), label: chosen.name })
  return (
    <Select
      aria-label={label}
      placeholder={placeholder ?? words('contacts.form.link-search')}
      searchable
      autoFocus={autoFocus}
      // A dialogue looks for this one when it opens.
      data-autofocus={autoFocus || undefined}
      rightSection={null}
      value={chosen === null ? null : String(chosen.id)}
      searchValue={typed}
      onSearchChange={setTyped}
      // The core has searched already, by its own rules.
      filter={({ options: all }) => all}
      data={options}
      nothingFoundMessage={text === '' ? null : words('contacts.form.link-nobody')}
      onChange={(value) => {
        const person = found.find((row) => String(row.id) === value)
        onChoose(person ? { id: person.id, name: person.name } : null)
      }}
      error={error}
    />
  )
}
