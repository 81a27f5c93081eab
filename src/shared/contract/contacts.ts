// People and companies: who they are, how to reach them, what matters to them, how they are linked.
import * as z from 'zod'
import { MOST_OPTIONS } from '../domain/custom-field.ts'
import { CONSENT_ACTS, CONSENT_CHANNELS, CONSENT_PURPOSES } from '../domain/consent.ts'
import { VALUE_GROUPS } from '../domain/value/groups.ts'
import { LADDER, STANDINGS, TIERS } from '../domain/value/words.ts'
import { LINK_KINDS } from '../domain/link-kind.ts'
import { action, command, field, query } from './base.ts'
import { CustomPatch, CustomValue, CustomValues } from './fields.ts'
import { Country, Id, Instant, Language, Line, Money, PartialDate, ShopDay, Text } from './shapes.ts'

export const Channel = z.enum(['phone', 'email', 'sms', 'post', 'in-person'])
export const PhoneLabel = z.enum(['mobile', 'home', 'work', 'other'])
export const EmailLabel = z.enum(['home', 'work', 'other'])
export const AddressLabel = z.enum(['home', 'work', 'billing', 'delivery', 'other'])
export const OccasionKind = z.enum(['birthday', 'name-day', 'anniversary', 'wedding', 'other'])
export const LinkKind = z.enum(LINK_KINDS)
export const PreferenceKind = z.enum([
  'usual',
  'option',
  'colour',
  'size',
  'diet',
  'allergy',
  'financing',
  'likes',
  'other',
])

/** A row of a person's own list of phones and so on. Without `id` it is new; a known id that is missing is removed. */
const Part = { id: Id.optional() }

export const PhoneInput = z.object({ ...Part, typed: Line(60).min(1), label: PhoneLabel })
export const EmailInput = z.object({ ...Part, address: Line(254).min(1), label: EmailLabel })
export const AddressInput = z.object({
  ...Part,
  label: AddressLabel,
  /** Street lines, as printed on an envelope. */
  street: Text(400),
  postcode: Line(20),
  city: Line(120),
  region: Line(120),
  country: Country,
})
export const OccasionInput = z.object({ ...Part, kind: OccasionKind, label: Line(80), date: PartialDate })
export const PreferenceInput = z.object({ ...Part, kind: PreferenceKind, words: Line(300).min(1) })
/** The other is this person's …: their employer (works-for), their parent, the one who brought them (referred-by). */
export const LinkInput = z.object({ ...Part, kind: LinkKind, otherId: Id, words: Line(120) })

/** What another program calls this person: the till's number, the web shop's. */
export const NumberInput = z.object({ ...Part, source: Line(60).min(1), number: Line(60).min(1) })

/** A5, A11: all optional, all personal; in the form behind "more". */
const Details = {
  gender: field('contact.gender', Line(40).nullable()),
  /** As of today: what was said once grows with the years. */
  age: field('contact.age', z.number().int().min(0).max(130).nullable()),
  familyStatus: field('contact.family_status', Line(80).nullable()),
  householdIncome: field('contact.household_income', Line(80).nullable()),
  businessIncome: field('contact.business_income', Line(80).nullable()),
  interests: field('contact.interests', Text(2_000).nullable()),
}

const Core = {
  kind: z.enum(['person', 'company']),
  /** For a company the company's name stands in `family`. */
  given: Line(120),
  family: Line(120),
  nickname: Line(80).nullable(),
  /** How to say the name. */
  say: Line(120).nullable(),
  source: Line(80).nullable(),
  preferredChannel: Channel.nullable(),
  language: Language.nullable(),
  lookedAfterBy: Id.nullable(),
  note: Text(20_000).nullable(),
  ...Details,
}

const Lists = {
  phones: z.array(PhoneInput).max(20),
  emails: z.array(EmailInput).max(20),
  addresses: z.array(AddressInput).max(20),
  occasions: z.array(OccasionInput).max(30),
  preferences: z.array(PreferenceInput).max(50),
  links: z.array(LinkInput).max(100),
  numbers: z.array(NumberInput).max(50),
  /** Tags by name; unknown ones are made. */
  tags: z.array(Line(60).min(1)).max(50),
}

/** The shop's own fields: what one needs to serve somebody, not for the bookkeeper. */
const CUSTOM = 'contact_value.value'

/** Only what is named is changed; a field that this role may not see may not be named. */
export const ContactPatch = z.object({ ...Core, ...Lists, custom: field(CUSTOM, CustomPatch) }).partial()
export type ContactPatch = z.infer<typeof ContactPatch>

/**
 * What a field must say. `is`: for text and links, every word must begin a word of it; for numbers, amounts, dates and yes or no
 * the value itself. `from`, `to`: numbers, amounts (minor units) and dates, both included; partial dates by year, or both
 * `--MM-DD`, then over New Year where `from` is the later one. `any`: ids of options, one of which is chosen. `has`: something is
 * said, or nothing.
 */
const CustomCondition = z.object({
  field: Id,
  is: CustomValue.optional(),
  from: z.union([z.string().max(10), z.number()]).optional(),
  to: z.union([z.string().max(10), z.number()]).optional(),
  any: z.array(Id).max(MOST_OPTIONS).optional(),
  has: z.boolean().optional(),
})
export type CustomCondition = z.infer<typeof CustomCondition>

/** `next-due`: who is due first; whoever lapsed or never bought comes last. `worth`: what is expected of them in the next twelve months. */
const SortKey = z.enum(['name', 'number', 'city', 'made', 'changed', 'last-visit', 'spend', 'next-due', 'worth'])
export const ContactFilter = z.object({
  /** Typed text: every word must begin a word of the name, tag or mail; three digits or more are sought in phones. */
  text: Line(200).optional(),
  kind: z.enum(['person', 'company']).optional(),
  tags: z.array(z.string()).max(20).optional(),
  source: Line(80).optional(),
  city: Line(120).optional(),
  channel: Channel.optional(),
  lookedAfterBy: Id.optional(),
  /** Who is in this saved segment. Errors: NOT_FOUND, FORBIDDEN where it asks what this role may not see. */
  segment: Id.optional(),
  has: z.array(z.enum(['phone', 'email', 'address', 'birthday', 'photo'])).optional(),
  lacks: z.array(z.enum(['phone', 'email', 'address', 'birthday', 'photo'])).optional(),
  /** Birthday between two days of the year, inclusive, `--MM-DD`; may run over New Year. */
  birthday: z.object({ from: z.string(), to: z.string() }).optional(),
  /** All of them must hold. */
  custom: field(CUSTOM, z.array(CustomCondition).max(20)).optional(),
  /** What they said about being written to. */
  consent: z
    .object({
      channel: z.enum(CONSENT_CHANNELS),
      purpose: z.enum(CONSENT_PURPOSES).default('marketing'),
      state: z.enum([...CONSENT_ACTS, 'unknown']),
    })
    .optional(),
  /** As of today, one of them. */
  standing: z.array(z.enum(STANDINGS)).max(6).optional(),
  tier: z.array(z.enum(TIERS)).max(6).optional(),
  /** What their scores say together, and the rung of loyalty they stand on. */
  group: z.enum(VALUE_GROUPS).optional(),
  stage: z.enum(LADDER).optional(),
  /** Due from today on in so many days; not lapsed. */
  dueWithin: z.number().int().min(0).max(366).optional(),
})
export type ContactFilter = z.infer<typeof ContactFilter>

export const ContactListQuery = z.object({
  filter: ContactFilter.default({}),
  sort: SortKey.default('name'),
  /** Sorted by this field of the shop's own instead; whoever has none of it comes last. Not where several may be chosen. */
  byField: field(CUSTOM, Id.optional()),
  descending: z.boolean().default(false),
})

export const ContactRow = z.object({
  id: Id,
  kind: z.enum(['person', 'company']),
  name: z.string(),
  /** Initials for the monogram. */
  initials: z.string(),
  number: z.string(),
  city: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  tags: z.array(z.string()),
  hasPhoto: z.boolean(),
  madeAt: Instant,
  changedAt: Instant,
  /** Shop day of the last visit; null before the first. */
  lastDay: ShopDay.nullable(),
  visits: z.number(),
  /** All they spent, returns taken off. */
  spent: Money,
  /** The fields of the shop's own that the list was asked for. */
  custom: field(CUSTOM, CustomValues.nullable()).optional(),
  /** Where the list was asked for it: when they are due and what they are worth. */
  value: z
    .object({
      standing: z.enum(STANDINGS),
      tier: z.enum(TIERS),
      /** Usual days between two purchases: their own, else what is usual for what they buy; null before the first. */
      gap: z.number().nullable(),
      ownGap: z.boolean(),
      lastBuyDay: ShopDay.nullable(),
      /** Shop day on which they are due. */
      nextDay: ShopDay.nullable(),
      /** Expected of the next twelve months; null where nobody can say. */
      worth: Money.nullable(),
      /** By what they spent, 1 is the most; null before the first purchase. */
      rank: z.number().nullable(),
    })
    .optional(),
})
export type ContactRow = z.infer<typeof ContactRow>

const Stored = <S extends z.ZodRawShape>(part: z.ZodObject<S>) => part.extend({ id: Id })

export const Contact = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  initials: z.string(),
  ...Core,
  phones: z.array(
    Stored(PhoneInput).extend({
      /** E.164, or null where what was typed is no number this country or the world knows. */
      e164: z.string().nullable(),
      /** As read aloud in the shop's country. */
      shown: z.string(),
      canText: z.boolean(),
    }),
  ),
  emails: z.array(Stored(EmailInput)),
  addresses: z.array(Stored(AddressInput)),
  occasions: z.array(
    Stored(OccasionInput).extend({
      /** Shop day (days since 1970-01-01) of the next time it comes round; null for a date without day or month. */
      next: z.number().nullable(),
      /** Years completed on that day; null without a year. */
      years: z.number().nullable(),
    }),
  ),
  preferences: z.array(Stored(PreferenceInput)),
  /** Both directions; `incoming` links were said on the other person and read the other way round. */
  links: z.array(
    z.object({ id: Id, kind: LinkKind, otherId: Id, otherName: z.string(), words: z.string(), incoming: z.boolean() }),
  ),
  numbers: z.array(Stored(NumberInput)),
  /** What is said in fields in use; null for who may not see it. */
  custom: field(CUSTOM, CustomValues.nullable()),
  tags: z.array(z.string()),
  hasPhoto: z.boolean(),
  lookedAfterByName: z.string().nullable(),
  referrals: z.number(),
  madeAt: Instant,
  changedAt: Instant,
  /** Number of the newest command that touched this record; send it back with `save` to be told of a change meanwhile. */
  version: z.number(),
})
export type Contact = z.infer<typeof Contact>

/** A line of the profile's one timeline, whichever area it comes from. */
export const TimelineRow = z.object({
  at: Instant,
  day: ShopDay,
  area: z.string(),
  /** What it can be filtered by: visit, sale, return, correction, payment, call, talk, note, letter, message, task … */
  kind: z.string(),
  /** The row's id in its area. */
  id: Id,
  /** What people wrote, or the items bought; null where `words` says all. */
  title: z.string().nullable(),
  /** A key of the catalogue, with its parameters. */
  words: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  amount: Money.nullable(),
  /** Who of the shop. */
  by: z.string().nullable(),
  tone: z.enum(['compliment', 'complaint', 'question']).nullable(),
  phase: z.enum(['before', 'during', 'after']).nullable(),
  begunBy: z.enum(['customer', 'shop']).nullable(),
  /** Somebody still has to do something about it. */
  open: z.boolean(),
  /** Taken back by a counter-entry. */
  corrected: z.boolean(),
})
export type TimelineRow = z.infer<typeof TimelineRow>

/** Where a page of the timeline ended: two things may happen at one instant. */
const TimelineCursor = z.object({ at: Instant, area: z.string(), id: Id })

export const contacts = {
  /** A page of the sorted, filtered list. `from` may be anywhere: pages are cut from ids that were sorted once. */
  list: query(
    'everyone',
    ContactListQuery.extend({
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(50),
      /** Ids of fields of the shop's own that the rows shall show. */
      custom: z.array(Id).max(20).default([]),
      /** Rows shall say what their people are worth and when they are due. */
      value: z.boolean().default(false),
    }),
    z.object({ rows: z.array(ContactRow), total: z.number() }),
  ),
  /** Where a person stands in that list (0-based), to scroll there; null when not in it. */
  position: query('everyone', ContactListQuery.extend({ id: Id }), z.object({ at: z.number().nullable() })),
  search: query(
    'everyone',
    z.object({ text: Line(200), limit: z.number().int().min(1).max(50).default(20) }),
    z.array(
      ContactRow.extend({
        matched: z.enum(['name', 'phone', 'email', 'number', 'tag', 'note', 'address', 'item', 'receipt']),
        matchedText: z.string(),
      }),
    ),
    { use: true },
  ),
  get: query('everyone', z.object({ id: Id }), Contact, { logged: true }),
  photo: query('everyone', z.object({ id: Id }), z.object({ photo: z.file().nullable() })),
  /** Everything about a person in date order, newest first, of all areas or of some kinds. */
  timeline: query(
    'everyone',
    z.object({
      contactId: Id,
      kinds: z.array(Line(40)).max(40).optional(),
      before: TimelineCursor.optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    z.object({ rows: z.array(TimelineRow), next: TimelineCursor.nullable() }),
  ),
  /** The last contact, whatever channel it came by, and everything that is still open, most pressing first. */
  matters: query(
    'everyone',
    z.object({ contactId: Id }),
    z.object({ last: TimelineRow.nullable(), open: z.array(TimelineRow).max(50) }),
  ),
  /** Probable duplicates of what is being typed, best first, with the reasons as codes. */
  similar: query(
    'staff',
    z.object({
      id: Id.optional(),
      given: z.string().max(120),
      family: z.string().max(120),
      phones: z.array(z.string().max(60)).max(20),
      emails: z.array(z.string().max(254)).max(20),
      birthday: z.string().max(10).optional(),
    }),
    z
      .array(
        z.object({
          id: Id,
          name: z.string(),
          number: z.string(),
          why: z.array(z.enum(['phone', 'email', 'name', 'name-and-birthday', 'similar-name'])),
        }),
      )
      .max(5),
  ),
  /** What a phone, e-mail or date would be stored as, while it is typed. */
  check: query(
    'staff',
    z.object({
      phone: z.string().max(60).optional(),
      email: z.string().max(254).optional(),
      date: z.string().max(40).optional(),
    }),
    z.object({
      phone: z.object({ ok: z.boolean(), e164: z.string().nullable(), shown: z.string() }).nullable(),
      email: z.object({ ok: z.boolean(), suggestion: z.string().nullable() }).nullable(),
      date: z.object({ ok: z.boolean(), date: z.string().nullable() }).nullable(),
    }),
  ),
  create: command('staff', ContactPatch, { id: Id, number: z.string() }),
  save: command('staff', z.object({ id: Id, patch: ContactPatch, version: z.number().optional() }), { id: Id }),
  /** JPEG, PNG or WebP. An action, because a file must be read before a command may begin; undone like any command. */
  setPhoto: action(
    'staff',
    z.object({ id: Id, photo: z.file().max(400_000).nullable() }),
    z.object({ command: z.number().int().nullable() }),
  ),
  /** Into the trash; sales stay in the totals. */
  trash: command('staff', z.object({ ids: z.array(Id).min(1).max(500) }), { count: z.number() }),
  restore: command('staff', z.object({ ids: z.array(Id).min(1).max(500) }), { count: z.number() }),
  /** Names in use, for filters and forms: tags with how many people each, sources, cities. */
  vocabulary: query(
    'everyone',
    z.object({}),
    z.object({
      tags: z.array(z.object({ name: z.string(), count: z.number() })),
      sources: z.array(z.string()),
      cities: z.array(z.object({ name: z.string(), count: z.number() })),
      total: z.number(),
    }),
  ),
  /** Birthdays and other occasions between two shop days, inclusive, in the order they come. */
  occasions: query(
    'everyone',
    z.object({
      from: z.number().int(),
      to: z.number().int(),
      kinds: z.array(OccasionKind).optional(),
      limit: z.number().int().min(1).max(2_000).default(200),
    }),
    z.array(
      z.object({
        contactId: Id,
        name: z.string(),
        initials: z.string(),
        kind: OccasionKind,
        label: z.string(),
        day: z.number(),
        years: z.number().nullable(),
      }),
    ),
  ),
}
