// The shop's own fields through the contract: defined, filled in, refused, renamed, put aside, undone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CustomPatch, CustomValue, FieldType } from '../../../src/shared/contract/fields.ts'
import { refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore
let api: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
})
afterAll(() => core.dispose())

const define = async (name: string, type: FieldType, options: string[] = []) =>
  (await api.fields.define({ subject: 'contacts', name, type, options })).id
const person = async (custom?: CustomPatch) =>
  (await api.contacts.create({ given: 'Ada', ...(custom && { custom }) })).id
const customOf = async (id: number) => (await api.contacts.get({ id })).custom
const undo = (done: { command: number | null }) => api.history.undo({ command: done.command ?? 0 })

const SAMPLES: readonly (readonly [FieldType, CustomValue, CustomValue])[] = [
  ['text', 'with oat milk', 'black\nno sugar'],
  ['number', 38.5, -3],
  ['money', 12_50, 0],
  ['date', '2024-02-29', '1999-12-31'],
  ['partial-date', '--05-12', '1984'],
  ['list', 'Window', 'Counter'],
  ['multi-list', ['Nuts', 'Gluten'], ['Milk']],
  ['yes-no', true, false],
  ['link', 'https://example.org/menu?day=1', 'mailto:ada@example.org'],
]

test('every type keeps what it is given, changes it and clears it, each as one step that is undone', async () => {
  for (const [type, first, second] of SAMPLES) {
    const options = type === 'list' ? ['Window', 'Counter'] : type === 'multi-list' ? ['Nuts', 'Gluten', 'Milk'] : []
    const key = String(await define(`A ${type}`, type, options))
    const id = await person({ [key]: first })
    expect(await customOf(id), type).toEqual({ [key]: first })
    const changed = await api.contacts.save({ id, patch: { given: 'Bea', custom: { [key]: second } } })
    expect(await customOf(id), type).toEqual({ [key]: second })
    const cleared = await api.contacts.save({ id, patch: { custom: { [key]: null } } })
    expect(await customOf(id), type).toEqual({})
    await undo(cleared)
    expect(await customOf(id), type).toEqual({ [key]: second })
    await undo(changed)
    expect(await api.contacts.get({ id }), type).toMatchObject({ given: 'Ada', custom: { [key]: first } })
    const same = await api.contacts.save({ id, patch: { custom: { [key]: first } } })
    expect(same.command, type).toBeNull()
  }
})

test('what does not fit its field is refused with the rule, and nothing is written', async () => {
  const wrong: readonly (readonly [FieldType, CustomValue, string])[] = [
    ['text', 7, 'not_text'],
    ['text', 'bell \u0007', 'not_text'],
    ['number', '7', 'not_a_number'],
    ['number', 1e20, 'too_big'],
    ['money', 1.5, 'not_an_amount'],
    ['money', -1e15, 'too_small'],
    ['date', '2023-02-29', 'not_a_date'],
    ['date', '--02-28', 'not_a_date'],
    ['partial-date', '--02-30', 'not_a_date'],
    ['list', 'Roof', 'not_an_option'],
    ['list', ['Window'], 'not_an_option'],
    ['multi-list', ['Nuts', 'Roof'], 'not_an_option'],
    ['multi-list', 'Nuts', 'not_an_option'],
    ['yes-no', 'yes', 'not_yes_or_no'],
    ['link', 'javascript:alert(1)', 'not_a_link'],
    ['link', 'file:///etc/passwd', 'not_a_link'],
    ['link', 'https://user:word@example.org', 'not_a_link'],
    ['link', 'not a page', 'not_a_link'],
  ]
  const fields = await api.fields.list({ subject: 'contacts' })
  const id = await person()
  for (const [type, value, rule] of wrong) {
    const key = String(fields.find((field) => field.type === type)?.id)
    const refused = await refusalOf(api.contacts.save({ id, patch: { given: 'No', custom: { [key]: value } } }))
    const issue = { path: `patch.custom.${key}`, rule }
    expect(refused, `${type} ${String(value)}`).toMatchObject({ code: 'BAD_INPUT', data: { issues: [issue] } })
  }
  const unknown = await refusalOf(api.contacts.create({ given: 'No', custom: { '99': 'x' } }))
  expect(unknown).toMatchObject({ data: { issues: [{ path: 'custom.99', rule: 'unknown_field' }] } })
  expect(await api.contacts.get({ id })).toMatchObject({ given: 'Ada', custom: {} })
})

test('a renamed option is renamed wherever it was chosen; one that is taken away stays where it was chosen', async () => {
  const id = await define('Table', 'list', ['Window', 'Door'])
  const [ada, bea] = [await person({ [id]: 'window' }), await person({ [id]: 'Door' })]
  const [field] = (await api.fields.list({ subject: 'contacts' })).filter((one) => one.id === id)
  const [first, second] = field?.options ?? []
  const changed = await api.fields.change({
    id,
    options: [{ words: 'Garden' }, { id: first?.id ?? 0, words: 'Bay window' }],
  })
  expect([await customOf(ada), await customOf(bea)]).toEqual([{ [id]: 'Bay window' }, { [id]: 'Door' }])
  const after = (await api.fields.list({ subject: 'contacts' })).find((one) => one.id === id)
  expect(after?.options.filter((one) => !one.archived).map((one) => one.words)).toEqual(['Garden', 'Bay window'])
  expect(after?.options.find((one) => one.archived)).toMatchObject({ id: second?.id, words: 'Door' })
  expect((await refusalOf(api.contacts.save({ id: ada, patch: { custom: { [id]: 'Door' } } }))).code).toBe('BAD_INPUT')
  await api.contacts.save({ id: bea, patch: { given: 'Beatrix', custom: { [id]: 'Door' } } })
  await undo(changed)
  expect(await customOf(ada)).toEqual({ [id]: 'Window' })
  await api.fields.change({ id, options: [{ id: first?.id ?? 0, words: 'Window' }] })
  await api.fields.change({ id, options: [{ words: 'Window' }, { words: 'door' }] })
  expect(await customOf(bea)).toEqual({ [id]: 'door' })
})

test('a type stays once something was said, names are told apart, and what is put aside comes back with its values', async () => {
  const id = await define('Shoe size', 'number')
  await api.fields.change({ id, type: 'text', hint: 'As on the box' })
  await api.fields.change({ id, type: 'number' })
  const said = await person({ [id]: 43 })
  await api.contacts.trash({ ids: [said] })
  expect(await refusalOf(api.fields.change({ id, type: 'text' }))).toMatchObject({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'type', rule: 'has_values' }] },
  })
  expect(await api.fields.used({ id })).toEqual({ count: 0, ever: true })
  await api.contacts.restore({ ids: [said] })
  expect(await api.fields.used({ id })).toEqual({ count: 1, ever: true })
  expect((await refusalOf(api.fields.define({ subject: 'contacts', name: 'SHOE SIZE', type: 'text' }))).code).toBe(
    'NAME_TAKEN',
  )
  await api.fields.define({ subject: 'products', name: 'Shoe size', type: 'text' })
  const aside = await api.fields.archive({ id, archived: true })
  expect(await customOf(said)).toEqual({})
  expect((await api.fields.list({ archived: true })).map((field) => field.id)).toEqual([id])
  expect((await refusalOf(api.contacts.save({ id: said, patch: { custom: { [id]: 44 } } }))).code).toBe('BAD_INPUT')
  const other = await define('Shoe size', 'text')
  expect((await refusalOf(api.fields.archive({ id, archived: false }))).code).toBe('NAME_TAKEN')
  await api.fields.archive({ id: other, archived: true })
  await undo(aside)
  expect(await customOf(said)).toEqual({ [id]: 43 })
})

test('fields stand in the order they are put into, and a subject has at most sixty', async () => {
  const make = (name: string) => api.fields.define({ subject: 'tasks', name, type: 'text' })
  const [one, two, three] = [(await make('One')).id, (await make('Two')).id, (await make('Three')).id]
  const names = async () => (await api.fields.list({ subject: 'tasks' })).map((field) => field.name)
  const ordered = await api.fields.order({ subject: 'tasks', ids: [three, one] })
  expect(await names()).toEqual(['Three', 'One', 'Two'])
  await undo(ordered)
  expect(await names()).toEqual(['One', 'Two', 'Three'])
  expect((await refusalOf(api.fields.order({ subject: 'visits', ids: [two] }))).code).toBe('NOT_FOUND')
  for (let at = 3; at < 60; at += 1) await make(`Field ${String(at)}`)
  expect(await refusalOf(make('One too many'))).toMatchObject({
    data: { issues: [{ path: 'subject', rule: 'too_many', limit: 60 }] },
  })
  const bad = (options: string[], type: FieldType = 'list') =>
    refusalOf(api.fields.define({ subject: 'products', name: 'Bad', type, options }))
  expect(await bad(['Nut', 'nut'])).toMatchObject({ data: { issues: [{ path: 'options.1', rule: 'twice' }] } })
  expect(await bad(['a; b'])).toMatchObject({ data: { issues: [{ path: 'options.0', rule: 'no_semicolon' }] } })
  expect(await bad(['a'], 'text')).toMatchObject({ data: { issues: [{ rule: 'not_for_this_type' }] } })
})

test('defining a field is undone while nothing stands in it; with values it stays', async () => {
  const empty = await api.fields.define({ subject: 'contacts', name: 'Passing', type: 'text' })
  await undo(empty)
  expect((await api.fields.list({ subject: 'contacts' })).some((field) => field.id === empty.id)).toBe(false)
  const used = await api.fields.define({ subject: 'contacts', name: 'Standing', type: 'text' })
  const id = await person({ [used.id]: 'here' })
  await undo(used)
  expect(await customOf(id)).toEqual({ [used.id]: 'here' })
})

test('visits, products and tasks have fields of their own, written with the rest and corrected later', async () => {
  const field = async (subject: 'visits' | 'products' | 'tasks') =>
    (
      await api.fields
        .define({ subject, name: `Own of ${subject}`, type: subject === 'tasks' ? 'yes-no' : 'text' })
        .catch(async () => {
          // Tasks are full by now: one makes room.
          const [first] = await api.fields.list({ subject })
          await api.fields.archive({ id: first?.id ?? 0, archived: true })
          return api.fields.define({ subject, name: `Own of ${subject}`, type: 'yes-no' })
        })
    ).id
  const [visits, products, tasks] = [await field('visits'), await field('products'), await field('tasks')]
  const visit = await api.visits.log({ contactId: null, custom: { [visits]: 'Table 7' } })
  expect((await api.visits.get({ id: visit.id })).custom).toEqual({ [visits]: 'Table 7' })
  const filled = await api.visits.fill({ id: visit.id, custom: { [visits]: 'Table 8' } })
  expect((await api.visits.get({ id: visit.id })).custom).toEqual({ [visits]: 'Table 8' })
  const right = await api.visits.correct({ id: visit.id, instead: { contactId: null } })
  expect((await api.visits.get({ id: right.insteadId ?? 0 })).custom).toEqual({ [visits]: 'Table 8' })
  await undo(right)
  await undo(filled)
  expect((await api.visits.get({ id: visit.id })).custom).toEqual({ [visits]: 'Table 7' })
  expect((await refusalOf(api.visits.fill({ id: 99, custom: {} }))).code).toBe('NOT_FOUND')
  expect(await refusalOf(api.visits.log({ contactId: null, custom: { [tasks]: true } }))).toMatchObject({
    data: { issues: [{ path: `custom.${String(tasks)}`, rule: 'unknown_field' }] },
  })

  const product = await api.products.create({ name: 'Rye', price: 100_000, custom: { [products]: 'Stone oven' } })
  const saved = await api.products.save({ id: product.id, patch: { name: 'Rye loaf', custom: { [products]: null } } })
  expect(await api.products.get({ id: product.id })).toMatchObject({ name: 'Rye loaf', custom: {} })
  await undo(saved)
  expect(await api.products.get({ id: product.id })).toMatchObject({
    name: 'Rye',
    custom: { [products]: 'Stone oven' },
  })

  const task = await api.tasks.add({ words: 'Ring back', custom: { [tasks]: false } })
  expect((await api.tasks.list({})).rows[0]).toMatchObject({ id: task.id, custom: { [tasks]: false } })
  await api.tasks.save({ id: task.id, patch: { custom: { [tasks]: true } } })
  const removed = await api.tasks.remove({ ids: [task.id] })
  await undo(removed)
  expect((await api.tasks.get({ id: task.id })).custom).toEqual({ [tasks]: true })
})

test('the history calls a field by its own name and says what was chosen in words', async () => {
  const [table, card] = [await define('Seat', 'list', ['Window', 'Door']), await define('Punch card', 'yes-no')]
  const allergies = await define('Not for them', 'multi-list', ['Nuts', 'Milk'])
  const id = await person({ [table]: 'Door' })
  const { command } = await api.contacts.save({
    id,
    patch: { custom: { [table]: 'Window', [card]: true, [allergies]: ['Nuts'] } },
  })
  const changes = await api.history.changes({ command: command ?? 0 })
  const told = changes.filter(({ op }) => op === 'changed').map(({ own, old, new: now }) => [own, old, now])
  expect(told).toEqual([
    [{ name: 'Seat', type: 'list' }, 'Door', 'Window'],
    [{ name: 'Punch card', type: 'yes-no' }, null, 1],
    [{ name: 'Not for them', type: 'multi-list' }, null, 'Nuts'],
  ])
  const [row] = (await api.history.list({ contactId: id })).rows
  expect(row).toMatchObject({ kind: 'contacts.save', about: [{ name: 'Ada' }] })
  const defined = (await api.history.list({})).rows.find((one) => one.kind === 'fields.define')
  expect(defined?.about.map((one) => one.name)).toContain('Not for them')
})

test('two who change different fields do not disturb each other; of the same field the second is told', async () => {
  const [one, two] = [await define('First thing', 'text'), await define('Second thing', 'text')]
  const id = await person({ [one]: 'a', [two]: 'b' })
  const { version } = await api.contacts.get({ id })
  await api.contacts.save({ id, patch: { custom: { [one]: 'aa' } }, version })
  await api.contacts.save({ id, patch: { custom: { [two]: 'bb' } }, version })
  const late = await refusalOf(api.contacts.save({ id, patch: { custom: { [one]: 'aaa' } }, version }))
  expect(late).toMatchObject({ code: 'CHANGED_MEANWHILE', data: { what: 'custom' } })
  expect(await customOf(id)).toEqual({ [one]: 'aa', [two]: 'bb' })
})

test('who keeps the books sees no own field of a customer and may not seek by one; who serves defines none', async () => {
  const field = await define('Private', 'text')
  const id = await person({ [field]: 'only for the counter' })
  await api.users.add({ name: 'Bo', role: 'bookkeeper', password: 'keeper of books' })
  await api.users.add({ name: 'Cy', role: 'staff', password: 'baker of bread' })
  const [bo, cy] = [core.window('bo'), core.window('cy')]
  await bo.api.book.open({ user: 'Bo', password: 'keeper of books' })
  await cy.api.book.open({ user: 'Cy', password: 'baker of bread' })
  expect((await bo.api.contacts.get({ id })).custom).toBeNull()
  const seek = bo.api.contacts.list({ filter: { custom: [{ field, has: true }] } })
  expect((await refusalOf(seek)).code).toBe('FORBIDDEN')
  expect((await refusalOf(bo.api.contacts.list({ byField: field }))).code).toBe('FORBIDDEN')
  expect((await cy.api.contacts.get({ id })).custom).toEqual({ [field]: 'only for the counter' })
  expect((await refusalOf(cy.api.fields.archive({ id: field, archived: true }))).code).toBe('FORBIDDEN')
  bo.close()
  cy.close()
})
