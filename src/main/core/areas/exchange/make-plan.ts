// From a file and what was asked to the plan: opens it, looks through it, reads it.
import type { ExchangeKind, Mapping } from '../../../../shared/contract/exchange.ts'
import { Failure } from '../../../../shared/errors.ts'
import { columnsOf, mappingOf, missingFields, surveyed, type Surveyed } from './columns.ts'
import { planContacts } from './contact-rows.ts'
import type { ImportFile, Plan } from './plan.ts'
import { planProducts } from './product-rows.ts'
import type { Asked } from './runs.ts'
import { planSales } from './sale-rows.ts'
import { openSheet, type Sheet } from './sheet.ts'
import { isVCard, planVCards } from './vcard-file.ts'

export interface Looked {
  readonly sheet: Sheet
  readonly surveyed: Surveyed
  readonly mapping: Mapping
}

/** Errors: FILE_UNREADABLE, BAD_INPUT. */
export async function lookAt(file: ImportFile, kind: ExchangeKind, { mapping, settings }: Asked): Promise<Looked> {
  const { delimiter, encoding, header } = mapping
  const sheet = openSheet({ ...file, delimiter, encoding, header })
  const found = await surveyed(sheet, columnsOf(kind, sheet, mapping), settings)
  return { sheet, surveyed: found, mapping: mappingOf(mapping, sheet, found.columns) }
}

/** Errors: FILE_UNREADABLE; BAD_INPUT for a mapping that does not fit the file. */
export async function makePlan(file: ImportFile, kind: ExchangeKind, asked: Asked): Promise<Plan> {
  if (kind === 'contacts' && isVCard(file, asked.mapping.encoding)) return planVCards(file, asked)
  const { sheet, surveyed: found, mapping } = await lookAt(file, kind, asked)
  const missing = missingFields(kind, found.columns)
  if (missing.length > 0) {
    const issues = missing.map((field) => ({ path: `mapping.fields.${field}`, rule: 'missing' }))
    throw new Failure('BAD_INPUT', { issues })
  }
  const request = { sheet, surveyed: found, mapping, settings: asked.settings, now: asked.now }
  switch (kind) {
    case 'contacts':
      return planContacts(request)
    case 'sales':
      return planSales(request)
    case 'products':
      return planProducts(request)
  }
}
