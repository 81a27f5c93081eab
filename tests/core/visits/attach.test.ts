// Whose a visit was, said afterwards: of a walk-in somebody knew later, or of the wrong customer.
import { expect, test } from 'vitest'
import { refusalOf, startWithBook } from '../../support/core.ts'

test('a sale of somebody unknown is given to a customer with what came back of it, and undone without a trace', async () => {
  const { owner, dispose } = await startWithBook()
  const { api } = owner
  const ada = (await api.contacts.create({ given: 'Ada' })).id
  const bea = (await api.contacts.create({ given: 'Bea' })).id
  const { id: field } = await api.fields.define({ subject: 'visits', name: 'Mood', type: 'text' })
  const cake = (unitPrice: number, quantity = 1_000) => [{ words: 'Cake', unitPrice, quantity }]
  const { id } = await api.visits.log({ contactId: null, lines: cake(800_000), custom: { [field]: 'glad' } })
  await api.visits.log({ contactId: null, lines: cake(800_000, -500), returnOf: id })
  const spent = async (contactId: number) => (await api.visits.standing({ contactId })).spent
  const day = await api.visits.day({})

  const given = await api.visits.attach({ id, contactId: ada })
  expect([await spent(ada), (await api.visits.get({ id })).contactId]).toEqual([400, ada])
  expect((await api.contacts.timeline({ contactId: ada })).rows.map(({ kind }) => kind).toSorted()).toEqual([
    'return',
    'sale',
  ])
  // What the shop took is what it took.
  const known = await api.visits.day({})
  expect({ ...known, rows: [] }).toEqual({ ...day, rows: [] })

  await api.visits.attach({ id, contactId: bea })
  expect([await spent(ada), await spent(bea)]).toEqual([0, 400])
  const back = await api.visits.attach({ id, contactId: null })
  expect([await spent(ada), await spent(bea)]).toEqual([0, 0])
  expect(await api.visits.day({})).toEqual(day)
  await api.history.undo({ command: back.command ?? 0 })
  expect([await spent(bea), (await api.visits.get({ id })).custom]).toEqual([400, { [field]: 'glad' }])
  expect((await refusalOf(api.history.undo({ command: given.command ?? 0 }))).code).toBe('UNDO_BLOCKED')

  const counter = (await api.visits.log({ contactId: ada, lines: cake(100_000) })).id
  const { counterId } = await api.visits.correct({ id: counter })
  const owed = await api.visits.log({
    contactId: ada,
    lines: cake(500_000),
    tenders: [{ tender: 'account', amount: 500 }],
  })
  expect(await refusalOf(api.visits.attach({ id: counterId, contactId: bea }))).toMatchObject({
    data: { issues: [{ path: 'id', rule: 'counter_entry' }] },
  })
  expect(await refusalOf(api.visits.attach({ id: owed.id, contactId: null }))).toMatchObject({
    data: { issues: [{ path: 'contactId', rule: 'on_account' }] },
  })
  await api.visits.attach({ id: owed.id, contactId: bea })
  expect([
    (await api.visits.standing({ contactId: ada })).owed,
    (await api.visits.standing({ contactId: bea })).owed,
  ]).toEqual([0, 500])
  expect((await refusalOf(api.visits.attach({ id, contactId: 99 }))).code).toBe('NOT_FOUND')
  await dispose()
})

test('a counter-entry that comes again after the visit was given to somebody else is seen in the sums of both', async () => {
  const { owner, dispose } = await startWithBook()
  const { api } = owner
  const ada = (await api.contacts.create({ given: 'Ada' })).id
  const bea = (await api.contacts.create({ given: 'Bea' })).id
  const { id } = await api.visits.log({
    contactId: ada,
    lines: [{ words: 'Cake', unitPrice: 800_000, quantity: 1_000 }],
  })
  const { command } = await api.visits.correct({ id })
  await api.history.undo({ command: command ?? 0 })
  await api.visits.attach({ id, contactId: bea })
  const visitsOf = async (contactId: number) => (await api.visits.standing({ contactId })).visits
  expect([await visitsOf(ada), await visitsOf(bea)]).toEqual([0, 1])
  await api.history.redo({ command: command ?? 0 })
  expect([await visitsOf(ada), await visitsOf(bea)]).toEqual([0, 0])
  await api.history.undo({ command: command ?? 0 })
  expect([await visitsOf(ada), await visitsOf(bea)]).toEqual([0, 1])
  await dispose()
})
