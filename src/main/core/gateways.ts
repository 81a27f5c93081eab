// What the core hands a message to. The hosts bring real gateways; tests bring their own. Nothing here knows a book.

/** One e-mail as it leaves, complete: nothing is filled in or looked up after this. */
export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: { readonly name: string; readonly address: string }
  readonly replyTo: string | null
  readonly subject: string
  readonly text: string
  readonly html: string | null
  /** Unique for ever, with its angle brackets; made before the message is handed over. */
  readonly messageId: string
  /** UTC epoch ms */
  readonly date: number
  readonly headers: Readonly<Record<string, string>>
  readonly images: readonly { readonly cid: string; readonly type: string; readonly bytes: Uint8Array }[]
}

/** What the other side made of it. `code`: as in SMTP, 450 or 5.1.1. */
export type Delivery =
  | { readonly outcome: 'sent'; readonly code: string | null; readonly text: string }
  /** Refused for now: try again. */
  | { readonly outcome: 'deferred'; readonly code: string | null; readonly text: string }
  /** Refused for good: never again to this address. */
  | { readonly outcome: 'failed'; readonly code: string | null; readonly text: string }
  /** Nothing was said about the message itself: no connection, no login. None of it left. */
  | { readonly outcome: 'offline'; readonly code: string | null; readonly text: string }
  /** The message had left and the answer never came. */
  | { readonly outcome: 'uncertain'; readonly code: string | null; readonly text: string }

export interface MailAccount {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string
  readonly password: string
  readonly connections: number
  readonly dkim: { readonly domain: string; readonly selector: string; readonly key: string } | null
}

/**
 * Called, and awaited, when the server is ready and before the first byte of the message: what it throws stops the message, and none of it
 * has left.
 */
export type Leaving = () => void | Promise<void>

/** Connections to one account, kept between messages. More messages may be given to it than it has connections: they are made ready. */
export interface MailConnection {
  /** Ends after `leaving` has, where that was called at all. Throws what `leaving` threw, and nothing else. */
  send(mail: OutgoingMail, leaving: Leaving): Promise<Delivery>
  close(): void
}

export interface Trial {
  readonly step: 'resolve' | 'connect' | 'greeting' | 'tls' | 'certificate' | 'login' | 'sender' | 'message'
  readonly ok: boolean
  readonly trouble: string | null
  readonly text: string | null
}

export interface MailGateway {
  connect(account: MailAccount): MailConnection
  /** Tries an account step by step; with `mail`, that is sent. Never throws. */
  try(account: MailAccount, mail: OutgoingMail | null, signal: AbortSignal): Promise<readonly Trial[]>
}

/** Names and texts of the domain name system. `null`: there is none; throws where nobody can be asked. */
export interface Resolver {
  texts(name: string): Promise<readonly string[] | null>
  mailServers(domain: string): Promise<readonly string[] | null>
}

/** Turns a whole HTML document into PDF; null where this host cannot. */
export type PaperPress = ((html: string, signal: AbortSignal) => Promise<Uint8Array>) | null

export interface Gateways {
  readonly mail: MailGateway
  readonly resolver: Resolver
  readonly press: PaperPress
}
