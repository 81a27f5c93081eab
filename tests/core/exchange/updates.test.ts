// Files about people the shop knows: by which key they are known, what becomes other, what asks to be looked at, what is never
// widened; and that all of it is taken back as one.
import { afterEach, expect, test } from 'vitest'
import type { ImportReport, MappingInput } from '../../../src/shared/contract/exchange.ts'
import { startWithBook } from '../../support/core.ts'

type Shop = Awaited<ReturnType<typeof startWithBook>>
const open: Shop[] = []
afterEach(async () => {
  for (const shop of open.splice(0)) await shop.dispose()
})

async function shop() {
  const started = await startWithBook()
  open.push(started)
  const { api } = started.owner
  const bring = (text: string, mapping: MappingInput = {}, kind: ImportReport['kind'] = 'contacts') =>
    api.exchange.import({ file: new File([text], 'file.csv'), kind, mapping })
  const number = async (id: number) => (await api.contacts.get({ id })).number
  return { started, api, bring, number }
}

const ANN = {
  given: 'Ann',
  family: 'Smith',
  note: 'likes rye',
  phones: [{ typed: '07400 123456', label: 'mobile' as const }],
  emails: [{ address: 'ann@example.com', label: 'home' as const }],
  occasions: [{ kind: 'birthday' as const, label: '', date: '1984-05-12' }],
  addresses: [
    { label: 'home' as const, street: '1 High Street', postcode: 'LS1 1AA', city: 'Leeds', region: '', country: 'GB' },
  ],
  tags: ['bread'],
}

test('somebody known by their own number is brought up to date, field by field, and one undo takes it back', async () => {
  const { api, bring, number } = await shop()
  const { id } = await api.contacts.create(ANN)
  const before = await api.contacts.get({ id })
  const report = await bring(
    `number,first name,last name,mobile,email,birthday,street,city,notes,tags\n${await number(id)},Ann,Jones,07400 654321,,1985-05-12,2 Low Road,,likes cake,cake\n`,
  )
  expect(report).toMatchObject({ created: 0, updated: 1, skipped: 0, looks: 1 })
  expect(report.reasons.find(({ fate }) => fate === 'updated')).toMatchObject({
    why: 'found-by-number',
    changes: [
      { field: 'family', old: 'Smith', new: 'Jones' },
      { field: 'note', old: 'likes rye', new: 'likes cake' },
      { field: 'phone', old: '', new: '07400 654321' },
      { field: 'address', old: '1 High Street, LS1 1AA Leeds, GB', new: '2 Low Road, LS1 1AA Leeds, GB' },
      { field: 'birthday', old: '1984-05-12', new: '1985-05-12' },
      { field: 'tags', old: '', new: 'cake' },
    ],
  })
  expect(report.reasons.find(({ fate }) => fate === 'look')).toMatchObject({
    why: 'birthday-differs',
    value: '1985-05-12',
  })
  expect(await api.contacts.get({ id })).toMatchObject({
    family: 'Jones',
    note: 'likes cake',
    emails: [{ address: 'ann@example.com' }],
    phones: [{ e164: '+447400123456' }, { e164: '+447400654321' }],
    addresses: [{ street: '2 Low Road', postcode: 'LS1 1AA', city: 'Leeds' }],
    occasions: [{ date: '1985-05-12' }],
    tags: ['bread', 'cake'],
    numbers: [],
  })
  expect(await api.contacts.search({ text: 'jones' })).toMatchObject([{ id }])
  await api.history.undo({ command: report.command ?? 0 })
  const { version: _a, changedAt: _b, ...undone } = await api.contacts.get({ id })
  const { version: _c, changedAt: _d, ...was } = before
  expect(undone).toEqual(was)
})

test('another name under a known phone is somebody else, unless the phone was chosen as the key: then it is looked at', async () => {
  const { api, bring } = await shop()
  const { id } = await api.contacts.create(ANN)
  const bob = 'first name,last name,mobile,notes\nBob,Smith,07400 123456,likes scones\n'
  const chosen = await bring(bob, { matchBy: ['phone'] })
  expect(chosen).toMatchObject({ created: 0, updated: 1, looks: 1 })
  expect(chosen.reasons[0]).toMatchObject({ fate: 'look', why: 'name-differs', value: 'Bob Smith' })
  expect(await api.contacts.get({ id })).toMatchObject({ given: 'Ann', note: 'likes scones' })
  expect(await bring(bob)).toMatchObject({ created: 1, updated: 0 })
})

test('a row that may be either of two people is written to neither of them', async () => {
  const { api, bring } = await shop()
  await api.contacts.create({ given: 'Ann', family: 'Smith', phones: ANN.phones })
  await api.contacts.create({ given: 'Ann', family: 'Smith', phones: ANN.phones })
  const report = await bring('first name,last name,mobile,notes\nAnn,Smith,07400 123456,likes scones\n')
  expect(report).toMatchObject({ created: 0, updated: 0, skipped: 1, looks: 1 })
  expect(report.reasons).toMatchObject([{ row: 2, fate: 'look', why: 'several-match' }])
  expect(report.command).toBeNull()
})

test('a name with its birthday is a key when it is asked for, whichever side knows the year', async () => {
  const { api, bring } = await shop()
  const { id } = await api.contacts.create({ ...ANN, phones: [], emails: [] })
  const file = 'first name,last name,birthday,mobile\nSMITH,Ann,--05-12,07400 999999\n'
  const mapping: MappingInput = { matchBy: ['name-birthday'] }
  expect(await bring(file, mapping)).toMatchObject({ created: 0, updated: 1 })
  expect(await api.contacts.get({ id })).toMatchObject({
    phones: [{ typed: '07400 999999' }],
    occasions: [{ date: '1984-05-12' }],
  })
  expect(await bring('first name,last name,birthday\nAnn,Smith,1984-05-13\n', mapping)).toMatchObject({ created: 1 })
})

test('people who are known stay as they are where that is asked for', async () => {
  const { api, bring } = await shop()
  const { id } = await api.contacts.create(ANN)
  const file = 'first name,last name,email,notes\nAnn,Smith,ann@example.com,other words\nBob,Berg,bob@example.com,\n'
  const report = await bring(file, { updates: 'skip' })
  expect(report).toMatchObject({ created: 1, updated: 0, skipped: 1, reasons: [{ why: 'left-alone' }] })
  expect(await api.contacts.get({ id })).toMatchObject({ note: 'likes rye' })
})

test('nobody becomes more willing than they said: a yes needs its how and comes after the no, a no always goes in', async () => {
  const { api, bring } = await shop()
  const { id: ann } = await api.contacts.create(ANN)
  const email = async (contactId: number) =>
    (await api.consent.state({ contactId })).channels.find(({ channel }) => channel === 'email')?.state
  const file = (state: string, date = '') =>
    `first name,last name,email,email consent,consent date\nAnn,Smith,ann@example.com,${state},${date}\n`
  const without = await bring(file('yes'))
  expect(without.reasons).toMatchObject([{ why: 'consent-without-how', fate: 'look' }, { why: 'same-as-before' }])
  expect(await email(ann)).toBe('unknown')
  const consent = { how: 'Paper form at the counter', words: 'Yes to news' }
  expect(await bring(file('yes', '2025-03-01'), { consent })).toMatchObject({ updated: 1, made: { consents: 1 } })
  expect(await email(ann)).toBe('given')
  expect(await bring(file('unsubscribed', '2025-04-01'))).toMatchObject({ updated: 1 })
  expect(await email(ann)).toBe('withdrawn')
  for (const date of ['', '2025-03-15', '2025-04-01']) {
    const again = await bring(file('yes', date), { consent })
    expect(again.reasons[0]).toMatchObject({ why: 'consent-withdrawn-before', fate: 'look' })
  }
  expect(await email(ann)).toBe('withdrawn')
  const later = await bring(file('yes', '2025-05-01'), { consent })
  expect(later.reasons[0]?.changes).toEqual([{ field: 'email-consent', old: 'withdrawn', new: 'given' }])
  expect(await email(ann)).toBe('given')
})

test('tags, lists and consent come to people the shop knows, and nobody is made of them', async () => {
  const { api, bring } = await shop()
  const { id } = await api.contacts.create(ANN)
  const tags = await bring('email,tags\nann@example.com,vip\nnobody@example.com,vip\n', {}, 'tags')
  expect(tags).toMatchObject({ created: 0, updated: 1, skipped: 1 })
  expect(tags.reasons[1]).toMatchObject({ row: 3, why: 'unknown-customer' })
  await bring('email,list\nann@example.com,Summer fair\n', {}, 'lists')
  expect(await api.lists.of({ contactId: id })).toMatchObject([{ name: 'Summer fair' }])
  const consent = await bring(
    'email,channel,state,date,how\nann@example.com,sms,given,2025-03-01,Card at the till\n',
    {},
    'consent',
  )
  expect(consent).toMatchObject({ updated: 1, made: { consents: 1 } })
  expect((await api.contacts.list({})).total).toBe(1)
  expect(await api.contacts.get({ id })).toMatchObject({ tags: ['bread', 'vip'] })
})

test('addresses that must not be written to come onto that list once', async () => {
  const { bring } = await shop()
  const file =
    'email,phone,reason\nstop@example.com,,asked\nodd,,asked\nSTOP@example.com,,asked\n,07400 123456,complained\n'
  expect(await bring(file, {}, 'suppression')).toMatchObject({ created: 2, skipped: 2, made: { suppressed: 2 } })
  expect(await bring(file, {}, 'suppression')).toMatchObject({ created: 0, made: { suppressed: 0 } })
})

test('companies are companies', async () => {
  const { api, bring } = await shop()
  expect(await bring('company,phone\nMill & Sons,0113 496 0000\n', {}, 'companies')).toMatchObject({ created: 1 })
  const [row] = (await api.contacts.list({})).rows
  expect(row).toMatchObject({ kind: 'company', name: 'Mill & Sons' })
})

test('the shop’s own fields are filled and changed from a file', async () => {
  const { api, bring } = await shop()
  const { id: field } = await api.fields.define({ subject: 'contacts', name: 'Shoe size', type: 'number' })
  const fields = { email: { column: 'email' }, [`custom:${String(field)}`]: { column: 'size' } }
  await bring('email,size\nann@example.com,39\n', { fields })
  const report = await bring('email,size\nann@example.com,40\n', { fields })
  expect(report.reasons[0]?.changes).toEqual([{ field: `custom:${String(field)}`, old: '39', new: '40' }])
  const [row] = (await api.contacts.list({})).rows
  expect((await api.contacts.get({ id: row?.id ?? 0 })).custom).toEqual({ [String(field)]: 40 })
})

test('a number of ours in a file from elsewhere is not taken for somebody whom the same file made', async () => {
  const { bring } = await shop()
  const report = await bring('number,first name\nA-1002,Ann\nA-1001,Bob\nA-1003,Eva\n')
  expect(report).toMatchObject({ created: 3, updated: 0 })
})
