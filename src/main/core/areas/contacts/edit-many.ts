// Changes many people at once, a block at a time: what each becomes is planned anew, and written only where nobody said something
// else in that very field since it was previewed.
import type { BulkChange, LEFT } from '../../../../shared/contract/bulk.ts'
import type { CustomField } from '../../../../shared/contract/fields.ts'
import { isFamilyFirst } from '../../../../shared/domain/person-name.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../database/handle.ts'
import { planCustom, writeCustom } from '../fields/service.ts'
import { CONTACT_COLUMNS, FIELD_COLUMNS, PARTS } from './columns.ts'
import { fieldsNamed } from './edit-many-check.ts'
import { planEdit, type PersonPlan } from './edit-many-plan.ts'
import { peopleNow } from './edit-many-state.ts'
import { columnsChangedSince, partsChangedSince, valuesChangedSince } from './newest-touch.ts'
import { addTagsOf, ensureTags, tagKey } from './tags.ts'

/** What `change` makes of those of `ids` who are shown, in their order. */
export function planMany(db: ReadDb, ids: readonly number[], change: BulkChange): PersonPlan[] {
  const fields = fieldsNamed(db, change)
  return peopleNow(db, ids, { change, fields }).map((person) => planEdit(person, change, fields))
}

export interface EditRequest {
  readonly ids: readonly number[]
  readonly change: BulkChange
  /** `command.seq` of the newest command when it was previewed. */
  readonly version: number
}

export interface Edited {
  readonly changed: number
  readonly same: number
  readonly left: readonly { readonly id: number; readonly why: (typeof LEFT)[number] }[]
}

type Context = Pick<CommandContext, 'db' | 'settings'>

export function editMany(context: Context, { ids, change, version }: EditRequest): Edited {
  const { db } = context
  const plans = planMany(db, ids, change)
  const shown = new Set(plans.map(({ person }) => person.id))
  const gone = ids.filter((id) => !shown.has(id)).map((id) => ({ id, why: 'gone' as const }))
  const changing = plans.filter(({ changes }) => changes.length > 0)
  const changed = changing.filter((plan) => changedSince(db, plan, version))
  const unlucky = new Set(changed)
  const written = changing.filter((plan) => !unlucky.has(plan))
  write(context, written, fieldsNamed(db, change))
  const cannot = plans.flatMap(({ person, changes, cannot: why }) =>
    changes.length === 0 && why !== null ? [{ id: person.id, why }] : [],
  )
  return {
    changed: written.length,
    same: plans.length - changing.length - cannot.length,
    left: [...gone, ...changed.map(({ person }) => ({ id: person.id, why: 'changed' as const })), ...cannot],
  }
}

/** Somebody said something else in the very field. Giving a tag takes none away, so only what was said of that tag counts. */
function changedSince(db: ReadDb, { person, ...plan }: PersonPlan, version: number): boolean {
  if (person.version <= version) return false
  const columns = Object.keys(plan.columns) as (keyof PersonPlan['columns'])[]
  const numbers = columns.map((name) => CONTACT_COLUMNS[FIELD_COLUMNS[name]])
  if (numbers.length > 0 && columnsChangedSince(db, person.id, version, numbers)) return true
  if (plan.addresses.length > 0 && partsChangedSince(db, person.id, version, 'address')) return true
  if (valuesChangedSince(db, person.id, version, Object.keys(plan.custom).map(Number))) return true
  const tags = [...plan.addedTags.map(tagKey), ...plan.removedTags.map(({ key }) => key)]
  return tags.length > 0 && db.get(TAG_SPOKEN_OF, version, person.id, JSON.stringify(tags)) !== undefined
}

const TAG_SPOKEN_OF = `SELECT 1 FROM tag t CROSS JOIN life j
    ON j.tbl = ${String(PARTS.contact_tag.number)} AND j.cmd > ? AND j.row = json_array(?, t.id)
  WHERE t.key IN (SELECT value FROM json_each(?)) LIMIT 1`

function write(context: Context, plans: readonly PersonPlan[], fields: readonly CustomField[]): void {
  const { db } = context
  for (const plan of plans) {
    writeColumns(context, plan)
    for (const { id } of plan.removedTags) {
      db.run('DELETE FROM contact_tag WHERE owner_id = ? AND tag_id = ?', plan.person.id, id)
    }
    for (const { id, city, country } of plan.addresses) {
      db.run('UPDATE address SET city = ?, country = ? WHERE id = ?', city, country, id)
    }
  }
  writeTags(db, plans)
  writeCustom(
    db,
    'contacts',
    plans
      .filter(({ custom }) => Object.keys(custom).length > 0)
      .map(({ person: { id }, custom }) => ({
        id,
        changes: planCustom(db, { subject: 'contacts', custom, id, fields }).changes,
      })),
  )
}

function writeColumns({ db, settings }: Context, { person, columns }: PersonPlan): void {
  const names = Object.keys(columns) as (keyof typeof columns)[]
  if (names.length === 0) return
  const values: Record<string, SqlValue> = Object.fromEntries(
    names.map((name) => [FIELD_COLUMNS[name], columns[name] ?? null]),
  )
  // In which order a name is read hangs on the language.
  if (columns.language !== undefined) {
    const language = columns.language ?? settings.language
    values['family_first'] = Number(isFamilyFirst(person.given, person.family, language))
  }
  const set = Object.keys(values).map((column) => `${column} = ?`)
  db.run(`UPDATE contact SET ${set.join(', ')} WHERE id = ?`, ...Object.values(values), person.id)
}

function writeTags(db: WriteDb, plans: readonly PersonPlan[]): void {
  const tagged = plans.filter(({ addedTags }) => addedTags.length > 0)
  if (tagged.length === 0) return
  const tags = ensureTags(
    db,
    tagged.flatMap(({ addedTags }) => addedTags),
  )
  addTagsOf(
    db,
    tagged.map(({ person, addedTags }) => ({
      contactId: person.id,
      tagIds: addedTags.map((name) => tags.get(tagKey(name)) ?? 0),
    })),
  )
}
