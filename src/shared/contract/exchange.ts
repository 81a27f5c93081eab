// Files in: customers from CSV and vCard, sales from a till or a web shop.
import * as z from 'zod'
import { action } from './base.ts'
import { Line } from './shapes.ts'

export const ExchangeKind = z.enum(['contacts', 'sales', 'products'])
export type ExchangeKind = z.infer<typeof ExchangeKind>

/** What a column of a customer file may mean. */
export const ContactField = z.enum([
  'number',
  'name',
  'given',
  'family',
  'company',
  'nickname',
  'phone',
  'mobile',
  'work-phone',
  'email',
  'street',
  'postcode',
  'city',
  'region',
  'country',
  'birthday',
  'note',
  'tags',
  'source',
  'language',
  'gender',
])
/** What a column of a sales file may mean. One row is one line; rows of one receipt and customer are one visit. */
export const SalesField = z.enum([
  'receipt',
  'date',
  'time',
  'customer-number',
  'customer-name',
  'customer-phone',
  'customer-email',
  'sku',
  'product',
  'category',
  'quantity',
  'unit-price',
  'line-total',
  'discount',
  'tax-rate',
  'tender',
  'served-by',
  'note',
  'kind',
])
export const ProductField = z.enum([
  'kind',
  'name',
  'sku',
  'category',
  'unit',
  'price',
  'cost',
  'tax-rate',
  'service-interval',
  'serial-numbered',
  'goes-with',
  'archived',
])
export type ContactField = z.infer<typeof ContactField>
export type SalesField = z.infer<typeof SalesField>
export type ProductField = z.infer<typeof ProductField>

/** Where a field comes from: a column by its heading or its place (1 is the first), or the same words in every row. */
export const FieldSource = z.object({
  column: z.union([z.string().max(200), z.number().int().min(1).max(16_384)]).optional(),
  constant: z.string().max(400).optional(),
  /**
   * How a value is written. Dates: `YYYYMMDD`, `D/M/YYYY`, `M/D/YYYY H:mm`, `YYYY-MM-DD`, … (Y, M, D, H, h, m, s, A as
   * usual); amounts: `1.234,56`, `1,234.56`, `1234.56` or `minor` (whole minor units). Found out when not given.
   */
  format: z.string().max(40).optional(),
})

export const Mapping = z.object({
  /** One character, or `blanks` for runs of blanks and tabs; found out when not given. */
  delimiter: z.string().min(1).max(6).optional(),
  /** Found out when not given; a label of the WHATWG encoding standard. */
  encoding: z.string().max(40).optional(),
  /** Whether the first row names the columns; found out when not given. */
  header: z.boolean().optional(),
  fields: z.record(z.string().max(40), FieldSource).default({}),
  /** Sales of customers whom the book does not know. */
  unknownCustomers: z.enum(['create', 'anonymous', 'skip']).default('create'),
  /** What the numbers in the file are called, so that those of two sources are not mixed up; `till` unless said. */
  source: Line(60).optional(),
})
export type Mapping = z.infer<typeof Mapping>
export type MappingInput = z.input<typeof Mapping>

/** Why a row was not simply taken as new. */
export const RowReason = z.object({
  /** Line in the file, or place of the card, from 1; headings count. */
  row: z.number().int(),
  fate: z.enum(['updated', 'skipped', 'mended']),
  /** Short code; `exchange.why.<code>` in the catalogue. */
  why: z.string(),
  field: z.string().nullable(),
  /** What stands in the file, cut at 120 characters. */
  value: z.string().nullable(),
})
export type RowReason = z.infer<typeof RowReason>

export const ImportReport = z.object({
  kind: ExchangeKind,
  dryRun: z.boolean(),
  /** Rows of the file that hold something, the heading aside. */
  rows: z.number(),
  created: z.number(),
  updated: z.number(),
  skipped: z.number(),
  /** What became of them, counted in the book afterwards. */
  made: z.object({
    contacts: z.number(),
    products: z.number(),
    visits: z.number(),
    lines: z.number(),
    returns: z.number(),
    /** Minor units, of the lines taken. */
    total: z.number(),
  }),
  reasons: z.array(RowReason).max(1_000),
  /** All reasons as CSV; null when they all stand above. */
  list: z.file().nullable(),
  mapping: Mapping,
  /** The first command of the group, to give to `history.undo`; null when nothing was written. */
  command: z.number().int().nullable(),
  /** The long work that wrote it. */
  work: z.number().int().nullable(),
  /** It was stopped on the way, or the book was closed: what is reported is what was written until then. */
  stopped: z.boolean(),
})
export type ImportReport = z.infer<typeof ImportReport>

/** A file as it comes, or one that was handed over before with `take`. */
const Source = { file: z.file().optional(), taken: z.string().max(64).optional() }

export const exchange = {
  /** Hands a file over once, to preview and import it afterwards. Forgotten when the window goes. */
  take: action(
    'manager',
    z.object({ file: z.file() }),
    z.object({ taken: z.string(), name: z.string(), size: z.number() }),
  ),
  /** What the file seems to be, and what its first rows would become. FILE_UNREADABLE, TOO_LARGE. */
  preview: action(
    'manager',
    z.object({ ...Source, kind: ExchangeKind, mapping: Mapping.optional() }),
    z.object({
      format: z.enum(['csv', 'vcard']),
      encoding: z.string(),
      delimiter: z.string().nullable(),
      header: z.boolean(),
      rows: z.number(),
      columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()).max(5) })),
      /** What was asked for, completed by what was found out. */
      mapping: Mapping,
      /** Fields that are needed and come from nowhere yet. */
      missing: z.array(z.string()),
      /** The first rows, read. */
      sample: z.array(z.record(z.string(), z.string())).max(20),
    }),
    { logged: true },
  ),
  /**
   * Answers when all is written, or with `dryRun` what would be. As long work it shows in `work.watch`, and may be stopped
   * there. BUSY, FILE_UNREADABLE, TOO_LARGE, BAD_INPUT for a mapping that does not fit.
   */
  import: action(
    'manager',
    z.object({ ...Source, kind: ExchangeKind, mapping: Mapping.optional(), dryRun: z.boolean().default(false) }),
    ImportReport,
    { logged: true },
  ),
  /** The report of an import by its long work, also after the window was closed. NOT_FOUND. */
  report: action('manager', z.object({ work: z.number().int() }), ImportReport, { use: false }),
}
