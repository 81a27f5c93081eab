// The columns of a file, each with what stands in it and what it means.
import { Select } from '@mantine/core'
import type { ExchangeKind, Mapping } from '../../../shared/contract/exchange.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { useFieldChoices } from './field-words.ts'
import styles from './import.module.css'
import { fieldAt, formatsOf, withFieldAt, withFormat, type OnMapping, type Preview } from './mapping.ts'

interface ColumnTableProps {
  readonly kind: ExchangeKind
  readonly preview: Preview
  readonly onChange: OnMapping
}

const SAMPLES = 3

export function ColumnTable({ kind, preview, onChange }: ColumnTableProps) {
  const words = useWords()
  const choices = useFieldChoices(kind)
  const { columns, mapping } = preview
  const left = columns.filter((_, at) => fieldAt(mapping, columns, at) === null).length
  return (
    <section>
      <SectionHeading
        count={left === 0 ? columns.length : words('import.columns-left', { count: columns.length, left })}
      >
        {words('import.columns')}
      </SectionHeading>
      <div className={styles['scrolls']} tabIndex={0} role="group" aria-label={words('import.columns')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{words('import.column')}</th>
              <th scope="col">{words('import.samples')}</th>
              <th scope="col">{words('import.means')}</th>
              <th scope="col">{words('import.written-as')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, at) => {
              const name = column.name === '' ? words('import.column-at', { at: at + 1 }) : column.name
              const field = fieldAt(mapping, columns, at)
              return (
                <tr key={`${String(at)} ${column.name}`} data-out={field === null || undefined}>
                  <th scope="row" className={styles['columnName']}>
                    <bdi>{name}</bdi>
                  </th>
                  <td className={styles['samples']} dir="auto">
                    {column.samples.slice(0, SAMPLES).join(' · ')}
                  </td>
                  <td className={styles['select']}>
                    <Select
                      aria-label={words('import.means-label', { column: name })}
                      searchable
                      value={field ?? ''}
                      data={[{ value: '', label: words('import.leave-out') }, ...choices]}
                      onChange={(value) =>
                        onChange(
                          withFieldAt(mapping, columns, { at, field: value === null || value === '' ? null : value }),
                        )
                      }
                    />
                  </td>
                  <td className={styles['select']}>
                    {field !== null && <FormatSelect mapping={mapping} field={field} name={name} onChange={onChange} />}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface FormatSelectProps extends Pick<ColumnTableProps, 'onChange'> {
  readonly mapping: Mapping
  readonly field: string
  readonly name: string
}

function FormatSelect({ mapping, field, name, onChange }: FormatSelectProps) {
  const words = useWords()
  const known = formatsOf(field)
  if (known === null) return null
  const format = mapping.fields[field]?.format
  const choices = [...new Set([...(format === undefined ? [] : [format]), ...known])]
  return (
    <Select
      aria-label={words('import.format-label', { column: name })}
      value={format ?? null}
      data={choices.map((value) => ({ value, label: value === 'minor' ? words('import.format.minor') : value }))}
      onChange={(value) => onChange(withFormat(mapping, field, value), field)}
    />
  )
}
