// What a column of the list is called; a field that was put aside has no name to show.
import { useWords } from '../../../app/language/speaking.tsx'
import { useOwnFields } from '../../fields/use-own-fields.ts'
import { fieldOfColumn, type Column, type OwnColumn } from './list-columns.ts'

export function useColumnNames(): (column: Column) => string {
  const words = useWords()
  const fields = useOwnFields('contacts')
  return (column) => {
    const field = fieldOfColumn(column)
    if (field === null) return words(`contacts.show.${column as OwnColumn}`) // no field, so one of the list's own
    return fields.find(({ id }) => id === field)?.name ?? words('fields.part')
  }
}
