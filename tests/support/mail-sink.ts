// A mail server within the test: takes messages as a real gateway would, and refuses, hangs or breaks off as it is told.
import type {
  Delivery,
  Gateways,
  MailAccount,
  MailConnection,
  MailGateway,
  OutgoingMail,
} from '../../src/main/core/gateways.ts'

/**
 * What the server does with a message. `hang`: it never answers until the connection is closed. `cut`: it took the message and the
 * connection broke before it said so. `offline`: nobody can be reached. Refusals come before the message (`at: 'recipient'`) or after it.
 */
export type Treatment =
  | 'take'
  | 'hang'
  | 'cut'
  | 'offline'
  | { readonly code: string; readonly text: string; readonly at?: 'recipient' | 'message' }

export interface MailSink extends MailGateway {
  /** What has arrived, in order. */
  readonly arrived: readonly OutgoingMail[]
  /** How each message is treated, asked anew for every try; `take` unless said. */
  treat: (mail: OutgoingMail) => Treatment
  /** Called between the recipient and the message, before it is marked as handed over. */
  beforeLeaving: (mail: OutgoingMail) => void | Promise<void>
  readonly accounts: readonly MailAccount[]
}

export function mailSink(): MailSink {
  const arrived: OutgoingMail[] = []
  const accounts: MailAccount[] = []
  const sink: MailSink = {
    arrived,
    accounts,
    treat: () => 'take',
    beforeLeaving: () => undefined,
    connect(account) {
      accounts.push(account)
      return connection(sink, arrived)
    },
    try: () => Promise.resolve([{ step: 'login', ok: true, trouble: null, text: null }]),
  }
  return sink
}

function connection(sink: MailSink, arrived: OutgoingMail[]): MailConnection {
  const closing: (() => void)[] = []
  let closed = false
  return {
    async send(mail, leaving) {
      // As over a wire: whoever calls goes on with other things first.
      await new Promise((resolve) => setImmediate(resolve))
      if (closed) return { outcome: 'offline', code: null, text: 'ECLOSED' }
      const treatment = sink.treat(mail)
      if (treatment === 'offline') return { outcome: 'offline', code: null, text: 'ECONNREFUSED' }
      if (typeof treatment === 'object' && treatment.at === 'recipient') return refusal(treatment)
      await sink.beforeLeaving(mail)
      await leaving()
      if (treatment === 'hang') {
        await new Promise<void>((resolve) => closing.push(resolve))
        return { outcome: 'uncertain', code: null, text: 'ETIMEDOUT' }
      }
      if (typeof treatment === 'object') return refusal(treatment)
      arrived.push(mail)
      if (treatment === 'cut') return { outcome: 'uncertain', code: null, text: 'ECONNRESET' }
      return { outcome: 'sent', code: '2.0.0', text: '250 2.0.0 taken' }
    },
    close() {
      closed = true
      for (const end of closing) end()
    },
  }
}

function refusal({ code, text }: { readonly code: string; readonly text: string }): Delivery {
  return { outcome: code.startsWith('4') ? 'deferred' : 'failed', code, text }
}

/** Everything a host brings, with nothing behind it but the sink. */
export function testGateways(mail: MailGateway): Gateways {
  return {
    mail,
    resolver: { texts: () => Promise.resolve(null), mailServers: () => Promise.resolve(null) },
    press: null,
  }
}
