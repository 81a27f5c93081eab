// How the first rows of a file are read, under the names of our own fields.
import type { ExchangeKind } from '../../../shared/contract/exchange.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { useFieldWords } from './field-words.ts'
import styles from './import.module.css'
import { FIELDS, type Preview } from './mapping.ts'

const SAMPLE_ROWS = 8

interface SampleTableProps {
  readonly preview: Preview
  readonly kind: ExchangeKind
}

export function SampleTable({ preview, kind }: SampleTableProps) {
  const words = useWords()
  const fieldWords = useFieldWords(kind)
  const rows = preview.sample.slice(0, SAMPLE_ROWS)
  const said = new Set(rows.flatMap((row) => Object.keys(row).filter((field) => row[field] !== '')))
  const known: readonly string[] = FIELDS[kind]
  // In our order; the shop's own fields after them.
  const fields = [...known.filter((field) => said.has(field)), ...[...said].filter((field) => !known.includes(field))]
  if (fields.length === 0) return null
  return (
    <section>
      <SectionHeading>{words('import.sample')}</SectionHeading>
      <div className={styles['scrolls']} tabIndex={0} role="group" aria-label={words('import.sample')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {fieldWords(field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {fields.map((field) => (
                  <td key={field} className={styles['sampleCell']} dir="auto">
                    {row[field] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
