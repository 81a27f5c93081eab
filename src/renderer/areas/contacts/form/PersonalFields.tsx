// Details that are nobody's business unless they matter: all optional, each part of what a person may ask to see.
import { Textarea, TextInput } from '@mantine/core'
import { useWords } from '../../../app/language/speaking.tsx'
import type { FieldProps } from './form-model.ts'
import styles from './form.module.css'

const LINES = [
  ['gender', 'contacts.form.gender', 40],
  ['familyStatus', 'contacts.form.family-status', 80],
  ['householdIncome', 'contacts.form.household-income', 80],
  ['businessIncome', 'contacts.form.business-income', 80],
] as const

export function PersonalFields({ form }: FieldProps) {
  const words = useWords()
  const { draft, change, errorAt, hides } = form
  return (
    <>
      <p className={styles['hint']}>{words('contacts.form.personal-hint')}</p>
      <div className={styles['pair']}>
        {!hides('age') && (
          <TextInput
            label={words('contacts.form.age')}
            inputMode="numeric"
            maxLength={3}
            value={draft.age}
            onChange={(event) => change({ age: event.currentTarget.value.replace(/\D/g, '') })}
            error={errorAt('age')}
          />
        )}
        {LINES.filter(([field]) => !hides(field)).map(([field, label, maxLength]) => (
          <TextInput
            key={field}
            label={words(label)}
            maxLength={maxLength}
            value={draft[field]}
            onChange={(event) => change({ [field]: event.currentTarget.value })}
            error={errorAt(field)}
          />
        ))}
      </div>
      {!hides('interests') && (
        <Textarea
          label={words('contacts.form.interests')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2_000}
          value={draft.interests}
          onChange={(event) => change({ interests: event.currentTarget.value })}
          error={errorAt('interests')}
        />
      )}
    </>
  )
}
