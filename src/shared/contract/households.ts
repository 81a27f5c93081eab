// Households: people who live together, with one address that is edited once. Everybody keeps what is their own.
import * as z from 'zod'
import { action, command, query } from './base.ts'
import { ContactListQuery, ContactRow } from './contacts.ts'
import { Country, Id, Instant, Line, Text } from './shapes.ts'

export const HouseholdAddress = z.object({
  /** Street lines, as printed on an envelope. */
  street: Text(400),
  postcode: Line(20),
  city: Line(120),
  region: Line(120),
  country: Country,
})
export type HouseholdAddress = z.infer<typeof HouseholdAddress>

const Member = ContactRow.pick({
  id: true,
  name: true,
  initials: true,
  number: true,
  hasPhoto: true,
  lastDay: true,
  visits: true,
})

export const Household = z.object({
  id: Id,
  /** What the shop calls them, and what stands on one label for all: "The Berg family". */
  name: z.string(),
  note: z.string().nullable(),
  /** Where they live; null while nobody said. */
  address: HouseholdAddress.nullable(),
  /** Who lives there and is shown, by name. */
  members: z.array(Member),
  madeAt: Instant,
  /** It is in the trash. */
  dissolved: z.boolean(),
  /** Number of the newest command that changed name, address or note; send it back with `save` to be told of a change meanwhile. */
  version: z.number(),
})
export type Household = z.infer<typeof Household>

/** Somebody who seems to live with somebody else. */
const Suggestion = Member.pick({ id: true, name: true, initials: true, number: true }).extend({
  /** Same address and same family name; same address alone, where few live. */
  why: z.enum(['address-and-name', 'address']),
  /** The household they are in. */
  household: z.object({ id: Id, name: z.string() }).nullable(),
})

/** As it is stored; all empty where nobody said where they live. */
const PLACE = {
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  region: z.string(),
  country: z.string(),
}

const HouseholdRow = z.object({
  id: Id,
  name: z.string(),
  ...PLACE,
  count: z.number(),
  /** One of its members. */
  memberId: Id,
})

/** People who seem to live together and are not yet one household. */
const Found = z.object({
  people: z.array(Member.pick({ id: true, name: true, initials: true, number: true })),
  /** Their family names. */
  families: z.array(z.string()),
  why: Suggestion.shape.why,
  ...PLACE,
  /** The household that some of them are in. */
  household: z.object({ id: Id, name: z.string() }).nullable(),
})

const People = z.array(Id).min(1).max(50)

export const households = {
  /** Errors: NOT_FOUND. */
  get: query('everyone', z.object({ id: Id }), Household),
  /** Where somebody lives with others, and unless `suggest` is false who may belong to them. Errors: NOT_FOUND. */
  ofContact: query(
    'everyone',
    z.object({ contactId: Id, suggest: z.boolean().default(true) }),
    z.object({ household: Household.nullable(), suggestions: z.array(Suggestion).max(8) }),
  ),
  /** Those in which somebody lives, by name; every word of `text` must begin a word of the name, the street or the town. */
  list: query(
    'everyone',
    z.object({
      text: Line(200).default(''),
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    z.object({ rows: z.array(HouseholdRow), total: z.number() }),
  ),
  /**
   * Who in the whole book seems to live together, by postcode; `more`: there are others. An action, because it goes through all
   * addresses and leaves room for others on the way.
   */
  found: action(
    'staff',
    z.object({ limit: z.number().int().min(1).max(100).default(30) }),
    z.object({ rows: z.array(Found), more: z.boolean() }),
    { use: false },
  ),
  /**
   * What a household of these people would be called and where it would be: their family names in order, and the address most
   * of them have, else the first one's. `elsewhere`: who would leave another household for it. Errors: NOT_FOUND.
   */
  propose: query(
    'staff',
    z.object({ contactIds: People }),
    z.object({
      families: z.array(z.string()),
      address: HouseholdAddress.nullable(),
      elsewhere: z.array(z.object({ contactId: Id, id: Id, name: z.string() })),
    }),
  ),
  /**
   * Name and address are as proposed unless said; `address: null` is none. Whoever is in another household leaves it. Own home
   * addresses that say the same as the shared one go: it is edited once. Errors: NOT_FOUND, BAD_INPUT (`not_a_person`,
   * `unknown_country`).
   */
  create: command(
    'staff',
    z.object({
      contactIds: People,
      name: Line(120).min(1).optional(),
      address: HouseholdAddress.nullable().optional(),
      note: Text(2_000).default(''),
    }),
    { id: Id },
  ),
  /** Only what is named changes. `members`: whose address it is. Errors: NOT_FOUND, BAD_INPUT, CHANGED_MEANWHILE. */
  save: command(
    'staff',
    z.object({
      id: Id,
      name: Line(120).min(1).optional(),
      address: HouseholdAddress.nullable().optional(),
      note: Text(2_000).optional(),
      version: z.number().optional(),
    }),
    { id: Id, members: z.number() },
  ),
  /** `count`: who was not in it yet. Errors: NOT_FOUND, BAD_INPUT (`not_a_person`). */
  join: command('staff', z.object({ id: Id, contactIds: People }), { count: z.number() }),
  /**
   * They move out. `keepAddress`: the shared address becomes their own; `address`: they have this one of their own now, and
   * the shared one is not kept. `count`: who lived with others. Errors: NOT_FOUND, BAD_INPUT (`unknown_country`).
   */
  leave: command(
    'staff',
    z.object({ contactIds: People, keepAddress: z.boolean().default(true), address: HouseholdAddress.optional() }),
    { count: z.number() },
  ),
  /** It goes into the trash, and everybody keeps its address as their own unless said. Errors: NOT_FOUND. */
  dissolve: command('staff', z.object({ id: Id, keepAddress: z.boolean().default(true) }), { count: z.number() }),
  /**
   * For labels and cards: one entry per household and one for each person without, of these people or of those whom a list of
   * customers shows, in their order. An address is taken whole from one place: the household's, else the person's first.
   */
  cards: query(
    'everyone',
    z.object({
      ids: z.array(Id).max(500).optional(),
      query: ContactListQuery.optional(),
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({
      rows: z.array(
        z.object({
          household: Id.nullable(),
          name: z.string(),
          address: HouseholdAddress.nullable(),
          /** Those of the asked for who live there. */
          members: z.array(z.object({ id: Id, name: z.string() })),
        }),
      ),
      total: z.number(),
      people: z.number(),
    }),
  ),
}
