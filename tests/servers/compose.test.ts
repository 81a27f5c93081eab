// A message as it goes over the wire: whole, signed so that a receiver's own arithmetic agrees, and nothing of it able to add a header.
import { createHash, generateKeyPairSync, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import type { OutgoingMail } from '../../src/main/core/gateways.ts'
import { compose } from '../../src/main/gateways/email/compose.ts'
import { smtpGateway } from '../../src/main/gateways/email/smtp.ts'

const MAIL: OutgoingMail = {
  from: { name: 'Bäckerei "Corner"', address: 'shop@bakery.test' },
  to: { name: '<b>Ann</b>\r\nBcc: evil@example.test', address: 'ann@example.test' },
  replyTo: 'answers@bakery.test',
  subject: 'Good morning\r\nBcc: evil@example.test',
  text: 'Hello\n.\nfile:///etc/passwd',
  html: '<p>Hello <img src="cid:logo"></p>',
  messageId: '<1.abc@bakery.test>',
  date: Date.UTC(2026, 2, 10, 8),
  headers: {
    'List-Unsubscribe': '<mailto:shop@bakery.test?subject=unsubscribe%201-abc>, <https://relay.test/u>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  images: [{ cid: 'logo', type: 'image/png', bytes: new Uint8Array([1, 2, 3]) }],
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const dkim = {
  domain: 'bakery.test',
  selector: 'shop',
  key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}

/** Header fields unfolded, in their order. */
const fieldsOf = (head: string) =>
  head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1)] as const)

/** RFC 6376 3.4.2 and 3.4.4 */
const relaxed = (value: string) => value.replaceAll(/[ \t]+/g, ' ').trim()
const relaxedBody = (body: string) =>
  `${body
    .split('\r\n')
    .map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(?:\r\n)*$/, '')}\r\n`

test('a receiver finds the signature right, over the headers of unsubscribing too', async () => {
  const mail = (await compose(MAIL, dkim)).toString('latin1')
  const [head = '', ...rest] = mail.split('\r\n\r\n')
  const fields = fieldsOf(head)
  const [, signature = ''] = fields.find(([name]) => name === 'dkim-signature') ?? []
  const tag = (name: string) =>
    new RegExp(`(?:^|;)\\s*${name}=([^;]*)`).exec(signature)?.[1]?.replaceAll(/\s/g, '') ?? ''
  const signed = tag('h').split(':')
  expect(signed).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id', 'reply-to']))
  expect(signed).toEqual(expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post']))
  const body = createHash('sha256')
    .update(relaxedBody(rest.join('\r\n\r\n')), 'latin1')
    .digest('base64')
  expect(tag('bh')).toBe(body)
  const lines = signed.map((name) => `${name}:${relaxed(fields.find(([one]) => one === name)?.[1] ?? '')}`)
  const own = `dkim-signature:${relaxed(signature).replace(/b=[^;]*$/, 'b=')}`
  const told = Buffer.from([...lines, own].join('\r\n'), 'latin1')
  expect(verify('RSA-SHA256', told, keys.publicKey, Buffer.from(tag('b'), 'base64'))).toBe(true)
})

test('a name or subject with line breaks adds no header, and nothing is read from the disk', async () => {
  const mail = (await compose(MAIL, null)).toString('latin1')
  const [head = ''] = mail.split('\r\n\r\n')
  const names = fieldsOf(head).map(([name]) => name)
  expect(names).not.toContain('bcc')
  expect(names.filter((name) => name === 'to')).toHaveLength(1)
  expect(head).toContain('Message-ID: <1.abc@bakery.test>')
  expect(head).toContain('Date: Tue, 10 Mar 2026 08:00:00 +0000')
  expect(mail).toContain('file:///etc/passwd')
  expect(mail).not.toContain('root:')
  expect(mail).toMatch(/^Content-ID: <logo>/im)
  expect(mail).not.toMatch(/=0D|=0A/)
})

test('a key that cannot sign keeps the message here', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const connection = smtpGateway().connect({
    host: '127.0.0.1',
    port: 9,
    security: 'none',
    user: '',
    password: '',
    connections: 1,
    dkim: { ...dkim, key },
  })
  expect(await connection.send(MAIL, () => undefined)).toEqual({ outcome: 'offline', code: null, text: 'ESIGN' })
  connection.close()
})
