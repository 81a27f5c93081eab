// What is needed now and then: who served, a note, something brought back, putting the sale away.
import { Button, Select, TextInput } from '@mantine/core'
import { IconArrowBackUp, IconNote, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import styles from './sale.module.css'
import type { Till } from './use-till.ts'

interface ExtrasProps {
  readonly till: Till
  readonly onBringBack: () => void
  readonly onPutAway: () => void
}

const ICON = { size: 18, stroke: 1.6, 'aria-hidden': true } as const

export function Extras({ till, onBringBack, onPutAway }: ExtrasProps) {
  const words = useWords()
  const { people, user } = useHere()
  const [noting, setNoting] = useState(false)
  const { note, servedBy } = till.sale
  return (
    <div className={styles['extras']}>
      {people.length > 1 && (
        <Select
          size="lg"
          aria-label={words('counter.served')}
          data={people.map(({ id, name }) => ({
            value: String(id),
            label: name.split(/\s+/)[0] ?? name,
          }))}
          value={String(servedBy ?? user.id)}
          onChange={(value) =>
            till.change((draft) => ({ ...draft, servedBy: value === String(user.id) ? null : Number(value) }))
          }
        />
      )}
      {noting || note !== '' ? (
        <TextInput
          className={styles['note']}
          size="lg"
          autoFocus={noting}
          aria-label={words('counter.note')}
          placeholder={words('counter.note')}
          maxLength={2_000}
          value={note}
          onChange={(event) => {
            const text = event.currentTarget.value
            till.change((draft) => ({ ...draft, note: text }))
          }}
        />
      ) : (
        <Button
          size="lg"
          variant="subtle"
          className={styles['extra']}
          leftSection={<IconNote {...ICON} />}
          onClick={() => setNoting(true)}
        >
          {words('counter.note')}
        </Button>
      )}
      <Button
        size="lg"
        variant="subtle"
        className={styles['extra']}
        leftSection={<IconArrowBackUp {...ICON} />}
        rightSection={<Keycap label={words('counter.key.f7')} silent />}
        aria-keyshortcuts="F7"
        onClick={onBringBack}
      >
        {words('counter.return')}
      </Button>
      <Button
        size="lg"
        variant="subtle"
        className={styles['extra']}
        leftSection={<IconX {...ICON} />}
        onClick={onPutAway}
      >
        {words('counter.put-away')}
      </Button>
    </div>
  )
}
