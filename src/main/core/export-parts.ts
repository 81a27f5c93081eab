// Gives exports and archives what they need of all areas and of the book's folder, asked late: the tables are those of the areas,
// and the exchange is one of them.
import { tellLists } from './areas/contacts/service.ts'
import type { ExportParts } from './areas/exchange/export/parts.ts'
import { createReadDb } from './database/bind.ts'
import type { House } from './house/house.ts'
import { Failure } from '../../shared/errors.ts'

export function exportParts(house: House): ExportParts {
  return {
    tables: () => house.declared().tables,
    sight: () => house.declared().procedures.sight,
    staffColumns: () =>
      new Set(
        house
          .declared()
          .areas.flatMap(({ fields }) => fields ?? [])
          .filter(({ type }) => type === 'staff')
          .map(({ name }) => name),
      ),
    attachedFiles: () => house.holder.open().book.attachedFiles,
    program: house.program,
    async snapshot(use) {
      const { book } = house.holder.open()
      try {
        return await book.snapshot((sqlite) => {
          const db = createReadDb(sqlite)
          tellLists(db, { knowers: house.declared().inLists, clock: house.outside.clock })
          return use(db)
        })
      } catch (error) {
        if (!(error instanceof Failure) && !book.isOpen) throw new Failure('BOOK_CLOSED', {})
        throw error
      }
    },
  }
}
