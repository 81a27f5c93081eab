// Own fields brought by a file and sought by a filter; views that keep columns, order and filters by name.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  decodeState,
  encodeState,
  PLAIN,
  type ListState,
} from '../../../src/renderer/areas/contacts/list/list-state.ts'
import { startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore
let api: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
})
afterAll(() => core.dispose())

const FILE = `name,Table,Allergies,Loaves,Since,Card
Ada Bright,window,Nuts; Milk,2,2019-05-31,yes
Bea Cole,Garden,,three,,no
Cy Dell,Door,Milk,"1,5",12.03.2020,
`

test('[A12] lists, numbers, dates and yes-or-no come from a file, are filled in by hand, and people are found by them', async () => {
  const define = async (
    name: string,
    type: 'list' | 'multi-list' | 'number' | 'date' | 'yes-no',
    options: string[] = [],
  ) => (await api.fields.define({ subject: 'contacts', name, type, options })).id
  const table = await define('Table', 'list', ['Window', 'Door'])
  const allergies = await define('Allergies', 'multi-list', ['Nuts', 'Milk'])
  const [loaves, since, card] = [
    await define('Loaves', 'number'),
    await define('Since', 'date'),
    await define('Card', 'yes-no'),
  ]
  const column = (name: string) => ({ column: name })
  const report = await api.exchange.import({
    file: new File([FILE], 'people.csv'),
    kind: 'contacts',
    mapping: {
      fields: {
        name: column('name'),
        [`custom:${String(table)}`]: column('Table'),
        [`custom:${String(allergies)}`]: column('Allergies'),
        [`custom:${String(loaves)}`]: column('Loaves'),
        [`custom:${String(since)}`]: column('Since'),
        [`custom:${String(card)}`]: column('Card'),
      },
    },
  })
  expect(report).toMatchObject({ created: 3 })
  const rows = async (custom: NonNullable<Parameters<typeof api.contacts.list>[0]['filter']>['custom']) =>
    (await api.contacts.list({ filter: { custom }, custom: [table, allergies, loaves, since, card] })).rows
  const names = async (...custom: NonNullable<Parameters<typeof rows>[0]>) =>
    (await rows(custom)).map((row) => row.name)
  const [ada] = await rows([{ field: card, is: true }])
  expect(ada).toMatchObject({
    name: 'Ada Bright',
    custom: { [table]: 'Window', [allergies]: ['Nuts', 'Milk'], [loaves]: 2, [since]: '2019-05-31', [card]: true },
  })
  expect((await rows([{ field: card, is: false }]))[0]?.custom).toEqual({ [card]: false })
  expect(await names({ field: loaves, from: 1, to: 1.9 })).toEqual(['Cy Dell'])
  const milk = (await api.fields.list({ subject: 'contacts' })).find(({ id }) => id === allergies)?.options[1]?.id ?? 0
  expect(await names({ field: allergies, any: [milk] })).toEqual(['Ada Bright', 'Cy Dell'])
  await api.contacts.save({ id: ada?.id ?? 0, patch: { custom: { [since]: '2024-01-01' } } })
  expect(await names({ field: since, from: '2024-01-01' }, { field: allergies, any: [milk] })).toEqual(['Ada Bright'])
})

test('[N8] a view keeps columns, order, filters and sorting by name, for one person or for everybody', async () => {
  const { id: field } = await api.fields.define({ subject: 'contacts', name: 'Shoe size', type: 'number' })
  await api.contacts.create({ given: 'Di', custom: { [field]: 44 } })
  await api.contacts.create({ given: 'Ed', custom: { [field]: 38 } })
  const state: ListState = {
    filter: { custom: [{ field, from: 30 }] },
    sort: 'name',
    byField: field,
    descending: true,
    columns: [`custom:${field}`, 'city', 'spend'],
  }
  await api.users.add({ name: 'Cy', role: 'staff', password: 'baker of bread' })
  const cy = core.window('cy')
  await cy.api.book.open({ user: 'Cy', password: 'baker of bread' })
  const save = (name: string, shared: boolean) =>
    api.views.save({ list: 'contacts', name, shared, query: encodeState(state) })
  await save('Large feet', true)
  await save('My own', false)
  const seen = await cy.api.views.list({ list: 'contacts' })
  expect(seen.map(({ name }) => name)).toEqual(['Large feet'])
  const kept = decodeState(seen[0]?.query ?? '') ?? PLAIN
  expect(kept).toEqual(state)
  const { rows } = await cy.api.contacts.list({
    filter: kept.filter,
    sort: kept.sort,
    descending: kept.descending,
    byField: field,
    custom: [field],
  })
  expect(rows.map((row) => [row.name, row.custom])).toEqual([
    ['Di', { [field]: 44 }],
    ['Ed', { [field]: 38 }],
  ])
  cy.close()
})
