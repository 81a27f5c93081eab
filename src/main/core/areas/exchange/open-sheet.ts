// The table in a file: text with rows and columns, or a workbook.
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import type { ImportFile } from './plan.ts'
import { openText, type Sheet } from './sheet.ts'
import { refuseOldWorkbook } from './wrapped-file.ts'
import { openWorkbook } from './xlsx-sheet.ts'
import { isZip } from './zip-guard.ts'

/** As a mapping asks for it. Errors: FILE_UNREADABLE; BAD_INPUT for what is no encoding, delimiter or sheet. */
export async function sheetOf({ bytes, name }: ImportFile, mapping: Partial<Mapping>): Promise<Sheet> {
  refuseOldWorkbook({ bytes, name })
  if (isZip(bytes)) return openWorkbook({ bytes, name }, mapping)
  const { delimiter, encoding, header } = mapping
  return openText({ bytes, name, delimiter, encoding, header })
}
