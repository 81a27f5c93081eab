// What the fields of an import are called on the screen, and how they are offered.
import type { ExchangeKind } from '../../../shared/contract/exchange.ts'
import type { WordKey } from '../../../shared/words/catalogue.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { FIELDS } from './mapping.ts'

export function useFieldWords(kind: ExchangeKind): (field: string) => string {
  const words = useWords()
  return (field) => words.find(`import.field.${kind}.${field}`) ?? words.find(`import.field.${field}`) ?? field
}

interface FieldGroup {
  readonly group: string
  readonly items: { readonly value: string; readonly label: string }[]
}

/** In which group a field of people is found; the others are about who they are. */
const GROUPS: readonly (readonly [group: `import.group.${Group}`, fields: readonly string[]])[] = [
  ['import.group.reach', ['phone', 'mobile', 'work-phone', 'email']],
  ['import.group.place', ['address', 'street', 'postcode', 'city', 'region', 'country']],
  ['import.group.days', ['birthday', 'anniversary', 'name-day', 'wedding']],
  ['import.group.agreed', ['email-consent', 'sms-consent', 'phone-consent', 'post-consent', 'consent-date']],
]
type Group = 'reach' | 'place' | 'days' | 'agreed'

/** The fields to choose from; many are put into groups. */
export function useFieldChoices(kind: ExchangeKind): FieldGroup[] {
  const words = useWords()
  const fieldWords = useFieldWords(kind)
  const group = (key: WordKey & `import.group.${string}`, fields: readonly string[]): FieldGroup => ({
    group: words(key),
    items: fields.map((value) => ({ value, label: fieldWords(value) })),
  })
  const fields: readonly string[] = FIELDS[kind]
  if (kind !== 'contacts' && kind !== 'companies') return [group('import.group.all', fields)]
  const grouped = new Set(GROUPS.flatMap(([, some]) => some))
  return [
    group(
      'import.group.who',
      fields.filter((field) => !grouped.has(field)),
    ),
    ...GROUPS.map(([key, some]) => group(key, some)),
  ]
}
