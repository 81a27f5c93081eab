// Makes people one, in one command: values and rows as planned, then one word in each record that says whom it became. What
// hangs on them follows by the rules of the journal.
import type { MergeInput } from '../../../../../shared/contract/duplicates.ts'
import { Failure } from '../../../../../shared/errors.ts'
import type { CommandContext, QueryContext } from '../../../area.ts'
import type { WriteDb } from '../../../database/handle.ts'
import { fieldsOf, writeCustom } from '../../fields/service.ts'
import { refuseHidden } from '../sight.ts'
import { gatherMembers } from './member.ts'
import { planMerge, type MergePlan } from './plan.ts'

/** Errors: NOT_FOUND, BAD_INPUT, FORBIDDEN for a choice of what this role may not see. */
export function planOf(context: QueryContext, input: MergeInput): MergePlan {
  refuseHidden(context.session, input.choices)
  return planMerge(gatherMembers(context, input.ids), input, fieldsOf(context.db, 'contacts', true))
}

/**
 * Errors: as `planOf`; CHANGED_MEANWHILE when somebody changed one of them since `versions`.
 * @returns who they are now
 */
export function mergePeople(
  context: CommandContext,
  input: MergeInput & { readonly versions?: Readonly<Record<string, number>> | undefined },
): number {
  const { db } = context
  const plan = planOf(context, input)
  for (const { id, shown } of plan.members) {
    const seen = input.versions?.[String(id)]
    if (seen !== undefined && shown.version > seen) throw new Failure('CHANGED_MEANWHILE', { what: 'contact' })
  }
  return writeMerge(db, plan)
}

function writeMerge(db: WriteDb, { members: [keep, ...others], write }: MergePlan): number {
  for (const { table, id } of write.deleted) db.run(`DELETE FROM ${table} WHERE id = ?`, id)
  for (const { table, id, position } of write.moved) {
    db.run(`UPDATE ${table} SET position = ? WHERE id = ?`, position, id)
  }
  for (const [column, value] of write.columns) db.run(`UPDATE contact SET ${column} = ? WHERE id = ?`, value, keep.id)
  writeCustom(db, 'contacts', [{ id: keep.id, changes: write.custom }])
  for (const { id } of others) db.run('UPDATE contact SET merged_into = ? WHERE id = ?', keep.id, id)
  return keep.id
}
