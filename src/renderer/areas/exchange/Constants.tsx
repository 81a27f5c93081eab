// What the file does not say but is true of every row: a tag, where the people come from, the kind of a product.
import { Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { ExchangeKind } from '../../../shared/contract/exchange.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useFieldChoices, useFieldWords } from './field-words.ts'
import styles from './import.module.css'
import { constantsOf, withConstant, type OnMapping, type Preview } from './mapping.ts'

interface ConstantsProps {
  readonly kind: ExchangeKind
  readonly preview: Preview
  readonly onChange: OnMapping
}

export function Constants({ kind, preview: { mapping }, onChange }: ConstantsProps) {
  const words = useWords()
  const fieldWords = useFieldWords(kind)
  const [adding, setAdding] = useState(false)
  const all = useFieldChoices(kind)
  const free = all
    .map((choice) => ({ ...choice, items: choice.items.filter(({ value }) => mapping.fields[value] === undefined) }))
    .filter(({ items }) => items.length > 0)
  return (
    <div className={styles['constants']}>
      {constantsOf(mapping).map(([field, constant]) => (
        <div key={field} className={styles['constant']}>
          <TextInput
            label={words('import.constant', { field: fieldWords(field) })}
            defaultValue={constant}
            autoFocus={constant === ''}
            maxLength={400}
            onBlur={(event) => {
              const said = event.currentTarget.value.trim()
              if (said !== constant) onChange(withConstant(mapping, field, said))
            }}
          />
          <TextButton
            tone="quiet"
            icon={<IconX size={16} stroke={1.6} aria-hidden />}
            label={words('import.constant-remove-label', { field: fieldWords(field) })}
            onClick={() => onChange(withConstant(mapping, field, null))}
          >
            {words('import.constant-remove')}
          </TextButton>
        </div>
      ))}
      {adding ? (
        <Select
          className={styles['constantField'] ?? ''}
          label={words('import.constant-field')}
          searchable
          autoFocus
          defaultDropdownOpened
          value={null}
          data={free}
          onBlur={() => setAdding(false)}
          onChange={(field) => {
            setAdding(false)
            if (field !== null) onChange(withConstant(mapping, field, ''))
          }}
        />
      ) : (
        <TextButton icon={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={() => setAdding(true)}>
          {words('import.constant-add')}
        </TextButton>
      )}
    </div>
  )
}
