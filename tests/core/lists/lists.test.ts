// Lists made by hand through the contract: made, filled one by one and by a filter, taken from, put aside, exported, undone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OWNER, refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore
let api: TestWindow['api']
beforeAll(async () => {
  const started = await startWithBook()
  core = started
  api = started.owner.api
})
afterAll(() => core.dispose())

const person = async (given: string, more: object = {}) => (await api.contacts.create({ given, ...more })).id
const list = async (name: string) => (await api.lists.create({ name })).id
const members = async (id: number) => (await api.lists.members({ id })).rows.map((row) => row.name)

test('a list has a name of its own, a note, and who made it when', async () => {
  const { id } = await api.lists.create({ name: ' Summer fair ', note: ' Invite by letter. ' })
  expect(await api.lists.list({})).toEqual([
    {
      id,
      name: 'Summer fair',
      note: 'Invite by letter.',
      count: 0,
      madeAt: core.outside.clock.now(),
      madeByName: OWNER,
      archived: false,
    },
  ])
  expect(await refusalOf(api.lists.create({ name: 'SUMMER FAIR' }))).toMatchObject({ code: 'NAME_TAKEN' })
  const other = await list('Winter fair')
  expect((await refusalOf(api.lists.rename({ id: other, name: 'summer fair' }))).code).toBe('NAME_TAKEN')
  const renamed = await api.lists.rename({ id, name: 'Summer Fair' })
  expect((await api.lists.list({}))[0]).toMatchObject({ name: 'Summer Fair', note: 'Invite by letter.' })
  await api.history.undo({ command: renamed.command ?? 0 })
  expect((await api.lists.list({}))[0]?.name).toBe('Summer fair')
  expect((await refusalOf(api.lists.rename({ id: 99, name: 'x' }))).code).toBe('NOT_FOUND')
})

test('put aside, a list is out of the way and its name is free; it comes back with its members', async () => {
  const [id, ada] = [await list('Calendar'), await person('Ada')]
  await api.lists.add({ id, contactIds: [ada] })
  const aside = await api.lists.archive({ id, archived: true })
  expect((await api.lists.list({})).some((one) => one.id === id)).toBe(false)
  expect(await api.lists.of({ contactId: ada })).toEqual([])
  expect(await api.lists.list({ archived: true })).toMatchObject([{ id, count: 1, archived: true }])
  const second = await list('calendar')
  expect((await refusalOf(api.lists.archive({ id, archived: false }))).code).toBe('NAME_TAKEN')
  await api.lists.archive({ id: second, archived: true })
  await api.history.undo({ command: aside.command ?? 0 })
  expect(await api.lists.of({ contactId: ada })).toEqual([{ id, name: 'Calendar' }])
})

test('people are added once, taken off, and both are undone', async () => {
  const id = await list('Tasting')
  const [bert, cleo, dora] = [await person('Bert'), await person('Cleo'), await person('Dora')]
  const added = await api.lists.add({ id, contactIds: [cleo, bert, cleo] })
  expect(added.count).toBe(2)
  expect((await api.lists.add({ id, contactIds: [bert, dora] })).count).toBe(1)
  expect(await members(id)).toEqual(['Bert', 'Cleo', 'Dora'])
  const page = await api.lists.members({ id, from: 1, limit: 1 })
  expect([page.rows.map((row) => row.name), page.total]).toEqual([['Cleo'], 3])
  const taken = await api.lists.take({ id, contactIds: [cleo, dora, 12_345] })
  expect(taken.count).toBe(2)
  await api.history.undo({ command: taken.command ?? 0 })
  expect(await members(id)).toEqual(['Bert', 'Cleo', 'Dora'])
  await api.history.undo({ command: added.command ?? 0 })
  expect(await members(id)).toEqual(['Dora'])
  expect((await refusalOf(api.lists.add({ id, contactIds: [bert, 99] }))).code).toBe('NOT_FOUND')
  expect((await refusalOf(api.lists.add({ id: 99, contactIds: [bert] }))).code).toBe('NOT_FOUND')
  expect(await members(id)).toEqual(['Dora'])
})

test('who is in the trash is not shown, and is in the list again when back', async () => {
  const [id, emil] = [await list('Trash'), await person('Emil')]
  await api.lists.add({ id, contactIds: [emil] })
  const { command } = await api.contacts.trash({ ids: [emil] })
  expect((await api.lists.members({ id })).total).toBe(0)
  expect((await refusalOf(api.lists.add({ id, contactIds: [emil] }))).code).toBe('NOT_FOUND')
  await api.history.undo({ command: command ?? 0 })
  expect(await members(id)).toEqual(['Emil'])
})

test('everybody a filter shows is added as one work, undone as one, and only whoever was not in it counts', async () => {
  const id = await list('Everybody of the fair')
  const names = Array.from({ length: 120 }, (_, at) => `Guest ${String(at).padStart(3, '0')}`)
  const guests: number[] = []
  for (const given of names) guests.push(await person(given, { tags: ['fair'] }))
  await api.lists.add({ id, contactIds: guests.slice(0, 20) })
  const query = { filter: { tags: ['fair'] } }
  const added = await api.lists.addMatching({ id, query })
  expect(added.count).toBe(100)
  expect((await api.lists.members({ id })).total).toBe(120)
  const again = await api.lists.addMatching({ id, query })
  expect(again.count).toBe(0)
  expect(await api.lists.addMatching({ id, query: { filter: { tags: ['nobody has this'] } } })).toEqual({
    count: 0,
    command: null,
  })
  await api.history.undo({ command: added.command ?? 0 })
  expect((await api.lists.members({ id })).total).toBe(20)
  const kinds = (await api.history.list({})).rows.map((row) => row.kind)
  expect(kinds).toContain('lists.addMatching')
  const bad = { filter: { birthday: { from: '13-40', to: '01-01' } } }
  expect((await refusalOf(api.lists.addMatching({ id, query: bad }))).code).toBe('BAD_INPUT')
  expect((await refusalOf(api.lists.addMatching({ id: 99, query }))).code).toBe('NOT_FOUND')
})

test('a list goes out as a CSV file that a spreadsheet cannot take for formulas', async () => {
  const id = await list('Letters: spring/summer')
  const people = [
    await person('=cmd|calc', { family: 'Evil, "Jr"' }),
    await person('Frida', {
      family: 'Kahlo',
      phones: [{ typed: '0161 496 0123', label: 'mobile' }],
      emails: [{ address: 'frida@example.org', label: 'home' }],
    }),
  ]
  await api.lists.add({ id, contactIds: people })
  const { file } = await api.lists.export({ id })
  expect(file.name).toBe('summer.csv')
  const bytes = new Uint8Array(await file.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = (await file.text()).replace('\ufeff', '').split('\r\n')
  expect(lines[0]).toBe('number,name,given,family,email,phone,street,postcode,city,country')
  expect(lines.some((line) => line.includes(`"'=cmd|calc Evil, ""Jr""",'=cmd|calc,"Evil, ""Jr""",,,,,,`))).toBe(true)
  expect(lines.some((line) => line.endsWith(',Frida Kahlo,Frida,Kahlo,frida@example.org,+441614960123,,,,'))).toBe(true)
  const staff = core.window('staff')
  await api.users.add({ name: 'Gus', role: 'staff', password: 'baker of bread' })
  await staff.api.book.open({ user: 'Gus', password: 'baker of bread' })
  expect((await refusalOf(staff.api.lists.export({ id }))).code).toBe('FORBIDDEN')
  staff.close()
})
