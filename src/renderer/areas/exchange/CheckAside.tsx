// What the columns do not say: what the file holds, by what people are known, what happens to them, and what they agreed to.
import { Checkbox, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ExchangeKind, MatchKey, type Mapping } from '../../../shared/contract/exchange.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './import.module.css'
import { aboutPeople, reread, saysConsent, type OnMapping, type Preview } from './mapping.ts'
import { Written } from './Written.tsx'

interface CheckAsideProps {
  readonly kind: ExchangeKind
  readonly preview: Preview
  readonly onChange: OnMapping
  readonly onKind: (kind: ExchangeKind) => void
}

/** Fields that hold numbers of the program the file is from. */
const NUMBERS = ['number', 'customer-number', 'receipt'] as const
/** How people are known as long as nobody says otherwise. */
const USUAL: readonly MatchKey[] = ['number', 'phone', 'email']

export function CheckAside({ kind, preview, onChange, onKind }: CheckAsideProps) {
  const words = useWords()
  const { mapping, format } = preview
  const part = { mapping, onChange }
  const hasNumbers = NUMBERS.some((field) => mapping.fields[field] !== undefined)
  return (
    <aside className={styles['aside']} aria-label={words('import.choices')}>
      <Select
        label={words('import.kind')}
        value={kind}
        data={ExchangeKind.options.map((value) => ({ value, label: words(`import.kind.${value}`) }))}
        onChange={(value) => {
          const chosen = ExchangeKind.safeParse(value)
          if (chosen.success) onKind(chosen.data)
        }}
      />
      {preview.sheets.length > 1 && (
        <Select
          label={words('import.sheet')}
          value={mapping.sheet ?? preview.sheets[0] ?? null}
          data={preview.sheets}
          onChange={(sheet) => sheet !== null && onChange(reread(mapping, { sheet }))}
        />
      )}
      {kind === 'sales' && <UnknownCustomers {...part} />}
      {aboutPeople(kind) && kind !== 'sales' && <KnownBy {...part} />}
      {(kind === 'contacts' || kind === 'companies' || kind === 'products') && <Updates {...part} kind={kind} />}
      {saysConsent(kind, mapping) && <ConsentBox {...part} />}
      {hasNumbers && <NumberSource key={mapping.source} {...part} />}
      {format === 'csv' && <Written preview={preview} onChange={onChange} />}
    </aside>
  )
}

interface PartProps {
  readonly mapping: Mapping
  readonly onChange: OnMapping
}

function UnknownCustomers({ mapping, onChange }: PartProps) {
  const words = useWords()
  return (
    <div>
      <p className={styles['label']}>{words('import.unknown')}</p>
      <SegmentedControl
        fullWidth
        orientation="vertical"
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
  )
}

function KnownBy({ mapping, onChange }: PartProps) {
  const words = useWords()
  const chosen = mapping.matchBy ?? USUAL
  return (
    <Checkbox.Group
      label={words('import.known-by')}
      value={[...chosen]}
      onChange={(values) => {
        const matchBy = MatchKey.options.filter((key) => values.includes(key))
        // By nothing nobody is known, and a file would come in twice.
        if (matchBy.length > 0) onChange({ ...mapping, matchBy })
      }}
    >
      <div className={styles['ticks']}>
        {MatchKey.options.map((key) => (
          <Checkbox key={key} value={key} label={words(`import.known-by.${key}`)} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

function Updates({ mapping, onChange, kind }: PartProps & { readonly kind: 'contacts' | 'companies' | 'products' }) {
  const words = useWords()
  const ways = ['replace', 'fill', 'skip'] as const
  return (
    <div>
      <p className={styles['label']}>{words(kind === 'products' ? 'import.updates-products' : 'import.updates')}</p>
      <SegmentedControl
        fullWidth
        aria-label={words(kind === 'products' ? 'import.updates-products' : 'import.updates')}
        value={mapping.updates}
        onChange={(value) => onChange({ ...mapping, updates: ways.find((way) => way === value) ?? 'replace' })}
        data={ways.map((value) => ({ value, label: words(`import.updates.${value}`) }))}
      />
      <p className={styles['help']}>{words(`import.updates-help.${mapping.updates}`)}</p>
    </div>
  )
}

/** Consent is never widened by a file alone: whoever brings it in says how it was given. */
function ConsentBox({ mapping, onChange }: PartProps) {
  const words = useWords()
  const [open, setOpen] = useState(mapping.consent !== undefined)
  const [how, setHow] = useState(mapping.consent?.how ?? '')
  const [said, setSaid] = useState(mapping.consent?.words ?? '')
  const keep = () => {
    const { consent: before, ...others } = mapping
    const now = how.trim() === '' ? undefined : { how: how.trim(), words: said.trim() }
    if (now?.how === before?.how && now?.words === before?.words) return
    onChange(now === undefined ? others : { ...others, consent: now })
  }
  return (
    <section className={styles['consent']} aria-label={words('import.consent')}>
      <p className={styles['label']}>{words('import.consent')}</p>
      <p className={styles['help']}>
        {words(mapping.consent === undefined ? 'import.consent-none' : 'import.consent-said')}
      </p>
      {open ? (
        <>
          <TextInput
            label={words('import.consent-how')}
            placeholder={words('import.consent-how-example')}
            maxLength={200}
            value={how}
            onChange={(event) => setHow(event.currentTarget.value)}
            onBlur={keep}
          />
          <Textarea
            label={words('import.consent-words')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2_000}
            value={said}
            onChange={(event) => setSaid(event.currentTarget.value)}
            onBlur={keep}
          />
        </>
      ) : (
        <TextButton onClick={() => setOpen(true)}>{words('import.consent-say')}</TextButton>
      )}
    </section>
  )
}

function NumberSource({ mapping, onChange }: PartProps) {
  const words = useWords()
  return (
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
  )
}
