// The personal details behind "more" (household, income, interests): which have something to show, and how many this
// role does not see. Pure.
import type { Contact } from '../../../../shared/contract/contacts.ts'

const FIELDS = ['gender', 'age', 'familyStatus', 'householdIncome', 'businessIncome', 'interests'] as const
type DetailField = (typeof FIELDS)[number]

export type Detail =
  | { readonly field: 'age'; readonly value: number }
  | { readonly field: Exclude<DetailField, 'age'>; readonly value: string }

export interface Details {
  readonly shown: readonly Detail[]
  readonly hidden: number
}

/** @param hiddenFields field names as the session says them: `contact.household_income` */
export function detailsOf(contact: Contact, hiddenFields: readonly string[]): Details {
  const shown = FIELDS.flatMap((field): readonly Detail[] => {
    if (field === 'age') return contact.age === null ? [] : [{ field, value: contact.age }]
    const value = contact[field]
    return value === null ? [] : [{ field, value }]
  })
  return { shown, hidden: FIELDS.filter((field) => isHidden(field, hiddenFields)).length }
}

/** Contract fields are written `householdIncome`, declared ones `contact.household_income`. */
export function isHidden(field: string, hiddenFields: readonly string[]): boolean {
  return hiddenFields.includes(`contact.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`)
}
