// Who it is: a person with one or two names, or a company.
import { SegmentedControl, TextInput } from '@mantine/core'
import { useWords } from '../../../app/language/speaking.tsx'
import type { FieldProps } from './form-model.ts'
import styles from './form.module.css'

export function NameFields({ form }: FieldProps) {
  const words = useWords()
  const { draft, change, errorAt } = form
  const person = draft.kind === 'person'
  return (
    <>
      <div className={styles['kindLine']}>
        <SegmentedControl
          aria-label={words('contacts.form.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          data={[
            { value: 'person', label: words('contacts.form.person') },
            { value: 'company', label: words('contacts.form.company') },
          ]}
        />
      </div>
      <div className={person ? styles['pair'] : undefined}>
        {person && (
          <TextInput
            label={words('contacts.form.given')}
            data-autofocus=""
            autoComplete="off"
            maxLength={120}
            value={draft.given}
            onChange={(event) => change({ given: event.currentTarget.value })}
            error={errorAt('given')}
          />
        )}
        <TextInput
          label={words(person ? 'contacts.form.family' : 'contacts.form.company-name')}
          data-autofocus={person ? undefined : ''}
          autoComplete="off"
          maxLength={120}
          value={draft.family}
          onChange={(event) => change({ family: event.currentTarget.value })}
          error={errorAt('family')}
        />
      </div>
    </>
  )
}

/** Behind "more": what they are called, and how it is said. */
export function CallFields({ form }: FieldProps) {
  const words = useWords()
  const { draft, change, errorAt } = form
  return (
    <div className={styles['pair']}>
      <TextInput
        label={words('contacts.form.nickname')}
        maxLength={80}
        value={draft.nickname}
        onChange={(event) => change({ nickname: event.currentTarget.value })}
        error={errorAt('nickname')}
      />
      <TextInput
        label={words('contacts.form.say')}
        placeholder={words('contacts.form.say-hint')}
        maxLength={120}
        value={draft.say}
        onChange={(event) => change({ say: event.currentTarget.value })}
        error={errorAt('say')}
      />
    </div>
  )
}
