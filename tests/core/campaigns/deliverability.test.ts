// What is said beforehand of the sender's domain, and of a day so large that Gmail and Yahoo ask for more; as it is read.
import { expect, test } from 'vitest'
import { bulkSaid, domainSaid } from '../../../src/main/core/areas/campaigns/preflight/deliverability.ts'
import type { DomainStanding } from '../../../src/shared/contract/email.ts'
import { createWords } from '../../../src/shared/words/words.ts'

const words = createWords('en')
type State = DomainStanding['spf']['state']

const standing = (spf: State, dkim: State, dmarc: State, why = 'x'): DomainStanding => {
  const one = (state: State) => ({ state, why, text: null, publish: null })
  return { domain: 'shop.test', provider: false, spf: one(spf), dkim: one(dkim), dmarc: one(dmarc) }
}

const read = (check: 'domain' | 'bulk', said: ReturnType<typeof domainSaid>) =>
  said === null ? null : words.find(`campaigns.check.${check}.${said.state}`, said.values)

test('the sentence about the domain names what does not hold, and says no worse of what could not be asked', () => {
  const say = (...of: Parameters<typeof standing>) => read('domain', domainSaid(standing(...of)))
  expect(say('good', 'good', 'weak')).toBe('shop.test says who may send its mail.')
  expect(say('good', 'unknown', 'good')).toBe('shop.test says who may send its mail.')
  expect(say('wrong', 'good', 'good')).toMatch(/^SPF of shop\.test does not hold/)
  expect(say('missing', 'unknown', 'missing')).toMatch(/^SPF, DMARC of shop\.test do not hold/)
  expect(say('unknown', 'unknown', 'unknown', 'no-network')).toMatch(/^Nobody could be asked/)
  expect(say('unknown', 'unknown', 'good')).toMatch(/cannot be told from here/)
  expect(domainSaid(null)).toBeNull()
})

test('five thousand on one day are told what Gmail and Yahoo want, one fewer nothing', () => {
  const ask = (people: number, hasOneClick: boolean, of: DomainStanding | null) =>
    bulkSaid({
      days: [
        { day: 1, people: 10 },
        { day: 2, people },
      ],
      standing: of,
      hasOneClick,
    })
  const proven = standing('good', 'good', 'weak')
  expect(ask(4_999, false, null)).toBeNull()
  expect(ask(5_000, true, proven)?.state).toBe('good')
  expect(read('bulk', ask(5_000, false, proven))).toMatch(/^5,000 go .* want a page for unsubscribing/)
  expect(read('bulk', ask(5_000, true, standing('good', 'missing', 'weak')))).toMatch(
    /want SPF, DKIM and DMARC that hold\./,
  )
  expect(read('bulk', ask(5_000, false, null))).toMatch(/hold, and a page/)
  expect(bulkSaid({ days: [], standing: null, hasOneClick: false })).toBeNull()
})
