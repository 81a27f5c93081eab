// The mail account of a PC through the windows of a real core: what is kept, what is never answered, what a domain says.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPublicKey, createSign, verify } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Trial, MailAccount } from '../../../src/main/core/gateways.ts'
import type { EmailAccount } from '../../../src/shared/contract/email.ts'
import { refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

const records = new Map<string, readonly string[] | Error>()
const tried: { readonly account: MailAccount; readonly to: string | null }[] = []
let answer: readonly Trial[] = []
let shop: TestCore & { readonly owner: TestWindow }

beforeAll(async () => {
  shop = await startWithBook({
    gateways: {
      mail: {
        connect: () => {
          throw new Error('nothing is sent here')
        },
        try: (account, mail) => {
          tried.push({ account, to: mail?.to.address ?? null })
          return Promise.resolve(answer)
        },
      },
      resolver: {
        texts: (name) => {
          const found = records.get(name)
          return found instanceof Error ? Promise.reject(found) : Promise.resolve(found ?? null)
        },
        mailServers: () => Promise.resolve(null),
      },
    },
  })
})
afterAll(() => shop.dispose())

const ACCOUNT: EmailAccount = {
  preset: 'fastmail',
  host: 'smtp.fastmail.com',
  port: 465,
  security: 'tls',
  user: 'shop@bakery.test',
  fromName: 'Corner Bakery',
  fromAddress: 'shop@bakery.test',
  replyTo: null,
  perHour: null,
  perDay: 100,
  connections: 2,
  oneClickUrl: null,
}
const SECRET = 'correct horse battery'

test('an account is kept with its password, which nobody is ever told', async () => {
  const { api } = shop.owner
  expect(await api.email.account({})).toEqual({ account: null, hasPassword: false, dkim: null })
  await api.email.save({ account: ACCOUNT, password: SECRET })
  expect(await api.email.account({})).toEqual({ account: ACCOUNT, hasPassword: true, dkim: null })
  await api.email.save({ account: { ...ACCOUNT, perDay: 200 } })
  expect(await api.email.account({})).toMatchObject({ account: { perDay: 200 }, hasPassword: true })
  const files = readdirSync(shop.folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  for (const file of files) {
    expect(readFileSync(join(file.parentPath, file.name)).includes(SECRET), file.name).toBe(false)
  }
  expect(shop.outside.log.lines.join('\n')).not.toContain(SECRET)
  expect(JSON.stringify(await api.history.list({}))).not.toContain(SECRET)
})

test('a password that was kept goes to no other server', async () => {
  const { api } = shop.owner
  await api.email.save({ account: ACCOUNT, password: SECRET })
  await api.email.test({ account: ACCOUNT })
  await api.email.test({ account: { ...ACCOUNT, host: 'smtp.elsewhere.test' } })
  expect(tried.map(({ account }) => account.password)).toEqual([SECRET, ''])
  await api.email.save({ account: { ...ACCOUNT, host: 'smtp.elsewhere.test' } })
  expect(await api.email.account({})).toMatchObject({ hasPassword: false })
})

test.each([
  [{ security: 'none' }, 'account.security', 'only_this_pc'],
  [{ host: 'not a host' }, 'account.host', 'not_a_host'],
  [{ fromAddress: 'shop' }, 'account.fromAddress', 'not_an_email'],
  [{ replyTo: 'Shop <a@b.c>' }, 'account.replyTo', 'not_an_email'],
  [{ oneClickUrl: 'http://x.test/u' }, 'account.oneClickUrl', 'not_https'],
] as const)('an account that cannot be is refused: %o', async (change, path, rule) => {
  const account = { ...ACCOUNT, ...change }
  const refusal = { code: 'BAD_INPUT', data: { issues: [{ path, rule }] } }
  expect(await refusalOf(shop.owner.api.email.save({ account }))).toEqual(refusal)
  expect(await refusalOf(shop.owner.api.email.test({ account }))).toEqual(refusal)
})

test('a trial answers each step, and sends a message only where one is asked for', async () => {
  const { api } = shop.owner
  answer = [
    { step: 'resolve', ok: true, trouble: null, text: null },
    { step: 'connect', ok: false, trouble: 'refused', text: 'ECONNREFUSED' },
  ]
  expect(await api.email.test({ account: ACCOUNT })).toEqual({ ok: false, steps: answer })
  answer = [{ step: 'message', ok: true, trouble: null, text: '250 taken' }]
  expect(await api.email.test({ account: ACCOUNT, to: 'me@bakery.test' })).toMatchObject({ ok: true })
  expect(tried.slice(-2).map(({ to }) => to)).toEqual([null, 'me@bakery.test'])
  expect(await refusalOf(api.email.test({ account: ACCOUNT, to: 'me' }))).toMatchObject({ code: 'BAD_INPUT' })
})

test('a key of its own signs what the domain publishes, and goes with the account', async () => {
  const { api } = shop.owner
  await api.email.save({ account: ACCOUNT, password: SECRET })
  const published = await api.email.signWith({ domain: 'Bakery.test', selector: 'shop' })
  expect(published?.name).toBe('shop._domainkey.bakery.test')
  const [, key = ''] = /^v=DKIM1; k=rsa; p=([A-Za-z0-9+/=]+)$/.exec(published?.value ?? '') ?? []
  await api.email.test({ account: ACCOUNT })
  const dkim = tried.at(-1)?.account.dkim
  expect(dkim).toMatchObject({ domain: 'bakery.test', selector: 'shop' })
  const signature = createSign('RSA-SHA256')
    .update('bread')
    .sign(dkim?.key ?? '')
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
  expect(verify('RSA-SHA256', Buffer.from('bread'), publicKey, signature)).toBe(true)
  expect(await api.email.account({})).toMatchObject({ dkim: { selector: 'shop', ...published } })
  expect(JSON.stringify(await api.email.account({}))).not.toContain('PRIVATE')
  expect(await refusalOf(api.email.signWith({ domain: 'bakery', selector: 'a b' }))).toMatchObject({
    data: { issues: [{ path: 'domain' }, { path: 'selector' }] },
  })
  expect(await api.email.signWith(null)).toBe(null)
  expect(await api.email.account({})).toMatchObject({ dkim: null })
})

test('what a domain says is judged, with what it should publish instead', async () => {
  const { api } = shop.owner
  await api.email.save({ account: ACCOUNT, password: SECRET })
  const state = async () => {
    const { spf, dkim, dmarc } = await api.email.domain({})
    return [spf, dkim, dmarc].map((one) => `${one.state} ${one.why}`)
  }
  expect(await state()).toEqual(['missing spf-missing', 'unknown dkim-provider', 'missing dmarc-missing'])
  expect(await api.email.domain({})).toMatchObject({
    domain: 'bakery.test',
    provider: false,
    spf: { publish: { name: 'bakery.test', value: 'v=spf1 include:spf.messagingengine.com ~all' } },
    dmarc: { publish: { name: '_dmarc.bakery.test' } },
  })
  const published = await api.email.signWith({ domain: 'bakery.test', selector: 'shop' })
  records.set('bakery.test', ['google-site-verification=x', 'v=spf1 include:other.test -all'])
  records.set('other.test', ['v=spf1 ip4:192.0.2.1 -all'])
  records.set('shop._domainkey.bakery.test', ['v=DKIM1; k=rsa; p=AAAA'])
  records.set('_dmarc.bakery.test', ['v=DMARC1; p=none'])
  expect(await state()).toEqual(['wrong spf-server', 'wrong dkim-other', 'weak dmarc-none'])
  expect((await api.email.domain({})).spf.publish?.value).toBe(
    'v=spf1 include:spf.messagingengine.com include:other.test -all',
  )
  records.set('other.test', ['v=spf1 include:spf.messagingengine.com -all'])
  records.set('spf.messagingengine.com', ['v=spf1 ip4:192.0.2.2 -all'])
  records.set('shop._domainkey.bakery.test', [published?.value ?? ''])
  records.set('_dmarc.bakery.test', ['v=DMARC1; p=quarantine; rua=mailto:a@bakery.test'])
  expect(await state()).toEqual(['good spf-good', 'good dkim-good', 'good dmarc-good'])
  records.set('bakery.test', ['v=spf1 include:other.test -all', 'v=spf1 +all'])
  records.set('shop._domainkey.bakery.test', ['v=DKIM1; p='])
  records.set('_dmarc.bakery.test', ['v=DMARC1; p=maybe'])
  expect(await state()).toEqual(['wrong spf-twice', 'wrong dkim-revoked', 'wrong dmarc-policy'])
  records.set('bakery.test', ['v=spf1 include:other.test +all'])
  records.set('other.test', new Error('SERVFAIL'))
  records.set('_dmarc.bakery.test', new Error('SERVFAIL'))
  expect(await state()).toEqual(['unknown no-network', 'wrong dkim-revoked', 'unknown no-network'])
  records.set('_dmarc.bakery.test', ['v=DMARC1; p=reject'])
  records.set('bakery.test', ['v=spf1 -all'])
  expect(await state()).toEqual(['wrong spf-server', 'wrong dkim-revoked', 'wrong dmarc-own'])
  records.set('bakery.test', ['v=spf1 include:other.test ~all'])
  records.set('other.test', ['v=spf1 ' + Array.from({ length: 11 }, (_, at) => `a:h${at}.test`).join(' ') + ' -all'])
  expect(await state()).toMatchObject({ 0: 'wrong spf-deep' })
  expect(await refusalOf(api.email.domain({ domain: 'no domain' }))).toMatchObject({ code: 'BAD_INPUT' })
})

test('a domain without a word about DMARC follows the one above it, and one of a provider is its own business', async () => {
  const { api } = shop.owner
  records.set('_dmarc.chain.test', ['v=DMARC1; p=reject; sp=none'])
  expect((await api.email.domain({ domain: 'bakery.chain.test' })).dmarc).toMatchObject({ state: 'weak' })
  expect(await api.email.domain({ domain: 'gmail.com' })).toMatchObject({ provider: true, spf: { publish: null } })
})

test('every preset says how much it takes, who says so, where that stands and when it was read', async () => {
  const presets = await shop.owner.api.email.presets({})
  for (const { preset, source, read, security, host, perDay } of presets) {
    expect(source, preset).toMatch(/^https:\/\//)
    expect(read, preset).toMatch(/^20\d\d-\d\d$/)
    // Without encryption to this very PC alone, as an account is held to.
    expect(security === 'none', preset).toBe(host === '127.0.0.1')
    expect(perDay, preset).toBeGreaterThan(0)
  }
  const names = presets.map(({ preset }) => preset)
  const all = presets.flatMap(({ domains }) => domains)
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(all).size).toBe(all.length)
  const of = (name: string) => presets.find(({ preset }) => preset === name)
  expect(of('outlook')?.password).toBe('ended')
  expect(of('microsoft-365')?.password).toBe('ending')
  expect(of('gmail')).toMatchObject({ perDay: 500, limit: 'others', password: 'app' })
})

test('an address is judged with the reason, and shown as it would be kept', async () => {
  const { api } = shop.owner
  const of = (address: string) => api.email.check({ address })
  expect(await of('Anna@Example.COM')).toEqual({ ok: true, reason: null, normal: 'Anna@example.com' })
  expect(await of('mailto:anna@example.com')).toEqual({ ok: false, reason: 'letters', normal: 'anna@example.com' })
  expect(await of(' anna@example.com ')).toEqual({ ok: false, reason: 'blank', normal: 'anna@example.com' })
  const reasons = {
    '': 'empty',
    anna: 'no_at',
    '@example.com': 'no_name',
    'anna@': 'no_domain',
    'an na@example.com': 'blank',
    'anna..b@example.com': 'dots',
    'anna@example..com': 'dots',
    'anna@example': 'ending',
    'anna@192.0.2.1': 'ending',
    'anna@[192.0.2.1]': 'literal',
    '"anna b"@example.com': 'quoted',
    'an,na@example.com': 'letters',
    [`${'a'.repeat(65)}@example.com`]: 'too_long',
  }
  for (const [address, reason] of Object.entries(reasons)) {
    expect(await of(address), address).toMatchObject({ ok: false, reason })
  }
})

test('the account goes with its secrets', async () => {
  await shop.owner.api.email.remove({})
  expect(await shop.owner.api.email.account({})).toEqual({ account: null, hasPassword: false, dkim: null })
  expect(await refusalOf(shop.owner.api.email.signWith({ domain: 'bakery.test', selector: 'a' }))).toMatchObject({
    code: 'NOT_FOUND',
  })
})
