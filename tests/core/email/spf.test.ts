// SPF records as a receiver follows them (RFC 7208), with a resolver of the test's own: none of these names is asked for.
import { expect, test } from 'vitest'
import { judgeSpf } from '../../../src/main/core/areas/email/spf.ts'

type Zone = Readonly<Record<string, readonly string[]>>

const SERVER = 'spf.relay.test'
const RELAY: Zone = { [SERVER]: ['v=spf1 ip4:192.0.2.0/24 -all'] }

async function said(records: string | readonly string[], more: Zone = {}, server: string | null = SERVER) {
  const zone: Zone = { ...RELAY, ...more, 'shop.test': typeof records === 'string' ? [records] : records }
  const asked: string[] = []
  const { state, why } = await judgeSpf(
    'shop.test',
    (name) => {
      asked.push(name)
      return Promise.resolve(zone[name] ?? [])
    },
    server,
  )
  return { verdict: `${state} ${why}`, asked }
}

const many = (count: number) => Array.from({ length: count }, (_, at) => `a:h${String(at)}.test`).join(' ')

type Case = readonly [string, string | readonly string[], string, Zone?, (string | null)?]
const CASES: readonly Case[] = [
  ['nothing published', [], 'missing spf-missing'],
  ['other texts only', ['google-site-verification=x', 'v=spf10 -all', 'spf1 -all'], 'missing spf-missing'],
  ['the server included', `v=spf1 include:${SERVER} -all`, 'good spf-good'],
  ['in capitals, with a dot at the end', 'V=SPF1 INCLUDE:SPF.Relay.TEST. ~ALL', 'good spf-good'],
  ['by redirect', `v=spf1 redirect=${SERVER}`, 'good spf-good'],
  [
    'through another record',
    'v=spf1 include:us.test ~all',
    'good spf-good',
    { 'us.test': [`v=spf1 include:${SERVER} -all`] },
  ],
  ['of no provider known', 'v=spf1 mx -all', 'good spf-own-server', {}, null],
  [
    'somebody else',
    'v=spf1 include:other.test -all',
    'wrong spf-server',
    { 'other.test': ['v=spf1 ip4:192.0.2.9 -all'] },
  ],
  ['only after all, which ends it', `v=spf1 -all include:${SERVER}`, 'wrong spf-server'],
  ['a redirect beside all is not looked at', `v=spf1 -all redirect=${SERVER}`, 'wrong spf-server'],
  ['included to be turned away', `v=spf1 -include:${SERVER} ~all`, 'wrong spf-server'],
  ['by numbers', 'v=spf1 ip4:192.0.2.7 ip6:2001:db8::/32 -all', 'unknown spf-numbers'],
  ['by a macro', 'v=spf1 include:%{i}._spf.shop.test -all', 'unknown spf-numbers'],
  ['by exists with a macro', 'v=spf1 exists:%{i}._spf.shop.test -all', 'unknown spf-numbers'],
  ['open at the end', `v=spf1 include:${SERVER}`, 'weak spf-open'],
  ['neutral at the end', `v=spf1 include:${SERVER} ?all`, 'weak spf-open'],
  ['everybody', `v=spf1 include:${SERVER} +all`, 'wrong spf-everybody'],
  ['everybody without a sign', 'v=spf1 all', 'wrong spf-everybody'],
  [
    'everybody by an included record',
    'v=spf1 include:lax.test -all',
    'wrong spf-everybody',
    { 'lax.test': ['v=spf1 +all'] },
  ],
  ['two records', [`v=spf1 include:${SERVER} -all`, 'v=spf1 -all'], 'wrong spf-twice'],
  [
    'two records below',
    'v=spf1 include:two.test -all',
    'wrong spf-twice-below',
    { 'two.test': ['v=spf1 -all', 'v=spf1 ~all'] },
  ],
  ['led to nothing', 'v=spf1 include:gone.test -all', 'wrong spf-gone'],
  ['redirected to nothing', 'v=spf1 redirect=gone.test', 'wrong spf-gone'],
  ['led to a domain without one', 'v=spf1 include:plain.test -all', 'wrong spf-gone', { 'plain.test': ['hello'] }],
  ['led in a circle', 'v=spf1 include:shop.test -all', 'wrong spf-deep'],
  ['ten names', `v=spf1 ${many(9)} include:${SERVER} -all`, 'good spf-good'],
  ['eleven names before it', `v=spf1 ${many(10)} include:${SERVER} -all`, 'wrong spf-deep'],
  ['eleven names, the server among the first', `v=spf1 include:${SERVER} ${many(10)} -all`, 'weak spf-later'],
  ['led to nothing after the server', `v=spf1 include:${SERVER} include:gone.test -all`, 'weak spf-later'],
  [
    'ten names of many records',
    `v=spf1 include:x.test include:${SERVER} -all`,
    'wrong spf-deep',
    { 'x.test': [`v=spf1 ${many(9)} -all`] },
  ],
  ['numbers are no names', `v=spf1 ${'ip4:192.0.2.1 '.repeat(20)}include:${SERVER} -all`, 'good spf-good'],
  ['a word of no meaning', `v=spf1 include:${SERVER} mxx -all`, 'wrong spf-broken'],
  ['a number that is none', `v=spf1 ip4:example.test include:${SERVER} -all`, 'wrong spf-broken'],
  ['include without a name', `v=spf1 include: include:${SERVER} -all`, 'wrong spf-broken'],
  ['ip:, as people write it', `v=spf1 ip:192.0.2.1 include:${SERVER} -all`, 'wrong spf-broken'],
  ['two redirects', `v=spf1 redirect=${SERVER} redirect=${SERVER}`, 'wrong spf-broken'],
  ['modifiers nobody knows', `v=spf1 include:${SERVER} exp=why.shop.test x-note=hello -all`, 'good spf-good'],
  ['masks', `v=spf1 a/24 mx:mail.shop.test/24//64 ptr include:${SERVER} ~all`, 'good spf-good'],
]

for (const [name, records, verdict, more = {}, server = SERVER] of CASES) {
  test(`a record: ${name}`, async () => {
    expect((await said(records, more, server)).verdict).toBe(verdict)
  })
}

test('macros are never asked for, and nothing after a fault is', async () => {
  const macro = await said('v=spf1 include:%{d}.x.test -all')
  expect(macro.asked).toEqual(['shop.test'])
  const fault = await said('v=spf1 include:gone.test include:spf.relay.test -all')
  expect(fault.asked).toEqual(['shop.test', 'gone.test'])
})
