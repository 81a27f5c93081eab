// What is counted: in which days, of which products, on which weekdays, where. What is not narrowed is one press away.
import { MultiSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { Scope, ScopePart } from '../../../shared/domain/segments/rule.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './editor.module.css'
import type { ConditionFieldProps } from './condition-field.ts'
import { PeriodField } from './PeriodField.tsx'
import { kindsBase, weekdayName } from './say-scope.ts'

/** The scope without what says nothing. */
function withPart<P extends ScopePart>(
  scope: Scope | undefined,
  part: P,
  value: Scope[P] | undefined,
): Scope | undefined {
  const { [part]: _before, ...rest } = scope ?? {}
  const none = value === undefined || (Array.isArray(value) && value.length === 0)
  const next: Scope = none ? rest : { ...rest, [part]: value }
  return Object.keys(next).length === 0 ? undefined : next
}

export function ScopeFields(props: ConditionFieldProps) {
  const { condition, fact, onChange } = props
  const words = useWords()
  const [opened, setOpened] = useState<readonly ScopePart[]>([])
  const { scope } = condition
  const said = (part: ScopePart) => scope?.[part] !== undefined
  const shown = fact.scope.filter((part) => said(part) || opened.includes(part))
  const change = <P extends ScopePart>(part: P, value: Scope[P] | undefined) => {
    const { scope: _before, ...rest } = condition
    const next = withPart(scope, part, value)
    onChange({ ...rest, ...(next !== undefined && { scope: next }) }, `scope.${part}`)
  }
  const close = (part: ScopePart) => {
    setOpened(opened.filter((one) => one !== part))
    change(part, undefined)
  }
  const field = { ...props, change }
  return (
    <div className={styles['scope']}>
      {shown.map((part) => (
        <div key={part} className={styles['scopeRow']}>
          <Field part={part} {...field} />
          <IconButton
            size={24}
            label={words('segments.scope-off', { part: words(`segments.scope-part.${part}`) })}
            onClick={() => close(part)}
          >
            <IconX size={16} stroke={1.6} aria-hidden />
          </IconButton>
        </div>
      ))}
      {shown.length < fact.scope.length && (
        <p className={styles['more']}>
          {fact.scope
            .filter((part) => !shown.includes(part))
            .map((part) => (
              <TextButton
                key={part}
                icon={<IconPlus size={14} stroke={1.6} aria-hidden />}
                onClick={() => {
                  setOpened([...opened, part])
                  if (part === 'period') change('period', { last: 12, unit: 'month' })
                  if (part === 'hours') change('hours', { from: 8, to: 11 })
                }}
              >
                {words(`segments.scope-part.${part}`)}
              </TextButton>
            ))}
        </p>
      )}
    </div>
  )
}

interface FieldProps extends ConditionFieldProps {
  readonly part: ScopePart
  readonly change: <P extends ScopePart>(part: P, value: Scope[P] | undefined) => void
}

function Field({ part, condition, fact, speech, change }: FieldProps): ReactNode {
  const words = useWords()
  const formats = useFormats()
  const scope = condition.scope ?? {}
  const label = words(`segments.scope-part.${part}`)
  switch (part) {
    case 'period':
      return (
        <PeriodField
          period={scope.period ?? { last: 12, unit: 'month' }}
          onChange={(period) => change('period', period)}
        />
      )
    case 'products':
      return <ProductsField label={label} speech={speech} ids={scope.products ?? []} change={change} />
    case 'categories':
      return <CategoriesField label={label} names={scope.categories ?? []} change={change} />
    case 'outlets':
      return <OutletsField label={label} ids={scope.outlets ?? []} change={change} />
    case 'hours':
      return <HoursField hours={scope.hours ?? { from: 8, to: 11 }} change={change} />
    case 'weekdays':
      return (
        <Several
          label={label}
          data={[0, 1, 2, 3, 4, 5, 6].map((day) => ({ value: String(day), label: weekdayName(day, formats) }))}
          value={(scope.weekdays ?? []).map(String)}
          onChange={(days) => change('weekdays', days.map(Number).sort())}
        />
      )
    case 'kinds':
      return (
        <Several
          label={label}
          data={fact.kinds.map(({ value, label: called }) => ({
            value: String(value),
            label: called ?? words.find(`segments.kind.${kindsBase(fact.fact)}.${String(value)}`) ?? String(value),
          }))}
          value={scope.kinds ?? []}
          onChange={(kinds) => change('kinds', kinds)}
        />
      )
    case 'tones':
      return (
        <Several
          label={label}
          data={(['compliment', 'complaint', 'question'] as const).map((tone) => ({
            value: tone,
            label: words(`segments.tone.${tone}`),
          }))}
          value={scope.tones ?? []}
          onChange={(tones) => change('tones', tones)}
        />
      )
  }
}

interface SeveralProps {
  readonly label: string
  readonly data: readonly { readonly value: string; readonly label: string }[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly onSearch?: (text: string) => void
}

function Several({ label, data, value, onChange, onSearch }: SeveralProps) {
  const words = useWords()
  return (
    <MultiSelect
      className={styles['grow']}
      aria-label={label}
      placeholder={value.length === 0 ? label : ''}
      searchable
      data={[...data]}
      value={[...value]}
      onChange={onChange}
      nothingFoundMessage={words('segments.find-nothing')}
      {...(onSearch && { onSearchChange: onSearch, filter: ({ options }: { options: unknown[] }) => options as never })}
    />
  )
}

const PAUSE_MS = 120
const PRODUCTS_FOUND = 20

interface ProductsFieldProps extends Pick<FieldProps, 'speech' | 'change'> {
  readonly label: string
  readonly ids: readonly number[]
}

function ProductsField({ label, speech, ids, change }: ProductsFieldProps) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const products = useQuery({
    ...q.products.list.queryOptions({
      input: { limit: PRODUCTS_FOUND, sort: 'sold', descending: true, ...(text !== '' && { text }) },
    }),
    placeholderData: keepPreviousData,
  })
  const found = new Map((products.data?.rows ?? []).map(({ id, name }) => [id, name]))
  for (const id of ids) if (!found.has(id)) found.set(id, speech.productName(id) ?? words('segments.gone'))
  return (
    <Several
      label={label}
      data={[...found].map(([id, name]) => ({ value: String(id), label: name }))}
      value={ids.map(String)}
      onChange={(chosen) => change('products', chosen.map(Number))}
      onSearch={setTyped}
    />
  )
}

interface CategoriesFieldProps extends Pick<FieldProps, 'change'> {
  readonly label: string
  readonly names: readonly string[]
}

function CategoriesField({ label, names, change }: CategoriesFieldProps) {
  const categories = useQuery(q.products.categories.queryOptions({ input: {} })).data ?? []
  const all = [...new Set([...categories.map(({ name }) => name), ...names])]
  return (
    <Several
      label={label}
      data={all.map((name) => ({ value: name, label: name }))}
      value={names}
      onChange={(chosen) => change('categories', chosen)}
    />
  )
}

interface OutletsFieldProps extends Pick<FieldProps, 'change'> {
  readonly label: string
  readonly ids: readonly number[]
}

function OutletsField({ label, ids, change }: OutletsFieldProps) {
  const words = useWords()
  const outlets = useQuery(q.visits.outlets.queryOptions({ input: {} })).data ?? []
  const gone = ids.filter((id) => !outlets.some((outlet) => outlet.id === id))
  return (
    <Several
      label={label}
      data={[
        ...outlets.map(({ id, name }) => ({ value: String(id), label: name })),
        ...gone.map((id) => ({ value: String(id), label: words('segments.gone') })),
      ]}
      value={ids.map(String)}
      onChange={(chosen) => change('outlets', chosen.map(Number))}
    />
  )
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

interface HoursFieldProps extends Pick<FieldProps, 'change'> {
  readonly hours: NonNullable<Scope['hours']>
}

/** From an hour to another; the last one that counts begins an hour before the end. */
function HoursField({ hours, change }: HoursFieldProps) {
  const words = useWords()
  const formats = useFormats()
  const data = HOURS.map((hour) => ({ value: String(hour), label: formats.hour(hour) }))
  return (
    <>
      <Select
        className={styles['grow']}
        aria-label={words('segments.hour-from')}
        data={data}
        value={String(hours.from)}
        onChange={(from) => change('hours', { ...hours, from: Number(from) })}
      />
      <Select
        className={styles['grow']}
        aria-label={words('segments.hour-to')}
        data={data}
        value={String((hours.to + 1) % 24)}
        onChange={(to) => change('hours', { ...hours, to: (Number(to) + 23) % 24 })}
      />
    </>
  )
}
