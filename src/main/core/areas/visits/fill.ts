// What is said of a visit in the shop's own fields: with the visit itself, or later, as one puts a note right.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { CustomPatch } from '../../../../shared/contract/fields.ts'
import type { VisitInput, visits } from '../../../../shared/contract/visits.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { planCustom, writeCustom, type ValueChange } from '../fields/service.ts'
import type { Issue } from './sale-input.ts'

/** Errors: NOT_FOUND; BAD_INPUT with paths that begin with `custom.`. */
export function fillVisit({ db }: Pick<CommandContext, 'db'>, { id, custom }: InputOf<typeof visits.fill>): void {
  writeVisitCustom(db, id, custom)
}

/** What of a new visit does not fit its field. */
export function refusedCustom(db: ReadDb, { custom }: Pick<VisitInput, 'custom'>): readonly Issue[] {
  return planCustom(db, { subject: 'visits', custom, id: null }).issues
}

/** Writes where it differs. Errors: NOT_FOUND, BAD_INPUT. */
export function writeVisitCustom(db: WriteDb, id: number, custom: CustomPatch | undefined): void {
  const whose = whoseOf(db, id)
  const { issues, changes } = planCustom(db, { subject: 'visits', custom, id })
  if (issues.length > 0) throw new Failure('BAD_INPUT', { issues: [...issues] })
  writeCustom(db, 'visits', [{ id, changes, ...whose }])
}

/** What stands in the place of a visit says of it what that one said, fields put aside included. */
export function copyVisitCustom(db: WriteDb, from: number, to: number): void {
  const said = db.all<Omit<ValueChange, 'key'>>(
    'SELECT field_id AS fieldId, item, value FROM visit_value WHERE visit_id = ? AND value IS NOT NULL',
    from,
  )
  writeCustom(db, 'visits', [{ id: to, changes: said.map((one) => ({ ...one, key: null })), ...whoseOf(db, to) }])
}

/** Errors: NOT_FOUND. */
function whoseOf(db: ReadDb, id: number) {
  const visit = db.get<{ readonly contactId: number | null; readonly ownerId: number | null }>(
    'SELECT contact_id AS contactId, owner_id AS ownerId FROM visit WHERE id = ?',
    id,
  )
  if (visit === undefined) throw new Failure('NOT_FOUND', { what: 'visit' })
  return visit
}
