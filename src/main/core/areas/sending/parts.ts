// What the area of sending is given when it is made: who wants things sent, through which account, and by which gateway.
import type { SendSource } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { MailAccount, MailGateway } from '../../gateways.ts'

/** The mail account of this PC, as far as sending needs it. */
export interface MailSettings {
  readonly account: MailAccount
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo: string | null
  /** Messages an hour and a day; null: no limit known. */
  readonly perHour: number | null
  readonly perDay: number | null
  /** The https page of a relay that takes one-click unsubscribing; null: by mail only. */
  readonly oneClickUrl: string | null
}

export interface SendingParts {
  /** Of every area, asked late: they stand above this one. */
  readonly sources: () => readonly SendSource[]
  /** Null: no account is set up on this PC. */
  readonly mailSettings: (db: ReadDb) => MailSettings | null
  /** Null: this host has none. */
  readonly mail: MailGateway | null
}
