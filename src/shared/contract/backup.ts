// Backups a non-expert can take, check and restore.
import * as z from 'zod'
import { action, nothing } from './base.ts'
import { Instant, TypedPassword } from './shapes.ts'

export const Backup = z.object({
  name: z.string(),
  at: Instant,
  bytes: z.number(),
  /** `good` only after the program opened and checked it. */
  state: z.enum(['good', 'damaged', 'unchecked']),
  why: z.enum(['daily', 'close', 'migration', 'restore', 'asked', 'rekey', 'import']),
})

/** How the second place of backups stands: what was found when it was last looked at. */
export const BackupPlace = z.object({
  /** As shown to people, the last two parts; all of it only for whoever may change it. */
  folder: z.string(),
  path: z.string().nullable(),
  /** `new`: not looked at yet. The others say what went wrong the last time. */
  state: z.enum(['new', 'good', 'gone', 'read-only', 'full', 'failed']),
  /** The newest whole backup there, as far as it is known. */
  newest: z.object({ name: z.string(), at: Instant }).nullable(),
  /** When it was last looked at. */
  at: Instant.nullable(),
})
export type BackupPlace = z.infer<typeof BackupPlace>

const Checked = z.object({ name: z.string(), ok: z.boolean(), contacts: z.number(), commands: z.number(), at: Instant })

export const backup = {
  list: action('everyone', nothing, z.array(Backup), { use: false }),
  create: action('staff', nothing, Backup, { logged: true }),
  check: action('staff', z.object({ name: z.string().max(200) }), Checked),
  /** A second folder on another disk or a stick, to which each backup is copied; kept by this PC, not by the book. */
  place: action('everyone', nothing, z.object({ place: BackupPlace.nullable() })),
  /**
   * Chooses it, or with null none, and copies the newest backup there at once; how that went is in the answer.
   * Errors: BAD_INPUT (`not_a_path`, `own_folder`), FOLDER_GONE, FOLDER_READ_ONLY, DISK_FULL.
   */
  setPlace: action(
    'manager',
    z.object({ path: z.string().trim().max(1_000).nullable() }),
    z.object({ place: BackupPlace.nullable() }),
    {
      logged: true,
    },
  ),
  /** Copies what it lacks, now. Errors: NOT_FOUND when there is none. */
  tryPlace: action('staff', nothing, z.object({ place: BackupPlace.nullable() })),
  /** The present book is kept aside. With a password or the recovery code that was valid when the backup was made. */
  restore: action(
    'anyone',
    z.object({
      name: z.string().max(200),
      user: z.string().max(100).optional(),
      password: TypedPassword.optional(),
      code: z.string().max(60).optional(),
    }),
    z.object({ keptAside: z.string() }),
    { always: true, logged: true },
  ),
  /**
   * A backup file from anywhere, in parts, in order, each of at most 1 MB; the first without `ticket`. With the last one it is
   * looked through and lies among the others, to be restored by its name. It is encrypted all the way. Over an open book only
   * its owner brings one. Errors: FILE_UNREADABLE for what is no backup, or parts out of order; BACKUP_DAMAGED, BOOK_NEWER,
   * DISK_FULL, FOLDER_READ_ONLY, FORBIDDEN.
   */
  bring: action(
    'anyone',
    z.object({
      ticket: z.string().max(64).optional(),
      /** As the file is called, for messages. */
      name: z.string().min(1).max(255),
      /** Bytes of the whole file. */
      size: z.number().int().min(1).max(1e12),
      /** Where this part begins. */
      at: z.number().int().min(0),
      part: z.file().max(1_048_576),
    }),
    z.object({
      ticket: z.string(),
      /** Set with the last part. `names`: whose passwords open it. */
      brought: z.object({ name: z.string(), at: Instant, names: z.array(z.string()) }).nullable(),
    }),
    { always: true, use: true },
  ),
  /** The backups that can be seen before a book is open. */
  offered: action('anyone', nothing, z.array(Backup.pick({ name: true, at: true, bytes: true })), { always: true }),
}
