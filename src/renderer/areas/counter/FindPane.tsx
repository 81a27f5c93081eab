// The left of the counter: one box for a name, digits of a phone or a number; the people it finds; and, while nothing is
// typed, the last sales of today.
import { Button } from '@mantine/core'
import { IconReceiptOff, IconSearch, IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { CouponFound } from './CouponFound.tsx'
import { FoundRow } from './FoundRow.tsx'
import styles from './find.module.css'
import { LastSales } from './LastSales.tsx'
import { useScan } from './use-scan.ts'
import { FOUND, type Till } from './use-till.ts'

interface FindPaneProps {
  readonly till: Till
  readonly onNew: () => void
  readonly onVisit: (id: number) => void
}

export function FindPane({ till, onNew, onVisit }: FindPaneProps) {
  // Taken apart first: one of them is a reference to the box.
  const { findBox, find, setFind, hint, pick, serve } = till
  const words = useWords()
  const say = useSaid()
  const id = useId()
  const scan = useScan()
  const text = useDeferredValue(find.trim())
  const [at, setAt] = useState({ text, index: 0 })
  const people = useQuery(
    q.contacts.search.queryOptions({
      input: { text, limit: FOUND },
      enabled: text !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const found = text === '' ? [] : (people.data ?? [])
  // Another text begins with its first again.
  const index = at.text === text ? Math.min(at.index, Math.max(0, found.length - 1)) : 0

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const code = scan(event)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setAt({ text, index: Math.max(0, Math.min(found.length - 1, index + step)) })
    else if (event.key === 'Enter' && !event.ctrlKey && !event.repeat) pick(index, code)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className={styles['pane']} aria-label={words('counter.find')}>
      <div className={styles['box']}>
        <IconSearch size={20} stroke={1.6} aria-hidden />
        <input
          ref={findBox}
          className={styles['input']}
          role="combobox"
          aria-label={words('counter.find')}
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${String(index)}` : undefined}
          aria-autocomplete="list"
          placeholder={words('counter.find-hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles['below']}>
        {text === '' ? (
          <LastSales onOpen={onVisit} />
        ) : (
          <>
            <CouponFound text={text} />
            <p className={styles['count']} role="status">
              {people.data !== undefined && words('counter.found', { count: found.length })}
            </p>
            {people.error !== null && <FailedLine said={say(people.error)} />}
            {people.isPending && <Skeleton rows={3} rowHeight={60} lead />}
            <ul id={`${id}-list`} role="listbox" aria-label={words('counter.people')}>
              {found.map((row, place) => (
                <FoundRow
                  key={row.id}
                  id={`${id}-${String(place)}`}
                  row={row}
                  chosen={place === index}
                  onPick={() => serve(row.id)}
                />
              ))}
            </ul>
            {hint === 'failed' && <p className={styles['quiet']}>{words('counter.failed')}</p>}
            {(hint === 'nobody' || found.length === 0) && people.data !== undefined && (
              <p className={styles['quiet']}>{words('counter.nobody')}</p>
            )}
          </>
        )}
      </div>
      <div className={styles['foot']}>
        <Button
          size="lg"
          leftSection={<IconUserPlus size={18} stroke={1.6} aria-hidden />}
          rightSection={<Keycap label={words('counter.key.f6')} silent />}
          aria-keyshortcuts="F6"
          onClick={onNew}
        >
          {words('counter.new')}
        </Button>
        <Button
          size="lg"
          leftSection={<IconReceiptOff size={18} stroke={1.6} aria-hidden />}
          rightSection={<Keycap label={words('counter.key.f4')} silent />}
          aria-keyshortcuts="F4"
          onClick={() => serve(null)}
        >
          {words('counter.no-name')}
        </Button>
      </div>
    </section>
  )
}
