// The rest of the form, behind "more": a part is open when it holds something, or when everything is asked for.
import { Textarea } from '@mantine/core'
import { useState, type ComponentType } from 'react'
import type { WordKey } from '../../../../shared/words/catalogue.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { OwnFields } from '../../fields/OwnFields.tsx'
import { useOwnFields } from '../../fields/use-own-fields.ts'
import { AddressFields } from './AddressFields.tsx'
import type { Draft } from './draft.ts'
import type { FieldProps, FormModel } from './form-model.ts'
import styles from './form.module.css'
import { HowFields } from './HowFields.tsx'
import { LinkFields } from './LinkFields.tsx'
import { CallFields } from './NameFields.tsx'
import { NumberFields } from './NumberFields.tsx'
import { OccasionFields } from './OccasionFields.tsx'
import { PersonalFields } from './PersonalFields.tsx'
import { PreferenceFields } from './PreferenceFields.tsx'

interface Part {
  readonly words: WordKey
  readonly fields: ComponentType<FieldProps & { readonly self: number | null }>
  readonly filled: (draft: Draft) => boolean
  /** Fields that a role must see for the part to be drawn. */
  readonly needs: readonly (keyof Draft)[]
}

const said = (...texts: readonly (string | null)[]) => texts.some((text) => text !== null && text !== '')

/** Fields that the shop defined itself, always in sight: it wanted to know. */
function CustomPart({ form }: FieldProps) {
  const words = useWords()
  const fields = useOwnFields('contacts')
  if (fields.length === 0 || form.hides('custom')) return null
  return (
    <fieldset className={styles['part']}>
      <legend className={styles['legend']}>{words('fields.part')}</legend>
      <OwnFields
        fields={fields}
        draft={form.draft.custom}
        wrong={form.wrongCustom}
        onChange={(custom) => form.change({ custom })}
      />
    </fieldset>
  )
}

const PARTS = [
  {
    words: 'contacts.form.part.name',
    fields: CallFields,
    filled: ({ nickname, say }) => said(nickname, say),
    needs: [],
  },
  {
    words: 'contacts.form.part.likes',
    fields: PreferenceFields,
    filled: ({ preferences }) => preferences.length > 0,
    needs: ['preferences'],
  },
  {
    words: 'contacts.form.part.note',
    fields: NoteField,
    filled: ({ note }) => said(note),
    needs: ['note'],
  },
  {
    words: 'contacts.form.part.how',
    fields: HowFields,
    filled: ({ source, preferredChannel, language, lookedAfterBy }) =>
      said(source, preferredChannel, language) || lookedAfterBy !== null,
    needs: [],
  },
  {
    words: 'contacts.form.part.addresses',
    fields: AddressFields,
    filled: ({ addresses }) => addresses.length > 0,
    needs: ['addresses'],
  },
  {
    words: 'contacts.form.part.days',
    fields: OccasionFields,
    filled: ({ occasions }) => occasions.length > 0,
    needs: ['occasions'],
  },
  {
    words: 'contacts.form.part.people',
    fields: LinkFields,
    filled: ({ links }) => links.length > 0,
    needs: ['links'],
  },
  {
    words: 'contacts.form.part.numbers',
    fields: NumberFields,
    filled: ({ numbers }) => numbers.length > 0,
    needs: ['numbers'],
  },
  {
    words: 'contacts.form.part.personal',
    fields: PersonalFields,
    filled: ({ gender, age, familyStatus, householdIncome, businessIncome, interests }) =>
      said(gender, age, familyStatus, householdIncome, businessIncome, interests),
    needs: ['interests'],
  },
] as const satisfies readonly Part[]

interface MorePartsProps {
  readonly form: FormModel
  /** What stood in the form when it was opened decides which parts are open; typing closes none. */
  readonly base: Draft
  readonly self: number | null
}

export function MoreParts({ form, base, self }: MorePartsProps) {
  const words = useWords()
  const [all, setAll] = useState(false)
  const parts = PARTS.filter((part) => part.needs.every((field) => !form.hides(field)))
  const shown = all ? parts : parts.filter((part) => part.filled(base) || part.filled(form.draft))
  return (
    <>
      <CustomPart form={form} />
      {shown.map(({ words: title, fields: Fields }) => (
        <fieldset key={title} className={styles['part']}>
          <legend className={styles['legend']}>{words(title)}</legend>
          <Fields form={form} self={self} />
        </fieldset>
      ))}
      {(shown.length < parts.length || all) && (
        <div className={styles['moreLine']}>
          <TextButton expanded={all} onClick={() => setAll(!all)}>
            {words(all ? 'contacts.form.less' : 'contacts.form.more')}
          </TextButton>
          {!all && <span className={styles['hint']}>{words('contacts.form.more-hint')}</span>}
        </div>
      )}
    </>
  )
}

function NoteField({ form }: FieldProps) {
  const words = useWords()
  return (
    <Textarea
      aria-label={words('contacts.form.note')}
      autosize
      minRows={3}
      maxRows={12}
      maxLength={20_000}
      value={form.draft.note}
      onChange={(event) => form.change({ note: event.currentTarget.value })}
      error={form.errorAt('note')}
    />
  )
}
