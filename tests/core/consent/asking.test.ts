// Asking for consent: two mails, then suspended and counted nowhere; welcoming who came by the shop's own form; what an answer does.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerAsk, askedPeople, askPeople, mayAsk } from '../../../src/main/core/areas/consent/ask.ts'
import { changeAsking } from '../../../src/main/core/areas/consent/asking.ts'
import { askWords, dueAsks, noteAsked } from '../../../src/main/core/areas/consent/due.ts'
import { choosePack } from '../../../src/main/core/areas/consent/rules.ts'
import { consentSummary } from '../../../src/main/core/areas/consent/read.ts'
import { listContacts, vocabulary } from '../../../src/main/core/areas/contacts/list.ts'
import { logVisits } from '../../../src/main/core/areas/visits/service.ts'
import { isFailure } from '../../../src/shared/errors.ts'
import { consentBook, DAY, sale } from './consent-book.ts'

const WORDS = { subject: 'May we write to you?', text: 'Answer with yes, and we send you our news.' }

let shop: ReturnType<typeof consentBook>
beforeAll(() => {
  shop = consentBook()
})
afterAll(() => {
  shop[Symbol.dispose]()
})

let made = 0
/** A person with an e-mail address of their own. */
function reachable(more: object = {}): number {
  const [id = 0] = shop.people(1)
  made += 1
  shop.save(id, { emails: [{ address: `ask${String(made)}@example.com`, label: 'home' }], ...more })
  return id
}
const days = (count: number) => {
  shop.book.turn(count * DAY)
}
const ask = (...contactIds: readonly number[]) =>
  shop.command((given) =>
    askPeople(given, { contactIds: [...contactIds], source: 'Cards of the spring fair', leftForThis: true }),
  ).value
const due = () => dueAsks(shop.context, shop.context.outside.clock.now())
const mail = () => shop.command((given) => noteAsked(given, due())).value
const dueFor = (id: number) => due().filter(({ contactId }) => contactId === id)
const listed = (filter = {}) =>
  listContacts(shop.context, { filter, sort: 'name', descending: false, from: 0, limit: 1_000 })
const answer = (contactId: number, yes: boolean) =>
  shop.command((given) => {
    answerAsk(given, { contactId, yes, how: 'by answering our request', words: yes ? 'YES please' : 'No thanks' })
  })
const codeOf = (work: () => unknown) => {
  try {
    work()
    return 'none'
  } catch (error) {
    return isFailure(error) ? error.code : String(error)
  }
}

test('nobody is asked before somebody wrote the words', () => {
  const id = reachable()
  expect(codeOf(() => ask(id))).toBe('BAD_INPUT')
  shop.command((given) => {
    changeAsking(given, { ...WORDS, secondAfter: 5, suspendAfter: 10 })
  })
  expect(ask(id)).toEqual({ asked: 1, left: 0 })
})

test('who does not answer two requests is suspended: no mail goes to them, no total counts them, a list shows them when asked for', () => {
  const id = reachable()
  const stays = reachable()
  mail()
  const before = { total: vocabulary(shop.context).total, people: consentSummary(shop.context.db).people }
  ask(id)
  expect(dueFor(id)).toEqual([{ kind: 'asked', contactId: id, attempt: 1 }])
  const [first] = mail().filter(({ contactId }) => contactId === id)
  expect(first?.step).toBe(1)
  expect(askWords(shop.context.db, first?.sourceId ?? 0)).toEqual(WORDS)
  expect(dueFor(id)).toEqual([])
  days(4)
  expect(dueFor(id)).toEqual([])
  days(1)
  expect(dueFor(id)).toEqual([{ kind: 'asked', contactId: id, attempt: 2 }])
  const [second] = mail().filter(({ contactId }) => contactId === id)
  expect(second).toEqual({ contactId: id, sourceId: first?.sourceId, step: 2 })
  expect(shop.state(id)).toBe('unknown')
  days(9)
  expect(dueFor(id)).toEqual([])
  days(1)
  expect(dueFor(id)).toEqual([{ kind: 'suspend', contactId: id, attempt: 3 }])
  expect(mail().filter(({ contactId }) => contactId === id)).toEqual([])
  expect(shop.state(id)).toBe('suspended')
  expect(shop.may(id)).toMatchObject({ may: false, why: ['suspended'] })
  expect(dueFor(id)).toEqual([])
  const after = { total: vocabulary(shop.context).total, people: consentSummary(shop.context.db).people }
  const others = vocabulary(shop.context).total - before.total
  expect(after.people - before.people).toBe(others)
  expect(listed().rows.map((row) => row.id)).not.toContain(id)
  expect(listed().rows.map((row) => row.id)).toContain(stays)
  expect(listed().total).toBe(after.total)
  expect(
    listed({ consent: { channel: 'email', state: 'suspended', purpose: 'marketing' } }).rows.map((row) => row.id),
  ).toContain(id)
  const [email] = consentSummary(shop.context.db).channels
  expect((email?.given ?? 0) + (email?.refused ?? 0) + (email?.withdrawn ?? 0) + (email?.unknown ?? 0)).toBe(
    after.people,
  )
  expect(askedPeople(shop.context, { from: 0, limit: 500 }).rows.map(({ contact }) => contact.id)).not.toContain(id)
  answer(id, true)
  expect(shop.state(id)).toBe('given')
  expect(listed().rows.map((row) => row.id)).toContain(id)
})

test('an answer ends the asking, whichever it is, and stands with its words', () => {
  const [yes, no] = [reachable(), reachable()]
  ask(yes, no)
  mail()
  answer(yes, true)
  answer(no, false)
  expect(shop.whole(yes).channels[0]).toMatchObject({
    state: 'given',
    how: 'by answering our request',
    words: 'YES please',
    proof: 'Cards of the spring fair',
    mayWrite: true,
  })
  expect(shop.state(no)).toBe('refused')
  days(30)
  expect([...dueFor(yes), ...dueFor(no)]).toEqual([])
  expect(codeOf(() => answer(reachable(), true))).toBe('NOT_FOUND')
})

test('who said anything, cannot be reached, is a child or is being asked already is left out', () => {
  const [said, child, mute] = [reachable(), reachable(), shop.people(1)[0] ?? 0]
  const blocked = reachable({ emails: [{ address: 'blocked@example.com', label: 'home' }] })
  shop.say('refused', said)
  shop.save(child, { occasions: [{ kind: 'birthday', date: '2024-01-01', label: '' }] })
  shop.suppress({ kind: 'email', value: 'blocked@example.com', reason: 'asked', at: 1, note: '' })
  const free = reachable()
  expect(ask(said, child, mute, blocked, free, free)).toEqual({ asked: 1, left: 4 })
  expect(ask(free)).toEqual({ asked: 0, left: 1 })
})

test('people who become one are asked as one, and whoever comes to the shop counts again', () => {
  const [one, other, comes] = [reachable(), reachable(), reachable()]
  ask(one, other, comes)
  mail()
  shop.merge(one, other)
  days(5)
  expect(mail().filter(({ contactId }) => contactId === one || contactId === other)).toHaveLength(1)
  days(10)
  mail()
  expect(shop.state(other)).toBe('suspended')
  expect(listed().rows.map((row) => row.id)).not.toContain(comes)
  shop.command(({ db }) => logVisits(db, [sale(comes, shop.context.outside.clock.now())]))
  expect(listed().rows.map((row) => row.id)).toContain(comes)
  expect(shop.state(comes)).toBe('suspended')
})

test('[G15] who says yes by the own form of the shop is welcomed so many days later, once, and nobody else is', () => {
  const form = { how: 'Our form', words: 'Yes, keep me posted', channels: ['email'] as const }
  const old = reachable()
  const give = (contactId: number, how: string) =>
    shop.record({
      contactId,
      channel: 'email',
      purpose: 'marketing',
      act: 'given',
      at: shop.context.outside.clock.now(),
      how,
      words: form.words,
      note: '',
    })
  give(old, form.how)
  shop.command((given) => {
    changeAsking(given, {
      ownForm: 'our form',
      welcomeAfter: 3,
      welcomeSubject: 'Welcome',
      welcomeText: 'Good to have you.',
    })
  })
  days(1)
  const [mine, counter] = [reachable(), reachable()]
  give(mine, form.how)
  give(counter, 'at the counter')
  days(2)
  expect(due().filter(({ kind }) => kind === 'welcome')).toEqual([])
  days(1)
  expect(due().filter(({ kind }) => kind === 'welcome')).toEqual([{ kind: 'welcome', contactId: mine, attempt: 0 }])
  const [welcome] = mail().filter(({ contactId }) => contactId === mine)
  expect(welcome?.step).toBe(0)
  expect(askWords(shop.context.db, welcome?.sourceId ?? 0)).toEqual({ subject: 'Welcome', text: 'Good to have you.' })
  days(3)
  expect(due().filter(({ kind }) => kind === 'welcome')).toEqual([])
})

test('where the law counts asking as advertising, only those are asked who left their address for it; their page says how far it is', () => {
  const id = reachable()
  const may = () => mayAsk(shop.context, { contactId: id })
  expect(may()).toMatchObject({ may: true, said: true, anybody: false, open: null })
  expect(
    codeOf(() => shop.command((given) => askPeople(given, { contactIds: [id], source: 'A list', leftForThis: false }))),
  ).toBe('BAD_INPUT')
  shop.command((given) => {
    choosePack(given, 'us-2025-04')
  })
  expect(may().anybody).toBe(true)
  expect(
    shop.command((given) => askPeople(given, { contactIds: [id], source: 'A list', leftForThis: false })).value,
  ).toEqual({ asked: 1, left: 0 })
  shop.command((given) => {
    choosePack(given, null)
  })
  mail()
  const at = shop.context.outside.clock.now()
  expect(may()).toMatchObject({ may: false, open: { attempt: 1, at } })
  answer(id, false)
  expect(may()).toMatchObject({ may: false, open: null })
})
