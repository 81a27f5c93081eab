// Mails of a mailbox fed into a real book: who wants no more is left in peace, dead addresses are known, machines are not taken for
// people, and nothing happens twice.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ActionContext, CommandContext } from '../../../src/main/core/area.ts'
import { askPeople } from '../../../src/main/core/areas/consent/ask.ts'
import { changeAsking } from '../../../src/main/core/areas/consent/asking.ts'
import { feedMail } from '../../../src/main/core/areas/email/feed.ts'
import { messageIdOf, tokenOf } from '../../../src/main/core/areas/sending/marks.ts'
import { noteEvents } from '../../../src/main/core/areas/sending/note.ts'
import { freeze } from '../../../src/main/core/areas/sending/service.ts'
import { isFailure } from '../../../src/shared/errors.ts'
import { consentBook } from '../consent/consent-book.ts'

type Shop = ReturnType<typeof consentBook>

let shop: Shop
let anna: number
let send: { readonly id: number; readonly messageId: string; readonly token: string }
beforeEach(() => {
  shop = consentBook()
  anna = shop.people(1)[0] ?? 0
  shop.save(anna, { given: 'Anna', family: 'Berg', emails: [{ address: 'anna@example.com', label: 'home' }] })
  shop.say('given', anna, ['email', 'post'])
  send = sendTo(anna, 'anna@example.com')
})
afterEach(() => {
  shop[Symbol.dispose]()
})

/** A message of a campaign that left and was taken. */
function sendTo(contactId: number, to: string) {
  const { value } = shop.command((context: CommandContext) => {
    freeze(context, [
      {
        contactId,
        source: 'campaign',
        sourceId: 1,
        step: contactId % 1_000,
        channel: 'email',
        class: 'marketing',
        due: 0,
        pack: 'none',
      },
    ])
    const [id = 0] = context.db.pluck<number>('SELECT max(id) FROM send')
    noteEvents(context, null, [
      { sendId: id, state: 'handed_over', detail: { to } },
      { sendId: id, state: 'sent', detail: { to } },
    ])
    return id
  })
  const { db } = shop.context
  return { id: value, messageId: messageIdOf(db, value, 'bakery.test'), token: tokenOf(db, value) }
}

async function feed(eml: string) {
  const door = {
    book: () => ({
      command: (_kind: string, work: (context: CommandContext) => unknown) => {
        const { value, command } = shop.command(work)
        return { result: value, command }
      },
    }),
  }
  const { kind, contact } = await feedMail(door as unknown as ActionContext, { eml }) // the one thing of it that is used
  return contact === null ? kind : `${kind} ${contact.name}`
}

const mail = (headers: Readonly<Record<string, string>>, body = '') =>
  [
    ...Object.entries({
      From: 'Anna <anna@example.com>',
      To: 'shop@bakery.test',
      Subject: 'Re: New in the bakery',
      'Message-ID': '<x1@example.com>',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
  ].join('\r\n')

const peace = () => ({
  email: shop.state(anna),
  post: shop.state(anna, 'post'),
  listed: shop.list('anna@example.com').total,
})
const PEACE = { email: 'withdrawn', post: 'withdrawn', listed: 1 }
const UNTOUCHED = { email: 'given', post: 'given', listed: 0 }

describe('whoever wants no more', () => {
  test('is left in peace, on every way, and the address they wrote from is listed', async () => {
    expect(await feed(mail({}, 'Stop please\n\nAnna'))).toBe('stop Anna Berg')
    expect(peace()).toEqual(PEACE)
    expect(shop.events(anna)[0]).toMatchObject({ act: 'withdrawn', how: 'by e-mail', words: 'Stop please\n\nAnna' })
  })

  test('by the button of their mail program, from whatever address it is sent', async () => {
    const button = {
      From: 'other@example.net',
      Subject: `unsubscribe ${send.token}`,
      'Auto-Submitted': 'auto-generated',
    }
    expect(await feed(mail(button))).toBe('stop Anna Berg')
    expect(peace()).toEqual(PEACE)
    expect(shop.list('other@example.net').total).toBe(1)
  })

  test('but not by a token that somebody made up', async () => {
    const forged = send.token.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect(await feed(mail({ From: 'x@example.net', Subject: `unsub ${forged}` }))).toBe('unknown')
    expect(peace()).toEqual(UNTOUCHED)
  })

  test('by a subject of their own', async () => {
    expect(await feed(mail({ Subject: 'Unsubscribe' }))).toBe('stop Anna Berg')
    expect(peace()).toEqual(PEACE)
  })

  test('by a complaint that their provider passes on', async () => {
    const complaint = [
      'From: feedback@provider.test',
      'Subject: complaint',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
      '',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      'Version: 1',
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: ${send.messageId}`,
      'Subject: New in the bakery',
      '',
      'Stop by!',
      '--b--',
    ].join('\r\n')
    expect(await feed(complaint)).toBe('stop Anna Berg')
    expect(shop.list('anna@example.com').rows[0]).toMatchObject({ reason: 'complained' })
    expect(shop.list('feedback@provider.test').total).toBe(0)
  })

  test('stays so when the command is taken back, and a second feeding changes nothing', async () => {
    expect(await feed(mail({}, 'stop'))).toBe('stop Anna Berg')
    expect(await feed(mail({}, 'stop'))).toBe('known Anna Berg')
    expect(shop.events(anna).filter(({ act }) => act === 'withdrawn')).toHaveLength(4)
  })
})

describe('whoever only writes', () => {
  test('is no opt-out, nor is what they quote', async () => {
    const said =
      'Great!\n\nOn Tue, 3 Mar 2026, Corner Bakery <shop@bakery.test> wrote:\n> Reply STOP to stop.\n> unsubscribe'
    expect(await feed(mail({ 'In-Reply-To': send.messageId }, said))).toBe('answer Anna Berg')
    expect(peace()).toEqual(UNTOUCHED)
  })

  test('also where the quoted message is HTML', async () => {
    const html = mail({ 'In-Reply-To': send.messageId }).replace('text/plain', 'text/html')
    const said = '<p>See you!</p><div class="gmail_quote"><blockquote>unsubscribe<br>stop</blockquote></div>'
    expect(await feed(html + said)).toBe('answer Anna Berg')
    expect(await feed(html + '<p>unsubscribe</p>')).toBe('stop Anna Berg')
  })

  test('a machine answering for them is not them', async () => {
    for (const headers of [
      { 'Auto-Submitted': 'auto-replied' },
      { Subject: 'Automatic reply: New in the bakery' },
      { Precedence: 'bulk' },
      { 'X-Autoreply': 'yes' },
      { Subject: 'Abwesenheitsnotiz: Neues' },
    ]) {
      expect(
        await feed(mail(headers, 'I am away. To stop these messages, write unsubscribe')),
        JSON.stringify(headers),
      ).toBe('automatic Anna Berg')
    }
    expect(peace()).toEqual(UNTOUCHED)
  })

  test('a stranger concerns nobody', async () => {
    expect(await feed(mail({ From: 'stranger@example.net' }, 'stop'))).toBe('unknown')
    expect(shop.list().total).toBe(0)
  })
})

/** A report as RFC 3464 has it. */
const report = (fields: Readonly<Record<string, string>>, returned = '') =>
  [
    'From: MAILER-DAEMON@mx.bakery.test',
    'To: shop@bakery.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    'I am sorry to inform you that your message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.bakery.test',
    '',
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    returned,
    '--b--',
  ].join('\r\n')

const stateOfSend = () => shop.context.db.pluck('SELECT state FROM send_state WHERE send_id = ?', send.id)[0]

describe('mail that came back', () => {
  const DEAD = {
    'Final-Recipient': 'rfc822; anna@example.com',
    Action: 'failed',
    Status: '5.1.1',
    'Diagnostic-Code': 'smtp; 550 5.1.1 <anna@example.com>: Recipient address rejected: User unknown',
  }
  const ours = () => `Message-ID: ${send.messageId}\r\nSubject: New\r\n\r\nHello`

  test('for good: the address is dead, the message bounced, and what she said stands', async () => {
    expect(await feed(report(DEAD, ours()))).toBe('bounce Anna Berg')
    expect(stateOfSend()).toBe('bounced')
    expect(shop.list('anna@example.com').rows[0]).toMatchObject({ reason: 'bounced', note: '5.1.1' })
    expect(shop.state(anna)).toBe('given')
    expect(await feed(report(DEAD, ours()))).toBe('known Anna Berg')
  })

  test('of an address she was reached at by a forward: the one we wrote to is listed', async () => {
    expect(await feed(report({ ...DEAD, 'Final-Recipient': 'rfc822; hidden@forward.test' }, ours()))).toBe(
      'bounce Anna Berg',
    )
    expect(shop.list('anna@example.com').total).toBe(1)
    expect(shop.list('hidden@forward.test').total).toBe(0)
  })

  test.each([
    ['a full mailbox', { ...DEAD, Status: '5.2.2', 'Diagnostic-Code': 'smtp; 552 5.2.2 mailbox full' }],
    ['a delay', { ...DEAD, Action: 'delayed', Status: '4.4.1', 'Diagnostic-Code': 'smtp; connect timed out' }],
    ['a filter', { ...DEAD, Status: '5.7.1', 'Diagnostic-Code': 'smtp; 550 5.7.1 message looks like spam' }],
    ['a server out of reach', { ...DEAD, Status: '4.4.7', 'Diagnostic-Code': 'smtp; delivery expired' }],
  ])('for a reason that passes: %s', async (_, fields) => {
    expect(await feed(report(fields, ours()))).toBe('soft_bounce Anna Berg')
    expect(stateOfSend()).toBe('sent')
    expect(peace()).toEqual(UNTOUCHED)
  })

  test('of a message nobody here sent, to nobody here', async () => {
    const other = { ...DEAD, 'Final-Recipient': 'rfc822; nobody@elsewhere.test' }
    expect(await feed(report(other, 'Message-ID: <1.0123456789abcdef@x.test>\r\n\r\nx'))).toBe('unknown')
    expect(shop.list().total).toBe(0)
  })

  test('a report of success is none', async () => {
    expect(
      await feed(report({ ...DEAD, Action: 'delivered', Status: '2.0.0', 'Diagnostic-Code': 'smtp; 250 ok' }, ours())),
    ).toBe('automatic Anna Berg')
  })

  test('in words, as old servers write it', async () => {
    const words = [
      'From: Mail Delivery System <Mailer-Daemon@mx.test>',
      'Subject: Mail delivery failed: returning message to sender',
      'Return-Path: <>',
      '',
      'This message was created automatically by mail delivery software.',
      'The following address failed:',
      '',
      '  anna@example.com',
      '    550 No such user here',
      '',
      '------ This is a copy of the message, including all the headers. ------',
      '',
      `Message-ID: ${send.messageId}`,
      'From: shop@bakery.test',
    ].join('\r\n')
    expect(await feed(words)).toBe('bounce Anna Berg')
    expect(stateOfSend()).toBe('bounced')
  })
})

test('what is no mail is refused, and hostile mail is only read', async () => {
  for (const eml of ['', 'hello', 'a,b\n1,2', '\u0000'.repeat(100)]) {
    const error = await feed(eml).catch((thrown: unknown) => thrown)
    expect(isFailure(error, 'BAD_INPUT'), JSON.stringify(eml.slice(0, 10))).toBe(true)
  }
  const deep = `${'<blockquote><div>'.repeat(20_000)}stop`
  expect(await feed(mail({}).replace('text/plain', 'text/html') + deep)).toMatch(/^(answer|stop) Anna/)
  expect(await feed(mail({}, `${'stop '.repeat(100_000)}`))).toMatch(/^(answer|stop) Anna/)
  expect(await feed(mail({ Subject: `=?utf-8?b?${'A'.repeat(5_000)}?=` }, '>'.repeat(50_000)))).toBe('answer Anna Berg')
})

describe('an answer to a mail that asked for their yes', () => {
  let bea: number
  let request: { readonly id: number; readonly messageId: string }
  beforeEach(() => {
    bea = shop.people(1)[0] ?? 0
    shop.save(bea, { given: 'Bea', family: 'Cole', emails: [{ address: 'bea@example.com', label: 'home' }] })
    shop.command((given: CommandContext) => {
      changeAsking(given, { subject: 'May we write?', text: 'Answer with yes.' })
      askPeople(given, { contactIds: [bea], source: 'Cards of the fair', leftForThis: true })
    })
    request = askedFor(bea, 'bea@example.com', 1)
  })

  /** The mail of an asking, or of a welcome, that left and was taken. */
  function askedFor(contactId: number, to: string, step: 0 | 1) {
    const { db } = shop.context
    const kind = step === 0 ? 'welcome' : 'asked'
    const { value } = shop.command((context: CommandContext) => {
      if (step === 0)
        context.db.run(
          "INSERT INTO consent_ask (id, contact_id, owner_id, kind, attempt, source, at, user_id) VALUES (?, ?, ?, 'welcome', 0, '', ?, NULL)",
          ...[context.db.newId('consent_ask'), contactId, contactId, context.outside.clock.now()],
        )
      const [sourceId = 0] = context.db.pluck<number>(
        'SELECT max(id) FROM consent_ask WHERE owner_id = ? AND kind = ?',
        contactId,
        kind,
      )
      const row = { contactId, source: 'consent', sourceId, step, channel: 'email', class: 'service', due: 0 } as const
      freeze(context, [{ ...row, pack: 'none' }])
      const [id = 0] = context.db.pluck<number>('SELECT max(id) FROM send')
      noteEvents(context, null, [
        { sendId: id, state: 'handed_over', detail: { to } },
        { sendId: id, state: 'sent', detail: { to } },
      ])
      return id
    })
    return { id: value, messageId: messageIdOf(db, value, 'bakery.test') }
  }
  const yes = (headers: Readonly<Record<string, string>>) =>
    mail({ From: 'Bea <bea@example.com>', 'In-Reply-To': request.messageId, ...headers }, 'Yes please')

  test('is their yes, with the words, the day and the mail as its proof', async () => {
    const said = shop.context.outside.clock.now() + 60_000
    shop.book.turn(7_200_000)
    expect(await feed(yes({ Date: new Date(said).toUTCString() }))).toBe('yes Bea Cole')
    expect(shop.whole(bea).channels[0]).toMatchObject({
      state: 'given',
      words: 'Yes please',
      since: Math.floor(said / 1_000) * 1_000,
      proof: 'Cards of the fair · bea@example.com <x1@example.com>',
      mayWrite: true,
    })
  })

  test('says nothing where somebody else wrote it, where it answers something else, or where its number is made up', async () => {
    expect(await feed(yes({ From: 'Carl <carl@example.net>' }))).toBe('answer Bea Cole')
    expect(await feed(yes({ From: 'Anna <anna@example.com>' }))).toBe('answer Bea Cole')
    const madeUp = request.messageId.replace(/[0-9a-f]{16}/, '0123456789abcdef')
    expect(await feed(yes({ 'In-Reply-To': madeUp }))).toBe('answer Bea Cole')
    expect(await feed(yes({ 'In-Reply-To': send.messageId }))).toBe('answer Anna Berg')
    expect([shop.state(bea), shop.state(anna)]).toEqual(['unknown', 'given'])
    // Read again by a person, and from the right sender, it is one.
    expect(await feed(yes({ 'Message-ID': '<x2@example.com>' }))).toBe('yes Bea Cole')
  })

  test('that was written before they said no does not take the no back', async () => {
    const said = shop.context.outside.clock.now()
    shop.book.turn(3_600_000)
    shop.say('refused', bea)
    shop.book.turn(3_600_000)
    expect(await feed(yes({ Date: new Date(said).toUTCString() }))).toBe('yes Bea Cole')
    expect(shop.state(bea)).toBe('refused')
    expect(await feed(yes({ Date: new Date(said + 7_200_000).toUTCString(), 'Message-ID': '<x3@x.test>' }))).toBe(
      'yes Bea Cole',
    )
    expect(shop.state(bea)).toBe('given')
  })

  test('a yes to a welcome is an answer like any other', async () => {
    const welcome = askedFor(anna, 'anna@example.com', 0)
    expect(await feed(mail({ 'In-Reply-To': welcome.messageId }, 'Yes!'))).toBe('answer Anna Berg')
  })
})
