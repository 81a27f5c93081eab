// Defines fields and changes what they are called, what may be chosen, in which order they stand, and whether they are in use.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { CustomField, FieldSubject, FieldType, fields } from '../../../../shared/contract/fields.ts'
import { MOST_FIELDS } from '../../../../shared/domain/custom-field.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { fieldOrFail, fieldsOf } from './read.ts'

type Contract = typeof fields
type Context = Pick<CommandContext, 'db'>

const refuse = (path: string, rule: string, limit?: number): never => {
  throw new Failure('BAD_INPUT', { issues: [{ path, rule, ...(limit === undefined ? {} : { limit }) }] })
}

const hasOptions = (type: FieldType) => type === 'list' || type === 'multi-list'

/** Errors: NAME_TAKEN, BAD_INPUT. */
export function defineField({ db }: Context, input: InputOf<Contract['define']>): number {
  const { subject, name, type, hint, options } = input
  refuseTaken(db, { subject, name, besides: null })
  refuseMany(db, subject)
  refuseOptions(type, options)
  const id = db.newId('own_field')
  const last = db.pluck<number | null>('SELECT max(position) FROM own_field WHERE subject = ?', subject)[0] ?? -1
  db.run(
    'INSERT INTO own_field (id, subject, name, type, hint, position) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    subject,
    name,
    type,
    hint,
    last + 1,
  )
  writeOptions(db, id, { before: [], wanted: options.map((words) => ({ words })) })
  return id
}

/** Errors: NOT_FOUND, NAME_TAKEN, BAD_INPUT. */
export function changeField({ db }: Context, { id, name, hint, type, options }: InputOf<Contract['change']>): void {
  const before = fieldOrFail(db, id)
  const after = type ?? before.type
  if (after !== before.type && everHadValues(db, before)) refuse('type', 'has_values')
  if (options !== undefined) {
    refuseOptions(
      after,
      options.map((one) => one.words),
    )
    const unknown = options.findIndex(
      (one) => one.id !== undefined && !before.options.some(({ id: own }) => own === one.id),
    )
    if (unknown >= 0) refuse(`options.${String(unknown)}.id`, 'unknown')
  }
  if (name !== undefined && name !== before.name) {
    if (!before.archived) refuseTaken(db, { subject: before.subject, name, besides: id })
    db.run('UPDATE own_field SET name = ? WHERE id = ?', name, id)
  }
  if (hint !== undefined && hint !== before.hint) db.run('UPDATE own_field SET hint = ? WHERE id = ?', hint, id)
  if (after !== before.type) db.run('UPDATE own_field SET type = ? WHERE id = ?', after, id)
  // What can be chosen goes with a type that has nothing to choose.
  const wanted = hasOptions(after) ? options : []
  if (wanted !== undefined) writeOptions(db, id, { before: before.options, wanted })
}

/** Errors: NOT_FOUND for a field of another subject, too. */
export function orderFields({ db }: Context, { subject, ids }: InputOf<Contract['order']>): void {
  const known = fieldsOf(db, subject, true).map(({ id }) => id)
  const wanted = [...new Set(ids)]
  if (wanted.some((id) => !known.includes(id))) throw new Failure('NOT_FOUND', { what: 'field' })
  const order = [...wanted, ...known.filter((id) => !wanted.includes(id))]
  for (const [at, id] of order.entries()) {
    db.run('UPDATE own_field SET position = ? WHERE id = ? AND position <> ?', at, id, at)
  }
}

/** Errors: NOT_FOUND; NAME_TAKEN when another field took its name meanwhile; BAD_INPUT when there are too many. */
export function archiveField({ db }: Context, { id, archived }: InputOf<Contract['archive']>): void {
  const before = fieldOrFail(db, id)
  if (before.archived === archived) return
  if (!archived) {
    refuseTaken(db, { subject: before.subject, name: before.name, besides: id })
    refuseMany(db, before.subject)
  }
  db.run('UPDATE own_field SET archived = ? WHERE id = ?', Number(archived), id)
}

interface Options {
  readonly before: CustomField['options']
  readonly wanted: readonly { readonly id?: number | undefined; readonly words: string }[]
}

function writeOptions(db: WriteDb, fieldId: number, { before, wanted }: Options): void {
  // A word that was archived and is wanted again is the same option, wherever it was chosen.
  const named = new Set(wanted.map(({ id }) => id))
  const again = (words: string) =>
    before.find((one) => one.archived && !named.has(one.id) && fold(one.words) === fold(words))?.id
  const kept = new Set<number>()
  for (const [position, { id = again(wanted[position]?.words ?? ''), words }] of wanted.entries()) {
    if (id === undefined) {
      db.run(
        'INSERT INTO own_option (id, field_id, words, position) VALUES (?, ?, ?, ?)',
        db.newId('own_option'),
        fieldId,
        words,
        position,
      )
      continue
    }
    kept.add(id)
    db.run(
      'UPDATE own_option SET words = ?, position = ?, archived = 0 WHERE id = ? AND (words, position, archived) IS NOT (?, ?, 0)',
      words,
      position,
      id,
      words,
      position,
    )
  }
  for (const { id, archived } of before) {
    if (!kept.has(id) && !archived) db.run('UPDATE own_option SET archived = 1 WHERE id = ?', id)
  }
}

/** Two fields of one name could not be told apart in a form. */
function refuseTaken(
  db: ReadDb,
  {
    subject,
    name,
    besides,
  }: { readonly subject: FieldSubject; readonly name: string; readonly besides: number | null },
): void {
  const taken = fieldsOf(db, subject).some((other) => other.id !== besides && fold(other.name) === fold(name))
  if (taken) throw new Failure('NAME_TAKEN', { name })
}

function refuseMany(db: ReadDb, subject: FieldSubject): void {
  if (fieldsOf(db, subject).length >= MOST_FIELDS) refuse('subject', 'too_many', MOST_FIELDS)
}

/** A semicolon parts what was chosen in files. */
function refuseOptions(type: FieldType, options: readonly string[]): void {
  if (options.length > 0 && !hasOptions(type)) refuse('options', 'not_for_this_type')
  const issues = options.flatMap((words, at) => {
    const path = `options.${String(at)}`
    if (/[;|]/.test(words)) return [{ path, rule: 'no_semicolon' }]
    return options.findIndex((other) => fold(other) === fold(words)) < at ? [{ path, rule: 'twice' }] : []
  })
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues })
}

const VALUES = {
  contacts: { table: 'contact_value', number: 44 },
  visits: { table: 'visit_value', number: 45 },
  products: { table: 'product_value', number: 46 },
  tasks: { table: 'task_value', number: 47 },
} as const satisfies Record<FieldSubject, { readonly table: string; readonly number: number }>

/** Also what was cleared, undone or thrown away: it can come back, and must still be readable. */
function everHadValues(db: ReadDb, { id, subject }: CustomField): boolean {
  const { number } = VALUES[subject]
  const sql = `SELECT 1 FROM life WHERE tbl = ${String(number)} AND json_extract(row, '$[1]') = ? LIMIT 1`
  return db.get(sql, id) !== undefined
}

/** `count`: of how many something is said, those in the trash left out. Errors: NOT_FOUND. */
export function usedField({ db }: { readonly db: ReadDb }, id: number): OutputOf<Contract['used']> {
  const field = fieldOrFail(db, id)
  const { table } = VALUES[field.subject]
  const who = field.subject === 'contacts' ? 'owner_id' : `${table.replace('_value', '')}_id`
  const sql = `SELECT count(DISTINCT ${who}) FROM ${table} WHERE field_id = ? AND value IS NOT NULL`
  return { count: db.pluck<number>(sql, id)[0] ?? 0, ever: everHadValues(db, field) }
}
