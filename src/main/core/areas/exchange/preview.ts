// What a file seems to be, and what its first rows would become: shown before anything is written.
import type { ImportFile, PlannedContact } from './plan.ts'
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { exchange, ExchangeKind } from '../../../../shared/contract/exchange.ts'
import { FIELDS, missingFields, valuesOf } from './columns.ts'
import { isVCard, planVCards } from './vcard-file.ts'
import { lookAt } from './make-plan.ts'
import type { Asked } from './runs.ts'
import { encodingOf } from './text-encoding.ts'

type Preview = OutputOf<typeof exchange.preview>

const SAMPLES = 5
const SAMPLE_ROWS = 20
const LONGEST = 200

/** Errors: FILE_UNREADABLE, BAD_INPUT. */
export async function previewOf(file: ImportFile, kind: ExchangeKind, asked: Asked): Promise<Preview> {
  if (kind === 'contacts' && isVCard(file, asked.mapping.encoding)) return previewOfCards(file, asked)
  const { sheet, surveyed, mapping } = await lookAt(file, kind, asked)
  const columns = sheet.headings.map((name, at) => ({
    name,
    samples: sheet.first
      .map((row) => (row.cells[at] ?? '').trim().slice(0, LONGEST))
      .filter((cell) => cell !== '')
      .slice(0, SAMPLES),
  }))
  const fields = FIELDS[kind].filter((field) => surveyed.columns.has(field))
  return {
    format: 'csv',
    encoding: sheet.encoding,
    delimiter: sheet.delimiter,
    header: sheet.header,
    rows: surveyed.rows,
    columns,
    mapping,
    missing: [...missingFields(kind, surveyed.columns)],
    sample: sheet.first.slice(0, SAMPLE_ROWS).map((row) => {
      const value = valuesOf(surveyed.columns, row)
      return Object.fromEntries(fields.map((field) => [field, value(field).slice(0, LONGEST)]))
    }),
  }
}

async function previewOfCards(file: ImportFile, asked: Asked): Promise<Preview> {
  const { units, rows, mapping } = await planVCards(file, asked)
  return {
    format: 'vcard',
    encoding: asked.mapping.encoding ?? encodingOf(file.bytes),
    delimiter: null,
    header: false,
    rows,
    columns: [],
    mapping,
    missing: [],
    sample: units.slice(0, SAMPLE_ROWS).map(sampleOf),
  }
}

function sampleOf({ patch }: PlannedContact): Record<string, string> {
  const said = {
    given: patch.given,
    family: patch.family,
    nickname: patch.nickname,
    phone: patch.phones?.map(({ typed }) => typed).join(', '),
    email: patch.emails?.map(({ address }) => address).join(', '),
    street: patch.addresses?.[0]?.street,
    postcode: patch.addresses?.[0]?.postcode,
    city: patch.addresses?.[0]?.city,
    country: patch.addresses?.[0]?.country,
    birthday: patch.occasions?.find(({ kind }) => kind === 'birthday')?.date,
    tags: patch.tags?.join(', '),
    note: patch.note,
  }
  return Object.fromEntries(
    Object.entries(said).flatMap(([field, value]) => (value ? [[field, value.slice(0, LONGEST)]] : [])),
  )
}
