// Conditions on own fields as the list's filter keeps them: read from saved views with care, tidied, and which of them say
// something. Pure.
import type { CustomCondition } from '../../../shared/contract/contacts.ts'
import type { CustomField } from '../../../shared/contract/fields.ts'

const MOST_CONDITIONS = 20

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isId = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value > 0
const bound = (value: unknown) => (typeof value === 'number' || typeof value === 'string' ? value : undefined)
const said = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined

/** Of a saved view; what is not understood is left out. */
export function readConditions(value: unknown): CustomCondition[] | undefined {
  if (!Array.isArray(value)) return undefined
  const conditions = value.flatMap((one: unknown): CustomCondition[] => {
    if (!isRecord(one) || !isId(one['field'])) return []
    const any = one['any']
    return [
      tidyCondition({
        field: one['field'],
        is: said(one['is']),
        from: bound(one['from']),
        to: bound(one['to']),
        any: Array.isArray(any) ? any.filter(isId) : undefined,
        has: typeof one['has'] === 'boolean' ? one['has'] : undefined,
      }),
    ]
  })
  return conditions.slice(0, MOST_CONDITIONS)
}

/** Without what says nothing; where nothing is left, something must stand in the field. */
export function tidyCondition({ field, is, from, to, any, has }: CustomCondition): CustomCondition {
  const kept = {
    field,
    ...(is !== undefined && is !== '' && { is }),
    ...(from !== undefined && from !== '' && { from }),
    ...(to !== undefined && to !== '' && { to }),
    ...(any !== undefined && any.length > 0 && { any }),
  }
  if (has === false) return { field, has }
  return Object.keys(kept).length === 1 ? { field, has: true } : kept
}

export function withCondition(all: readonly CustomCondition[], condition: CustomCondition): CustomCondition[] {
  const tidied = tidyCondition(condition)
  return all.some(({ field }) => field === condition.field)
    ? all.map((one) => (one.field === condition.field ? tidied : one))
    : [...all, tidied]
}

export const withoutCondition = (all: readonly CustomCondition[], field: number): CustomCondition[] =>
  all.filter((one) => one.field !== field)

/** Which parts of a condition a type can be asked for. */
export function askedOf({ type }: CustomField): 'words' | 'range' | 'options' | 'yes-no' {
  if (type === 'text' || type === 'link') return 'words'
  if (type === 'list' || type === 'multi-list') return 'options'
  return type === 'yes-no' ? 'yes-no' : 'range'
}

/** A list can be ordered by it. */
export const sortable = ({ type }: CustomField): boolean => type !== 'multi-list'
