// What a segment may ask of the fields of the shop's own.
import type { CustomField, FieldType } from '../../../../shared/contract/fields.ts'
import type { AnswerType, Comparison } from '../../../../shared/domain/segments/rule.ts'
import type { FactDeclaration, FactPlace } from '../../facts.ts'
import { fieldsOf } from './read.ts'

const TYPES: Readonly<Record<FieldType, AnswerType>> = {
  text: 'text',
  link: 'text',
  number: 'number',
  money: 'money',
  date: 'day',
  'partial-date': 'day',
  list: 'choice',
  'multi-list': 'choice',
  'yes-no': 'yes-no',
}
const YES_NO: readonly Comparison[] = ['=', 'said', 'unsaid']

/** A day as a number where all of it is known. */
const DAY = `iif(length(v.key) = 10 AND v.key NOT LIKE '--%', CAST(round(unixepoch(v.key) / 86400.0) AS INTEGER), NULL)`

function factOf({ id, name, type, options, archived }: CustomField): FactDeclaration {
  const dated = type === 'date' || type === 'partial-date'
  const sql = `SELECT v.owner_id AS id, ${dated ? DAY : 'v.key'} AS answer FROM contact_value v WHERE v.field_id = ? AND v.key IS NOT NULL`
  return {
    fact: `custom:${String(id)}`,
    label: name,
    type: TYPES[type],
    ...(type === 'yes-no' && { ops: YES_NO }),
    fields: ['contact_value.value'],
    aside: archived,
    options: () => options.filter((one) => !one.archived).map((one) => ({ value: one.id, label: one.words })),
    answer: () => ({ is: 'some', sql, values: [id] }),
  }
}

/** Those that were put aside are still asked by segments that name them. */
export const facts = ({ db }: FactPlace): readonly FactDeclaration[] => fieldsOf(db, 'contacts', true).map(factOf)
