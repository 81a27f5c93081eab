// Tells by how a file begins, and not by its name, what it is: cards, a calendar, or a table.
import { isCalendar } from './ics-file.ts'
import type { ImportFile } from './plan.ts'
import { isVCard } from './vcard-file.ts'

export type TextFormat = 'vcard' | 'ics' | 'table'

export function formatOfFile(file: ImportFile, encoding?: string): TextFormat {
  if (isVCard(file, encoding)) return 'vcard'
  return isCalendar(file, encoding) ? 'ics' : 'table'
}

export const isTable = (file: ImportFile) => formatOfFile(file) === 'table'
