// What is worth offering with a product, found in the catalogue while one types.
import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'

interface Named {
  readonly id: number
  readonly name: string
}

interface GoesWithFieldProps {
  readonly chosen: readonly Named[]
  /** The product itself, which is not offered. */
  readonly without: number | null
  readonly onChange: (chosen: readonly Named[]) => void
}

const PAUSE_MS = 120
const OFFERED = 20

export function GoesWithField({ chosen, without, onChange }: GoesWithFieldProps) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const found = useQuery({
    ...q.products.list.queryOptions({ input: { limit: OFFERED, ...(text !== '' && { text }) } }),
    placeholderData: keepPreviousData,
  })
  const offered = (found.data?.rows ?? []).filter(({ id }) => id !== without)
  const known = [...chosen, ...offered.filter(({ id }) => !chosen.some((one) => one.id === id))]
  return (
    <MultiSelect
      label={words('products.form.goes-with')}
      placeholder={chosen.length === 0 ? words('products.form.goes-with-hint') : ''}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      maxValues={20}
      // The core has searched already, by its own rules.
      filter={({ options }) => options}
      data={known.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={chosen.map(({ id }) => String(id))}
      nothingFoundMessage={words('products.nothing.title')}
      onChange={(ids) =>
        onChange(
          ids.flatMap((id) => known.filter((one) => String(one.id) === id).map(({ id, name }) => ({ id, name }))),
        )
      }
    />
  )
}
