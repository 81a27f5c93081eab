// What a file seems to be, and what its first rows would become: shown before anything is written.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { exchange, ExchangeKind, Mapping } from '../../../../shared/contract/exchange.ts'
import { addressesIn } from './address-columns.ts'
import { FIELDS, missingFields, valuesOf } from './columns.ts'
import { planCalendar } from './ics-file.ts'
import { kindOfTable } from './kind-of-table.ts'
import { lookAt } from './make-plan.ts'
import { sheetOf } from './open-sheet.ts'
import type { ContactsPlan, ImportFile, PlannedContact } from './plan.ts'
import { presetFor } from './presets.ts'
import type { Asked } from './runs.ts'
import { formatOfFile } from './table-file.ts'
import { planVCards } from './vcard-file.ts'

type Preview = OutputOf<typeof exchange.preview>

const SAMPLES = 5
const SAMPLE_ROWS = 20
const LONGEST = 200

/** How such a file was taken before: by what it holds and its headings. */
export type Recall = (kind: ExchangeKind, headings: readonly string[]) => Partial<Mapping> | null

export interface PreviewRequest {
  /** What the file holds; found out when not given. */
  readonly kind: ExchangeKind | undefined
  readonly asked: Asked
  readonly recall: Recall
}

/** Errors: FILE_UNREADABLE, BAD_INPUT. */
export async function previewOf(file: ImportFile, { kind, asked, recall }: PreviewRequest): Promise<Preview> {
  const format = formatOfFile(file, asked.mapping.encoding)
  if (format === 'vcard' && isOfPeople(kind)) return previewOfPeople('vcard', await planVCards(file, asked))
  if (format === 'ics' && isOfPeople(kind)) return previewOfPeople('ics', await planCalendar(file, asked))
  return previewOfTable(file, { kind, asked, recall })
}

/** Cards and calendars hold people, whatever else they are asked for. */
const isOfPeople = (kind: ExchangeKind | undefined) => kind === undefined || kind === 'contacts'

async function previewOfTable(file: ImportFile, { kind: said, asked, recall }: PreviewRequest): Promise<Preview> {
  const opened = await sheetOf(file, asked.mapping)
  const kind = said ?? kindOfTable(opened)
  const unsaid = Object.keys(asked.mapping.fields).length === 0
  const known = unsaid && opened.header ? recall(kind, opened.headings) : null
  const { sheet, surveyed, mapping } = await lookAt(file, kind, {
    ...asked,
    mapping: { ...asked.mapping, ...known },
  })
  const columns = sheet.headings.map((name, at) => ({
    name,
    samples: sheet.first
      .map((row) => (row.cells[at] ?? '').trim().slice(0, LONGEST))
      .filter((cell) => cell !== '')
      .slice(0, SAMPLES),
  }))
  const fields = [...surveyed.columns.keys()].toSorted((a, b) => placeIn(kind, a) - placeIn(kind, b))
  return {
    kind,
    format: sheet.format,
    sheets: [...sheet.sheets],
    preset: presetFor(kind, sheet.headings)?.name ?? null,
    remembered: known !== null,
    questions: surveyed.questions.map(({ field, formats, samples }) => ({
      field,
      formats: [...formats],
      samples: [...samples],
    })),
    encoding: sheet.encoding,
    delimiter: sheet.delimiter,
    header: sheet.header,
    rows: surveyed.rows,
    columns,
    mapping,
    missing: [...missingFields(kind, surveyed.columns)],
    sample: sheet.first.slice(0, SAMPLE_ROWS).map((row) => {
      const value = valuesOf(surveyed.columns, row)
      const street = addressesIn(surveyed.columns, row)[0]?.street.replaceAll('\n', ', ')
      return Object.fromEntries(
        fields.map((field) => [field, ((field === 'street' && street) || value(field)).slice(0, LONGEST)]),
      )
    }),
  }
}

function previewOfPeople(format: 'vcard' | 'ics', { units, rows, mapping }: ContactsPlan): Preview {
  return {
    kind: 'contacts',
    format,
    sheets: [],
    preset: null,
    remembered: false,
    questions: [],
    encoding: mapping.encoding ?? 'utf-8',
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

/** The shop's own fields come behind ours. */
function placeIn(kind: ExchangeKind, field: string): number {
  const at = FIELDS[kind].indexOf(field)
  return at < 0 ? FIELDS[kind].length : at
}
