// The controls of what shall be changed of many people, one for each part that was chosen.
import { Autocomplete, CloseButton, MultiSelect, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CustomField } from '../../../../shared/contract/fields.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { OwnFields } from '../../fields/OwnFields.tsx'
import { countryOptions, languageOptions } from '../form/choices.ts'
import { CHANNELS } from '../list/list-state.ts'
import { partOf, type ChangeDraft, type OwnPart, type Part } from './change-draft.ts'
import styles from './chosen.module.css'

interface PartsProps {
  readonly draft: ChangeDraft
  readonly fields: readonly CustomField[]
  readonly onChange: (draft: ChangeDraft) => void
}

export function ChangeParts({ draft, fields, onChange }: PartsProps) {
  const words = useWords()
  return draft.parts.map((part) => (
    <div key={part} className={styles['part']}>
      <div className={styles['control']} ref={focusFirst}>
        <PartControl part={part} draft={draft} fields={fields} onChange={onChange} />
      </div>
      <CloseButton
        size="sm"
        aria-label={words('bulk.part-away')}
        onClick={() => onChange({ ...draft, parts: draft.parts.filter((one) => one !== part) })}
      />
    </div>
  ))
}

/** What was just chosen is what is said next. Runs once for each, when it comes onto the page. */
function focusFirst(control: HTMLDivElement | null): void {
  control?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea')?.focus()
}

interface PartProps extends PartsProps {
  readonly part: Part
}

const NONE = ''

function PartControl(props: PartProps): ReactNode {
  const { part, draft, onChange } = props
  const words = useWords()
  const formats = useFormats()
  const vocabulary = useQuery(q.contacts.vocabulary.queryOptions({ input: {} })).data
  const staff = useQuery(q.users.list.queryOptions({ input: {} })).data
  switch (part) {
    case 'addTags':
    case 'removeTags': {
      const common = {
        label: words(`bulk.part.${part}`),
        placeholder: draft.tags[part].length === 0 ? words('bulk.tags-hint') : '',
        data: (vocabulary?.tags ?? []).map(({ name }) => name),
        value: [...draft.tags[part]],
        onChange: (tags: string[]) => onChange({ ...draft, tags: { ...draft.tags, [part]: tags } }),
      }
      return part === 'addTags' ? (
        <TagsInput {...common} maxTags={50} acceptValueOnBlur />
      ) : (
        <MultiSelect {...common} searchable />
      )
    }
    case 'source':
      return (
        <Autocomplete
          label={words('contacts.form.source')}
          placeholder={words('bulk.emptied')}
          maxLength={80}
          data={vocabulary?.sources ?? []}
          value={draft.source}
          onChange={(source) => onChange({ ...draft, source })}
        />
      )
    case 'city':
      return (
        <Pair>
          <Autocomplete
            label={words('bulk.city-from')}
            placeholder={words('bulk.every')}
            maxLength={120}
            data={(vocabulary?.cities ?? []).map(({ name }) => name)}
            limit={30}
            value={draft.city.from}
            onChange={(from) => onChange({ ...draft, city: { ...draft.city, from } })}
          />
          <TextInput
            label={words('bulk.city-to')}
            maxLength={120}
            value={draft.city.to}
            onChange={(event) => onChange({ ...draft, city: { ...draft.city, to: event.currentTarget.value } })}
          />
        </Pair>
      )
    case 'country': {
      const countries = countryOptions(formats.country, formats.locale)
      return (
        <Pair>
          <Select
            label={words('bulk.country-from')}
            placeholder={words('bulk.every')}
            searchable
            clearable
            data={countries}
            value={draft.country.from === '' ? null : draft.country.from}
            onChange={(from) => onChange({ ...draft, country: { ...draft.country, from: from ?? '' } })}
          />
          <Select
            label={words('bulk.country-to')}
            searchable
            data={countries}
            value={draft.country.to === '' ? null : draft.country.to}
            onChange={(to) => onChange({ ...draft, country: { ...draft.country, to: to ?? '' } })}
          />
        </Pair>
      )
    }
    case 'lookedAfterBy':
      return (
        <Select
          label={words('contacts.form.looked-after')}
          value={draft.lookedAfterBy === null ? NONE : String(draft.lookedAfterBy)}
          onChange={(id) => onChange({ ...draft, lookedAfterBy: id === NONE || id === null ? null : Number(id) })}
          data={[
            { value: NONE, label: words('contacts.form.looked-after-none') },
            ...(staff ?? []).map((user) => ({ value: String(user.id), label: user.name })),
          ]}
        />
      )
    case 'preferredChannel':
      return (
        <Select
          label={words('contacts.form.channel')}
          value={draft.preferredChannel ?? NONE}
          onChange={(value) =>
            onChange({ ...draft, preferredChannel: CHANNELS.find((channel) => channel === value) ?? null })
          }
          data={[
            { value: NONE, label: words('contacts.form.channel-any') },
            ...CHANNELS.map((value) => ({ value, label: words(`contacts.channel.${value}`) })),
          ]}
        />
      )
    case 'language':
      return (
        <Select
          label={words('contacts.form.language')}
          searchable
          value={draft.language}
          onChange={(language) => onChange({ ...draft, language: language ?? '' })}
          data={[
            { value: NONE, label: words('contacts.form.language-any') },
            ...languageOptions(formats.languageName, formats.locale, draft.language),
          ]}
        />
      )
    case 'kind':
      return (
        <SegmentedControl
          aria-label={words('bulk.part.kind')}
          value={draft.kind}
          onChange={(kind) => onChange({ ...draft, kind: kind === 'company' ? 'company' : 'person' })}
          data={[
            { value: 'person', label: words('contacts.narrow.people') },
            { value: 'company', label: words('contacts.narrow.companies') },
          ]}
        />
      )
    default:
      return <OwnControl {...props} part={part} />
  }
}

const Pair = ({ children }: { readonly children: ReactNode }) => <div className={styles['pair']}>{children}</div>

function OwnControl({ part, draft, fields, onChange }: PartsProps & { readonly part: OwnPart }) {
  const words = useWords()
  const { how, id } = partOf(part)
  const field = fields.find((one) => String(one.id) === id)
  if (field === undefined) return null
  if (how === 'own') {
    return (
      <OwnFields
        fields={[field]}
        draft={draft.own}
        wrong={wrongOf(draft, id)}
        onChange={(own) => onChange({ ...draft, own })}
      />
    )
  }
  return (
    <MultiSelect
      label={words(`bulk.part.${how}`, { name: field.name })}
      data={field.options.filter(({ archived }) => how === 'take' || !archived).map((option) => option.words)}
      searchable
      value={[...(draft.options[part] ?? [])]}
      onChange={(options) => onChange({ ...draft, options: { ...draft.options, [part]: options } })}
    />
  )
}

function wrongOf({ own }: ChangeDraft, id: string): ReadonlyMap<string, string> {
  const wrong = own[id]?.wrong ?? null
  return new Map(wrong === null ? [] : [[id, wrong]])
}
