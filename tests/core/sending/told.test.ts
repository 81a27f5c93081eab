// Messages in what happened with a person: how each stands and why, what it says, and that what never reached them is no contact.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { refusalOf } from '../../support/core.ts'
import { outboxShop, TICK, type OutboxShop } from './outbox-shop.ts'

let shop: OutboxShop
beforeEach(async () => {
  shop = await outboxShop()
})
afterEach(() => shop.dispose())

const now = () => shop.started.outside.clock.now()
const told = async (contactId: number) =>
  (await shop.api.contacts.timeline({ contactId })).rows.filter(({ area }) => area === 'sending')

test('each says whether it went, came back, was held back and why, or nobody knows', async () => {
  const [ann, bea, cid, dot, eve] = [
    await shop.person('Ann'),
    await shop.person('Bea'),
    await shop.person('Cid', { agrees: false }),
    await shop.person('Dot'),
    await shop.person('Eve'),
  ]
  shop.sink.treat = ({ to: { name } }) =>
    name === 'Bea'
      ? 'cut'
      : name === 'Dot'
        ? { code: '5.1.1', text: '550 5.1.1 No such person', at: 'recipient' }
        : 'take'
  await shop.api.mailing.freeze({ people: [ann, bea, cid, dot], due: now() })
  await shop.api.mailing.freeze({ people: [eve], due: now() + 100 * TICK })
  await shop.tick()
  await shop.tick()
  const about = { title: 'Mailing 1', words: 'timeline.message-sent', area: 'sending' }
  const of = { channel: 'email', source: 'campaign', sourceId: 1, class: 'marketing' }
  expect(await told(ann)).toMatchObject([{ ...about, kind: 'message-sent', values: { ...of, state: 'sent' } }])
  expect(await told(bea)).toMatchObject([{ ...about, kind: 'message-sent', values: { ...of, state: 'uncertain' } }])
  expect(await told(cid)).toMatchObject([
    { ...about, kind: 'message-held', values: { ...of, state: 'skipped', why: 'unknown' } },
  ])
  expect(await told(dot)).toMatchObject([
    {
      ...about,
      kind: 'message-held',
      values: { ...of, state: 'failed', code: '5.1.1', text: '550 5.1.1 No such person' },
    },
  ])
  // What waits has not happened.
  expect(await told(eve)).toEqual([])
  const last = async (contactId: number) => (await shop.api.contacts.matters({ contactId })).last?.kind ?? null
  expect(await Promise.all([ann, cid, dot].map(last))).toEqual(['message-sent', null, null])
  const [send] = (await shop.api.sending.outbox({ contactId: ann })).rows
  expect(await shop.api.sending.words({ id: send?.id ?? 0 })).toBeNull()
  expect((await refusalOf(shop.api.sending.words({ id: 999_999 }))).code).toBe('NOT_FOUND')
  const only = await shop.api.contacts.timeline({ contactId: cid, kinds: ['message-held'] })
  expect(only.rows).toHaveLength(1)
  expect((await shop.api.contacts.timeline({ contactId: cid, kinds: ['message-sent'] })).rows).toEqual([])
})

test('what was written to one person, and what asked for their yes, leads to its words', async () => {
  const [ann, bea] = [await shop.person('Ann'), await shop.person('Bea', { agrees: false })]
  await shop.api.sending.single({
    contactId: ann,
    class: 'service',
    subject: 'Your cake',
    text: 'It is ready.',
    because: 'A cake they ordered',
  })
  await shop.api.consent.changeAsking({ subject: 'May we write?', text: 'Answer with yes.' })
  await shop.api.consent.ask({ contactIds: [bea], source: 'Cards of the fair', leftForThis: true })
  await shop.tick()
  await shop.tick()
  const [single] = await told(ann)
  expect(single).toMatchObject({ title: 'Your cake', values: { source: 'single', state: 'sent' } })
  expect(await shop.api.sending.words({ id: single?.id ?? 0 })).toEqual({
    subject: 'Your cake',
    text: 'It is ready.',
    because: 'A cake they ordered',
  })
  const [asked] = await told(bea)
  expect(asked).toMatchObject({ title: 'May we write?', values: { source: 'consent', state: 'sent' } })
  expect(await shop.api.sending.words({ id: asked?.id ?? 0 })).toEqual({
    subject: 'May we write?',
    text: 'Answer with yes.',
    because: '',
  })
})
