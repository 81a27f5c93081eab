// Known mail providers: where their server is, how many messages they take, what password they want, what a domain that sends through
// them says in its records. Servers after the providers' pages and Mozilla's list of mail settings (github.com/thunderbird/autoconfig, of
// 2026-03-12). Limits are the cautious ones, of the smallest offer; the shop may write larger ones where it has more.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { email } from '../../../../shared/contract/email.ts'

type Shown = OutputOf<typeof email.presets>[number]

export interface Preset extends Shown {
  /** What the SPF record of a domain that sends through it includes. */
  readonly spf: string | null
  /** Names under which it usually publishes its key. */
  readonly selectors: readonly string[]
}

const starttls = { port: 587, security: 'starttls' } as const
const tls = { port: 465, security: 'tls' } as const
const READ = '2026-11'
/** A number of the provider's own pages; one others tell of it; ours, where nobody tells one. */
const told = (perDay: number, source: string) =>
  ({ perDay, perHour: null, limit: 'provider', source, read: READ }) as const
const heard = (perDay: number, source: string) =>
  ({ perDay, perHour: null, limit: 'others', source, read: READ }) as const
const guessed = (perDay: number, source: string) =>
  ({ perDay, perHour: null, limit: 'guess', source, read: READ }) as const
/** Only people have addresses there; no domain of a shop's own. */
const mailboxes = { spf: null, selectors: [] } as const
const domains = (list: string): string[] => list.split(' ').filter((one) => one !== '')

const MOZILLA = 'https://github.com/thunderbird/autoconfig/tree/master/ispdb'
const YAHOO = 'https://help.yahoo.com/kb/SLN3433.html'
const YAHOO_LIMIT = 'https://help.yahoo.com/mkb/article.php?page=content&id=SLN17518&locale=en_US'

const MAILBOXES: readonly Preset[] = [
  {
    preset: 'gmail',
    name: 'Gmail',
    domains: domains('gmail.com googlemail.com'),
    host: 'smtp.gmail.com',
    ...starttls,
    ...heard(500, 'https://developer.nylas.com/docs/cookbook/email/gmail-smtp-settings/'),
    password: 'app',
    spf: '_spf.google.com',
    selectors: ['google'],
  },
  {
    preset: 'google-workspace',
    name: 'Google Workspace',
    domains: [],
    host: 'smtp.gmail.com',
    ...starttls,
    // 500 in the first weeks.
    ...told(2_000, 'https://support.google.com/a/answer/166852'),
    password: 'app',
    spf: '_spf.google.com',
    selectors: ['google'],
  },
  {
    preset: 'microsoft-365',
    name: 'Microsoft 365',
    domains: [],
    host: 'smtp.office365.com',
    ...starttls,
    // 30 a minute and 10,000 recipients a day for a mailbox; what a whole company may send abroad is less and grows with its licences.
    ...told(2_000, 'https://learn.microsoft.com/defender-office-365/outbound-spam-sending-limits-troubleshoot'),
    perHour: 1_500,
    password: 'ending',
    spf: 'spf.protection.outlook.com',
    selectors: ['selector1', 'selector2'],
  },
  {
    preset: 'outlook',
    name: 'Outlook.com',
    domains: domains(
      'outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.jp hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.es hotmail.it live.com live.co.uk live.de live.fr msn.com',
    ),
    host: 'smtp-mail.outlook.com',
    ...starttls,
    ...told(
      300,
      'https://support.microsoft.com/office/sending-limits-in-outlook-com-279ee200-594c-40f0-9ec8-bb6af7735c2e',
    ),
    password: 'ended',
    ...mailboxes,
  },
  {
    preset: 'yahoo',
    name: 'Yahoo Mail',
    domains: domains(
      'yahoo.com yahoo.ca yahoo.co.uk yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.se yahoo.co.in yahoo.com.au yahoo.com.br yahoo.com.mx ymail.com rocketmail.com',
    ),
    host: 'smtp.mail.yahoo.com',
    ...tls,
    ...told(500, YAHOO_LIMIT),
    password: 'app',
    spf: null,
    selectors: ['s2048'],
  },
  {
    preset: 'aol',
    name: 'AOL Mail',
    domains: domains('aol.com aim.com aol.de aol.fr aol.it aol.es aol.co.uk netscape.net'),
    host: 'smtp.aol.com',
    ...tls,
    // Of the same house as Yahoo.
    ...guessed(500, YAHOO),
    password: 'app',
    ...mailboxes,
  },
  {
    preset: 'icloud',
    name: 'iCloud Mail',
    domains: domains('icloud.com me.com mac.com'),
    host: 'smtp.mail.me.com',
    ...starttls,
    ...told(1_000, 'https://support.apple.com/102198'),
    password: 'app',
    spf: 'icloud.com',
    selectors: ['sig1'],
  },
  {
    preset: 'fastmail',
    name: 'Fastmail',
    domains: domains('fastmail.com fastmail.fm'),
    host: 'smtp.fastmail.com',
    ...tls,
    ...guessed(1_000, 'https://www.fastmail.com/help/account/limits.html'),
    password: 'app',
    spf: 'spf.messagingengine.com',
    selectors: ['fm1', 'fm2', 'fm3'],
  },
  {
    preset: 'zoho',
    name: 'Zoho Mail',
    domains: domains('zoho.com zohomail.com'),
    host: 'smtp.zoho.com',
    ...tls,
    ...heard(50, 'https://codeopx.com/email/guides/zoho'),
    password: 'app',
    spf: 'zohomail.com',
    selectors: ['zmail', 'zoho'],
  },
  {
    preset: 'zoho-eu',
    name: 'Zoho Mail (EU)',
    domains: domains('zoho.eu zohomail.eu'),
    host: 'smtp.zoho.eu',
    ...tls,
    ...heard(50, 'https://codeopx.com/email/guides/zoho'),
    password: 'app',
    spf: 'zohomail.eu',
    selectors: ['zmail', 'zoho'],
  },
  {
    preset: 'gmx',
    name: 'GMX',
    domains: domains('gmx.de gmx.net gmx.at gmx.ch'),
    host: 'mail.gmx.net',
    ...starttls,
    ...guessed(100, 'https://hilfe.gmx.net/pop-imap/imap/imap-serverdaten.html'),
    password: 'allowed',
    ...mailboxes,
  },
  {
    preset: 'gmx-com',
    name: 'GMX (gmx.com)',
    domains: domains('gmx.com gmx.us gmx.co.uk gmx.fr gmx.es gmx.ie gmx.ca'),
    host: 'mail.gmx.com',
    ...starttls,
    ...guessed(100, MOZILLA),
    password: 'allowed',
    ...mailboxes,
  },
  {
    preset: 'web-de',
    name: 'WEB.DE',
    domains: ['web.de'],
    host: 'smtp.web.de',
    ...starttls,
    ...guessed(100, MOZILLA),
    password: 'allowed',
    ...mailboxes,
  },
  {
    preset: 't-online',
    name: 'Telekom (t-online.de)',
    domains: domains('t-online.de magenta.de'),
    host: 'securesmtp.t-online.de',
    ...tls,
    ...guessed(100, MOZILLA),
    password: 'app',
    ...mailboxes,
  },
  {
    preset: 'orange',
    name: 'Orange',
    domains: domains('orange.fr wanadoo.fr'),
    host: 'smtp.orange.fr',
    ...tls,
    ...guessed(100, MOZILLA),
    password: 'allowed',
    ...mailboxes,
  },
  {
    preset: 'bt',
    name: 'BT Email',
    domains: domains('btinternet.com btopenworld.com talk21.com'),
    host: 'mail.btinternet.com',
    ...tls,
    ...guessed(100, MOZILLA),
    password: 'own',
    ...mailboxes,
  },
  {
    preset: 'xfinity',
    name: 'Xfinity (comcast.net)',
    domains: ['comcast.net'],
    host: 'smtp.comcast.net',
    ...starttls,
    ...guessed(100, MOZILLA),
    password: 'allowed',
    ...mailboxes,
  },
  {
    preset: 'proton',
    name: 'Proton Mail (Bridge)',
    domains: domains('proton.me protonmail.com pm.me'),
    // A program of Proton's on this PC, which sends it on encrypted; its certificate is its own.
    host: '127.0.0.1',
    port: 1_025,
    security: 'none',
    ...guessed(100, 'https://proton.me/mail/bridge'),
    password: 'bridge',
    spf: '_spf.protonmail.ch',
    selectors: ['protonmail', 'protonmail2', 'protonmail3'],
  },
]

const HOSTERS: readonly Preset[] = [
  {
    preset: 'ionos',
    name: 'IONOS (com, co.uk)',
    domains: [],
    host: 'smtp.ionos.com',
    ...starttls,
    ...guessed(2_000, 'https://www.ionos.co.uk/help/index.php?id=17026'),
    // 50 in the first week, 500 after a month.
    perHour: 500,
    limit: 'provider',
    password: 'own',
    spf: null,
    selectors: ['s1-ionos', 's2-ionos'],
  },
  {
    preset: 'ionos-de',
    name: 'IONOS (de)',
    domains: domains('online.de onlinehome.de'),
    host: 'smtp.ionos.de',
    ...starttls,
    ...guessed(2_000, 'https://www.ionos.co.uk/help/index.php?id=17026'),
    perHour: 500,
    limit: 'provider',
    password: 'own',
    spf: null,
    selectors: ['s1-ionos', 's2-ionos'],
  },
  {
    preset: 'strato',
    name: 'STRATO',
    domains: [],
    host: 'smtp.strato.de',
    ...tls,
    ...guessed(500, MOZILLA),
    password: 'own',
    spf: null,
    selectors: ['strato-dkim-0002'],
  },
  {
    preset: 'ovh',
    name: 'OVHcloud',
    domains: [],
    host: 'ssl0.ovh.net',
    ...tls,
    ...guessed(500, MOZILLA),
    perHour: 200,
    password: 'own',
    spf: 'mx.ovh.com',
    selectors: [],
  },
]

const RELAYS: readonly Preset[] = [
  {
    preset: 'brevo',
    name: 'Brevo',
    domains: [],
    host: 'smtp-relay.brevo.com',
    ...starttls,
    ...told(300, 'https://help.brevo.com/hc/en-us/articles/8292912279954-Add-or-remove-emails-from-your-plan'),
    password: 'key',
    spf: 'spf.brevo.com',
    selectors: ['brevo1', 'brevo2', 'mail'],
  },
  {
    preset: 'mailjet',
    name: 'Mailjet',
    domains: [],
    host: 'in-v3.mailjet.com',
    ...starttls,
    ...told(200, 'https://www.mailjet.com/blog/mj_faq_category/pricing/'),
    password: 'key',
    spf: 'spf.mailjet.com',
    selectors: ['mailjet'],
  },
  {
    preset: 'mailgun',
    name: 'Mailgun',
    domains: [],
    host: 'smtp.mailgun.org',
    ...starttls,
    ...heard(100, 'https://go-notification.andrianprasetya.com/docs/channels/email/overview'),
    password: 'key',
    spf: 'mailgun.org',
    selectors: ['mx', 'pic', 'k1', 'smtp'],
  },
  {
    preset: 'postmark',
    name: 'Postmark',
    domains: [],
    // Mail to many has a server of its own there.
    host: 'smtp-broadcasts.postmarkapp.com',
    ...starttls,
    ...guessed(1_000, 'https://postmarkapp.com/developer/user-guide/send-email-with-smtp'),
    password: 'key',
    spf: null,
    selectors: [],
  },
  {
    preset: 'sendgrid',
    name: 'SendGrid',
    domains: [],
    host: 'smtp.sendgrid.net',
    ...starttls,
    ...heard(100, 'https://go-notification.andrianprasetya.com/docs/channels/email/overview'),
    password: 'key',
    spf: 'sendgrid.net',
    selectors: ['s1', 's2'],
  },
  {
    preset: 'amazon-ses',
    name: 'Amazon SES',
    domains: [],
    host: 'email-smtp.us-east-1.amazonaws.com',
    ...starttls,
    ...told(200, 'https://docs.aws.amazon.com/ses/latest/dg/quotas.html'),
    perHour: 3_600,
    password: 'key',
    spf: 'amazonses.com',
    selectors: [],
  },
]

export const PRESETS: readonly Preset[] = [...MAILBOXES, ...HOSTERS, ...RELAYS]

export const presetOf = (name: string | null): Preset | null => PRESETS.find(({ preset }) => preset === name) ?? null

/** Whether a domain belongs to a provider: then its records are none of the shop's business. */
export const isProviderDomain = (domain: string): boolean => PRESETS.some(({ domains: of }) => of.includes(domain))

export const shownPresets = (): readonly Shown[] =>
  PRESETS.map(({ spf: _spf, selectors: _selectors, ...shown }) => shown)
