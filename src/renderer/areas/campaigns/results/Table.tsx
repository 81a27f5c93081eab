// A small table of the results: its first column names the row, all others are figures.
import type { ReactNode } from 'react'
import styles from './results.module.css'

interface TableProps {
  readonly label: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly ReactNode[])[]
  readonly foot?: readonly ReactNode[]
  /** So many columns at the start are words. */
  readonly said?: number
}

export function Table({ label, heads, rows, foot, said = 1 }: TableProps) {
  const kind = (at: number) => (at < said ? undefined : styles['number'])
  return (
    <div className={styles['scroller']} tabIndex={0} role="region" aria-label={label}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" className={kind(at)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // Rows have no names of their own and never change places by themselves.
            <tr key={row}>
              <Cells cells={cells} kind={kind} />
            </tr>
          ))}
        </tbody>
        {foot !== undefined && (
          <tfoot>
            <tr>
              <Cells cells={foot} kind={kind} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

interface CellsProps {
  readonly cells: readonly ReactNode[]
  readonly kind: (at: number) => string | undefined
}

function Cells({ cells, kind }: CellsProps) {
  return cells.map((cell, at) =>
    at === 0 ? (
      <th key={at} scope="row">
        <bdi>{cell}</bdi>
      </th>
    ) : (
      <td key={at} className={kind(at)}>
        {cell}
      </td>
    ),
  )
}
