// Known mail providers: where their server is, how many messages they take, what password they want, what a domain that sends through
// them says in its records. Limits are the cautious ones, of the smallest offer; the shop may write larger ones where it has more.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { email } from '../../../../shared/contract/email.ts'

type Shown = OutputOf<typeof email.presets>[number]

export interface Preset extends Shown {
  /** What the SPF record of a domain that sends through it includes. */
  readonly spf: string | null
  /** Names under which it usually publishes its key. */
  readonly selectors: readonly string[]
}

const submission = { port: 587, security: 'starttls', perHour: null, read: '2026-11' } as const

export const PRESETS: readonly Preset[] = [
  {
    ...submission,
    preset: 'gmail',
    name: 'Gmail',
    domains: ['gmail.com', 'googlemail.com'],
    host: 'smtp.gmail.com',
    perDay: 500,
    source: 'https://developer.nylas.com/docs/cookbook/email/gmail-smtp-settings/',
    password: 'app',
    spf: '_spf.google.com',
    selectors: ['google'],
  },
  {
    ...submission,
    preset: 'google-workspace',
    name: 'Google Workspace',
    domains: [],
    host: 'smtp.gmail.com',
    perDay: 2_000,
    source: 'https://developer.nylas.com/docs/cookbook/email/gmail-smtp-settings/',
    password: 'app',
    spf: '_spf.google.com',
    selectors: ['google'],
  },
  {
    ...submission,
    preset: 'microsoft-365',
    name: 'Microsoft 365',
    domains: [],
    host: 'smtp.office365.com',
    // 30 a minute and 10,000 recipients a day for a mailbox; what a whole company may send abroad is less.
    perHour: 1_500,
    perDay: 2_000,
    source: 'https://www.simplenewsletter365.com/guides/microsoft-365-email-sending-limits/',
    password: 'own',
    spf: 'spf.protection.outlook.com',
    selectors: ['selector1', 'selector2'],
  },
  {
    ...submission,
    preset: 'outlook',
    name: 'Outlook.com',
    domains: [
      'outlook.com',
      'outlook.de',
      'outlook.fr',
      'hotmail.com',
      'hotmail.co.uk',
      'hotmail.fr',
      'live.com',
      'msn.com',
    ],
    host: 'smtp-mail.outlook.com',
    perDay: 300,
    source: 'https://support.microsoft.com/office/sending-limits-in-outlook-com-279ee200-594c-40f0-9ec8-bb6af7735c2e',
    password: 'app',
    spf: 'spf.protection.outlook.com',
    selectors: ['selector1', 'selector2'],
  },
  {
    ...submission,
    preset: 'yahoo',
    name: 'Yahoo Mail',
    domains: [
      'yahoo.com',
      'yahoo.co.uk',
      'yahoo.de',
      'yahoo.fr',
      'yahoo.it',
      'yahoo.es',
      'ymail.com',
      'rocketmail.com',
    ],
    host: 'smtp.mail.yahoo.com',
    perDay: 500,
    source:
      'https://www.suped.com/knowledge/email-deliverability/technical/what-are-yahoos-smtp-connection-and-concurrent-link-limits-and-how-to-manage-them-for-email-deli',
    password: 'app',
    spf: null,
    selectors: ['s2048'],
  },
  {
    ...submission,
    preset: 'icloud',
    name: 'iCloud Mail',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    host: 'smtp.mail.me.com',
    perDay: 200,
    source: 'https://meshworld.in/blog/devops/email/icloud-smtp-server',
    password: 'app',
    spf: 'icloud.com',
    selectors: ['sig1'],
  },
  {
    ...submission,
    preset: 'fastmail',
    name: 'Fastmail',
    domains: ['fastmail.com', 'fastmail.fm'],
    host: 'smtp.fastmail.com',
    port: 465,
    security: 'tls',
    perDay: null,
    source: 'https://www.fastmail.com/help/account/limits.html',
    password: 'app',
    spf: 'spf.messagingengine.com',
    selectors: ['fm1', 'fm2', 'fm3'],
  },
  {
    ...submission,
    preset: 'gmx',
    name: 'GMX',
    domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch'],
    host: 'mail.gmx.net',
    perDay: null,
    source: 'https://hilfe.gmx.net/pop-imap/imap/imap-serverdaten.html',
    password: 'own',
    spf: null,
    selectors: [],
  },
  {
    ...submission,
    preset: 'zoho',
    name: 'Zoho Mail',
    domains: ['zoho.com', 'zohomail.com'],
    host: 'smtp.zoho.com',
    port: 465,
    security: 'tls',
    perDay: 50,
    source: 'https://cz.go-travels.com/17918-mail-per-day-limit-zoho-mail-1170804-4619150',
    password: 'app',
    spf: 'zohomail.com',
    selectors: ['zmail', 'zoho'],
  },
  {
    ...submission,
    preset: 'brevo',
    name: 'Brevo',
    domains: [],
    host: 'smtp-relay.brevo.com',
    perDay: 300,
    source: 'https://help.brevo.com/hc/en-us/articles/8292912279954-Add-or-remove-emails-from-your-plan',
    password: 'key',
    spf: 'spf.brevo.com',
    selectors: ['brevo1', 'brevo2', 'mail'],
  },
  {
    ...submission,
    preset: 'mailjet',
    name: 'Mailjet',
    domains: [],
    host: 'in-v3.mailjet.com',
    perDay: 200,
    source: 'https://www.mailjet.com/blog/mj_faq_category/pricing/',
    password: 'key',
    spf: 'spf.mailjet.com',
    selectors: ['mailjet'],
  },
  {
    ...submission,
    preset: 'amazon-ses',
    name: 'Amazon SES',
    domains: [],
    host: 'email-smtp.us-east-1.amazonaws.com',
    perHour: 3_600,
    perDay: 200,
    source: 'https://docs.aws.amazon.com/ses/latest/dg/quotas.html',
    password: 'key',
    spf: 'amazonses.com',
    selectors: [],
  },
]

export const presetOf = (name: string | null): Preset | null => PRESETS.find(({ preset }) => preset === name) ?? null

/** Whether a domain belongs to a provider: then its records are none of the shop's business. */
export const isProviderDomain = (domain: string): boolean => PRESETS.some(({ domains }) => domains.includes(domain))

export const shownPresets = (): readonly Shown[] =>
  PRESETS.map(({ spf: _spf, selectors: _selectors, ...shown }) => shown)
