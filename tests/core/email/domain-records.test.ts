// Keys (RFC 6376) and policies (RFC 7489) of a domain, as a receiver reads their records.
import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { dmarcRecords, judgeDkim, judgeDmarc } from '../../../src/main/core/areas/email/domain-records.ts'

const rsa = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .publicKey.export({ format: 'der', type: 'spki' })
    .toString('base64')
const LONG = rsa(2_048)
const SHORT = rsa(512)
const ED = Buffer.alloc(32, 7).toString('base64')

test.each([
  ['a key', `v=DKIM1; k=rsa; p=${LONG}`, 'good dkim-good'],
  ['without a version', `p=${LONG}`, 'good dkim-good'],
  [
    'with blanks, as records are folded',
    `v=DKIM1;  k = rsa ; p=${LONG.slice(0, 99)} ${LONG.slice(99)} ;`,
    'good dkim-good',
  ],
  ['of elliptic curves', `v=DKIM1; k=ed25519; p=${ED}`, 'good dkim-good'],
  ['called back', 'v=DKIM1; k=rsa; p=', 'wrong dkim-revoked'],
  ['on trial', `v=DKIM1; t=y; p=${LONG}`, 'weak dkim-testing'],
  ['on trial, among other flags', `v=DKIM1; t=s:y; p=${LONG}`, 'weak dkim-testing'],
  ['for the very domain alone', `v=DKIM1; t=s; p=${LONG}`, 'good dkim-good'],
  ['too short', `v=DKIM1; p=${SHORT}`, 'wrong dkim-short'],
  ['damaged', `v=DKIM1; p=${LONG.slice(0, 60)}`, 'wrong dkim-unusable'],
  ['of a kind nobody knows', `v=DKIM1; k=dsa; p=${LONG}`, 'wrong dkim-unusable'],
  ['for an old digest alone', `v=DKIM1; h=sha1; p=${LONG}`, 'wrong dkim-unusable'],
  ['for something else than mail', `v=DKIM1; s=tlsrpt; p=${LONG}`, 'wrong dkim-unusable'],
  ['for mail', `v=DKIM1; s=tlsrpt:email; h=sha1:sha256; p=${LONG}`, 'good dkim-good'],
  ['of another version', `v=DKIM2; p=${LONG}`, 'unknown dkim-provider'],
  ['with the version at the end', `p=${LONG}; v=DKIM1`, 'unknown dkim-provider'],
  ['with a tag twice', `v=DKIM1; p=${LONG}; p=${LONG}`, 'unknown dkim-provider'],
  ['something else', 'hello', 'unknown dkim-provider'],
])('a key of the provider: %s', (_, text, verdict) => {
  const { state, why } = judgeDkim([text], null)
  expect(`${state} ${why}`).toBe(verdict)
})

test('one good key among others is enough; of an own key only that very one is', () => {
  const own = `v=DKIM1; k=rsa; p=${LONG}`
  expect(judgeDkim(['v=DKIM1; p=', own], null).state).toBe('good')
  expect(judgeDkim([own], own).state).toBe('good')
  expect(judgeDkim([`v=DKIM1; p=${rsa(1_024)}`], own).why).toBe('dkim-other')
  expect(judgeDkim(['v=DKIM1; p='], own).why).toBe('dkim-revoked')
  expect(judgeDkim([`v=DKIM1; t=y; p=${LONG}`], own).why).toBe('dkim-testing')
  expect(judgeDkim([], own).why).toBe('dkim-missing')
})

test.each([
  ['v=DMARC1; p=none', false, 'weak dmarc-none'],
  ['v=DMARC1; p=quarantine', false, 'good dmarc-good'],
  ['v=DMARC1;p=REJECT;adkim=s;aspf=s', false, 'good dmarc-good'],
  ['v=DMARC1; p=reject; sp=none', true, 'weak dmarc-none'],
  ['v=DMARC1; p=none; sp=reject', true, 'good dmarc-good'],
  ['v=DMARC1; p=reject; sp=none', false, 'good dmarc-good'],
  ['v=DMARC1; p=reject', true, 'good dmarc-good'],
  ['v=DMARC1; p=reject; pct=0', false, 'weak dmarc-none'],
  ['v=DMARC1; p=quarantine; t=y', false, 'weak dmarc-none'],
  ['v=DMARC1; p=block', false, 'wrong dmarc-policy'],
  ['v=DMARC1; p=block; rua=mailto:a@shop.test', false, 'weak dmarc-none'],
  ['v=DMARC1; rua=mailto:a@shop.test', false, 'weak dmarc-none'],
  ['v=DMARC1', false, 'wrong dmarc-policy'],
  ['v=DMARC1; p=none; p=reject', false, 'wrong dmarc-policy'],
])('the policy %s (from above: %s)', (text, inherited, verdict) => {
  const { state, why } = judgeDmarc(dmarcRecords([text]), inherited)
  expect(`${state} ${why}`).toBe(verdict)
})

test('two policies are none, and what does not begin with the version is no policy', () => {
  expect(judgeDmarc(dmarcRecords(['v=DMARC1; p=none', 'v=DMARC1; p=reject']), false).why).toBe('dmarc-twice')
  expect(dmarcRecords(['p=reject; v=DMARC1', 'v=DMARC10; p=reject', 'v=spf1 -all', 'V=dmarc1; p=none'])).toEqual([])
  expect(judgeDmarc([], false)).toMatchObject({ state: 'missing' })
})
