// The visits of a day as a table: time, who, what, how it was paid, who served, total. A row opens the visit.
import { useState } from 'react'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import type { VisitRow } from '../../../shared/contract/visits.ts'
import styles from './day.module.css'
import { useVisitTitle } from './visit-title.ts'

interface VisitTableProps {
  readonly rows: readonly VisitRow[]
  readonly onOpen: (id: number) => void
}

/** More are shown when asked for, so that a day of thousands opens at once; the sums always count all. */
const PAGE = 400

export function VisitTable({ rows, onOpen }: VisitTableProps) {
  const words = useWords()
  const [shown, setShown] = useState(PAGE)
  return (
    <section className={styles['list']} aria-label={words('visits.list')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{words('visits.column.time')}</th>
            <th scope="col">{words('visits.column.who')}</th>
            <th scope="col">{words('visits.column.what')}</th>
            <th scope="col">{words('visits.column.paid')}</th>
            <th scope="col">{words('visits.column.served')}</th>
            <th scope="col" className={styles['figure']}>
              {words('visits.column.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <VisitLine key={row.id} row={row} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <TextButton onClick={() => setShown(shown + PAGE)}>
          {words('visits.show-more', { count: rows.length - shown })}
        </TextButton>
      )}
    </section>
  )
}

function VisitLine({ row, onOpen }: { readonly row: VisitRow; readonly onOpen: (id: number) => void }) {
  const words = useWords()
  const formats = useFormats()
  const title = useVisitTitle()
  const name = row.contactName ?? words('visits.nobody')
  return (
    <tr data-corrected={row.corrected} onClick={() => onOpen(row.id)}>
      <td className={styles['time']}>{formats.time(row.at)}</td>
      <td className={styles['who']}>
        <button
          type="button"
          className={styles['open']}
          aria-label={words('visits.open', { name, time: formats.time(row.at) })}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(row.id)
          }}
        >
          <bdi>{name}</bdi>
        </button>
      </td>
      <td className={styles['what']}>
        {title(row)}
        {row.corrected && (
          <>
            {' '}
            <span className={styles['quiet']}>{words('visits.back')}</span>
          </>
        )}
      </td>
      <td className={styles['paid']}>{formats.list(row.tenders.map((name) => words(`visits.tender.${name}`)))}</td>
      <td className={styles['served']}>{row.servedByName?.split(/\s+/)[0]}</td>
      <td className={styles['figure']}>{row.lines > 0 && formats.money(row.total)}</td>
    </tr>
  )
}
