// Files kept in the book with a customer, or with a visit, a talk, a task or a product: added, looked at, renamed, removed.
import * as z from 'zod'
import { action, command, nothing, query } from './base.ts'
import { Id, Instant, Line, Text } from './shapes.ts'

export const DocumentAbout = z.object({
  what: z.enum(['contact', 'visit', 'interaction', 'task', 'product']),
  id: Id,
})
export type DocumentAbout = z.infer<typeof DocumentAbout>

export const Document = z.object({
  id: Id,
  name: z.string(),
  /** Told by the first bytes, never by the name: a picture, a PDF, plain text, or application/octet-stream. */
  type: z.string(),
  size: z.number(),
  note: z.string().nullable(),
  /** What it can be shown as without another program. */
  preview: z.enum(['picture', 'text']).nullable(),
  contactId: Id.nullable(),
  /** What it came with, besides a customer. */
  about: DocumentAbout.nullable(),
  addedAt: Instant,
  addedByName: z.string().nullable(),
})
export type Document = z.infer<typeof Document>

export const documents = {
  /** The name is made harmless. Errors: TOO_LARGE, NOT_FOUND, DISK_FULL. */
  add: action(
    'staff',
    z.object({ about: DocumentAbout, file: z.file(), note: Text(2_000).optional() }),
    z.object({ id: Id, command: z.number().int().nullable() }),
  ),
  /** Newest first. Of a customer: all of theirs, also those that came with a visit or a task of theirs. */
  list: query('everyone', DocumentAbout, z.object({ rows: z.array(Document) })),
  /** Errors: NOT_FOUND; FILE_UNREADABLE when its file is damaged or gone. */
  get: action('everyone', z.object({ id: Id }), z.object({ file: z.file() }), { logged: true }),
  /** The name is made harmless; a note that is not given stays. */
  rename: command('staff', z.object({ id: Id, name: Line(200).min(1), note: Text(2_000).optional() }), { id: Id }),
  /** What stands above messages of the shop; null: it has none. */
  logo: action('everyone', nothing, z.object({ logo: z.file().nullable() })),
  /**
   * A PNG or JPEG, told by its bytes, at most `LOGO_SIDE` pixels long. Errors: TOO_LARGE; BAD_INPUT `file` `not_a_picture`, `too_many_pixels`;
   * DISK_FULL.
   */
  setLogo: action('manager', z.object({ file: z.file() }), z.object({ command: z.number().int().nullable() })),
  removeLogo: command('manager', nothing, {}),
  /** A picture for a text of a message, shown there as `cid:` (`pictureCid`). Errors as `setLogo`, up to `PICTURE_SIDE` pixels. */
  addPicture: action('staff', z.object({ file: z.file() }), z.object({ id: Id, command: z.number().int().nullable() })),
  /** Errors: NOT_FOUND. */
  picture: action('everyone', z.object({ id: Id }), z.object({ file: z.file() })),
  remove: command('staff', z.object({ ids: z.array(Id).min(1).max(500) }), { count: z.number() }),
}
