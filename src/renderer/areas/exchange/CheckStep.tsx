// The second step: what each column of the file means and how it is written, with what its first rows would become.
import { Button, Select, TextInput, SegmentedControl } from '@mantine/core'
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Mapping } from '../../../shared/contract/exchange.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { Failed, FailedLine } from '../../components/Failed.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Strip } from '../../components/Strip.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useFieldWords } from './field-words.ts'
import { importMemory, type Prepared } from './import-memory.ts'
import styles from './import.module.css'
import { FIELDS, fieldAt, formatsOf, reread, withFieldAt, withFormat, type Preview } from './mapping.ts'

export function CheckStep({ prepared }: { readonly prepared: Prepared }) {
  const words = useWords()
  const say = useSaid()
  const { kind, taken, mapping } = prepared
  const preview = useQuery({
    ...q.exchange.preview.queryOptions({ input: { kind, taken, ...(mapping !== null && { mapping }) } }),
    // The last reading stays until the next is here.
    placeholderData: (before) => before,
    gcTime: 60_000,
  })
  const leave = () => importMemory.keep(null)
  if (preview.data === undefined || (preview.isError && !hasCode(preview.error, 'BAD_INPUT'))) {
    if (!preview.isError)
      return (
        <div className={styles['page']}>
          <Skeleton rows={10} />
        </div>
      )
    return (
      <div className={styles['page']}>
        <Failed
          said={say(preview.error)}
          onAct={leave}
          quiet={<TextButton onClick={leave}>{words('import.another-file')}</TextButton>}
        />
      </div>
    )
  }
  return <Check prepared={prepared} preview={preview.data} onLeave={leave} />
}

interface CheckProps {
  readonly prepared: Prepared
  readonly preview: Preview
  readonly onLeave: () => void
}

function Check({ prepared, preview, onLeave }: CheckProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const fieldWords = useFieldWords(prepared.kind)
  const { kind, taken, file } = prepared
  const change = (mapping: Mapping) => importMemory.keep({ ...prepared, mapping })
  const trial = useMutation(
    q.exchange.import.mutationOptions({
      meta: { done: false },
      onSuccess: (tried) => importMemory.keep({ ...prepared, mapping: preview.mapping, tried }),
    }),
  )
  const missing = preview.missing.map(fieldWords)
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div className={styles['grow']}>
          <p className={styles['quiet']}>{words('import.step', { name: file.name, step: 2 })}</p>
          <h1>{words(`import.check.${kind}`, { rows: preview.rows })}</h1>
        </div>
        <Button leftSection={<IconArrowLeft size={16} stroke={1.6} aria-hidden />} onClick={onLeave}>
          {words('import.back')}
        </Button>
        <Button
          variant="filled"
          loading={trial.isPending}
          disabled={missing.length > 0}
          onClick={() => trial.mutate({ kind, taken, mapping: preview.mapping, dryRun: true })}
        >
          {words('import.try')}
        </Button>
      </header>
      {missing.length > 0 && (
        <Strip
          tone="soon"
          icon={<IconAlertTriangle size={18} stroke={1.6} aria-hidden />}
          title={words('import.missing', { fields: formats.list(missing) })}
        >
          {words('import.missing-do')}
        </Strip>
      )}
      {trial.error !== null && <FailedLine said={say(trial.error)} />}
      <Choices prepared={prepared} preview={preview} onChange={change} />
      {preview.format === 'csv' && <ColumnTable prepared={prepared} preview={preview} onChange={change} />}
      <Sample preview={preview} kind={kind} />
    </div>
  )
}

interface PartProps {
  readonly prepared: Prepared
  readonly preview: Preview
  readonly onChange: (mapping: Mapping) => void
}

/** Fields that hold numbers of the program the file is from. */
const NUMBERS = ['number', 'customer-number', 'receipt'] as const

/** What the columns do not say: whose sales they are, and how the file is written. */
function Choices({ prepared, preview, onChange }: PartProps) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const { mapping } = preview
  const hasNumbers = NUMBERS.some((field) => mapping.fields[field] !== undefined)
  return (
    <div className={styles['choices']}>
      {prepared.kind === 'sales' && (
        <div>
          <p className={styles['label']}>{words('import.unknown')}</p>
          <SegmentedControl
            aria-label={words('import.unknown')}
            value={mapping.unknownCustomers}
            onChange={(value) =>
              onChange({
                ...mapping,
                unknownCustomers: value === 'skip' ? 'skip' : value === 'anonymous' ? 'anonymous' : 'create',
              })
            }
            data={(['create', 'anonymous', 'skip'] as const).map((value) => ({
              value,
              label: words(`import.unknown.${value}`),
            }))}
          />
        </div>
      )}
      {hasNumbers && (
        <TextInput
          label={words('import.source')}
          description={words('import.source-help')}
          defaultValue={mapping.source ?? ''}
          maxLength={60}
          onBlur={(event) => {
            const source = event.currentTarget.value.trim()
            if (source !== '' && source !== mapping.source) onChange({ ...mapping, source })
          }}
        />
      )}
      {preview.format === 'csv' && (
        <div className={styles['written']}>
          <TextButton expanded={open} onClick={() => setOpen(!open)}>
            {words('import.written')}
          </TextButton>
          {open && <Written preview={preview} onChange={onChange} />}
        </div>
      )}
    </div>
  )
}

const DELIMITERS = [',', ';', '\t', '|', 'blanks'] as const
const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-2', 'utf-16le', 'macintosh'] as const

function Written({ preview, onChange }: Omit<PartProps, 'prepared'>) {
  const words = useWords()
  const { mapping, delimiter, encoding, header } = preview
  const delimiters = [...new Set([delimiter ?? ',', ...DELIMITERS])]
  const delimiterWords = (value: string) =>
    words.find(`import.delimiter.${value === '\t' ? 'tab' : value === '|' ? 'bar' : value}`) ?? value
  return (
    <div className={styles['writtenFields']}>
      <Select
        label={words('import.delimiter')}
        value={delimiter ?? ','}
        data={delimiters.map((value) => ({ value, label: delimiterWords(value) }))}
        onChange={(value) => value !== null && onChange(reread(mapping, { delimiter: value }))}
      />
      <Select
        label={words('import.encoding')}
        value={encoding}
        data={[...new Set([encoding, ...ENCODINGS])].map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={(value) => value !== null && onChange(reread(mapping, { encoding: value }))}
      />
      <Select
        label={words('import.header')}
        value={String(header)}
        data={[true, false].map((value) => ({
          value: String(value),
          label: words(value ? 'import.header.yes' : 'import.header.no'),
        }))}
        onChange={(value) => onChange(reread(mapping, { header: value === 'true' }))}
      />
    </div>
  )
}

function ColumnTable({ prepared, preview, onChange }: PartProps) {
  const words = useWords()
  const fieldWords = useFieldWords(prepared.kind)
  const { columns, mapping } = preview
  const fields = [
    { value: '', label: words('import.leave-out') },
    ...FIELDS[prepared.kind].map((value) => ({ value, label: fieldWords(value) })),
  ]
  return (
    <section>
      <SectionHeading count={columns.length}>{words('import.columns')}</SectionHeading>
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
                  <th scope="row">{name}</th>
                  <td className={styles['samples']}>{column.samples.slice(0, 3).join(' · ')}</td>
                  <td className={styles['select']}>
                    <Select
                      aria-label={words('import.means-label', { column: name })}
                      searchable
                      value={field ?? ''}
                      data={fields}
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

interface FormatSelectProps extends Pick<PartProps, 'onChange'> {
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
      onChange={(value) => onChange(withFormat(mapping, field, value))}
    />
  )
}

const SAMPLE_ROWS = 8

function Sample({ preview, kind }: { readonly preview: Preview; readonly kind: Prepared['kind'] }) {
  const words = useWords()
  const fieldWords = useFieldWords(kind)
  const rows = preview.sample.slice(0, SAMPLE_ROWS)
  const fields = FIELDS[kind].filter((field) => rows.some((row) => (row[field] ?? '') !== ''))
  if (rows.length === 0 || fields.length === 0) return null
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
