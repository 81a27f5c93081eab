// What the law of a country asks of marketing messages, as dated tables with their sources. No legal advice: what the program holds
// a shop to. A pack is never edited once it was released; a change of the law is a new one of the same family (`us-2025-04`).
import { OF_AGE, type ConsentChannel } from '../consent.ts'

export const RULE_SOURCES = [
  'can-spam',
  'can-spam-rule',
  'tcpa-hours',
  'tcpa-consent',
  'tcpa-revocation',
  'us-states',
  'casl',
  'casl-implied',
  'crtc-hours',
  'pecr',
  'ico',
  'uk-gdpr',
  'fr-calls',
  'fr-consent',
  'eu-privacy',
  'eu-gdpr',
  'eu-commerce',
  'de-uwg',
  'de-proof',
  'au-spam',
  'au-stop',
  'au-calls',
] as const
export type RuleSource = (typeof RULE_SOURCES)[number]

/** What of a source was read: the words of the law itself, those of the authority for it, or only what others say of it. */
export const SOURCE_READINGS = ['text', 'authority', 'summary'] as const

export interface ReadSource {
  /** Words: `rules.source.<source>`. */
  readonly source: RuleSource
  readonly seen: (typeof SOURCE_READINGS)[number]
  /** When: `YYYY-MM-DD`. */
  readonly read: string
}

/** Minutes since midnight on the recipient's clock, the first included, the last not; Monday 0 … Sunday 6. */
export interface OpenHours {
  readonly days: readonly number[]
  readonly from: number
  readonly until: number
}

export interface RulePack {
  /** Family, and since when: `us-2025-04`. Written into every message that is sent. */
  readonly pack: string
  /** ISO 3166-1 alpha-2 of the shop. */
  readonly countries: readonly string[]
  /** Since when it is the law there: `YYYY-MM-DD`. */
  readonly from: string
  /** When all of it was last looked through: `YYYY-MM-DD`. */
  readonly read: string
  readonly sources: readonly ReadSource[]
  /** When marketing may arrive; a channel that is absent may arrive at any time. */
  readonly hours: Readonly<Partial<Record<ConsentChannel, readonly OpenHours[]>>>
  /** States narrow the hours of calls and texts (`states.ts`). */
  readonly byState: boolean
  /** Every marketing mail carries the shop's postal address. */
  readonly postalAddress: boolean
  /** Every marketing mail says how to stop it. */
  readonly optOutLine: boolean
  /**
   * Whom the law lets a shop mail who was never asked; `recent`: customers for two years after they bought, for six months after they
   * enquired. The program asks for a yes all the same, so nothing here ever runs out.
   */
  readonly unasked: 'never' | 'customers' | 'recent'
  /** A yes by mail has to be confirmed from the mailbox itself, or nobody believes it (double opt-in). */
  readonly confirmed: boolean
  /** Whether a mail that only asks for consent may go to somebody who did not leave their address for that. */
  readonly askByMail: boolean
  /** Whoever is younger needs a parent's yes: of all packs the strictest, held for all of them. */
  readonly minorsUnder: number
  /** Working days in which a no has to be honoured at the latest; the program does at once. 0: at once by law. */
  readonly honourDays: number
}

const DAILY = [0, 1, 2, 3, 4, 5, 6] as const
const WEEKDAYS = [0, 1, 2, 3, 4] as const
const at = (hour: number, minute = 0): number => hour * 60 + minute
const hours = (days: readonly number[], from: number, until: number): OpenHours => ({ days, from, until })

const READ = '2026-11-22'

/** The European Economic Area without Germany and France, which have packs of their own. */
const EEA = 'AT BE BG CY CZ DK EE ES FI GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')

const EU_MAIL = {
  postalAddress: true,
  optOutLine: true,
  unasked: 'customers',
  askByMail: false,
  minorsUnder: OF_AGE,
  honourDays: 0,
  byState: false,
  confirmed: false,
} as const
const text = (source: RuleSource): ReadSource => ({ source, seen: 'text', read: READ })
const authority = (source: RuleSource): ReadSource => ({ source, seen: 'authority', read: READ })
const summary = (source: RuleSource): ReadSource => ({ source, seen: 'summary', read: READ })
const EU_SOURCES = [authority('eu-privacy'), summary('eu-gdpr'), summary('eu-commerce')]

export const RULE_PACKS: readonly RulePack[] = [
  {
    pack: 'us-2025-04',
    countries: ['US', 'PR', 'VI', 'GU', 'AS', 'MP'],
    from: '2025-04-11',
    read: READ,
    sources: [
      summary('can-spam'),
      text('can-spam-rule'),
      summary('tcpa-hours'),
      summary('tcpa-consent'),
      text('tcpa-revocation'),
      summary('us-states'),
    ],
    byState: true,
    confirmed: false,
    // Federal law says 21:00; Florida, Oklahoma, Washington and others end at 20:00, and so it is held for all.
    hours: { sms: [hours(DAILY, at(8), at(20))], phone: [hours(DAILY, at(8), at(20))] },
    postalAddress: true,
    optOutLine: true,
    unasked: 'customers',
    askByMail: true,
    minorsUnder: OF_AGE,
    honourDays: 10,
  },
  {
    pack: 'ca-2014-07',
    countries: ['CA'],
    from: '2014-07-01',
    read: READ,
    sources: [summary('casl'), authority('casl-implied'), summary('crtc-hours')],
    byState: false,
    confirmed: false,
    // The rules name calls; texts are held to the same.
    hours: {
      sms: [hours(WEEKDAYS, at(9), at(21, 30)), hours([5, 6], at(10), at(18))],
      phone: [hours(WEEKDAYS, at(9), at(21, 30)), hours([5, 6], at(10), at(18))],
    },
    postalAddress: true,
    optOutLine: true,
    unasked: 'recent',
    askByMail: false,
    minorsUnder: OF_AGE,
    honourDays: 10,
  },
  {
    pack: 'uk-2018-05',
    countries: ['GB'],
    from: '2018-05-25',
    read: READ,
    sources: [summary('pecr'), authority('ico'), summary('uk-gdpr')],
    hours: {},
    ...EU_MAIL,
  },
  {
    pack: 'fr-2026-08',
    countries: ['FR'],
    from: '2026-08-11',
    read: READ,
    sources: [...EU_SOURCES, text('fr-calls'), summary('fr-consent')],
    hours: { phone: [hours(WEEKDAYS, at(10), at(13)), hours(WEEKDAYS, at(14), at(20))] },
    ...EU_MAIL,
  },
  {
    pack: 'de-2024-05',
    countries: ['DE'],
    from: '2024-05-14',
    read: READ,
    sources: [text('de-uwg'), summary('de-proof'), ...EU_SOURCES],
    hours: {},
    ...EU_MAIL,
    confirmed: true,
  },
  { pack: 'eu-2018-05', countries: EEA, from: '2018-05-25', read: READ, sources: EU_SOURCES, hours: {}, ...EU_MAIL },
  {
    pack: 'au-2017-03',
    countries: ['AU'],
    from: '2017-03-29',
    read: READ,
    sources: [text('au-spam'), summary('au-stop'), authority('au-calls')],
    byState: false,
    confirmed: false,
    hours: { phone: [hours(WEEKDAYS, at(9), at(20)), hours([5], at(9), at(17))] },
    postalAddress: false,
    optOutLine: true,
    unasked: 'customers',
    askByMail: false,
    minorsUnder: OF_AGE,
    honourDays: 5,
  },
  {
    // No country's law: what no customer should mind anywhere.
    pack: 'none-2026-11',
    countries: [],
    from: '2026-11-22',
    read: READ,
    sources: [],
    byState: false,
    confirmed: false,
    hours: {
      sms: [hours([0, 1, 2, 3, 4, 5], at(9), at(20))],
      phone: [hours([0, 1, 2, 3, 4, 5], at(9), at(20))],
    },
    postalAddress: true,
    optOutLine: true,
    unasked: 'never',
    askByMail: false,
    minorsUnder: OF_AGE,
    honourDays: 0,
  },
]

/** `us` of `us-2025-04`. */
export const familyOf = (pack: string): string => pack.split('-', 1)[0] ?? ''

/**
 * The rules a shop is held to.
 * @param country ISO 3166-1 alpha-2 of the shop
 * @param chosen the pack the owner chose, or null; of its family the newest is in force, so an update of the program is one of the rules
 */
export function packOf(country: string, chosen: string | null): RulePack {
  const family = chosen === null ? null : familyOf(chosen)
  const found =
    newest(RULE_PACKS.filter(({ pack }) => familyOf(pack) === family)) ??
    newest(RULE_PACKS.filter(({ countries }) => countries.includes(country))) ??
    newest(RULE_PACKS.filter(({ countries }) => countries.length === 0))
  if (found === undefined) throw new Error('there is a pack for countries without one')
  return found
}

const newest = (packs: readonly RulePack[]): RulePack | undefined =>
  packs.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]

/** The newest pack of each family: what may be chosen. */
export function packsToChoose(): readonly RulePack[] {
  return [...new Set(RULE_PACKS.map(({ pack }) => familyOf(pack)))].flatMap(
    (family) => newest(RULE_PACKS.filter(({ pack }) => familyOf(pack) === family)) ?? [],
  )
}
