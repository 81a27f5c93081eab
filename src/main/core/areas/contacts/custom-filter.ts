// Conditions of a list on the shop's own fields, as SQL over contact_value, and the order by one of them.
import type { CustomCondition } from '../../../../shared/contract/contacts.ts'
import type { CustomField } from '../../../../shared/contract/fields.ts'
import { foldedWords } from '../../../../shared/domain/fold.ts'
import { monthDay, readPartialDate } from '../../../../shared/domain/partial-date.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { fieldsOf } from '../fields/service.ts'
import type { Condition, FieldOrder } from './list-condition.ts'

interface Part {
  /** Over the key of a value. */
  readonly sql: string
  readonly values: readonly SqlValue[]
}

const refuse = (path: string, rule: string): never => {
  throw new Failure('BAD_INPUT', { issues: [{ path, rule }] })
}

/**
 * Fields that were put aside can still be sought by: a saved view may do so.
 * Errors: BAD_INPUT, `unknown_field`, `not_for_this_field` or `not_a_date`, with paths in `filter.custom`.
 */
export function customConditions(db: ReadDb, conditions: readonly CustomCondition[]): readonly Condition[] {
  if (conditions.length === 0) return []
  const fields = fieldsOf(db, 'contacts', true)
  return conditions.flatMap((condition, at) => {
    const path = `filter.custom.${String(at)}`
    const field = fields.find(({ id }) => id === condition.field) ?? refuse(`${path}.field`, 'unknown_field')
    const parts = partsOf(field, condition, path)
    return [
      ...parts.map((part) => someValue(field.id, part)),
      ...(condition.has === undefined ? [] : [anyValue(field.id, condition.has)]),
    ]
  })
}

const SAID = 'FROM contact_value v WHERE v.field_id = ? AND v.key IS NOT NULL'

function someValue(field: number, { sql, values }: Part): Condition {
  const from = `${SAID} AND ${sql}`
  return {
    all: `l.contact_id IN (SELECT v.owner_id ${from})`,
    one: `EXISTS (SELECT 1 ${from} AND v.owner_id = l.contact_id)`,
    values: [field, ...values],
  }
}

function anyValue(field: number, has: boolean): Condition {
  const not = has ? '' : 'NOT '
  return {
    all: `l.contact_id ${not}IN (SELECT v.owner_id ${SAID})`,
    one: `${not}EXISTS (SELECT 1 ${SAID} AND v.owner_id = l.contact_id)`,
    values: [field],
  }
}

function partsOf({ type }: CustomField, { is, from, to, any }: CustomCondition, path: string): readonly Part[] {
  const parts: Part[] = []
  const chooses = type === 'list' || type === 'multi-list'
  if (any !== undefined) {
    if (!chooses) refuse(`${path}.any`, 'not_for_this_field')
    parts.push({ sql: 'v.key IN (SELECT value FROM json_each(?))', values: [JSON.stringify(any)] })
  }
  if (is !== undefined) parts.push(...(isParts(type, is) ?? refuse(`${path}.is`, 'not_for_this_field')))
  if (from !== undefined || to !== undefined) {
    if (type === 'partial-date') parts.push(partialRange(from, to, path))
    else parts.push(...plainRange(type, { from, to, path }))
  }
  return parts
}

const equal = (value: SqlValue): readonly Part[] => [{ sql: 'v.key = ?', values: [value] }]

/** Null where this is not asked of this type. */
function isParts(type: CustomField['type'], is: NonNullable<CustomCondition['is']>): readonly Part[] | null {
  if (type === 'text' || type === 'link') {
    if (typeof is !== 'string') return null
    // A key has one blank between its words; one before them all makes the first begin a word, too.
    return foldedWords(is).map((word) => ({ sql: `instr(' ' || v.key, ' ' || ?) > 0`, values: [word] }))
  }
  if (type === 'yes-no') return typeof is === 'boolean' ? equal(Number(is)) : null
  if (type === 'number' || type === 'money') return typeof is === 'number' ? equal(is) : null
  if (type === 'date' || type === 'partial-date') return typeof is === 'string' ? equal(is) : null
  return null
}

interface Range {
  readonly from: CustomCondition['from']
  readonly to: CustomCondition['to']
  readonly path: string
}

function plainRange(type: CustomField['type'], { from, to, path }: Range): readonly Part[] {
  const bound = (end: 'from' | 'to', value: string | number | undefined): readonly Part[] => {
    if (value === undefined) return []
    const fits = type === 'number' || type === 'money' ? typeof value === 'number' : type === 'date' && isDay(value)
    if (!fits) refuse(`${path}.${end}`, type === 'date' ? 'not_a_date' : 'not_for_this_field')
    return [{ sql: end === 'from' ? 'v.key >= ?' : 'v.key <= ?', values: [value] }]
  }
  return [...bound('from', from), ...bound('to', to)]
}

const isDay = (value: string | number) =>
  typeof value === 'string' && /^\d/.test(value) && readPartialDate(value)?.day != null

const MONTH_DAY = `CAST(substr(v.key, -5, 2) AS INTEGER) * 100 + CAST(substr(v.key, -2) AS INTEGER)`
const KNOWS_DAY = `(length(v.key) = 10 OR v.key LIKE '--%')`

function partialRange(from: CustomCondition['from'], to: CustomCondition['to'], path: string): Part {
  const ends = { from, to }
  for (const [end, value] of Object.entries(ends)) {
    if (value === undefined) continue
    if (typeof value !== 'string' || readPartialDate(value) === null) refuse(`${path}.${end}`, 'not_a_date')
  }
  const [first, last] = [textOf(from), textOf(to)]
  if (first?.startsWith('--') === true || last?.startsWith('--') === true) {
    const [start, end] = [monthDay(first ?? ''), monthDay(last ?? '')]
    if (start === null || end === null) return refuse(`${path}.${start === null ? 'from' : 'to'}`, 'not_a_date')
    const range = start <= end ? `${MONTH_DAY} BETWEEN ? AND ?` : `(${MONTH_DAY} >= ? OR ${MONTH_DAY} <= ?)`
    return { sql: `${KNOWS_DAY} AND ${range}`, values: [start, end] }
  }
  // A year reaches to its last day, whichever part of the other date is known.
  const begin = `v.key >= ?`
  const until = `substr(v.key, 1, length(?)) <= ?`
  return {
    sql: ["v.key NOT LIKE '--%'", ...(first === null ? [] : [begin]), ...(last === null ? [] : [until])].join(' AND '),
    values: [...(first === null ? [] : [first]), ...(last === null ? [] : [last, last])],
  }
}

const textOf = (value: CustomCondition['from']): string | null => (typeof value === 'string' ? value : null)

const RANKED = 'LEFT JOIN own_option o ON o.id = v.key'

/**
 * Whoever has nothing there comes last, both ways; equals by name. Two halves, so that each follows an index: values in their
 * order, then names in theirs.
 * Errors: BAD_INPUT with the path `byField`: `unknown_field`, or `not_sortable` where several may be chosen.
 */
export function orderByField(db: ReadDb, id: number, descending: boolean): FieldOrder {
  const field = fieldsOf(db, 'contacts', true).find((one) => one.id === id) ?? refuse('byField', 'unknown_field')
  if (field.type === 'multi-list') refuse('byField', 'not_sortable')
  const chooses = field.type === 'list'
  const rank = chooses ? 'o.position' : 'v.key'
  const join = chooses ? RANKED : ''
  const one = `SELECT l.sort_name, l.contact_id, v.key IS NULL AS none, ${rank} AS rank
    FROM contact_list l LEFT JOIN contact_value v ON v.owner_id = l.contact_id AND v.field_id = ? AND v.key IS NOT NULL
    ${join} WHERE l.contact_id = ?`
  return {
    said: `SELECT l.contact_id FROM contact_value v CROSS JOIN contact_list l ON l.contact_id = v.owner_id ${join}
      WHERE v.field_id = ? AND v.key IS NOT NULL`,
    by: `${rank}${descending ? ' DESC' : ''}, l.sort_name, l.contact_id`,
    unsaid: `SELECT l.contact_id FROM contact_list l
      WHERE l.contact_id NOT IN (SELECT v.owner_id FROM contact_value v WHERE v.field_id = ? AND v.key IS NOT NULL)`,
    before: `SELECT a.none < b.none OR (a.none = b.none AND (a.rank ${descending ? '>' : '<'} b.rank
        OR (a.rank IS b.rank AND (a.sort_name, a.contact_id) < (b.sort_name, b.contact_id))))
      FROM (${one}) a, (${one}) b`,
    field: id,
    // Where options change places, a list held in the old order is another list.
    held: chooses ? field.options.map((option) => option.id).join() : '',
  }
}
