// The bulk area: what would change with many people, changing it, throwing them away and bringing them back.
import { contract } from '../../../../shared/contract/index.ts'
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { bulk as bulkContract } from '../../../../shared/contract/bulk.ts'
import { type Area, bind } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { BULK_KINDS, bulkWriter, carryOut, type Told } from './carry-out.ts'
import { peopleOf } from './people.ts'
import { createPreviews, previewRows } from './previews.ts'
import { tables } from './schema.ts'

export function bulk(): Area {
  const previews = createPreviews()
  return {
    name: 'bulk',
    tables,
    works: Object.fromEntries(BULK_KINDS.map((kind) => [kind, bulkWriter])),
    procedures: bind('bulk', contract.bulk, {
      preview: (context, request) => previews.make(context, request),
      rows: (context, request) => previewRows(context.book().db, previews.find(context, request.preview), request),
      edit: async (context, { preview }) => {
        const { people, change, version } = previews.find(context, preview)
        const { told, command } = await carryOut(context, { kind: 'bulk.edit', people, asked: { change, version } })
        return { ...told, left: named(context.book().db, told.left), command }
      },
      trash: async (context, { people }) => {
        const { told, command } = await carryOut(context, {
          kind: 'bulk.trash',
          people: peopleOf(context.book(), { ...people, session: context.session }),
        })
        return { count: told.changed, command }
      },
      restore: async (context, { ids }) => {
        const people = Float64Array.from(new Set(ids))
        const { told, command } = await carryOut(context, { kind: 'bulk.restore', people })
        return { count: told.changed, command }
      },
    }),
  }
}

/** Of whoever is gone, the name of whom they became part of; none of those in the trash. */
function named(db: ReadDb, left: Told['left']): OutputOf<typeof bulkContract.edit>['left'][number][] {
  const names = new Map(
    db
      .all<{ id: number; name: string }>(
        `SELECT m.value AS id, l.name FROM json_each(?) m LEFT JOIN alias a ON a.id = m.value
          CROSS JOIN contact_list l ON l.contact_id = coalesce(a.canon_id, m.value)`,
        JSON.stringify(left.map(({ id }) => id)),
      )
      .map(({ id, name }) => [id, name]),
  )
  return left.map(({ id, why }) => ({ id, why, name: names.get(id) ?? '' }))
}
