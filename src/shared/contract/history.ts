// What was done, by whom, with what values; undo and redo; the trash.
import { RECORD_NAMES } from '../domain/record-names.ts'
import * as z from 'zod'
import { action, command, query } from './base.ts'
import { FieldType } from './fields.ts'
import { Id, Instant } from './shapes.ts'

/** A thing of the book that has a history of its own. */
export const RecordName = z.enum(RECORD_NAMES)
export type RecordName = z.infer<typeof RecordName>

/** One of them. A setting is named by its key (`all`: every one), everything else by its number. */
export const RecordRef = z.object({ what: RecordName, id: z.union([Id, z.string().max(60)]) })
export type RecordRef = z.infer<typeof RecordRef>

/** What can be taken away and brought back. */
export const TrashName = RecordName.extract(['contact', 'interaction', 'task', 'document', 'household'])
export type TrashName = z.infer<typeof TrashName>

const Trashed = z.object({
  what: TrashName,
  id: Id,
  name: z.string(),
  /** Whose it is; null for nobody's, and for a person. */
  of: z.object({ id: Id, name: z.string() }).nullable(),
  /** When it was taken away, and by whom. */
  at: Instant,
  user: z.string(),
  /** The command that took it away. */
  command: z.number().int(),
})

const Value = z.union([z.string(), z.number(), z.null()])

const Done = z.object({
  /** The command's number, as answered by the command itself. */
  command: z.number().int(),
  kind: z.string(),
  at: Instant,
  user: z.string(),
  /** Which shop machine did it. */
  machine: z.number(),
  /** This very one, as long as it keeps its number: a restored book takes a new one. */
  here: z.boolean(),
  state: z.enum(['done', 'undone']),
  /** What it was about, as it is called now; empty when it is gone or several. */
  about: z.array(z.object({ id: Id, name: z.string() })),
  count: z.number(),
  group: z.boolean(),
})

const Change = z.object({
  table: z.string(),
  /** `field.<name>` in the catalogue; null for a birth or death of the whole row. */
  field: z.string().nullable(),
  /** The row's key, to tell rows apart. */
  row: z.string(),
  /** What the row is called now, where it has a name. */
  name: z.string().nullable(),
  /** Of a value in a field that the shop defined itself: what that field is called now, and its type. */
  own: z.object({ name: z.string(), type: FieldType }).nullable(),
  op: z.enum(['made', 'changed', 'removed', 'restored']),
  old: Value,
  new: Value,
  hidden: z.boolean(),
})

const Access = z.object({
  seq: z.number().int(),
  at: Instant,
  user: z.string(),
  /** `area.procedure` */
  what: z.string(),
  about: z.object({ id: Id, name: z.string() }).nullable(),
  /** `ok`, or the code it was refused with. */
  outcome: z.string(),
})

const Turned = z.object({ command: z.number().int(), alone: z.boolean().default(false) })
const UndoAnswer = z.object({
  command: z.number().int().nullable(),
  stayed: z.array(z.object({ id: Id, name: z.string() })),
})

export const history = {
  list: query(
    'everyone',
    z.object({
      before: z.number().int().optional(),
      limit: z.number().int().min(1).max(200).default(50),
      user: z.string().optional(),
      contactId: Id.optional(),
      /** Only what was done to it and its parts. */
      about: RecordRef.optional(),
    }),
    z.object({
      rows: z.array(Done),
      more: z.boolean(),
      /** What `about` is called now; null when nothing was asked for, or it has no name. */
      name: z.string().nullable(),
    }),
  ),
  changes: query('everyone', z.object({ command: z.number().int() }), z.array(Change)),
  /** Undoes a command or a whole group; `alone`: of a group this one. UNDO_BLOCKED says what stands on it. */
  undo: action('staff', Turned, UndoAnswer),
  redo: action('staff', Turned, UndoAnswer),
  /** Who looked at whom, signed in, took something out; refused tries included. Newest first. */
  accesses: query(
    'owner',
    z.object({
      before: z.number().int().optional(),
      limit: z.number().int().min(1).max(200).default(50),
      contactId: Id.optional(),
    }),
    z.object({ rows: z.array(Access), more: z.boolean() }),
  ),
  /** Newest first. */
  trash: query(
    'everyone',
    z.object({ limit: z.number().int().min(1).max(500).default(200) }),
    z.object({ rows: z.array(Trashed), more: z.boolean() }),
  ),
  /** Takes things out of the trash, as one step. What is not there is left out. */
  bringBack: command(
    'staff',
    z.object({
      rows: z
        .array(z.object({ what: TrashName, id: Id }))
        .min(1)
        .max(500),
    }),
    { count: z.number() },
  ),
}
