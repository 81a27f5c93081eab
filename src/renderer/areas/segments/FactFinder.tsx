// Finds what the next part shall ask: what is typed is sought among all that may be asked and among the things of the book. A combobox in
// the sense of ARIA: the focus stays in the field, and the chosen line is named to screen readers.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Condition } from '../../../shared/domain/segments/rule.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import { rowAfterKey } from '../../components/row-keys.ts'
import { Sheet } from '../../components/Sheet.tsx'
import { findEntries, type Entry } from './entries.ts'
import styles from './finder.module.css'
import type { RuleSpeech } from './say-condition.ts'
import type { Vocabulary } from './use-speech.ts'

interface FactFinderProps {
  readonly vocabulary: Vocabulary
  readonly speech: RuleSpeech
  readonly label: string
  /** What was typed before it opened. */
  readonly typed: string
  readonly onChoose: (condition: Condition) => void
  readonly onClose: () => void
}

const PAUSE_MS = 120
const PRODUCTS_FOUND = 4

function useFound(text: string, { vocabulary, speech }: Pick<FactFinderProps, 'vocabulary' | 'speech'>) {
  const [settled] = useDebouncedValue(text.trim(), PAUSE_MS)
  const products = useQuery({
    ...q.products.list.queryOptions({
      input: { text: settled, limit: PRODUCTS_FOUND, sort: 'sold', descending: true },
    }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  })
  const categories = useQuery(q.products.categories.queryOptions({ input: {} }))
  return useMemo(
    () =>
      findEntries(
        text,
        {
          facts: vocabulary.facts,
          today: vocabulary.today,
          products: settled === '' ? [] : (products.data?.rows ?? []),
          categories: categories.data ?? [],
        },
        speech,
      ),
    [text, settled, vocabulary, speech, products.data, categories.data],
  )
}

export function FactFinder({ vocabulary, speech, label, typed, onChoose, onClose }: FactFinderProps) {
  const words = useWords()
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const [text, setText] = useState(typed)
  const [chosen, setChosen] = useState(0)
  const found = useFound(text, { vocabulary, speech })
  const at = Math.min(chosen, found.length - 1)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, found])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || (event.key === 'Backspace' && text === '')) {
      event.preventDefault()
      event.stopPropagation()
      onClose()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const entry = found[at]
      if (entry) onChoose(entry.condition)
    } else if (event.key !== 'Home' && event.key !== 'End') {
      const next = rowAfterKey(event, { at, count: found.length, letters: false })
      if (next < 0) return
      event.preventDefault()
      setChosen(next)
    }
  }
  return (
    <Sheet className={styles['finder']} label={label}>
      <TextInput
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={found.length === 0 ? undefined : `${id}-${String(at)}`}
        aria-label={label}
        placeholder={words('segments.find')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={id} role="listbox" aria-label={label} className={styles['list']}>
        {found.map((entry, index) => (
          <Line
            key={entry.key}
            id={`${id}-${String(index)}`}
            entry={entry}
            first={found[index - 1]?.area !== entry.area}
            chosen={index === at}
            onChoose={() => onChoose(entry.condition)}
          />
        ))}
      </ul>
      {found.length === 0 && (
        <p className={styles['nothing']} role="status">
          {words('segments.find-nothing')}
        </p>
      )}
    </Sheet>
  )
}

interface LineProps {
  readonly id: string
  readonly entry: Entry
  /** The first of its area says which that is. */
  readonly first: boolean
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Line({ id, entry, first, chosen, onChoose }: LineProps) {
  const words = useWords()
  return (
    <li
      id={id}
      role="option"
      aria-selected={chosen}
      className={classes(styles['line'], chosen && styles['chosen'])}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span dir="auto">{entry.label}</span>
      {first && <span className={styles['area']}>{words.find(`segments.area.${entry.area}`)}</span>}
    </li>
  )
}
