// Files out: any list, or the whole book as an open archive. Whatever names people is encrypted unless somebody says otherwise.
import * as z from 'zod'
import { action } from './base.ts'
import { ContactListQuery } from './contacts.ts'
import { Id, Line, ShopDay } from './shapes.ts'

/** `archive` is everything, in the form that docs/archive.md describes. */
export const ExportWhat = z.enum([
  'contacts',
  'products',
  'sales',
  'visits',
  'interactions',
  'tasks',
  'list',
  'consent',
  'suppression',
  'archive',
])
export type ExportWhat = z.infer<typeof ExportWhat>

export const ExportFormat = z.enum(['csv', 'xlsx', 'vcard3', 'vcard4', 'archive'])
export type ExportFormat = z.infer<typeof ExportFormat>

export const exchangeOut = {
  /**
   * Writes a file. One that names people is a ZIP encrypted with AES-256, which common programs open with the password: the one
   * given, or one made up and told in the answer. `open: true` leaves it unencrypted. vCards are for `contacts` and `list`.
   * Errors: BAD_INPUT (`format_does_not_fit`, `too_short`), NOT_FOUND.
   */
  export: action(
    'bookkeeper',
    z.object({
      what: ExportWhat,
      format: ExportFormat.optional(),
      /** Of `contacts`: which ones; everybody unless said. */
      query: ContactListQuery.optional(),
      /** Of `contacts`: these instead. */
      ids: z.array(Id).min(1).max(500).optional(),
      /** Of `contacts`: not these. */
      except: z.array(Id).max(500).default([]),
      /** Of `list`. */
      listId: Id.optional(),
      /** Of `contacts` and `list` as a table: one row for each household and one for each person without, to be written to. */
      perHousehold: z.boolean().default(false),
      /** Of `sales`, `visits`, `interactions`: shop days, inclusive. */
      from: ShopDay.optional(),
      to: ShopDay.optional(),
      password: z.string().min(8).max(200).optional(),
      open: z.boolean().default(false),
      /** What for, in the words of whoever takes it out: kept in the log. */
      why: Line(200).default(''),
    }),
    z.object({
      file: z.file(),
      /** Records, not counting headings. */
      rows: z.number().int(),
      encrypted: z.boolean(),
      /** The password that was made up; null when it was given or none was needed. */
      password: z.string().nullable(),
    }),
    { logged: true },
  ),
  /** What was taken out, newest first. */
  exports: action(
    'manager',
    z.object({}),
    z.array(
      z.object({
        at: z.number(),
        user: z.string(),
        what: z.string(),
        format: z.string(),
        rows: z.number().int(),
        encrypted: z.boolean(),
        why: z.string(),
      }),
    ),
  ),
}
