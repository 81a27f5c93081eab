// One connection to a mail server, from greeting to goodbye: opened, signed in, then one message after the other. It knows exactly
// when the first byte of a message leaves, which is what the outbox rests on.
import { Readable } from 'node:stream'
import type { NodemailerError } from 'nodemailer/lib/errors'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Delivery, Leaving, MailAccount } from '../../core/gateways.ts'
import { connectionOptions, type Trust } from './connection-options.ts'
import { codeOf } from '../../../shared/domain/email-refusal.ts'
import { deliveryOf } from './verdict.ts'

export interface Envelope {
  readonly from: string
  readonly to: string
}

export interface Session {
  /** Messages it has carried or tried to. */
  readonly used: number
  readonly alive: boolean
  /**
   * @param leaving called once recipient and message were accepted for transmission, and awaited before the first byte of the message is
   * written. What it throws is thrown here, and nothing of the message is written.
   */
  send(envelope: Envelope, bytes: Buffer, leaving: Leaving): Promise<Delivery>
  close(): void
}

/** Errors: throws what the library says of the connection or of the login. */
export function openSession(account: MailAccount, trust: Trust): Promise<Session> {
  const connection = new SMTPConnection(connectionOptions(account, trust))
  return new Promise((resolve, reject) => {
    const fail = (error: NodemailerError) => {
      connection.close()
      reject(error)
    }
    // An error after the connection stands is reported to whoever sends just then; without a listener it would end the program.
    connection.on('error', fail)
    connection.once('end', () => setImmediate(() => fail(broken())))
    connection.connect((error) => {
      if (error !== undefined && error !== null) return fail(error)
      if (account.user === '') return resolve(sessionOver(connection, trust))
      if (!connection.allowsAuth) return fail(Object.assign(broken(), { code: 'ENOAUTH', command: 'AUTH' }))
      connection.login({ user: account.user, pass: account.password }, (refused) => {
        if (refused !== null) fail(refused)
        else resolve(sessionOver(connection, trust))
      })
    })
  })
}

function broken(): NodemailerError {
  return Object.assign(new Error('the connection is gone'), { code: 'ECONNECTION' })
}

function sessionOver(connection: SMTPConnection, { patience }: Trust): Session {
  let used = 0
  let alive = true
  let busy: ((error: NodemailerError) => void) | null = null
  const over = (error: NodemailerError) => {
    alive = false
    busy?.(error)
  }
  const wait = (ms: number) => {
    if (alive && connection._socket) connection._socket.setTimeout(ms)
  }
  const close = () => {
    connection.close()
    over(broken())
  }
  connection.on('error', over)
  // An answer that ends the connection is reported right after this; it says more.
  connection.on('end', () => setImmediate(() => over(broken())))
  wait(patience.idle)

  /** After a refusal the same connection goes on. */
  const clear = () =>
    new Promise<void>((resolve) => {
      busy = () => resolve()
      connection.reset((error) => {
        if (error !== null) close()
        resolve()
      })
    })

  async function deliver(envelope: Envelope, bytes: Buffer, leaving: Leaving): Promise<Delivery> {
    let left = false
    let answered = false
    let stopped: { readonly why: unknown } | null = null
    const asked: Promise<void>[] = []
    const message = new Readable({
      read() {
        if (asked.length === 0) asked.push(go())
      },
    })
    async function go(): Promise<void> {
      try {
        await leaving()
      } catch (error) {
        stopped = { why: error }
        message.destroy(new Error('stopped'))
        return
      }
      // The connection may have gone while it was noted that the message leaves: then it does not.
      if (answered) return
      left = true
      wait(patience.message)
      message.push(bytes)
      message.push(null)
    }
    message.on('error', () => undefined)
    const refused = await new Promise<{ readonly error: NodemailerError | null; readonly response: string }>(
      (resolve) => {
        busy = (error) => resolve({ error, response: '' })
        connection.send({ from: envelope.from, to: [envelope.to], size: bytes.length }, message, (error, sent) =>
          resolve(error === null ? { error: null, response: sent.response } : { error, response: '' }),
        )
      },
    )
    answered = true
    await Promise.all(asked)
    // The server waits for a message that will not come: only the end of the connection tells it so.
    if (stopped !== null) {
      close()
      throw (stopped as { readonly why: unknown }).why
    }
    if (refused.error === null) return { outcome: 'sent', code: codeOf(refused.response), text: refused.response }
    const delivery = deliveryOf(refused.error, left)
    if (delivery.outcome === 'uncertain' || delivery.outcome === 'offline') close()
    else if (alive) await clear()
    return delivery
  }

  return {
    get used() {
      return used
    },
    get alive() {
      return alive
    },
    async send(envelope, bytes, leaving) {
      used += 1
      wait(patience.answer)
      try {
        return await deliver(envelope, bytes, leaving)
      } finally {
        busy = null
        wait(patience.idle)
      }
    },
    close,
  }
}
