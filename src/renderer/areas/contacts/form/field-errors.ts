// Finds the field that an error of the core belongs to. Pure: paths such as `patch.phones.0.typed` in, places in the
// form out.
import { listsOf, type Draft } from './draft.ts'

export interface Issue {
  readonly path: string
  readonly rule: string
  readonly limit?: number | undefined
}

/** Place in the form: a field's name, or `list/key of the row/part`. */
export type Place = string

export function rowPlace(list: string, key: string, part: string): Place {
  return `${list}/${key}/${part}`
}

export const customPlace = (id: string): Place => `custom/${id}`

/** Rows were counted after empty ones had fallen away, so the place of a row is found the same way. */
function keptKeys(draft: Draft, list: keyof ReturnType<typeof listsOf>): readonly string[] {
  const filled = {
    phones: draft.phones.filter((row) => row.typed.trim() !== ''),
    emails: draft.emails.filter((row) => row.address.trim() !== ''),
    addresses: draft.addresses.filter((row) => `${row.street}${row.postcode}${row.city}${row.region}`.trim() !== ''),
    occasions: [draft.birthday, ...draft.occasions].filter((row) => row.date !== null && row.typed.trim() !== ''),
    preferences: draft.preferences.filter((row) => row.words.trim() !== ''),
    links: draft.links.filter((row) => row.otherId !== null),
    numbers: draft.numbers.filter((row) => row.number.trim() !== ''),
    tags: [],
  }
  return filled[list].map((row) => row.key)
}

function placeOf(path: string, draft: Draft): Place {
  const parts = path.split('.')
  if (parts[0] === 'patch' || parts[0] === 'input') parts.shift()
  const [field = '', at, part = ''] = parts
  if (field === 'custom' && at !== undefined) return customPlace(at)
  if (at === undefined || !(field in listsOf(draft)) || field === 'tags') return field
  const key = keptKeys(draft, field as keyof ReturnType<typeof listsOf>)[Number(at)]
  if (key === undefined) return field
  if (key === draft.birthday.key) return 'birthday'
  return rowPlace(field, key, part === 'date' ? 'typed' : part)
}

/** The first issue of each place. */
export function placeIssues(issues: readonly Issue[], draft: Draft): ReadonlyMap<Place, Issue> {
  const found = new Map<Place, Issue>()
  for (const issue of issues) {
    const place = placeOf(issue.path, draft)
    if (!found.has(place)) found.set(place, issue)
  }
  return found
}
