// From a file and what was asked to the plan: opens it, looks through it, reads it.
import type { ExchangeKind, Mapping } from '../../../../shared/contract/exchange.ts'
import type { CustomField, FieldSubject } from '../../../../shared/contract/fields.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb } from '../../database/handle.ts'
import { fieldsOf } from '../fields/service.ts'
import { columnsOf, mappingOf, missingFields, surveyed, type Surveyed } from './columns.ts'
import { planContacts } from './contact-rows.ts'
import { planCalendar } from './ics-file.ts'
import { planPeople } from './people-rows.ts'
import type { ImportFile, Plan } from './plan.ts'
import { planProducts } from './product-rows.ts'
import { completed } from './proposal.ts'
import type { Asked } from './runs.ts'
import { planSales } from './sale-rows.ts'
import { sheetOf } from './open-sheet.ts'
import type { Sheet } from './sheet.ts'
import { planSuppressions } from './suppression-rows.ts'
import { formatOfFile } from './table-file.ts'
import { planVCards, type SmallPicture } from './vcard-file.ts'

export interface Looked {
  readonly sheet: Sheet
  readonly surveyed: Surveyed
  readonly mapping: Mapping
}

/** Errors: FILE_UNREADABLE, BAD_INPUT. */
export async function lookAt(file: ImportFile, kind: ExchangeKind, { mapping, settings }: Asked): Promise<Looked> {
  const sheet = await sheetOf(file, mapping)
  const complete = completed(kind, sheet, mapping)
  const found = await surveyed(sheet, columnsOf(kind, sheet, complete), settings)
  return { sheet, surveyed: found, mapping: mappingOf(complete, sheet, found.columns) }
}

/** What a plan is made of beside the file. */
export interface Planning extends Asked {
  /** Asked anew after every wait. */
  readonly db: () => ReadDb
  /** Makes pictures small; they are left as they are where it is not given. */
  readonly smallPicture?: SmallPicture
}

/** Errors: FILE_UNREADABLE; BAD_INPUT for a mapping that does not fit the file. */
export async function makePlan(file: ImportFile, kind: ExchangeKind, asked: Planning): Promise<Plan> {
  if (kind === 'contacts' || kind === 'companies') {
    const format = formatOfFile(file, asked.mapping.encoding)
    if (format === 'vcard') return planVCards(file, asked)
    if (format === 'ics') return planCalendar(file, asked)
  }
  const { sheet, surveyed: found, mapping } = await lookAt(file, kind, asked)
  const missing = missingFields(kind, found.columns)
  if (missing.length > 0) {
    const issues = missing.map((field) => ({ path: `mapping.fields.${field}`, rule: 'missing' }))
    throw new Failure('BAD_INPUT', { issues })
  }
  const { settings, now } = asked
  const request = { sheet, surveyed: found, mapping, settings, now, own: ownFields(asked.db(), kind) }
  switch (kind) {
    case 'contacts':
    case 'companies':
      return planContacts(request, kind)
    case 'tags':
    case 'lists':
    case 'consent':
      return planPeople(request, kind)
    case 'suppression':
      return planSuppressions(request)
    case 'sales':
      return planSales(request)
    case 'products':
      return planProducts(request)
    case 'archive':
      throw new Failure('FILE_UNREADABLE', { name: file.name })
  }
}

const SUBJECTS: Readonly<Partial<Record<ExchangeKind, FieldSubject>>> = {
  contacts: 'contacts',
  companies: 'contacts',
  products: 'products',
  sales: 'visits',
}

function ownFields(db: ReadDb, kind: ExchangeKind): readonly CustomField[] {
  const subject = SUBJECTS[kind]
  return subject === undefined ? [] : fieldsOf(db, subject)
}
