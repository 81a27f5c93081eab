// What can be wrong with what is written about a person: a closed list, since what was said to be right keeps its code forever.

export const QUALITY_CODES = [
  /** No number of any plan. */
  'phone-unreadable',
  /** Stands twice with one person. */
  'phone-twice',
  /** On the do-not-disturb list as a wrong number. */
  'phone-wrong',
  /** Of more people than any family has. */
  'phone-shared',
  'email-malformed',
  /** A well-known domain, mistyped. */
  'email-mistyped',
  /** A domain at which nothing can ever arrive. */
  'email-dead',
  /** On the do-not-disturb list because letters came back. */
  'email-bounced',
  'email-twice',
  'email-shared',
  /** Fits no form of its country. */
  'postcode-form',
  'birthday-future',
  /** Before 1900, or somebody older than anybody gets. */
  'birthday-too-old',
  /** Another age was said. */
  'birthday-against-age',
  /** What programs write down when nobody told them: the beginning of their calendar, or 1 January where a crowd was born. */
  'birthday-placeholder',
  'birthday-twice',
  'name-missing',
  /** All in capitals, or all in small letters. */
  'name-case',
  /** Figures or an e-mail address in it. */
  'name-odd',
  /** A person called like a company. */
  'name-company',
  /** No phone, no e-mail, no address. */
  'no-way',
  /** Leads to somebody in the trash. */
  'link-gone',
  /** Neither came nor was heard of nor changed for years. */
  'stale',
] as const
export type QualityCode = (typeof QUALITY_CODES)[number]

/** Where the value is a line that can be put right where it stands. */
export const EDITABLE_CODES = [
  'phone-unreadable',
  'phone-wrong',
  'phone-shared',
  'email-malformed',
  'email-mistyped',
  'email-dead',
  'email-bounced',
  'email-shared',
  'postcode-form',
  'birthday-future',
  'birthday-too-old',
  'birthday-against-age',
  'birthday-placeholder',
] as const satisfies readonly QualityCode[]

export const isEditable = (code: QualityCode): boolean => EDITABLE_CODES.some((one) => one === code)

/** Years without a sign of life after which a record is stale, unless another number is asked for. */
export const STALE_YEARS = 3

/** What share of people can be reached by, in the order they are shown. */
export const QUALITY_SHARES = ['phone', 'text', 'email', 'address', 'birthday', 'may-email', 'may-text'] as const
