// How the mail library is told to connect: no proxy, no name of this PC, and no certificate passed over.
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import type { MailAccount } from '../../core/gateways.ts'

/** Milliseconds to wait: to be connected, to be greeted, for an answer, for the answer to a whole message (RFC 5321 4.5.3.2). */
export interface Patience {
  readonly connect: number
  readonly greeting: number
  readonly answer: number
  readonly message: number
  /** A connection nobody uses is given up after so long. */
  readonly idle: number
}

export const PATIENCE: Patience = {
  connect: 30_000,
  greeting: 60_000,
  answer: 120_000,
  message: 600_000,
  idle: 60_000,
}

export interface Trust {
  readonly patience: Patience
  /** Certificates to trust beside the system's own, PEM. */
  readonly certificates?: string
}

export function connectionOptions(
  { host, port, security }: Pick<MailAccount, 'host' | 'port' | 'security'>,
  { patience, certificates }: Trust,
): SMTPConnectionOptions {
  return {
    host,
    port,
    name: '[127.0.0.1]',
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: patience.connect + patience.greeting,
    greetingTimeout: patience.greeting,
    dnsTimeout: patience.connect,
    socketTimeout: patience.answer,
    // Whoever closes has nothing more to say and need not be waited for.
    socketCloseTimeout: 1_000,
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(certificates !== undefined && { ca: certificates }),
    },
  }
}
