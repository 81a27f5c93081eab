// The book on disk: what is there, making one, opening, locking and closing it.
import * as z from 'zod'
import { action, nothing, query } from './base.ts'
import { Country, Instant, Line, TypedPassword } from './shapes.ts'

const Password = z.string().min(8).max(1_000)
/** Six groups of four, as printed; blanks, hyphens and case do not matter. */
const RecoveryCode = z.string().max(60)

const Status = z.object({
  /** `none`: the folder holds no book. `unfinished`: a restore or rekey is being finished. */
  state: z.enum(['none', 'closed', 'open', 'damaged', 'newer']),
  /** The folder as shown to people (last two parts), never a full path. */
  folder: z.string(),
  /** Names of those who can open it with a password, last user first. */
  names: z.array(z.string()),
  lastUser: z.string().nullable(),
  keychain: z.boolean(),
  /** The cloud service that syncs this folder, if one does. */
  cloud: z.string().nullable(),
  newestBackup: z.object({ name: z.string(), at: Instant }).nullable(),
  /** Set while wrong passwords are being slowed down. */
  waitMs: z.number(),
  demo: z.boolean(),
  /** The open book's file was looked through and is damaged: it goes on, but a backup should take its place. */
  unsound: z.boolean(),
  program: z.string(),
})

/** What the system suggests for a new book; shown in one line with Change. */
const Suggestion = z.object({
  country: Country,
  currency: z.string(),
  zone: z.string(),
  dayTurn: z.number(),
  language: z.string(),
})

const Opened = z.object({ user: z.string(), clockBehind: z.boolean(), restored: z.boolean() })

export const book = {
  /** Goes to the sample shop in a temporary book and signs this window in as its owner. The own book is closed. */
  openSample: action('anyone', nothing, Opened, { always: true }),
  /** Throws the sample shop away and goes back to the own book, which stays closed. */
  leaveSample: action('anyone', nothing, nothing, { always: true }),
  status: action('anyone', nothing, Status, { always: true }),
  suggest: action('anyone', nothing, Suggestion, { always: true }),
  create: action(
    'anyone',
    z.object({
      shop: Line(100).min(1),
      owner: Line(100).min(1),
      password: Password,
      country: Country.optional(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      zone: z.string().max(60).optional(),
      dayTurn: z.number().int().min(0).max(12).optional(),
      language: z.string().max(35).optional(),
    }),
    /** Shown once. The connection that made the book is signed in as its owner. */
    z.object({ recoveryCode: z.string() }),
    { always: true, logged: true },
  ),
  /** Opens the book, or signs in where it is open already. Without `user`, the last one or the only one. */
  open: action('anyone', z.object({ user: Line(100).optional(), password: TypedPassword }), Opened, {
    always: true,
    logged: true,
  }),
  /** Opens with the printed code and sets a new password for its owner in the same step. */
  recover: action('anyone', z.object({ code: RecoveryCode, user: Line(100).optional(), password: Password }), Opened, {
    always: true,
    logged: true,
  }),
  openWithKeychain: action('anyone', nothing, Opened, { always: true, logged: true }),
  /** Drops the key; every window goes to the start page. */
  close: action('everyone', nothing, nothing, { always: true, logged: true }),
  changePassword: action('everyone', z.object({ old: TypedPassword, password: Password }), nothing, {
    logged: true,
  }),
  /** Makes a new recovery code; the old one stops working. */
  newRecoveryCode: action('owner', z.object({ password: TypedPassword }), z.object({ recoveryCode: z.string() }), {
    logged: true,
  }),
  setKeychain: action('owner', z.object({ on: z.boolean(), password: TypedPassword }), nothing, {
    logged: true,
  }),
  /** A new data key for the whole book, after somebody who knew a password has left. */
  rekey: action('owner', z.object({ password: TypedPassword }), z.object({ recoveryCode: z.string() }), {
    logged: true,
  }),
  /** Key slots as people understand them. */
  keys: query(
    'owner',
    nothing,
    z.array(z.object({ kind: z.enum(['password', 'recovery', 'keychain']), label: z.string(), since: Instant })),
  ),
}
