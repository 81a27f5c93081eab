// The do-not-disturb list in a real book: found however an address is written, outliving the person, taken back by nobody.
import { expect, test } from 'vitest'
import { liftSuppression } from '../../../src/main/core/areas/consent/suppress.ts'
import { erase } from '../../../src/main/core/database/erase.ts'
import { isFailure } from '../../../src/shared/errors.ts'
import { consentBook } from './consent-book.ts'

const email = (value: string, more: { reason?: string; note?: string } = {}) =>
  ({ kind: 'email', value, reason: 'asked', at: 100, note: '', source: 'stop-list.csv', ...more }) as const
const phone = (value: string) => ({ ...email(value), kind: 'phone' }) as const

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'none'
  } catch (error) {
    return isFailure(error) ? error.code : String(error)
  }
}

test('an address is found however it is written, and nothing of it can be read in the file', () => {
  using shop = consentBook()
  const fates = shop.suppress(
    email('Anna.Berg@Example.COM'),
    email('rosa@münchen.example'),
    phone('0171 2345678'),
    email('no address'),
    phone('12'),
    email(' <anna.berg@example.com> '),
  ).value
  expect(fates).toEqual(['written', 'written', 'written', 'unreadable', 'unreadable', 'known'])
  for (const one of ['anna.berg@example.com', 'rosa@xn--mnchen-3ya.example', '+49 171 2345678', '0049 171/2345678']) {
    expect(shop.list(one), one).toMatchObject({
      total: 1,
      rows: [{ reason: 'asked', source: 'stop-list.csv', at: 100 }],
    })
  }
  expect(shop.list('other@example.com').total).toBe(0)
  expect(shop.list('nothing').total).toBe(0)
  const stored = JSON.stringify(shop.context.db.all('SELECT * FROM suppression'))
  expect(stored).not.toMatch(/anna|berg|example|171|2345678/i)
})

test('the words of other programs are kept, and one address may be on the list for several reasons', () => {
  using shop = consentBook()
  const twice = [email('anna@example.com', { reason: 'Unsubscribed', note: 'spring' }), email('anna@example.com')]
  expect(shop.suppress(...twice).value).toEqual(['written', 'written'])
  expect(shop.list().rows.map(({ reason, note }) => [reason, note])).toEqual([
    ['asked', ''],
    ['other', 'Unsubscribed · spring'],
  ])
})

test('a yes does not help where the address is on the list; another address of theirs does', () => {
  using shop = consentBook()
  const [anna = 0, ben = 0] = shop.people(2)
  const home = { address: 'home@example.com', label: 'home' as const }
  shop.save(anna, { emails: [home], phones: [{ typed: '0171 2345678', label: 'mobile' }] })
  shop.save(ben, { phones: [{ typed: '+49 171 2345678', label: 'mobile' }] })
  for (const id of [anna, ben]) shop.say('given', id, ['email', 'sms', 'phone'])
  expect([shop.may(anna).may, shop.may(anna, 'sms').may, shop.may(ben, 'phone').may]).toEqual([true, true, true])
  expect(shop.may(ben).why).toEqual(['no_address'])
  expect(shop.may(ben, 'post').why).toEqual(['unknown', 'no_address'])
  // A number that two people share is silenced for both, for texts and calls.
  shop.suppress(email('HOME@example.com'), phone('0171-2345678'))
  expect([shop.may(anna).why, shop.may(anna, 'sms').why, shop.may(ben, 'phone').why]).toEqual([
    ['suppressed'],
    ['suppressed'],
    ['suppressed'],
  ])
  expect(shop.whole(anna).channels[0]).toMatchObject({
    state: 'given',
    suppressed: true,
    mayWrite: false,
    addresses: [{ value: 'home@example.com', suppressed: true }],
  })
  shop.save(anna, { emails: [home, { address: 'work@example.com', label: 'work' }] })
  expect(shop.may(anna)).toEqual({ may: true, why: [], addresses: ['work@example.com'] })
})

test('it survives the person: undone, thrown away, erased and written down anew they are on the list', () => {
  using shop = consentBook()
  const [anna = 0] = shop.people(1)
  const mails = { emails: [{ address: 'anna@example.com', label: 'home' as const }] }
  shop.save(anna, mails)
  const { command } = shop.suppress(email('anna@example.com', { note: 'told Rosa on the phone' }))
  expect(shop.list().rows).toMatchObject([
    { contact: { id: anna, name: 'Guest No. 1' }, note: 'told Rosa on the phone' },
  ])
  expect(codeOf(() => shop.undo(command ?? 0))).toBe('UNDO_BLOCKED')
  erase(shop.book.journal, { user: 1, people: [anna] })
  expect(shop.list('anna@example.com').rows).toMatchObject([{ contact: null, note: '', reason: 'asked' }])
  const [again = 0] = shop.people(1)
  shop.save(again, mails)
  shop.say('given', again)
  expect(shop.may(again).why).toEqual(['suppressed'])
})

test('taken off the list by an entry of its own, in sight of what stands; what was taken off stays on record', () => {
  using shop = consentBook()
  shop.suppress(email('anna@example.com'), email('anna@example.com', { reason: 'bounced' }))
  const [first] = shop.list().rows
  const lift = (id: number) =>
    shop.command((context) => {
      liftSuppression(context, { id, why: 'Mistyped: it was another Anna' })
    }).command ?? 0
  const lifted = lift(first?.id ?? 0)
  expect(shop.list().total).toBe(0)
  expect(codeOf(() => lift(first?.id ?? 0))).toBe('NOT_FOUND')
  expect(codeOf(() => lift(1))).toBe('NOT_FOUND')
  expect(shop.context.db.pluck('SELECT count(*) FROM suppression')).toEqual([3])
  shop.undo(lifted)
  expect(shop.list('anna@example.com').total).toBe(2)
  shop.redo(lifted)
  expect(shop.suppress(email('anna@example.com')).value).toEqual(['written'])
  expect(shop.list('anna@example.com').total).toBe(1)
})

test('the list of one book says nothing in another: each has a key of its own', () => {
  using one = consentBook()
  using other = consentBook()
  const hashes = [one, other].flatMap((shop) => {
    shop.suppress(email('anna@example.com'))
    return shop.context.db.pluck<string>('SELECT hash FROM suppression')
  })
  expect(new Set(hashes).size).toBe(2)
})
