// Who may be one person, why, and making them one.
import * as z from 'zod'
import { MOST_MERGED } from '../domain/duplicates/most-merged.ts'
import { COMPARED, COMPARISONS } from '../domain/duplicates/record.ts'
import { CONSENT_CHANNELS, CONSENT_PURPOSES } from '../domain/consent.ts'
import { action, command, nothing, query } from './base.ts'
import { ConsentState } from './consent.ts'
import { Contact } from './contacts.ts'
import { Id, Instant, Money, ShopDay } from './shapes.ts'

export const DuplicateReason = z.object({
  what: z.enum(COMPARED),
  how: z.enum(COMPARISONS),
  /** As it stands with the one and with the other. */
  a: z.string(),
  b: z.string(),
  /** Bits of evidence: above 0 for, below 0 against. */
  weight: z.number(),
})
export type DuplicateReason = z.infer<typeof DuplicateReason>

export const DuplicatePair = z.object({
  /** The smaller id. */
  a: Id,
  b: Id,
  /** Probability that they are one person, 0 to 1. */
  score: z.number().min(0).max(1),
  /** Strongest first, those against last. */
  reasons: z.array(DuplicateReason),
})
export type DuplicatePair = z.infer<typeof DuplicatePair>

/** One of those who may be one person, as they are compared side by side. */
export const DuplicatePerson = z.object({
  id: Id,
  number: z.string(),
  kind: z.enum(['person', 'company']),
  name: z.string(),
  initials: z.string(),
  hasPhoto: z.boolean(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  /** One line each. */
  addresses: z.array(z.string()),
  /** Partial date. */
  birthday: z.string().nullable(),
  visits: z.number(),
  spent: Money,
  lastDay: ShopDay.nullable(),
  madeAt: Instant,
  version: z.number(),
})
export type DuplicatePerson = z.infer<typeof DuplicatePerson>

/**
 * People joined by probable pairs, at most MOST_MERGED of them; of a longer chain the likeliest. `together` are those of whom no two
 * speak against each other: what is ticked before anybody looked.
 */
export const DuplicateGroup = z.object({
  people: z.array(DuplicatePerson).min(2).max(MOST_MERGED),
  /** Likeliest first; of a large group not all. */
  pairs: z.array(DuplicatePair).min(1),
  /** Of its weakest pair within `together`. */
  score: z.number(),
  /** At least SURE, everybody is in `together`, and nothing speaks against. */
  sure: z.boolean(),
  together: z.array(Id),
})
export type DuplicateGroup = z.infer<typeof DuplicateGroup>

const Scan = z.object({
  state: z.enum(['never', 'running', 'done']),
  /** People looked at, of how many; 0 while not running. */
  done: z.number(),
  of: z.number(),
  /** When the last look through the whole book ended. */
  at: Instant.nullable(),
})

/**
 * Fields of which a person has one: whose stays. Named as in `field.*` (`contact.nickname`); own fields are `custom:<id>`; `name` is
 * given, family and their order; `birthday`; `photo`.
 */
export const MergeChoices = z.record(z.string().max(60), Id)
/** Rows of lists that shall not stay, e.g. an old phone. */
export const MergeDrop = z.array(
  z.object({
    list: z.enum(['phones', 'emails', 'addresses', 'occasions', 'preferences', 'links', 'numbers']),
    id: Id,
  }),
)

const MergeInput = z.object({
  ids: z.array(Id).min(2).max(MOST_MERGED),
  /** Who they become; of `ids`. Unless said: whom most was written about, of equals the oldest. */
  keep: Id.optional(),
  choices: MergeChoices.default({}),
  drop: MergeDrop.max(400).default([]),
})
export type MergeInput = z.infer<typeof MergeInput>

const MergeValue = z.object({
  contactId: Id,
  /** As it is stored; of own fields what is shown, 0 or 1 for yes or no; of a photo 1. Null where nothing is said. */
  value: z.union([z.string(), z.number()]).nullable(),
})

const MergeRow = z.object({
  id: Id,
  contactId: Id,
  words: z.string(),
  /** Stands with another of them already, whose row stays instead. */
  sameAs: Id.nullable(),
  stays: z.boolean(),
})

export const MergePreview = z.object({
  keep: Id,
  people: z.array(DuplicatePerson),
  /** Single values, of those this role may see, of which at least one person has one; `chosen`: whose stays. Equal values count as one. */
  fields: z.array(
    z.object({
      name: z.string(),
      /** What the shop calls its own field; null where the catalogue has the word. */
      label: z.string().nullable(),
      values: z.array(MergeValue),
      chosen: Id,
      /** They say different things. */
      differ: z.boolean(),
      /** What all of them say stays together (notes, several options), unless somebody is chosen. */
      joined: z.boolean(),
    }),
  ),
  lists: z.array(z.object({ name: z.string(), rows: z.array(MergeRow) })),
  /** For each channel anybody said something about: what each said, and what holds afterwards, the strictest. */
  consents: z.array(
    z.object({
      channel: z.enum(CONSENT_CHANNELS),
      purpose: z.enum(CONSENT_PURPOSES),
      each: z.array(z.object({ contactId: Id, state: ConsentState })),
      after: ConsentState,
    }),
  ),
  /** What follows whoever stays, in rows: visits, said, tasks, documents, lists, consents. */
  follows: z.record(z.string(), z.number()),
  /** What somebody should look at before: both have a birthday and they differ, one household each, an open account … */
  heed: z.array(z.enum(['birthdays', 'kinds', 'households', 'accounts', 'said-not-same', 'genders'])),
  /** The person as `contacts.get` will show them. */
  result: Contact,
})
export type MergePreview = z.infer<typeof MergePreview>

export const duplicates = {
  /**
   * All probable pairs of the book, likeliest first, without those said to be two. Waits for a look through the book where
   * something changed since the last one.
   */
  find: action(
    'staff',
    z.object({
      /** Probability from which on a pair is told. */
      least: z.number().min(0.01).max(1).optional(),
      limit: z.number().int().min(1).max(200_000).default(100_000),
    }),
    z.object({ pairs: z.array(DuplicatePair), total: z.number(), people: z.number() }),
  ),
  /** Looks through the book again, in the background. */
  look: action('staff', nothing, nothing),
  /** How many groups wait, for Today and the navigation; those said to be two do not count. */
  count: query('everyone', nothing, z.object({ groups: z.number(), sure: z.number(), scan: Scan })),
  /** A page of the groups, likeliest first. */
  groups: query(
    'staff',
    z.object({
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(50),
      /** Only groups this person is in. */
      about: Id.optional(),
    }),
    z.object({ groups: z.array(DuplicateGroup), total: z.number(), sure: z.number(), scan: Scan }),
  ),
  /** What merging would make of them; the same function writes it. Errors: NOT_FOUND, BAD_INPUT. */
  preview: query('staff', MergeInput, MergePreview),
  /**
   * Makes them one. `versions` (person → version seen) are those of the preview: of whoever changed since it is CHANGED_MEANWHILE. Errors:
   * NOT_FOUND (in the trash, merged already), BAD_INPUT (into oneself).
   */
  merge: command('staff', MergeInput.extend({ versions: z.record(z.string(), z.number()).optional() }), { id: Id }),
  /** Merges every sure group as one long work; answers its id, null where there is none. */
  mergeSure: action('manager', nothing, z.object({ work: Id.nullable(), groups: z.number() })),
  /** These are different people, each from each: remembered on every machine, and taken back by undo. */
  notSame: command('staff', z.object({ ids: z.array(Id).min(2).max(MOST_MERGED) }), { pairs: z.number() }),
  /** Who became part of this person, newest first, with the command to undo (`alone`: others may have been merged with it). */
  merged: query(
    'everyone',
    z.object({ id: Id }),
    z.array(
      z.object({
        id: Id,
        number: z.string(),
        name: z.string(),
        at: Instant,
        by: z.string(),
        command: z.number().nullable(),
      }),
    ),
  ),
}
