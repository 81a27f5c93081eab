// The shop's own fields as columns behind ours, each under its own name.
import type { FieldSubject } from '../../../../../shared/contract/fields.ts'
import { customOf, fieldsOf, sayCustom } from '../../fields/service.ts'
import { number, text, type Cell, type Column, type TableSource } from './columns.ts'

export interface OwnColumns {
  readonly columns: readonly Column[]
  /** What stands in them for each of these rows. */
  cells(ids: readonly number[]): (id: number) => readonly Cell[]
}

export const NO_OWN: OwnColumns = { columns: [], cells: () => () => [] }

/** @param taken headings that stand there already */
export function ownColumns({ db, settings }: TableSource, subject: FieldSubject, taken: readonly string[]): OwnColumns {
  const fields = fieldsOf(db, subject)
  const known = new Set(taken.map((heading) => heading.toLowerCase()))
  return {
    columns: fields.map(({ name, type }) => {
      const heading = known.has(name.toLowerCase()) ? `${name} *` : name
      return type === 'number' || type === 'money' ? number(heading) : text(heading)
    }),
    cells(ids) {
      const values = customOf(db, subject, ids, fields)
      return (id) => {
        const own = values.get(id)
        return fields.map((field) => {
          const value = own?.[String(field.id)]
          return value === undefined ? null : sayCustom(field, value, settings)
        })
      }
    },
  }
}
