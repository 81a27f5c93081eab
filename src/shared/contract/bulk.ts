// Many people at once: what would change, and changing it, as one line of history that one undo takes back.
import * as z from 'zod'
import { MOST_OPTIONS } from '../domain/custom-field.ts'
import { action, field } from './base.ts'
import { Channel, ContactListQuery } from './contacts.ts'
import { CustomPatch, CustomValue } from './fields.ts'
import { Country, Id, Language, Line } from './shapes.ts'

/** How many may be named one by one; more are named by the list that shows them. */
export const MOST_NAMED = 500

const Named = z.array(Id).max(MOST_NAMED)

/** Whom it is about: these, or everybody a list of customers shows but these. */
export const BulkPeople = z.object({
  ids: Named.optional(),
  query: ContactListQuery.optional(),
  except: Named.default([]),
})
export type BulkPeople = z.infer<typeof BulkPeople>

const CUSTOM = 'contact_value.value'
const Tags = z.array(Line(60).min(1)).max(50)
const Options = z.record(z.string().regex(/^[1-9]\d{0,14}$/), z.array(Line(80)).max(MOST_OPTIONS))

/**
 * What shall be said of each of them; null clears. What somebody agreed to is not among it: a consent needs evidence for every
 * single person, and comes by an import that brings it.
 */
export const BulkChange = z
  .object({
    kind: z.enum(['person', 'company']),
    source: Line(80).nullable(),
    preferredChannel: Channel.nullable(),
    language: Language.nullable(),
    lookedAfterBy: Id.nullable(),
    addTags: Tags,
    removeTags: Tags,
    /** Of every address in that city, however it is written; of all addresses where no city is named. */
    city: z.object({ from: Line(120).optional(), to: Line(120).min(1) }),
    country: z.object({ from: Country.optional(), to: Country }),
    custom: field(CUSTOM, CustomPatch),
    /** Of fields where several may be chosen: options by their words, beside what is chosen already. */
    addOptions: field(CUSTOM, Options),
    removeOptions: field(CUSTOM, Options),
  })
  .partial()
export type BulkChange = z.infer<typeof BulkChange>

export const BULK_FIELDS = [
  'kind',
  'source',
  'preferredChannel',
  'language',
  'lookedAfterBy',
  'tags',
  'city',
  'country',
  'custom',
] as const
export const BulkField = z.enum(BULK_FIELDS)
export type BulkField = z.infer<typeof BulkField>

/** Which field; `own` is the id of a field of the shop's own, and `label` what the shop calls it. */
const Which = { field: BulkField, own: Id.nullable(), label: z.string().nullable() }

/**
 * no_address: there is none to correct. household: that address is shared, and is changed for all who live there. too_many: they would
 * have more than a person can have.
 */
export const CANNOT = ['no_address', 'household', 'too_many'] as const
/** changed: somebody changed that very field since the preview. gone: in the trash, or part of somebody else, since then. */
export const LEFT = [...CANNOT, 'changed', 'gone'] as const

const Left = z.object({ id: Id, name: z.string(), why: z.enum(LEFT) })

export const BulkRow = z.object({
  id: Id,
  name: z.string(),
  number: z.string(),
  changes: z.array(
    z.object({
      ...Which,
      old: field(CUSTOM, CustomValue.nullable()),
      new: field(CUSTOM, CustomValue.nullable()),
    }),
  ),
  cannot: z.enum(CANNOT).nullable(),
})
export type BulkRow = z.infer<typeof BulkRow>

const Told = z.object({
  /** How many were thrown away or brought back. */
  count: z.number(),
  /** Null when that was nobody. */
  command: z.number().int().nullable(),
})

export const bulk = {
  /**
   * Looks who would change. The people are those of this moment, whatever is changed afterwards; a window has one preview at a time.
   * Errors: BAD_INPUT (`nobody`, `nothing`, and what does not fit a field).
   */
  preview: action(
    'staff',
    z.object({ people: BulkPeople, change: BulkChange }),
    z.object({
      /** For `rows` and `edit`. */
      preview: z.number().int(),
      people: z.number(),
      changes: z.number(),
      /** It says so already. */
      same: z.number(),
      cannot: z.number(),
      fields: z.array(z.object({ ...Which, changes: z.number() })),
    }),
  ),
  /** A page of whom the preview found, in the order of the list. Errors: NOT_FOUND when there is a newer preview. */
  rows: action(
    'staff',
    z.object({
      preview: z.number().int(),
      which: z.enum(['changes', 'cannot']).default('changes'),
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    z.object({ rows: z.array(BulkRow), total: z.number() }),
    { use: false },
  ),
  /**
   * Writes what was previewed, many as long work. Whoever was changed in that very field meanwhile stays as they are and is named.
   * `left`: the first of them, `leftCount`: all. Errors: NOT_FOUND when there is a newer preview, BUSY; CANCELLED when it was stopped.
   */
  edit: action(
    'staff',
    z.object({ preview: z.number().int() }),
    z.object({
      changed: z.number(),
      same: z.number(),
      leftCount: z.number(),
      left: z.array(Left),
      command: z.number().int().nullable(),
    }),
  ),
  /** Into the trash, many as long work; sales stay in the totals. Errors: BAD_INPUT, BUSY, CANCELLED. */
  trash: action('staff', z.object({ people: BulkPeople }), Told),
  /** Out of the trash. Whoever is not in it is passed over. Errors: BUSY, CANCELLED. */
  restore: action('staff', z.object({ ids: z.array(Id).min(1).max(100_000) }), Told),
}
