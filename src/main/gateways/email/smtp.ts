// Mail out by SMTP: a few connections to one account, kept between messages, each message composed before a connection is taken.
import type { NodemailerError } from 'nodemailer/lib/errors'
import type { Delivery, Leaving, MailAccount, MailConnection, MailGateway, OutgoingMail } from '../../core/gateways.ts'
import { compose } from './compose.ts'
import { PATIENCE, type Trust } from './connection-options.ts'
import { openSession, type Session } from './session.ts'
import { tryAccount } from './trial.ts'
import { deliveryOf } from './verdict.ts'

/** Many servers close after so many messages; whoever goes before is not left with one that was just cut off. */
const MESSAGES_A_SESSION = 90

export function smtpGateway(trust: Partial<Trust> = {}): MailGateway {
  const known = { patience: PATIENCE, ...trust }
  return {
    connect: (account) => pool(account, known),
    try: (account, mail, signal) => tryAccount({ account, mail, signal }, known),
  }
}

function pool(account: MailAccount, trust: Trust): MailConnection {
  const idle: Session[] = []
  const open = new Set<Session>()
  const waiting: (() => void)[] = []
  let taken = 0
  let closed = false

  const enter = () =>
    new Promise<void>((resolve) => {
      if (taken < account.connections) {
        taken += 1
        resolve()
      } else waiting.push(resolve)
    })
  const leave = () => {
    const next = waiting.shift()
    if (next === undefined) taken -= 1
    else next()
  }

  async function fresh(): Promise<Session> {
    const session = await openSession(account, trust)
    open.add(session)
    // It may have been closed while the server was greeting.
    if (closed) session.close()
    return session
  }

  /** One that still stands, or a new one. */
  function kept(): Session | null {
    for (let session = idle.pop(); session !== undefined; session = idle.pop()) {
      if (session.alive) return session
      open.delete(session)
    }
    return null
  }

  function giveBack(session: Session): void {
    if (session.alive && !closed && session.used < MESSAGES_A_SESSION) idle.push(session)
    else {
      session.close()
      open.delete(session)
    }
  }

  async function over(session: Session, mail: OutgoingMail, { bytes, leaving }: Ready): Promise<Delivery> {
    try {
      return await session.send({ from: mail.from.address, to: mail.to.address }, bytes, leaving)
    } finally {
      giveBack(session)
    }
  }

  async function carry(mail: OutgoingMail, ready: Ready): Promise<Delivery> {
    const old = kept()
    if (old !== null) {
      const delivery = await over(old, mail, ready)
      // The server gave up a connection that nobody used; nothing was said and nothing left.
      if (delivery.outcome !== 'offline' || delivery.code !== null || closed || ready.asked()) return delivery
    }
    try {
      return await over(await fresh(), mail, ready)
    } catch (error) {
      if (ready.stopped()) throw error
      return deliveryOf(asMailError(error), false)
    }
  }

  return {
    async send(mail, leaving) {
      let bytes: Buffer
      try {
        bytes = await compose(mail, account.dkim)
      } catch {
        // Only the key can be wrong: nothing of a message is looked up anywhere.
        return { outcome: 'offline', code: null, text: 'ESIGN' }
      }
      await enter()
      try {
        if (closed) return { outcome: 'offline', code: null, text: 'ECLOSED' }
        return await carry(mail, readyOf(bytes, leaving))
      } finally {
        leave()
      }
    },
    close() {
      closed = true
      for (const session of open) session.close()
      open.clear()
      idle.length = 0
    },
  }
}

interface Ready {
  readonly bytes: Buffer
  readonly leaving: Leaving
  /** `leaving` was called: whoever is told twice that one message leaves would count two. */
  readonly asked: () => boolean
  /** `leaving` threw: what is thrown is the caller's, not the server's. */
  readonly stopped: () => boolean
}

function readyOf(bytes: Buffer, leaving: Leaving): Ready {
  let asked = false
  let stopped = false
  return {
    bytes,
    leaving: async () => {
      asked = true
      stopped = true
      await leaving()
      stopped = false
    },
    asked: () => asked,
    stopped: () => stopped,
  }
}

function asMailError(error: unknown): NodemailerError {
  return error instanceof Error ? error : new Error('unknown')
}
