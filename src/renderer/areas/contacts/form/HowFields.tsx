// How somebody came, how they like to be reached, in which language, and who looks after them.
import { Autocomplete, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { CHANNELS } from '../list/list-state.ts'
import { languageOptions } from './choices.ts'
import type { FieldProps } from './form-model.ts'
import styles from './form.module.css'

const NONE = ''

export function HowFields({ form }: FieldProps) {
  const words = useWords()
  const formats = useFormats()
  const { draft, change, errorAt } = form
  const vocabulary = useQuery(q.contacts.vocabulary.queryOptions({ input: {} }))
  const staff = useQuery(q.users.list.queryOptions({ input: {} }))
  return (
    <div className={styles['pair']}>
      <Autocomplete
        label={words('contacts.form.source')}
        placeholder={words('contacts.form.source-hint')}
        maxLength={80}
        data={vocabulary.data?.sources ?? []}
        value={draft.source}
        onChange={(source) => change({ source })}
        error={errorAt('source')}
      />
      <Select
        label={words('contacts.form.looked-after')}
        value={draft.lookedAfterBy === null ? NONE : String(draft.lookedAfterBy)}
        onChange={(id) => change({ lookedAfterBy: id === NONE || id === null ? null : Number(id) })}
        data={[
          { value: NONE, label: words('contacts.form.looked-after-none') },
          ...(staff.data ?? []).map((user) => ({ value: String(user.id), label: user.name })),
        ]}
        error={errorAt('lookedAfterBy')}
      />
      <Select
        label={words('contacts.form.channel')}
        value={draft.preferredChannel ?? NONE}
        onChange={(chosen) => change({ preferredChannel: CHANNELS.find((channel) => channel === chosen) ?? null })}
        data={[
          { value: NONE, label: words('contacts.form.channel-any') },
          ...CHANNELS.map((value) => ({ value, label: words(`contacts.channel.${value}`) })),
        ]}
        error={errorAt('preferredChannel')}
      />
      <Select
        label={words('contacts.form.language')}
        searchable
        value={draft.language}
        onChange={(language) => change({ language: language ?? '' })}
        data={[
          { value: NONE, label: words('contacts.form.language-any') },
          ...languageOptions(formats.languageName, formats.locale, draft.language),
        ]}
        error={errorAt('language')}
      />
    </div>
  )
}
