// A mailing of some hundred through the real core, the real gateway and a real Postfix, into real mailboxes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smtpBeside } from '../../src/main/gateways/email/thread/smtp-beside.ts'
import type { Resolver } from '../../src/main/core/gateways.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { temporaryFolder } from '../support/book.ts'
import { OWNER, PASSWORD, startTestCore, type TestCore, type TestWindow } from '../support/core.ts'
import { mailing, mailingArea } from '../support/mailing-area.ts'
import { TEST_NOW, testOutside } from '../support/outside.ts'
import { postfixIsThere, startPostfix, TAKEN_AND_RETURNED, until, type Postfix } from './postfix.ts'

const served = { ...contract, mailing }
type Served = typeof served

const RECIPIENTS = 200
const REFUSED = 'customer7@example.org'
const LATER = 'customer8@example.org'
const HOUR = 3_600_000
const TICK = 15_000

const headOf = (mail: string) => mail.split(/\r?\n\r?\n/)[0] ?? ''

const nobodyAsked: Resolver = {
  texts: () => Promise.resolve(null),
  mailServers: () => Promise.resolve(null),
}

describe.skipIf(!postfixIsThere())('against a real Postfix', () => {
  let postfix: Postfix
  let core: TestCore<Served>
  let api: TestWindow<Served>['api']
  const outside = testOutside({ now: TEST_NOW + 2 * HOUR })

  const tick = async () => {
    outside.clock.turn(TICK)
    await core.core.jobsEnd()
  }
  const states = async () => {
    const rows = await api.mailing.rows({})
    return Object.fromEntries([...Map.groupBy(rows, ({ state }) => state)].map(([state, some]) => [state, some.length]))
  }

  beforeAll(async () => {
    postfix = await startPostfix({
      [REFUSED]: '550 5.1.1 no such user here',
      [LATER]: '450 4.2.0 come back later',
    })
    core = startTestCore<Served>(
      {
        root: temporaryFolder(),
        gateways: {
          mail: smtpBeside({ entry: new URL('../../src/main/mail.ts', import.meta.url) }, outside),
          resolver: nobodyAsked,
        },
        more: { areas: [mailingArea().area], migrations: [] },
        outside,
      },
      served,
    )
    api = core.window('counter').api
    await api.book.create({ shop: 'Corner Bakery', owner: OWNER, password: PASSWORD })
    await api.settings.save({ lockAfter: 0 })
  })
  afterAll(async () => {
    await core.dispose()
    await postfix.stop()
  })

  const account = () => ({
    preset: null,
    host: '127.0.0.1',
    port: postfix.port,
    security: 'none' as const,
    user: '',
    fromName: 'Corner Bakery',
    fromAddress: 'shop@example.org',
    replyTo: null,
    perHour: null,
    perDay: null,
    connections: 3,
    oneClickUrl: null,
  })

  test('a trial goes step by step to the mailbox, and says why a recipient is not taken', async () => {
    expect(await api.email.test({ account: account(), to: 'me@example.org' })).toMatchObject({
      ok: true,
      steps: [{ step: 'resolve' }, { step: 'connect' }, { step: 'greeting' }, { step: 'sender' }, { step: 'message' }],
    })
    await until('the trial in the mailbox', () => postfix.delivered().length === 1)
    expect(await api.email.test({ account: account(), to: REFUSED })).toMatchObject({ ok: false })
    const away = await api.email.test({ account: account(), to: 'someone@elsewhere.test' })
    expect(away.steps.at(-1)).toMatchObject({
      step: 'message',
      ok: false,
      trouble: 'failed',
      text: expect.stringContaining('nothing leaves this machine'),
    })
  })

  test('everybody gets one message: one is refused for good, one comes back, one waits and gets it after the PC was off', async () => {
    await api.email.save({ account: account() })
    await api.email.signWith({ domain: 'example.org', selector: 'shop' })
    const people: number[] = []
    for (let at = 0; at < RECIPIENTS; at += 1) {
      const { id } = await api.contacts.create({
        given: `Customer ${at}`,
        emails: [{ label: 'home', address: `customer${at}@example.org` }],
      })
      people.push(id)
    }
    await api.mailing.freeze({ people, due: outside.clock.now(), class: 'service' })
    // A returned mail holds the message it returns.
    const [news, returned] = [
      () => postfix.delivered().filter((mail) => /^Subject: News/m.test(headOf(mail))),
      () => postfix.delivered().filter((mail) => /^Subject: Undelivered Mail/m.test(headOf(mail))),
    ]
    await tick()
    expect(await states()).toEqual({ sent: RECIPIENTS - 2, failed: 1, deferred: 1 })
    expect((await api.sending.outbox({ states: ['failed'] })).rows).toMatchObject([
      { address: REFUSED, code: '5.1.1', text: expect.stringContaining('no such user here') },
    ])
    expect((await api.sending.outbox({ states: ['deferred'] })).rows).toMatchObject([{ address: LATER, code: '4.2.0' }])
    await until('the mailing in the mailboxes', () => news().length === RECIPIENTS - 3 && returned().length === 1)

    const [back = ''] = returned()
    expect(await api.email.feed({ eml: back })).toMatchObject({ kind: 'bounce', contact: { name: 'Customer 9' } })
    expect(await states()).toEqual({ sent: RECIPIENTS - 3, failed: 1, deferred: 1, bounced: 1 })
    expect(await api.email.feed({ eml: back })).toMatchObject({ kind: 'known' })
    expect((await api.consent.suppressed({ address: TAKEN_AND_RETURNED })).rows).toMatchObject([{ reason: 'bounced' }])

    await postfix.refuse({ [REFUSED]: '550 5.1.1 no such user here' })
    await core.core.close()
    core = core.again()
    api = core.window('counter').api
    outside.clock.set(outside.clock.now() + HOUR)
    await api.book.open({ password: PASSWORD })
    await tick()
    expect(await states()).toEqual({ sent: RECIPIENTS - 2, failed: 1, bounced: 1 })
    await until('the late one in its mailbox', () => news().length === RECIPIENTS - 2)

    const mails = news()
    const ids = mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1])
    expect(new Set(ids).size).toBe(RECIPIENTS - 2)
    const recipients = mails.map((mail) => /^X-Original-To: (.*)$/im.exec(mail)?.[1] ?? '')
    expect(new Set(recipients).size).toBe(RECIPIENTS - 2)
    expect(recipients).not.toContain(REFUSED)
    expect(mails.every((mail) => /^DKIM-Signature: .*\n?.*d=example\.org/im.test(mail))).toBe(true)
    expect(postfix.log()).not.toMatch(/status=sent .*relay=(?!virtual)/)
  })
})
