// What the fields of an import are called on the screen, and how they are offered.
import type { ExchangeKind } from '../../../shared/contract/exchange.ts'
import type { FieldSubject } from '../../../shared/contract/fields.ts'
import type { WordKey } from '../../../shared/words/catalogue.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useOwnFields } from '../fields/use-own-fields.ts'
import { FIELDS, isDate } from './mapping.ts'

/** Whose own fields a file of this kind may fill. */
function subjectOf(kind: ExchangeKind): FieldSubject | null {
  if (kind === 'contacts' || kind === 'companies') return 'contacts'
  return kind === 'products' ? 'products' : kind === 'sales' ? 'visits' : null
}

const OWN = 'custom:'

/** The shop's own fields, as an import names them. */
function useOwn(kind: ExchangeKind): readonly { readonly value: string; readonly label: string }[] {
  const subject = subjectOf(kind)
  const fields = useOwnFields(subject ?? 'contacts')
  return subject === null ? [] : fields.map(({ id, name }) => ({ value: `${OWN}${String(id)}`, label: name }))
}

export function useFieldWords(kind: ExchangeKind): (field: string) => string {
  const words = useWords()
  const own = useOwn(kind)
  return (field) =>
    own.find(({ value }) => value === field)?.label ??
    words.find(`import.field.${kind}.${field}`) ??
    words.find(`import.field.${field}`) ??
    field
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
  const own = useOwn(kind)
  const ownGroup = own.length === 0 ? [] : [{ group: words('import.group.own'), items: [...own] }]
  const fields: readonly string[] = FIELDS[kind]
  if (kind !== 'contacts' && kind !== 'companies') return [group('import.group.all', fields), ...ownGroup]
  const grouped = new Set(GROUPS.flatMap(([, some]) => some))
  return [
    group(
      'import.group.who',
      fields.filter((field) => !grouped.has(field)),
    ),
    ...GROUPS.map(([key, some]) => group(key, some)),
    ...ownGroup,
  ]
}

/** What an update puts or finds in a field, where that is a code and no words of a person. */
export function useValueWords(): (field: string, value: string) => string {
  const words = useWords()
  const formats = useFormats()
  return (field, value) => {
    if (value === '') return words('import.none')
    if (field === 'photo') return words('import.a-picture')
    if (isDate(field)) return formats.partialDate(value)
    return field.endsWith('-consent') ? (words.find(`import.consent-state.${value}`) ?? value) : value
  }
}
