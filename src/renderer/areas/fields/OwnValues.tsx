// What is said in the shop's own fields, as a page shows it: only fields in which something stands.
import { IconExternalLink } from '@tabler/icons-react'
import type { CustomField, CustomValue, CustomValues, FieldSubject } from '../../../shared/contract/fields.ts'
import { linkTarget } from '../../../shared/domain/custom-field.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { Unseen } from '../../components/Unseen.tsx'
import styles from './fields.module.css'
import { sayValue } from './say-value.ts'
import { useOwnFields } from './use-own-fields.ts'

interface OwnValuesProps {
  readonly subject: FieldSubject
  /** Null where this sign-in may not see them. */
  readonly values: CustomValues | null
}

/** The fields of a subject in which something stands. */
export function useSaidFields({ subject, values }: OwnValuesProps): readonly (readonly [CustomField, CustomValue])[] {
  const fields = useOwnFields(subject)
  return fields.flatMap((field) => {
    const value = values?.[field.id]
    return value === undefined ? [] : [[field, value] as const]
  })
}

export function OwnValues({ subject, values }: OwnValuesProps) {
  const said = useSaidFields({ subject, values })
  if (said.length === 0) return null
  return (
    <dl className={styles['values']}>
      {said.map(([field, value]) => (
        <div key={field.id} className={styles['value']}>
          <dt>{field.name}</dt>
          <dd dir="auto">
            <Said field={field} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Said({ field, value }: { readonly field: CustomField; readonly value: CustomValue }) {
  const words = useWords()
  const formats = useFormats()
  const target = field.type === 'link' && typeof value === 'string' ? linkTarget(value) : null
  if (target === null) return sayValue(field, value, { words, formats })
  return (
    <a className={styles['link']} href={target} target="_blank" rel="noopener noreferrer">
      {String(value)}
      <IconExternalLink size={14} stroke={1.6} aria-hidden />
      <Unseen>{words('fields.link-outside')}</Unseen>
    </a>
  )
}
