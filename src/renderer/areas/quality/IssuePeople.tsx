// Everybody with what was found: put right one by one with the keyboard alone, or all that has a proposal at once.
import { Button, Select } from '@mantine/core'
import { IconWand, IconTrash } from '@tabler/icons-react'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useLocation } from 'wouter'
import type { QualityRow, QualitySummary } from '../../../shared/contract/quality.ts'
import { isEditable } from '../../../shared/domain/quality.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { useUndo } from '../../app/undo/use-undo.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { KeyHints } from '../../components/KeyHints.tsx'
import { Rows } from '../../components/Row.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath } from '../contacts/paths.ts'
import { IssueRow } from './IssueRow.tsx'
import { MendAll } from './MendAll.tsx'
import styles from './quality.module.css'
import { rowKey, useIssuePeople } from './use-issue-people.ts'

const YEARS = ['1', '2', '3', '5', '10'] as const

interface IssuePeopleProps {
  readonly issue: QualitySummary['issues'][number]
  readonly years: number
  readonly onYears: (years: number) => void
}

export function IssuePeople({ issue, years, onYears }: IssuePeopleProps) {
  const { code, mendable } = issue
  const words = useWords()
  const mayAll = useMay('manager')
  const [settled, setSettled] = useState(false)
  const [asking, setAsking] = useState(false)
  return (
    <section className={styles['people']} aria-labelledby="quality-people">
      <header className={styles['header']}>
        <div className={styles['what']}>
          <h2 id="quality-people">{words(`quality.issue.${code}`)}</h2>
          <p className={styles['quiet']}>{words(`quality.why.${code}`)}</p>
        </div>
        {code === 'stale' && (
          <Select
            aria-label={words('quality.years')}
            className={styles['years']}
            allowDeselect={false}
            data={YEARS.map((value) => ({ value, label: words('quality.years-of', { years: Number(value) }) }))}
            value={String(years)}
            onChange={(value) => onYears(Number(value ?? 3))}
          />
        )}
        {mayAll && !settled && mendable > 1 && (
          <Button
            leftSection={
              code === 'stale' ? (
                <IconTrash size={16} stroke={1.6} aria-hidden />
              ) : (
                <IconWand size={16} stroke={1.6} aria-hidden />
              )
            }
            onClick={() => setAsking(true)}
          >
            {words(code === 'stale' ? 'quality.trash-all' : 'quality.mend-all', { count: mendable })}
          </Button>
        )}
      </header>
      <PeopleRows key={`${code} ${String(settled)} ${String(years)}`} code={code} years={years} settled={settled} />
      <p>
        <TextButton tone="quiet" onClick={() => setSettled(!settled)}>
          {words(settled ? 'quality.show-found' : 'quality.show-left')}
        </TextButton>
      </p>
      {asking && <MendAll issue={issue} years={years} onClose={() => setAsking(false)} />}
    </section>
  )
}

interface PeopleRowsProps {
  readonly code: QualityRow['code']
  readonly years: number
  /** Those said to be right instead. */
  readonly settled: boolean
}

function PeopleRows({ code, years, settled }: PeopleRowsProps) {
  const words = useWords()
  const say = useSaid()
  const [, navigate] = useLocation()
  const { undoLast } = useUndo()
  const people = useIssuePeople({ code, years, left: settled })
  const [editing, setEditing] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const focus = useFocusOfRows(place)
  const focused = () => {
    return people.rows?.[rowsIn(place.current).findIndex((row) => row === document.activeElement)]
  }
  useShortcuts({
    l: {
      where: 'list',
      run: () => {
        const row = focused()
        if (row === undefined || settled) return
        focus.keep()
        people.leave(row)
      },
    },
    ...(isEditable(code) && !settled && { e: { where: 'list' as const, run: () => setEditing(keyOf(focused())) } }),
    o: { where: 'list', run: () => open(focused()) },
    z: {
      where: 'list',
      run: () => {
        if (!people.busy) undoLast()
      },
    },
  })
  const open = (row: QualityRow | undefined) => {
    if (row !== undefined) navigate(contactPath(row.contactId))
  }
  if (people.rows === undefined) {
    return people.error === null ? <Skeleton rows={8} /> : <FailedLine said={say(people.error)} />
  }
  return (
    <div ref={place} className={styles['rows']}>
      {people.error !== null && editing === null && <FailedLine said={say(people.error)} />}
      {people.rows.length === 0 && (
        <p className={styles['quiet']}>{words(settled ? 'quality.none-left' : 'quality.none-of')}</p>
      )}
      <Rows labelledBy="quality-people">
        {people.rows.map((row) => (
          <IssueRow
            key={rowKey(row)}
            row={row}
            settled={settled}
            editing={editing === rowKey(row)}
            onEdit={(on) => {
              if (!on) focus.keep()
              setEditing(on ? rowKey(row) : null)
            }}
            onMend={(to) => {
              focus.keep()
              return people.mend(row, to)
            }}
            onLeave={() => {
              focus.keep()
              people.leave(row)
            }}
            onDoubt={() => {
              focus.keep()
              people.doubt(row)
            }}
            onOpen={() => open(row)}
          />
        ))}
      </Rows>
      {people.more !== null && (
        <p>
          <TextButton onClick={people.more}>{words('quality.more')}</TextButton>
        </p>
      )}
      {people.rows.length > 0 && !settled && <Keys editable={isEditable(code)} />}
    </div>
  )
}

const keyOf = (row: QualityRow | undefined) => (row === undefined ? null : rowKey(row))

const rowsIn = (place: HTMLElement | null) => [...(place?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]

/** Whoever goes down the list with the keyboard stays where they were, though rows go from under them. */
function useFocusOfRows(place: RefObject<HTMLElement | null>) {
  const kept = useRef<number | null>(null)
  // After every drawing: the row that had the focus may have gone with it.
  useLayoutEffect(() => {
    const active = document.activeElement
    if (kept.current === null || (active !== null && active !== document.body)) return
    const rows = rowsIn(place.current)
    rows[Math.min(kept.current, rows.length - 1)]?.focus()
    kept.current = null
  })
  return {
    keep: () => {
      const at = rowsIn(place.current).findIndex((row) => row.contains(document.activeElement))
      kept.current = at < 0 ? null : at
    },
  }
}

function Keys({ editable }: { readonly editable: boolean }) {
  const words = useWords()
  return (
    <KeyHints
      hints={[
        { caps: [words('today.key.j'), words('today.key.k')], words: words('today.keys.move') },
        { caps: [words('key.enter')], words: words('quality.keys.mend') },
        ...(editable ? [{ caps: [words('quality.key.e')], words: words('quality.keys.type') }] : []),
        { caps: [words('quality.key.l')], words: words('quality.keys.leave') },
        { caps: [words('quality.key.z')], words: words('quality.keys.undo') },
      ]}
    />
  )
}
