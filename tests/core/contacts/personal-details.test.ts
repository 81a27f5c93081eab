// What a shop may write down of a person beyond the name: all of it optional, all of it known as personal.
import { afterEach, expect, test } from 'vitest'
import { fields } from '../../../src/main/core/areas/contacts/fields.ts'
import { startWithBook, type TestCore } from '../../support/core.ts'

const running: TestCore[] = []
afterEach(async () => {
  for (const core of running.splice(0)) await core.dispose()
})

test('[A5] every detail of a person can be kept, none is asked for, and each is marked as personal', async () => {
  const core = await startWithBook()
  running.push(core)
  const { api } = core.owner
  const details = {
    gender: 'woman',
    age: 41,
    familyStatus: 'two children',
    householdIncome: '60 to 80 thousand',
    businessIncome: '20 thousand',
    interests: 'baking at home',
  }
  const address = {
    label: 'home',
    street: '12 High Street',
    postcode: 'm1 1ae',
    city: 'Manchester',
    region: '',
    country: 'GB',
  } as const
  const full = await api.contacts.create({
    given: 'Ada',
    family: 'Moss',
    phones: [{ typed: '0161 496 0123', label: 'home' }],
    addresses: [address],
    ...details,
  })
  const known = await api.contacts.get({ id: full.id })
  expect(known).toMatchObject({
    ...details,
    addresses: [{ ...address, postcode: 'M1 1AE' }],
    phones: [{ e164: '+441614960123' }],
  })

  const bare = await api.contacts.create({ given: 'Bo' })
  expect(await api.contacts.get({ id: bare.id })).toMatchObject({
    gender: null,
    age: null,
    familyStatus: null,
    householdIncome: null,
    businessIncome: null,
    interests: null,
    phones: [],
    addresses: [],
  })

  const personal = new Set(fields.filter((field) => field.personal).map((field) => field.name))
  for (const column of [
    'gender',
    'age',
    'family_status',
    'household_income',
    'business_income',
    'interests',
    'given',
    'family',
  ])
    expect(personal).toContain(`contact.${column}`)
  for (const column of ['phone.typed', 'address.street', 'address.postcode', 'address.city'])
    expect(personal).toContain(column)
})
