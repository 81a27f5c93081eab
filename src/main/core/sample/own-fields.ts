// The fields that the sample bakery defined for itself, and what it knows in them. Pure but for `defineFields`; writing values goes
// with whatever they are said about.
import type { CustomPatch, CustomValue, FieldSubject, FieldType } from '../../../shared/contract/fields.ts'
import type { Caller } from './caller.ts'
import type { Dice } from './dice.ts'

interface SampleField {
  readonly subject: FieldSubject
  readonly name: string
  readonly type: FieldType
  readonly hint?: string
  readonly options?: readonly string[]
}

const ALLERGIES = ['Nuts', 'Gluten', 'Milk', 'Eggs', 'Sesame'] as const
const TABLES = ['Window', 'Corner', 'Garden', 'Counter'] as const
const LANGUAGES = ['English', 'Italian', 'German', 'Spanish'] as const
const OVENS = ['Stone oven', 'Deck oven', 'No oven'] as const
const CHANNELS = ['Telephone', 'At the counter', 'E-mail'] as const

const FIELDS = {
  allergies: { subject: 'contacts', name: 'Allergies', type: 'multi-list', options: ALLERGIES },
  table: { subject: 'contacts', name: 'Favourite table', type: 'list', options: TABLES },
  coffee: { subject: 'contacts', name: 'Coffee', type: 'text', hint: 'How they take it' },
  newsletter: { subject: 'contacts', name: 'Newsletter language', type: 'list', options: LANGUAGES },
  loaves: { subject: 'contacts', name: 'Loaves a week', type: 'number' },
  card: { subject: 'contacts', name: 'Has a punch card', type: 'yes-no' },
  seats: { subject: 'visits', name: 'Seats taken', type: 'number' },
  oven: { subject: 'products', name: 'Baked in', type: 'list', options: OVENS },
  best: { subject: 'products', name: 'Best eaten', type: 'text', hint: 'How long it keeps' },
  asked: { subject: 'tasks', name: 'Asked by', type: 'list', options: CHANNELS },
} as const satisfies Readonly<Record<string, SampleField>>

type FieldName = keyof typeof FIELDS
export type SampleFields = Readonly<Record<FieldName, number>>

export async function defineFields(call: Caller): Promise<SampleFields> {
  const ids: Partial<Record<FieldName, number>> = {}
  for (const [key, field] of Object.entries<SampleField>(FIELDS)) {
    const { id } = await call('fields', 'define', {
      subject: field.subject,
      name: field.name,
      type: field.type,
      ...(field.hint !== undefined && { hint: field.hint }),
      ...(field.options !== undefined && { options: [...field.options] }),
    })
    ids[key as FieldName] = id // a key of FIELDS
  }
  return ids as SampleFields // one for each
}

const COFFEES = [
  'Flat white',
  'Black, no sugar',
  'With oat milk',
  'Double espresso',
  'Decaf, always',
  'Cappuccino to go',
] as const

/** What is known of a person; most have told little. */
export function customOfPerson(fields: SampleFields, dice: Dice): CustomPatch {
  const said: readonly (readonly [FieldName, CustomValue | null])[] = [
    ['allergies', dice.chance(0.12) ? [...new Set([dice.pick(ALLERGIES), dice.pick(ALLERGIES)])] : null],
    ['table', dice.chance(0.18) ? dice.pick(TABLES) : null],
    ['coffee', dice.chance(0.3) ? dice.pick(COFFEES) : null],
    ['newsletter', dice.chance(0.22) ? dice.pick(LANGUAGES) : null],
    ['loaves', dice.chance(0.25) ? dice.between(1, 6) : null],
    ['card', dice.chance(0.35) ? dice.chance(0.8) : null],
  ]
  return patchOf(fields, said)
}

/** What the shop says of something it bakes or sells. */
export function customOfProduct(fields: SampleFields, category: string): CustomPatch {
  const bread = /bread/i.test(category)
  return patchOf(fields, [
    ['oven', bread ? 'Stone oven' : 'Deck oven'],
    ['best', bread ? 'Within four days' : 'The same day'],
  ])
}

export const customOfTask = (fields: SampleFields, dice: Dice): CustomPatch =>
  patchOf(fields, [['asked', dice.chance(0.6) ? dice.pick(CHANNELS) : null]])

function patchOf(fields: SampleFields, said: readonly (readonly [FieldName, CustomValue | null])[]): CustomPatch {
  return Object.fromEntries(said.flatMap(([name, value]) => (value === null ? [] : [[String(fields[name]), value]])))
}
