// What the contract calls a field, what its column is called, and the column's number in the journal, which stands forever.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'

export const CONTACT_TABLE = 1

export const CONTACT_COLUMNS = {
  kind: 1,
  given: 2,
  family: 3,
  family_first: 4,
  nickname: 5,
  say: 6,
  source: 7,
  preferred_channel: 8,
  language: 9,
  looked_after_by: 10,
  note: 11,
  gender: 12,
  age: 13,
  age_on: 14,
  family_status: 15,
  household_income: 16,
  business_income: 17,
  interests: 18,
  made_at: 19,
  merged_into: 20,
} as const

export type ContactColumn = keyof typeof CONTACT_COLUMNS

/** Fields of a patch that are one column of the person. */
export const FIELD_COLUMNS = {
  kind: 'kind',
  given: 'given',
  family: 'family',
  nickname: 'nickname',
  say: 'say',
  source: 'source',
  preferredChannel: 'preferred_channel',
  language: 'language',
  lookedAfterBy: 'looked_after_by',
  note: 'note',
  gender: 'gender',
  age: 'age',
  familyStatus: 'family_status',
  householdIncome: 'household_income',
  businessIncome: 'business_income',
  interests: 'interests',
} as const satisfies { readonly [K in keyof ContactPatch]?: ContactColumn }

export type Field = keyof typeof FIELD_COLUMNS
export const FIELDS = Object.keys(FIELD_COLUMNS) as readonly Field[] // the keys are Field by construction

/** Tables of rows that belong to a person, with their journal numbers and how the journal names a row `p`. */
export const PARTS = {
  phone: { number: 2, row: 'p.id' },
  email: { number: 3, row: 'p.id' },
  address: { number: 4, row: 'p.id' },
  occasion: { number: 5, row: 'p.id' },
  contact_preference: { number: 6, row: 'p.id' },
  link: { number: 7, row: 'p.id' },
  contact_tag: { number: 9, row: 'json_array(p.contact_id, p.tag_id)' },
  contact_photo: { number: 10, row: 'p.id' },
  contact_number: { number: 11, row: 'p.id' },
  contact_value: { number: 44, row: 'json_array(p.contact_id, p.field_id, p.item)' },
} as const

export type PartTable = keyof typeof PARTS
export const PART_TABLES = Object.keys(PARTS) as readonly PartTable[] // the keys are PartTable by construction
