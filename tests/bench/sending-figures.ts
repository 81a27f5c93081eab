// How fast personal mail goes out of a real book, each message asked about, marked in a commit of its own and answered for, beside a bare
// pool of the mail library that sends the same messages to the same server; and how the counter fares meanwhile.
import { generateKeyPairSync } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import { createCore } from '../../src/main/core/app.ts'
import type { MailAccount } from '../../src/main/core/gateways.ts'
import { createLocalClient } from '../../src/main/core/rpc/local-client.ts'
import { createRpcHandler } from '../../src/main/core/rpc/router.ts'
import { smtpBeside } from '../../src/main/gateways/email/thread/smtp-beside.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { PASSWORD } from '../support/book-environment.ts'
import { testGateways } from '../support/mail-sink.ts'
import { mailing, mailingArea } from '../support/mailing-area.ts'
import { mailingBook } from '../support/outbox-kills.ts'
import { takingMail } from '../support/taking-mail.ts'
import { TEST_NOW } from '../support/outside.ts'
import { spread, type Spread } from './measure.ts'
import type { BenchPlace } from './large-book.ts'

const CONNECTIONS = 5
/** Between two looks into the outbox. */
const LOOK_MS = 15_000
const DOMAIN = 'bakery.test'

export interface SendingFigure {
  readonly name: string
  /** Messages a second of the program, and of the bare pool. */
  readonly ours: number
  readonly bare: number
}

export interface SendingFigures {
  readonly messages: number
  readonly figures: readonly SendingFigure[]
  /** A visit logged while mail goes out. */
  readonly counter: Spread
}

type Dkim = MailAccount['dkim']

export async function sendingFigures(
  place: Pick<BenchPlace, 'outside' | 'worker'>,
  messages: number,
): Promise<SendingFigures> {
  const { port, stop } = await takingMail()
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const signed: Dkim = { domain: DOMAIN, selector: 'shop', key: privateKey }
  const figures: SendingFigure[] = []
  let counter: Spread | null = null
  const template = await mailingBook(messages)
  try {
    for (const [name, dkim] of [
      ['without a signature', null],
      ['signed with DKIM', signed],
    ] as const) {
      // The warmer of two turns each, in turn.
      const bare = Math.max(await barePool(port, dkim, messages), await barePool(port, dkim, messages))
      const ours = await outboxRun(place, { template, port, dkim, messages, busy: false })
      figures.push({ name, ours: ours.perSecond, bare })
    }
    counter = spread((await outboxRun(place, { template, port, dkim: null, messages, busy: true })).times)
  } finally {
    rmSync(template, { recursive: true, force: true })
    await stop()
  }
  return { messages, figures, counter }
}

/** Messages a second. */
async function barePool(port: number, dkim: Dkim, messages: number): Promise<number> {
  const pool = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    maxConnections: CONNECTIONS,
    maxMessages: 90,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim !== null && {
      dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.key },
    }),
  })
  const began = performance.now()
  await Promise.all(
    Array.from({ length: messages }, (_, at) =>
      pool.sendMail({
        from: { name: 'Corner Bakery', address: `shop@${DOMAIN}` },
        to: { name: `Given${String(at)}`, address: `person${String(at)}@example.org` },
        subject: 'News as it was',
        text: `Hello ${String(at)}\n\n-- \nDo you want no more messages from us? Answer with “stop”.\n`,
        html: `<p>Hello</p><p style="margin:0 0 6px"><a href="mailto:shop@${DOMAIN}" style="color:inherit">Do you want no more messages from us? Answer with “stop”.</a></p>`,
        headers: { 'List-Unsubscribe': `<mailto:shop@${DOMAIN}?subject=unsubscribe%20${String(at)}>` },
      }),
    ),
  )
  const seconds = (performance.now() - began) / 1_000
  pool.close()
  return messages / seconds
}

interface Run {
  readonly template: string
  readonly port: number
  readonly dkim: Dkim
  readonly messages: number
  /** Somebody logs visits meanwhile. */
  readonly busy: boolean
}

async function outboxRun(
  { outside, worker }: Pick<BenchPlace, 'outside' | 'worker'>,
  { template, port, dkim, messages, busy }: Run,
): Promise<{ readonly perSecond: number; readonly times: readonly number[] }> {
  const { cpSync, mkdtempSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  const root = mkdtempSync(join(tmpdir(), 'regulars-bench-mail-'))
  cpSync(template, root, { recursive: true })
  const began = performance.now()
  const area = mailingArea()
  const gateway = smtpBeside({ entry: new URL('mail.js', worker) }, outside)
  // The account of the book is of the tests; where it leads is this server.
  const account = {
    host: '127.0.0.1',
    port,
    security: 'none',
    user: '',
    password: '',
    connections: CONNECTIONS,
  } as const
  let first = 0
  const core = createCore({
    folder: join(root, 'book'),
    pcFolder: join(root, 'pc'),
    workerUrl: worker,
    program: '0.1.0',
    holder: { name: 'bench', host: 'bench', pid: process.pid },
    demo: true,
    place: () => ({ locale: 'en-GB', zone: 'Europe/London' }),
    outside: {
      ...outside,
      clock: {
        // At ten in the morning, whenever it is measured; a look into the outbox every tenth of a second, and all else at its time.
        now: () => TEST_NOW + 2 * 3_600_000 + Math.floor(performance.now() - began),
        after: (ms, run) => outside.clock.after(ms === LOOK_MS ? LOOK_MS / 150 : ms, run),
      },
    },
    gateways: testGateways({
      connect() {
        first = first === 0 ? performance.now() : first
        return gateway.connect({ ...account, dkim })
      },
      try: gateway.try.bind(gateway),
    }),
    more: { areas: [area.area], migrations: [] },
  })
  const served = { ...contract, mailing }
  const handler = createRpcHandler(served, outside.log)
  const { api, close } = createLocalClient<typeof served>({ handler, connection: core.connect(), log: outside.log })
  const times: number[] = []
  try {
    await api.book.open({ password: PASSWORD })
    const stored = await api.email.account({})
    if (stored.account === null) throw new Error('the book of the benchmark has an account')
    await api.email.save({ account: { ...stored.account, connections: CONNECTIONS } })
    for (;;) {
      const wanted = performance.now() + (busy ? 10 : 100)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, wanted - performance.now())))
      if (busy) {
        await api.visits.log({ contactId: null, lines: [{ words: 'Bread', quantity: 1_000, unitPrice: 300_000 }] })
        times.push(performance.now() - wanted)
        if (times.length % 20 !== 0) continue
      }
      const { counts } = await api.sending.summary({})
      if (Object.values(counts).every((count) => count === 0)) break
    }
    await core.jobsEnd()
    const seconds = (performance.now() - first) / 1_000
    const arrived = (await api.sending.outbox({ states: ['sent'], limit: 1 })).total
    if (arrived !== messages) throw new Error(`${String(arrived)} of ${String(messages)} were sent`)
    return { perSecond: messages / seconds, times }
  } finally {
    close()
    await core.close()
    rmSync(root, { recursive: true, force: true })
  }
}
