// Files in: customers, sales, products and more from tables, cards and calendars; one file, one undo. What goes out stands in
// export.ts.
import * as z from 'zod'
import {
  CONSENT_FIELDS,
  CONTACT_FIELDS,
  EXCHANGE_KINDS,
  MATCH_KEYS,
  PEOPLE_FIELDS,
  PRODUCT_FIELDS,
  SALES_FIELDS,
  SUPPRESSION_FIELDS,
} from '../domain/file-fields.ts'
import { action } from './base.ts'
import { exchangeOut } from './export.ts'
import { Id, Instant, Line } from './shapes.ts'

/**
 * What a file holds. `tags`, `lists` and `consent` say something about people who are known by the match keys; `suppression`
 * holds addresses that must never be written to; `archive` is a whole book as `exchange.export` wrote it, into an empty one.
 */
export const ExchangeKind = z.enum(EXCHANGE_KINDS)
export type ExchangeKind = z.infer<typeof ExchangeKind>

/** What a column of a customer file may mean; `custom:<id>` besides, for the shop's own fields. */
export const ContactField = z.enum(CONTACT_FIELDS)
/** What a column of a file about known people may mean: by what they are known, then what is said of them. */
export const PeopleField = z.enum(PEOPLE_FIELDS)
/** One row, one person, one channel and purpose. `state`: given, refused, withdrawn, in the words of many programs. */
export const ConsentField = z.enum(CONSENT_FIELDS)
export const SuppressionField = z.enum(SUPPRESSION_FIELDS)
/** What a column of a sales file may mean. One row is one line; rows of one receipt and customer are one visit. */
export const SalesField = z.enum(SALES_FIELDS)
export const ProductField = z.enum(PRODUCT_FIELDS)
export type ContactField = z.infer<typeof ContactField>
export type SalesField = z.infer<typeof SalesField>
export type ProductField = z.infer<typeof ProductField>

/** Where a field comes from: a column by its heading or its place (1 is the first), or the same words in every row. */
export const FieldSource = z.object({
  column: z.union([z.string().max(200), z.number().int().min(1).max(16_384)]).optional(),
  /** Further columns of the same meaning: a second phone, a third. For fields that may stand several times. */
  more: z
    .array(z.union([z.string().max(200), z.number().int().min(1).max(16_384)]))
    .max(20)
    .optional(),
  constant: z.string().max(400).optional(),
  /**
   * How a value is written. Dates: `YYYYMMDD`, `D/M/YYYY`, `M/D/YYYY H:mm`, `YYYY-MM-DD`, … (Y, M, D, H, h, m, s, A as
   * usual); amounts: `1.234,56`, `1,234.56`, `1234.56` or `minor` (whole minor units). Found out when not given.
   */
  format: z.string().max(40).optional(),
})

/** By what a row is taken for somebody the book knows, in this order; `number` is the number of `Mapping.source`. */
export const MatchKey = z.enum(MATCH_KEYS)
export type MatchKey = z.infer<typeof MatchKey>

export const Mapping = z.object({
  /** One character, or `blanks` for runs of blanks and tabs; found out when not given. */
  delimiter: z.string().min(1).max(6).optional(),
  /** Found out when not given; a label of the WHATWG encoding standard. */
  encoding: z.string().max(40).optional(),
  /** Whether the first row names the columns; found out when not given. */
  header: z.boolean().optional(),
  fields: z.record(z.string().max(40), FieldSource).default({}),
  /** The sheet of a workbook by name; the first one that holds something unless said. */
  sheet: z.string().max(120).optional(),
  /** Unless said: number, phone and e-mail where the name does not contradict. */
  matchBy: z.array(MatchKey).min(1).max(4).optional(),
  /**
   * Somebody known: `replace` takes what the file says over what stands, `fill` only completes what is empty, `skip` leaves
   * them alone. Blanks never erase, and of lists (phones, e-mails, tags) nothing is ever taken away.
   */
  updates: z.enum(['replace', 'fill', 'skip']).default('replace'),
  /** How those whom the file calls willing gave their consent, and to what words. Without it nobody's consent is widened. */
  consent: z.object({ how: Line(200).min(1), words: Line(2_000).default('') }).optional(),
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
  fate: z.enum(['updated', 'skipped', 'mended', 'look']),
  /** Short code; `exchange.why.<code>` in the catalogue. */
  why: z.string(),
  field: z.string().nullable(),
  /** What stands in the file, cut at 120 characters. */
  value: z.string().nullable(),
  /** Of an update: what changes, field by field, each cut at 120 characters. */
  changes: z.array(z.object({ field: z.string(), old: z.string(), new: z.string() })).max(40),
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
  /** What a person should look at: values that were mended, rows that contradict the book or may be one of several people. */
  looks: z.number(),
  /** What became of them, counted in the book afterwards. */
  made: z.object({
    contacts: z.number(),
    products: z.number(),
    visits: z.number(),
    lines: z.number(),
    returns: z.number(),
    /** Entries about consent, and addresses that must not be written to. */
    consents: z.number(),
    suppressed: z.number(),
    /** Minor units, of the lines taken. */
    total: z.number(),
  }),
  reasons: z.array(RowReason).max(1_000),
  /**
   * Every row with its fate, as CSV with the columns `row,fate,why,field,value,old,new,name`; null when there is nothing to tell. `fate`
   * is one of `RowReason`, or `new`; one line for each reason or changed field, codes as they are. Of more than 200,000 rows those
   * that are simply new are left out. Names are known of the last few imports only, and not of sales.
   */
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

/** A folder into which the till writes its files. Known to this PC alone. */
export const WatchedFolder = z.object({
  id: z.number().int(),
  folder: z.string(),
  kind: ExchangeKind,
  mapping: Mapping,
  on: z.boolean(),
  state: z.enum(['new', 'good', 'gone', 'failed']),
  lookedAt: Instant.nullable(),
  /** The last files, newest first. `again`: the same contents came before and were left alone. */
  files: z
    .array(
      z.object({
        name: z.string(),
        at: Instant,
        outcome: z.enum(['taken', 'again', 'refused']),
        /** Code of the error, when refused. */
        why: z.string().nullable(),
        work: z.number().int().nullable(),
        command: Id.nullable(),
      }),
    )
    .max(20),
})
export type WatchedFolder = z.infer<typeof WatchedFolder>

/** A file as it comes, or one that was handed over before with `take`. */
const Source = {
  file: z.file().optional(),
  taken: z.string().max(64).optional(),
  /** Of a file that is encrypted. */
  password: z.string().max(200).optional(),
}

export const exchange = {
  /** Hands a file over once, to preview and import it afterwards. Forgotten when the window goes. */
  take: action(
    'manager',
    z.object({ file: z.file() }),
    z.object({ taken: z.string(), name: z.string(), size: z.number() }),
  ),
  /**
   * What the file seems to be, and what its first rows would become. Without `kind` that is found out from what it holds.
   * FILE_UNREADABLE, TOO_LARGE; PASSWORD_NEEDED and WRONG_PASSWORD for an encrypted one.
   */
  preview: action(
    'manager',
    z.object({ ...Source, kind: ExchangeKind.optional(), mapping: Mapping.optional() }),
    z.object({
      kind: ExchangeKind,
      format: z.enum(['csv', 'xlsx', 'vcard', 'ics', 'archive']),
      /** Of a workbook: the sheets that hold something. */
      sheets: z.array(z.string()),
      /** The program that writes such headings, when it is known; and whether this kind of file was imported before. */
      preset: z.string().nullable(),
      remembered: z.boolean(),
      encoding: z.string(),
      delimiter: z.string().nullable(),
      header: z.boolean(),
      rows: z.number(),
      columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()).max(5) })),
      /** What was asked for, completed by what was found out. */
      mapping: Mapping,
      /** Dates that may be read in two ways all through the file: asked once. */
      questions: z.array(
        z.object({ field: z.string(), formats: z.array(z.string()), samples: z.array(z.string()).max(5) }),
      ),
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
  /** What came in on this PC, newest first, also by a watched folder; each leads to its report. */
  imports: action(
    'manager',
    z.object({}),
    z.array(
      z.object({
        work: z.number().int(),
        kind: ExchangeKind,
        /** Of the file. */
        name: z.string(),
        rows: z.number(),
        created: z.number(),
        updated: z.number(),
        skipped: z.number(),
        at: Instant,
        state: z.enum(['running', 'stopped', 'done', 'undone']),
      }),
    ),
    { use: false },
  ),
  /** Folders of this PC whose new files are taken by themselves, each once. */
  watched: action('manager', z.object({}), z.array(WatchedFolder)),
  /**
   * Watches a folder, or changes how. Files are taken once they have not changed for a while, by their contents and not by
   * their name. Errors: BAD_INPUT (`not_a_path`, `own_folder`), FOLDER_GONE, NOT_FOUND.
   */
  watch: action(
    'manager',
    z.object({
      id: z.number().int().optional(),
      folder: Line(1_000).min(1),
      kind: z.enum(['sales', 'contacts', 'products']),
      mapping: Mapping.optional(),
      on: z.boolean().default(true),
    }),
    z.object({ id: z.number().int() }),
    { logged: true },
  ),
  /** Looks into the folder at once, not at its next turn. Errors: NOT_FOUND, BUSY. */
  lookInto: action('manager', z.object({ id: z.number().int() }), WatchedFolder),
  forget: action('manager', z.object({ id: z.number().int() }), z.object({})),
  ...exchangeOut,
}
