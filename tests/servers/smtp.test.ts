// What becomes of a message in every way a server can behave, and that the outbox hears of its leaving before any of it has left.
import { afterEach, describe, expect, it } from 'vitest'
import type { MailAccount, MailConnection, MailGateway, OutgoingMail } from '../../src/main/core/gateways.ts'
import { smtpGateway } from '../../src/main/gateways/email/smtp.ts'
import { smtpBeside } from '../../src/main/gateways/email/thread/smtp-beside.ts'
import { testOutside } from '../support/outside.ts'
import { type Script, startStub, type StubSmtp } from './stub-smtp.ts'

const PATIENCE = { connect: 2_000, greeting: 400, answer: 400, message: 600, idle: 5_000 }
const beside = (file: string) =>
  smtpBeside({ entry: new URL(file, import.meta.url), trust: { patience: PATIENCE } }, testOutside())

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

function mailTo(address: string, more: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    from: { name: 'Corner Bakery', address: 'shop@bakery.test' },
    to: { name: 'Ann', address },
    replyTo: null,
    subject: 'Hello',
    text: 'Good morning',
    html: null,
    messageId: '<1.abc@bakery.test>',
    date: Date.UTC(2026, 2, 10, 8),
    headers: {},
    images: [],
    ...more,
  }
}

async function connected(
  gateway: MailGateway,
  script: Script,
  account: Partial<MailAccount> = {},
): Promise<{ readonly stub: StubSmtp; readonly mail: MailConnection }> {
  const stub = await startStub(script)
  const mail = gateway.connect({
    host: '127.0.0.1',
    port: stub.port,
    security: 'none',
    user: '',
    password: '',
    connections: 1,
    dkim: null,
    ...account,
  })
  open.push(stub, mail)
  return { stub, mail }
}

describe.each([
  ['in this thread', smtpGateway({ patience: PATIENCE })],
  ['on a thread of its own', beside('../../src/main/mail.ts')],
])('mail out, %s:', (_, gateway) => {
  const against = (script: Script, account: Partial<MailAccount> = {}) => connected(gateway, script, account)

  /** Sends one message and answers what became of it and whether it was said to leave. */
  async function outcome(script: Script, address = 'ann@example.test') {
    const { stub, mail } = await against(script)
    let left = 0
    const delivery = await mail.send(mailTo(address), () => {
      left += 1
      stub.log.push('leaving')
    })
    return { ...delivery, left, log: stub.log, accepted: stub.accepted }
  }

  const NOTHING_LEFT = { left: 0, accepted: [] }

  describe('the moment a message leaves', () => {
    it.each([
      ['with pipelining', ['PIPELINING']],
      ['without pipelining', []],
    ])('is told after the recipient was accepted and before the first byte, %s', async (_, extensions) => {
      const sent = await outcome({ extensions })
      expect(sent).toMatchObject({ outcome: 'sent', code: '2.0.0', left: 1 })
      expect(sent.log.slice(1)).toEqual([
        'MAIL FROM:<shop@bakery.test>',
        'RCPT TO:<ann@example.test>',
        'DATA',
        'leaving',
        'bytes',
        'message',
      ])
    })

    it('stops a message whose leaving cannot be noted, and nothing of it is written', async () => {
      const { stub, mail } = await against({})
      await expect(
        mail.send(mailTo('ann@example.test'), () => {
          throw new Error('the book is closed')
        }),
      ).rejects.toThrow('the book is closed')
      expect(await mail.send(mailTo('ben@example.test'), () => undefined)).toMatchObject({ outcome: 'sent' })
      expect(stub.log.filter((line) => line === 'bytes')).toHaveLength(1)
      expect(stub.accepted).toHaveLength(1)
      expect(stub.accepted[0]).toContain('ben@example.test')
    })
  })

  describe('refusals', () => {
    it.each([
      ['greylisting', '450 4.2.0 greylisted, come back', 'deferred', '4.2.0'],
      ['nobody there', '550 5.1.1 user unknown', 'failed', '5.1.1'],
      ['nobody there, in few words', '550 no such user', 'failed', '550'],
      ['a full mailbox', '552 5.2.2 mailbox full', 'deferred', '5.2.2'],
      ['no right to relay', '554 5.7.1 relay access denied', 'offline', '5.7.1'],
      ['no login', '530 5.7.0 authentication required', 'offline', '5.7.0'],
      ['a limit of the account', '550 5.4.5 daily user sending limit exceeded', 'offline', '5.4.5'],
      ['a server that goes down', '421 4.3.2 shutting down', 'offline', '4.3.2'],
    ])('of the recipient: %s', async (_, answer, expected, code) => {
      expect(await outcome({ answers: { RCPT: answer, DATA: '503 no recipients' } })).toMatchObject({
        ...NOTHING_LEFT,
        outcome: expected,
        code,
        text: answer,
      })
    })

    it.each([
      ['451 4.7.1 not now', 'offline'],
      ['553 5.7.1 sender not yours', 'offline'],
    ])('of the sender say nothing about the recipient: %s', async (answer, expected) => {
      const sent = await outcome({ answers: { MAIL: answer, RCPT: '503 no', DATA: '503 no' } })
      expect(sent).toMatchObject({ ...NOTHING_LEFT, outcome: expected })
    })

    it.each([
      ['451 4.3.0 try again', 'deferred'],
      ['421 4.4.2 took too long', 'deferred'],
      ['554 5.6.0 spam', 'failed'],
      ['550 5.4.5 daily sending quota exceeded', 'deferred'],
    ])('of the whole message: %s', async (answer, expected) => {
      const sent = await outcome({ answers: { message: answer } })
      expect(sent).toMatchObject({ outcome: expected, left: 1, accepted: [], text: answer })
    })

    it('leave the connection usable for the next one', async () => {
      const { stub, mail } = await against({
        answers: {
          RCPT: (line) => (line.includes('nobody') ? '550 5.1.1 user unknown' : '250 ok'),
        },
      })
      expect(await mail.send(mailTo('nobody@example.test'), () => undefined)).toMatchObject({ outcome: 'failed' })
      expect(await mail.send(mailTo('ann@example.test'), () => undefined)).toMatchObject({ outcome: 'sent' })
      expect(stub.connections()).toBe(1)
    })
  })

  describe('connections that break', () => {
    it.each([
      ['refused at the door', { connect: '554 5.7.1 go away' }],
      ['silent at the door', { connect: { then: 'hang' } }],
      ['cut off at the door', { connect: { then: 'reset' } }],
      ['nonsense at the door', { connect: 'SSH-2.0-OpenSSH' }],
      ['silent after the sender', { MAIL: { then: 'hang' }, RCPT: { then: 'hang' }, DATA: { then: 'hang' } }],
      ['cut off before the message', { DATA: { then: 'reset' } }],
      ['nonsense instead of an answer', { RCPT: 'maybe', DATA: 'perhaps' }],
    ] as const)('before the message left, none of it is out: %s', async (_, answers) => {
      expect(await outcome({ answers })).toMatchObject({ ...NOTHING_LEFT, outcome: 'offline' })
    })

    it.each([
      ['cut off', { then: 'reset' }],
      ['hung up', { then: 'close' }],
      ['silent', { then: 'hang' }],
      ['nonsense', 'well'],
    ] as const)('after it left nobody knows: %s', async (_, message) => {
      expect(await outcome({ answers: { message } })).toMatchObject({ outcome: 'uncertain', left: 1 })
    })

    it('taken and hung up at once counts as sent', async () => {
      const sent = await outcome({ answers: { message: { say: '250 2.0.0 taken', then: 'close' } } })
      expect(sent).toMatchObject({ outcome: 'sent', left: 1 })
      expect(sent.accepted).toHaveLength(1)
    })

    it('where nobody listens', async () => {
      const { stub, mail } = await against({})
      await stub.close()
      expect(await mail.send(mailTo('ann@example.test'), () => undefined)).toMatchObject({
        outcome: 'offline',
        code: null,
        text: 'ECONNREFUSED',
      })
    })

    it('an idle connection that the server gave up is replaced without a word', async () => {
      const { stub, mail } = await against({ answers: { message: { say: '250 taken', then: 'close' } } })
      for (const name of ['ann', 'ben', 'cem']) {
        expect(await mail.send(mailTo(`${name}@example.test`), () => undefined)).toMatchObject({ outcome: 'sent' })
      }
      expect(stub.connections()).toBe(3)
      expect(stub.accepted).toHaveLength(3)
    })

    it('closing ends what is under way, and says whether it had left', async () => {
      const hangs = await against({ answers: { message: { then: 'hang' } } })
      const sending = hangs.mail.send(mailTo('ann@example.test'), () => undefined)
      await expect.poll(() => hangs.stub.log).toContain('bytes')
      hangs.mail.close()
      expect(await sending).toMatchObject({ outcome: 'uncertain' })
      expect(await hangs.mail.send(mailTo('ben@example.test'), () => undefined)).toMatchObject({ outcome: 'offline' })
    })
  })

  it('keeps to the number of connections it was given', async () => {
    const { stub, mail } = await against({}, { connections: 3 })
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) => mail.send(mailTo(`c${at}@example.test`), () => undefined)),
    )
    expect(all.every(({ outcome: one }) => one === 'sent')).toBe(true)
    expect(stub.connections()).toBe(3)
    expect(stub.accepted).toHaveLength(20)
  })

  it('never logs in over an open line when encryption was asked for', async () => {
    const { stub, mail } = await against(
      { extensions: ['PIPELINING', 'AUTH PLAIN'] },
      { security: 'starttls', user: 'shop', password: 'secret' },
    )
    expect(await mail.send(mailTo('ann@example.test'), () => undefined)).toMatchObject({ outcome: 'offline' })
    expect(stub.log.some((line) => line.startsWith('AUTH'))).toBe(false)
  })
})

describe('a mail thread that dies', () => {
  it('leaves in doubt what may have left, loses nothing else, and another one takes its place', async () => {
    const { stub, mail } = await connected(beside('dying-mail.ts'), {}, { connections: 2 })
    let left = 0
    const note = () => void (left += 1)
    expect(await mail.send(mailTo('ann@example.test'), note)).toMatchObject({ outcome: 'sent' })
    const dies = mail.send(mailTo('ben@example.test', { subject: 'die leaving' }), note)
    expect(await dies).toMatchObject({ outcome: 'uncertain', code: null })
    const atOnce = mail.send(mailTo('cem@example.test', { subject: 'die at once' }), note)
    const next = mail.send(mailTo('dan@example.test'), note)
    expect(await Promise.all([atOnce, next])).toMatchObject([{ outcome: 'offline' }, { outcome: 'offline' }])
    expect(left).toBe(2)
    expect(await mail.send(mailTo('eve@example.test'), note)).toMatchObject({ outcome: 'sent' })
    expect(stub.accepted.map((text) => /^To:.*<(.*)>/m.exec(text)?.[1])).toEqual([
      'ann@example.test',
      'eve@example.test',
    ])
  })

  it('before it is noted that a message leaves: it has not, whatever is noted then', async () => {
    const { stub, mail } = await connected(beside('dying-mail.ts'), {}, { connections: 2 })
    const slow = mail.send(mailTo('ann@example.test'), async () => {
      await mail.send(mailTo('ben@example.test', { subject: 'die at once' }), () => undefined)
    })
    expect(await slow).toMatchObject({ outcome: 'offline' })
    expect(stub.accepted).toEqual([])
  })
})
