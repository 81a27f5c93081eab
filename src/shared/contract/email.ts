// E-mail out: the account, whether it works, whether an address is one, and what is fed in by hand until a mailbox can be read.
import * as z from 'zod'
import { action, nothing, query } from './base.ts'
import { FED_KINDS } from '../domain/fed-mail.ts'
import { Id, Line } from './shapes.ts'

const PASSWORD_KINDS = ['own', 'allowed', 'app', 'key', 'bridge', 'ending', 'ended'] as const

const Security = z.enum(['tls', 'starttls', 'none'])

/** `none` only to this very PC. */
const Server = {
  host: Line(253).min(1),
  port: z.number().int().min(1).max(65_535),
  security: Security,
  user: Line(254),
}

export const EmailAccount = z.object({
  ...Server,
  preset: Line(40).nullable(),
  fromName: Line(120),
  fromAddress: Line(254),
  replyTo: Line(254).nullable(),
  /** Messages an hour and a day; null: no limit known. */
  perHour: z.number().int().min(1).max(100_000).nullable(),
  perDay: z.number().int().min(1).max(1_000_000).nullable(),
  /** One open connection each. */
  connections: z.number().int().min(1).max(10),
  /** Of the https page of a relay that takes one-click unsubscribing; null: by mail only. */
  oneClickUrl: Line(500).nullable(),
})
export type EmailAccount = z.infer<typeof EmailAccount>

/** Where a trial stopped, in the order it goes. */
const Step = z.enum(['resolve', 'connect', 'greeting', 'tls', 'certificate', 'login', 'sender', 'message'])
export const Diagnosis = z.object({
  ok: z.boolean(),
  /** Each step that was come to. */
  steps: z.array(
    z.object({
      step: Step,
      ok: z.boolean(),
      /** The words `email.trouble.<trouble>` say what to do. */
      trouble: z.string().nullable(),
      /** What the other side said. */
      text: z.string().nullable(),
    }),
  ),
})
export type Diagnosis = z.infer<typeof Diagnosis>

/**
 * good     as it should be
 * weak     it is there and asks for little
 * missing  it is not there
 * wrong    it is there and does not hold: twice, broken, of another key, without the server that sends
 * unknown  nobody could be asked, or it cannot be told from here
 */
const Policy = z.enum(['good', 'weak', 'missing', 'wrong', 'unknown'])
const Standing = z.object({
  state: Policy,
  /** The words `email.standing.<why>` say more. */
  why: z.string(),
  /** The record as found. */
  text: z.string().nullable(),
  /** What the domain should publish as TXT; null where nothing can be proposed, or nothing needs to be. */
  publish: z.object({ name: z.string(), value: z.string() }).nullable(),
})
export const DomainStanding = z.object({
  domain: z.string(),
  /** A domain of a mail provider: its records are the provider's business. */
  provider: z.boolean(),
  spf: Standing,
  dkim: Standing,
  dmarc: Standing,
})
export type DomainStanding = z.infer<typeof DomainStanding>

export const email = {
  account: query(
    'manager',
    nothing,
    z.object({
      account: EmailAccount.nullable(),
      hasPassword: z.boolean(),
      /** The public half, to be put into the domain's records; null: mail is not signed here. */
      dkim: z.object({ domain: z.string(), selector: z.string(), name: z.string(), value: z.string() }).nullable(),
    }),
  ),
  /** Known mail providers: host, port, and how many messages they take. */
  presets: query(
    'manager',
    nothing,
    z.array(
      z.object({
        preset: z.string(),
        name: z.string(),
        domains: z.array(z.string()),
        host: z.string(),
        port: z.number(),
        security: Security,
        perHour: z.number().nullable(),
        perDay: z.number().nullable(),
        /** Where its limits are told, and when that was read: `2026-11`. */
        source: z.string(),
        read: z.string(),
        /** Who tells the limit: the provider itself; others of it; nobody, then it is a careful guess of ours. */
        limit: z.enum(['provider', 'others', 'guess']),
        /**
         * own      the one of the mailbox
         * allowed  that one, after access by programs was switched on in the mailbox
         * app      one made for programs
         * key      of a relay
         * bridge   of a program of the provider's on this PC
         * ending   that of the mailbox, as long as its administrator allows it
         * ended    none is taken any more
         */
        password: z.enum(PASSWORD_KINDS),
      }),
    ),
  ),
  /** Without `password` the one that is kept stays. The account is of this PC. Errors: BAD_INPUT; `sample` in a sample shop. */
  save: action('owner', z.object({ account: EmailAccount, password: z.string().max(1_000).optional() }), nothing),
  remove: action('owner', nothing, nothing),
  /** Tries it, step by step; with `to`, a message is sent there too. Certificate errors are shown, never passed over. */
  test: action(
    'owner',
    z.object({ account: EmailAccount, password: z.string().max(1_000).optional(), to: Line(254).optional() }),
    Diagnosis,
  ),
  /** What SPF, DKIM and DMARC say of a domain, the sender's unless named. Errors: NOT_FOUND without either; BAD_INPUT. */
  domain: action('manager', z.object({ domain: Line(253).optional() }), DomainStanding),
  /**
   * Makes a key of its own (RSA-2048) to sign mail with; the answer is what the domain has to publish. Null: mail is no longer signed
   * here. Errors: NOT_FOUND without an account; BAD_INPUT.
   */
  signWith: action(
    'owner',
    z.object({ domain: Line(253).min(1), selector: Line(63).min(1) }).nullable(),
    z.object({ name: z.string(), value: z.string() }).nullable(),
  ),
  /** Whether text is an address that mail can be sent to (RFC 5321/5322, as far as mailboxes in use go); `reason` else. */
  check: query(
    'everyone',
    z.object({ address: z.string().max(1_000) }),
    z.object({ ok: z.boolean(), reason: z.string().nullable(), normal: z.string().nullable() }),
  ),
  /**
   * One .eml file of the mailbox: an answer that wants no more (suppresses and withdraws), a message that came back (bounce), a yes to
   * being asked, another answer. Nothing happens twice for one file. An action, because mail is taken apart by and by; it writes one
   * command. Errors: BAD_INPUT `not_a_message`.
   */
  feed: action(
    'staff',
    z.object({ eml: z.string().max(10_000_000) }),
    z.object({
      kind: z.enum(FED_KINDS),
      contact: z.object({ id: Id, name: z.string() }).nullable(),
      from: z.string().nullable(),
      subject: z.string().nullable(),
      command: z.number().int().nullable(),
    }),
    { logged: true },
  ),
}
