// What a window was shown before it changes many people: who they are, what shall be said, and who would change. One for each
// window, kept in memory until the next one or until the window is gone.
import type { BulkChange } from '../../../../shared/contract/bulk.ts'
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { bulk } from '../../../../shared/contract/bulk.ts'
import { customerNumber } from '../../../../shared/domain/customer-number.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { fieldsNamed, issuesOfEdit, planMany } from '../contacts/service.ts'
import { peopleOf } from './people.ts'

export interface Preview {
  readonly number: number
  /** Who asked: another one at the same window begins anew. */
  readonly user: number
  readonly people: Float64Array
  readonly change: BulkChange
  readonly version: number
  /** Ids, in order. */
  readonly changes: readonly number[]
  readonly cannot: readonly number[]
}

type Asked = Pick<ActionContext, 'connection' | 'session'>

export interface Previews {
  make(context: ActionContext, input: InputOf<typeof bulk.preview>): Promise<OutputOf<typeof bulk.preview>>
  /** Errors: NOT_FOUND when there is none of that number, or a newer one. */
  find(context: Asked, number: number): Preview
}

/** Between two of these everything else may go on. */
const AT_ONCE = 200

export function createPreviews(): Previews {
  const kept = new Map<number, Preview>()
  let last = 0
  return {
    async make(context, { people: named, change }) {
      const door = context.book()
      const issues = issuesOfEdit(door.db, change, door.settings.country)
      if (issues.length > 0) {
        throw new Failure('BAD_INPUT', { issues: issues.map(within) })
      }
      const people = peopleOf(door, { ...named, session: context.session })
      last += 1
      const number = last
      const version = newestCommand(door.db)
      const found = await lookThrough(context, people, change)
      const { changes, cannot } = found
      const user = context.session?.userId ?? 0
      kept.set(context.connection, { number, user, people, change, version, changes, cannot })
      context.gone.addEventListener('abort', () => kept.delete(context.connection), { once: true })
      return {
        preview: number,
        people: people.length,
        changes: changes.length,
        same: people.length - changes.length - cannot.length,
        cannot: cannot.length,
        fields: found.fields,
      }
    },
    find({ connection, session }, number) {
      const preview = kept.get(connection)
      if (preview?.number !== number || preview.user !== session?.userId) {
        throw new Failure('NOT_FOUND', { what: 'preview' })
      }
      return preview
    },
  }
}

const within = <I extends { readonly path: string }>(issue: I): I => ({
  ...issue,
  path: issue.path === '' ? 'change' : `change.${issue.path}`,
})

const newestCommand = (db: ReadDb) => db.pluck<number | null>('SELECT max(seq) FROM command')[0] ?? 0

type Fields = OutputOf<typeof bulk.preview>['fields']

async function lookThrough(context: ActionContext, people: Float64Array, change: BulkChange) {
  const changes: number[] = []
  const cannot: number[] = []
  const counts = new Map<string, Fields[number]>()
  for (let at = 0; at < people.length; at += AT_ONCE) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve))
    if (context.signal.aborted) throw new Failure('CANCELLED', {})
    const { db } = context.book()
    const label = labelsOf(db, change)
    for (const plan of planMany(db, [...people.subarray(at, at + AT_ONCE)], change)) {
      if (plan.changes.length > 0) changes.push(plan.person.id)
      else if (plan.cannot !== null) cannot.push(plan.person.id)
      for (const { field, own } of plan.changes) {
        const key = `${field} ${String(own)}`
        const before = counts.get(key)?.changes ?? 0
        counts.set(key, { field, own, label: label(own), changes: before + 1 })
      }
    }
  }
  return { changes, cannot, fields: [...counts.values()] }
}

function labelsOf(db: ReadDb, change: BulkChange): (own: number | null) => string | null {
  const names = new Map(fieldsNamed(db, change).map(({ id, name }) => [id, name]))
  return (own) => (own === null ? null : (names.get(own) ?? null))
}

/** As they stand now, which is what an edit would write now. */
export function previewRows(
  db: ReadDb,
  { change, ...preview }: Preview,
  { which, from, limit }: InputOf<typeof bulk.rows>,
): OutputOf<typeof bulk.rows> {
  const label = labelsOf(db, change)
  const ids = preview[which]
  return {
    rows: planMany(db, ids.slice(from, from + limit), change).map(({ person, changes, cannot }) => ({
      id: person.id,
      name: person.name,
      number: customerNumber(person.id),
      changes: changes.map((one) => ({ ...one, label: label(one.own) })),
      cannot,
    })),
    total: ids.length,
  }
}
