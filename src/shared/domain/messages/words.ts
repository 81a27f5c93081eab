// The closed lists that everything about messages shares: what a message is, how it travels, what may become of it.

/** How a message reaches somebody; the channels of consent that can be used so far. `post` is paper, `phone` a call. */
export const MESSAGE_CHANNELS = ['email', 'post', 'phone'] as const
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number]

/**
 * marketing  needs a yes of the person and every rule
 * service    about something they bought or asked for; needs no yes, stops before the do-not-disturb list
 * safety     a recall, a danger: goes to everybody who can be reached, also to those who said no
 */
export const MESSAGE_CLASSES = ['marketing', 'service', 'safety'] as const
export type MessageClass = (typeof MESSAGE_CLASSES)[number]

/** Who wants a message sent: a campaign, one person of the shop to one customer, the asking for consent (double opt-in, welcome). */
export const SEND_SOURCES = ['campaign', 'single', 'consent'] as const
export type SendSourceName = (typeof SEND_SOURCES)[number]

/**
 * What became of one message. Events only grow; the newest says how it stands.
 * waiting      frozen, to go at its time
 * claimed      a worker has it in hand; nothing has left. Released at the next start.
 * handed_over  committed before the first byte of the message leaves: from here on it is never sent again by itself
 * sent         the other side has taken it
 * uncertain    handed over, and nobody knows: a person says which
 * deferred     refused for now; tried again at its time
 * failed       refused for good
 * bounced      taken, and came back
 * skipped      a rule forbade it when its time came (`detail.why`)
 * late         its time passed while the PC was off, and the shop wants to be asked
 * cancelled    the campaign was stopped, or somebody took it out
 */
export const SEND_STATES = [
  'waiting',
  'claimed',
  'handed_over',
  'sent',
  'uncertain',
  'deferred',
  'failed',
  'bounced',
  'skipped',
  'late',
  'cancelled',
] as const
export type SendState = (typeof SEND_STATES)[number]

/** Nothing more happens to these by itself. */
export const SETTLED_STATES = [
  'sent',
  'failed',
  'bounced',
  'skipped',
  'cancelled',
] as const satisfies readonly SendState[]

/** Why a message to somebody is not sent, or not now, beside what consent says (`WRITE_REASONS`). */
export const HOLD_REASONS = [
  /** Had as many marketing messages as the shop allows, on all channels together. */
  'capped',
  /** Never answered, came or bought after as many messages as the shop tries. */
  'sunset',
  /** In the part that hears nothing, so that the effect can be measured. */
  'held_out',
  /** In a segment or list that was excluded. */
  'excluded',
  /** Has this message already. */
  'already',
  /** Their address is none that mail can be sent to. */
  'bad_address',
  /** A placeholder without fallback has nothing to say of them. */
  'missing',
  /** One letter goes to their household already. */
  'household',
  /** Wants no profile made of them, and the audience is chosen by one. */
  'no_profile',
] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

/** What to do with a message whose time passed while the program was off. */
export const CATCH_UPS = ['late', 'ask', 'skip'] as const
export type CatchUp = (typeof CATCH_UPS)[number]

export const OCCASIONS = ['birthday', 'anniversary', 'first-visit'] as const
export type Occasion = (typeof OCCASIONS)[number]

/** draft → running (frozen and going, or standing and waiting for days) ⇄ paused → done or stopped. */
export const CAMPAIGN_STATES = ['draft', 'running', 'paused', 'done', 'stopped'] as const
export type CampaignState = (typeof CAMPAIGN_STATES)[number]

/**
 * Why a campaign that stands for years does not go on.
 * segment, list  one of its audience is gone, or is somebody's own
 * rule           a segment asks for something that is not there any more
 * forbidden      a segment asks for what they may not see in whose name it runs
 * nobody         there is nobody in whose name it could run
 */
export const STUCK_REASONS = ['segment', 'list', 'rule', 'forbidden', 'nobody'] as const
export type StuckReason = (typeof STUCK_REASONS)[number]

export const RESPONSE_KINDS = [
  'redeemed',
  'answered',
  'interested',
  'not_interested',
  'not_reached',
  'bounced',
  'stopped',
] as const
export type ResponseKind = (typeof RESPONSE_KINDS)[number]

/** By which way an answer came, whatever way the message went. */
export const RESPONSE_CHANNELS = ['counter', 'phone', 'email', 'sms', 'post', 'social'] as const
export type ResponseChannel = (typeof RESPONSE_CHANNELS)[number]

/** For which occasion a template is written. */
export const TEMPLATE_OCCASIONS = [
  'birthday',
  'thank-you',
  'welcome',
  'we-miss-you',
  'new-in',
  'offer',
  'season',
  'event',
  'review',
  'anniversary',
] as const
export type TemplateOccasion = (typeof TEMPLATE_OCCASIONS)[number]
