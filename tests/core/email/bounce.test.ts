// What is a returned mail and what only looks like one, and whether the address is dead. Forms of the standards and of real servers.
import { expect, test } from 'vitest'
import { meaningOf } from '../../../src/main/core/areas/email/judge-mail.ts'
import { readMail } from '../../../src/main/core/areas/email/read-mail.ts'

async function read(headers: readonly string[], body: string) {
  const mail = await readMail(
    [...headers, 'Message-ID: <one@other.test>', '', body].join('\r\n').replace(/\r?\n/g, '\r\n'),
  )
  if (mail === null) throw new Error('no mail')
  const meaning = meaningOf(mail, { byToken: false, asked: false })
  const returned = 'returned' in meaning ? ` ${meaning.returned.address ?? 'nobody'}` : ''
  return `${meaning.kind}${returned}`
}

const DAEMON = [
  'From: MAILER-DAEMON@mail.test',
  'To: shop@bakery.test',
  'Return-Path: <>',
  'Subject: Undelivered Mail Returned to Sender',
]
const report = (fields: string, words = 'It did not go.') =>
  [
    '--b',
    'Content-Type: text/plain',
    '',
    words,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.test',
    '',
    fields,
    '',
    '--b--',
  ].join('\n')
const REPORT = [...DAEMON, 'Content-Type: multipart/report; report-type=delivery-status; boundary=b']
const failed = (more: string, action = 'failed') => `Final-Recipient: rfc822; ann@home.test\nAction: ${action}\n${more}`

test.each([
  ['no such user', 'Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown', 'bounce ann@home.test'],
  ['no such domain', 'Status: 5.4.4', 'bounce ann@home.test'],
  ['a domain that takes no mail (RFC 7505)', 'Status: 5.1.10', 'bounce ann@home.test'],
  ['a full mailbox', 'Status: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full', 'soft_bounce ann@home.test'],
  ['junk', 'Status: 5.7.1\nDiagnostic-Code: smtp; 554 5.7.1 Message rejected as spam', 'soft_bounce ann@home.test'],
  ['not now', 'Status: 4.4.1', 'soft_bounce ann@home.test'],
  [
    'about the sender',
    'Status: 5.1.0\nDiagnostic-Code: smtp; 553 5.1.0 bakery.test does not exist (in reply to MAIL FROM command)',
    'soft_bounce ann@home.test',
  ],
  [
    'a relay that quotes another reason',
    "Status: 5.1.0\nDiagnostic-Code: smtp; 5.1.0 Unknown address error 550-'5.7.1 Access denied'",
    'soft_bounce ann@home.test',
  ],
  [
    'a disk that is full',
    'Status: 5.1.1\nDiagnostic-Code: x-unix; procmail: Couldn\'t create "/var/spool/mail/ann"',
    'soft_bounce ann@home.test',
  ],
  [
    'in the words of a large provider',
    "Status: 5.0.0\nDiagnostic-Code: smtp;554 delivery error: dd This user doesn't have a home.test account",
    'bounce ann@home.test',
  ],
])('a report: %s', async (_, fields, kind) => {
  expect(await read(REPORT, report(failed(fields)))).toBe(kind)
})

test('where the report gives no reason the words beside it do', async () => {
  const words = "Your message wasn't delivered to ann@home.test because the address couldn't be found."
  expect(await read(REPORT, report(failed('Status: 5.0.0'), words))).toBe('bounce ann@home.test')
  expect(await read(REPORT, report(failed('Status: 5.0.0')))).toBe('soft_bounce ann@home.test')
})

test('a report without its parts is read from the text, one of success is none', async () => {
  const plain = `These failed:\n<ann@home.test>\n\n${failed('Status: 5.1.1')}\n\nReturn-Path: <shop@bakery.test>\nSubject: Bread`
  expect(await read(REPORT, plain)).toBe('bounce ann@home.test')
  expect(await read(REPORT, report(failed('Status: 2.0.0', 'relayed')))).toBe('automatic')
  expect(await read(REPORT, report(failed('Status: 4.4.1', 'delayed')))).toBe('soft_bounce ann@home.test')
})

test('words of servers without a report name whom it did not reach, never the shop', async () => {
  const qmail =
    'Hi. This is the qmail-send program.\n\n<ann@home.test>:\n550 5.1.1 no such user here\n\n--- Below this line is a copy of the message.'
  expect(await read(DAEMON, qmail)).toBe('bounce ann@home.test')
  const own = 'Error: Invalid user address\n550 no such user here\nMAIL FROM: shop@bakery.test\nRCPT TO: ann@home.test'
  expect(await read(DAEMON, own)).toBe('bounce ann@home.test')
  expect(await read(DAEMON, 'shop@bakery.test wrote to ann@home.test:\n550 User unknown')).toBe('bounce ann@home.test')
  const full = ['From: no-reply@isp.test', 'To: shop@bakery.test', 'Subject: Mail']
  expect(
    await read(full, 'Your mail of Monday\n  Could not be delivered to: <ann@home.test>\n  As their mailbox is full.'),
  ).toBe('soft_bounce ann@home.test')
})

test.each([
  [
    'Automatic reply: Bread',
    'I am out of the office and cannot be reached. Mail sent to me is not delivered to anybody else.',
    'automatic',
  ],
  [
    'Abwesenheit: Brot',
    'Ich bin bis 5.1.2027 nicht da. Ihre Mail wird nicht weitergeleitet: ben@home.test',
    'automatic',
  ],
  [
    'Re: Bread',
    'I moved. My old address ann@old.test is not found any more, error 550 5.1.1. Write to ann@home.test',
    'answer',
  ],
  ['Fwd: Undelivered Mail Returned to Sender', 'Look what I got:\n> <ben@home.test>: 550 5.1.1 User unknown', 'answer'],
  ['Mailbox full?', 'My mailbox is full, please send it again', 'answer'],
  ['Delivery status of my order', 'When is the delivery? It failed twice.', 'answer'],
])('no returned mail: %s', async (subject, body, kind) => {
  const headers = [
    'From: Ann <ann@home.test>',
    'To: shop@bakery.test',
    'In-Reply-To: <x@bakery.test>',
    `Subject: ${subject}`,
  ]
  expect(await read(headers, body)).toBe(kind)
})

test('a note of absence with an empty return path is none either', async () => {
  const headers = [
    'Return-Path: <>',
    'From: ann@home.test',
    'To: shop@bakery.test',
    'Auto-Submitted: auto-replied',
    'Subject: Away',
  ]
  expect(await read(headers, 'I am away until 4.5.2027. For urgent things call 550 1234.')).toBe('automatic')
})

const AMAZON = [
  'From: SES <no-reply@sns.amazonaws.com>',
  'To: shop@bakery.test',
  'Subject: AWS Notification Message',
  'Content-Type: text/plain',
]
const bounce = (bounceType: string, status: string) => ({
  notificationType: 'Bounce',
  bounce: {
    bounceType,
    bouncedRecipients: [{ emailAddress: 'ann@home.test', status, diagnosticCode: `smtp; 550 ${status} no` }],
  },
})

test('the notes of a relay in JSON are read, of that relay alone', async () => {
  const dead = bounce('Permanent', '5.1.1')
  expect(await read(AMAZON, JSON.stringify(dead))).toBe('bounce ann@home.test')
  expect(await read(AMAZON, JSON.stringify({ Type: 'Notification', Message: JSON.stringify(dead) }, null, 2))).toBe(
    'bounce ann@home.test',
  )
  expect(await read(AMAZON, JSON.stringify(bounce('Transient', '5.1.1')))).toBe('soft_bounce ann@home.test')
  const complaint = {
    notificationType: 'Complaint',
    complaint: { complainedRecipients: [{ emailAddress: 'ann@home.test' }] },
  }
  expect(await read(AMAZON, JSON.stringify(complaint))).toBe('stop')
  const others = ['From: eve@home.test', ...AMAZON.slice(1)]
  expect(await read(others, JSON.stringify(dead))).toBe('answer')
  expect(await read(AMAZON, '{"notificationType":"Delivery"} and {')).toBe('answer')
})

test('the unsubscribe button of a mail program is a no although it calls itself automatic', async () => {
  const headers = [
    'From: ann@home.test',
    'To: shop@bakery.test',
    'Subject: unsubscribe',
    'Auto-Submitted: auto-replied',
  ]
  expect(await read([...headers, 'X-Apple-Unsubscribe: true'], 'Sent to unsubscribe from the message.')).toBe('stop')
  expect(await read(headers, 'Sent to unsubscribe from the message.')).toBe('automatic')
})
