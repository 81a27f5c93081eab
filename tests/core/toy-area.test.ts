// Adding an area costs a folder, a line in app.ts and a line in the contract. This adds one from tests/fixtures/toy-area
// and finds all that cuts across areas already there: roles, masks, journal, undo, history, events, long work.
import toyTables from '../fixtures/toy-area/0001-toys.sql?raw'
import { afterEach, expect, test } from 'vitest'
import type { Area, CommandContext } from '../../src/main/core/area.ts'
import { MIGRATIONS } from '../../src/main/core/database/migrations.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { OWNER, PASSWORD, refusalOf, startTestCore } from '../support/core.ts'
import { toys } from '../fixtures/toy-area/area.ts'
import { toys as toyContract } from '../fixtures/toy-area/contract.ts'
import { addToy } from '../fixtures/toy-area/service.ts'

const withToys = { ...contract, toys: toyContract }
const migrations = [{ number: MIGRATIONS.length + 1, name: 'toys', sql: toyTables }]

const running: ReturnType<typeof startTestCore<typeof withToys>>[] = []
afterEach(async () => {
  for (const core of running.splice(0)) await core.dispose()
})

async function start(area: Area = toys) {
  const core = startTestCore({ more: { areas: [area], migrations } }, withToys)
  running.push(core)
  const owner = core.window()
  await owner.api.book.create({ shop: 'Corner Toys', owner: OWNER, password: PASSWORD })
  await owner.api.users.add({ name: 'Sam', role: 'staff', password: PASSWORD })
  const staff = core.window()
  await staff.api.book.open({ user: 'Sam', password: PASSWORD })
  return { ...core, owner: owner.api, staff: staff.api }
}

test('a toy is added, seen in history by its name, renamed, and the renaming taken back', async () => {
  const { owner } = await start()
  const { id, command } = await owner.toys.add({ name: 'Kite', cost: 450 })
  expect((await owner.history.list({ limit: 1 })).rows).toMatchObject([
    { command, kind: 'toys.add', about: [{ id, name: 'Kite' }] },
  ])
  const renamed = await owner.toys.rename({ id, name: 'Red kite' })
  const changes = await owner.history.changes({ command: renamed.command ?? 0 })
  expect(changes).toMatchObject([{ field: 'toy.name', old: 'Kite', new: 'Red kite' }])
  await owner.history.undo({ command: renamed.command ?? 0 })
  expect(await owner.toys.list({})).toEqual([{ id, name: 'Kite', cost: 450 }])
})

test('its fields are masked and its roles asked, by its declarations alone', async () => {
  const { owner, staff } = await start()
  const { id } = await owner.toys.add({ name: 'Kite', cost: 450 })
  expect(await staff.toys.list({})).toEqual([{ id, name: 'Kite', cost: null }])
  expect(await refusalOf(staff.toys.add({ name: 'Ball', cost: 1 }))).toEqual({
    code: 'FORBIDDEN',
    data: { need: 'manager' },
  })
  expect((await refusalOf(staff.toys.stockUp({ count: 1 }))).code).toBe('FORBIDDEN')
  expect((await staff.session.me({})).hiddenFields).toContain('toy.cost')
})

test('every window hears that its toys changed', async () => {
  const { owner, staff } = await start()
  const stop = new AbortController()
  const events = await staff.events.changes({}, { signal: stop.signal })
  const heard = events.next()
  await owner.toys.add({ name: 'Kite' })
  // Together with what was done just before.
  expect(await heard).toMatchObject({ value: { type: 'changed', areas: expect.arrayContaining(['toys']) as string[] } })
  stop.abort()
})

test('a command that fails half-way leaves nothing, and says so by its code', async () => {
  const { owner, outside } = await start()
  const [before] = (await owner.history.list({ limit: 1 })).rows
  const refused = await refusalOf(owner.toys.addPair({ names: ['Kite', 'Kite'] }))
  expect(refused).toEqual({ code: 'NAME_TAKEN', data: { name: 'Kite' } })
  expect(await owner.toys.list({})).toEqual([])
  expect((await owner.history.list({ limit: 1 })).rows[0]?.command).toBe(before?.command)
  expect(outside.log.lines.filter((line) => line.includes('defect'))).toEqual([])
})

test('a defect inside a command leaves nothing, tells nothing, and is logged without values', async () => {
  const broken = replaced('add', ({ db }: CommandContext) => {
    addToy(db, { name: 'Half a kite' })
    throw new Error('Half a kite broke')
  })
  const { owner, outside } = await start(broken)
  expect(await refusalOf(owner.toys.add({ name: 'Kite' }))).toEqual({ code: 'INTERNAL', data: {} })
  expect(await owner.toys.list({})).toEqual([])
  expect(outside.log.lines.some((line) => line.includes('rpc.defect'))).toBe(true)
})

test('a command that waits is refused as a whole, for half of it would stand outside its transaction', async () => {
  const waiting = replaced('add', async ({ db }: CommandContext) => {
    const id = addToy(db, { name: 'Early kite' })
    await Promise.resolve()
    return { id }
  })
  const { owner } = await start(waiting)
  expect((await refusalOf(owner.toys.add({ name: 'Kite' }))).code).toBe('INTERNAL')
  expect(await owner.toys.list({})).toEqual([])
})

/** The toy area with another handler behind one of its procedures, past what the types allow. */
function replaced(name: string, handler: (context: CommandContext) => unknown): Area {
  const procedures = toys.procedures.map((one) => (one.name === name ? { ...one, handler } : one))
  return { ...toys, procedures }
}

test('long work runs beside everything else, is one line of history and is taken back as one', async () => {
  const { owner, core } = await start()
  const { work } = await owner.toys.stockUp({ count: 95 })
  await core.idle()
  expect(await owner.work.list({})).toMatchObject([{ id: work, kind: 'toys.stockUp', state: 'done', done: 95, of: 95 }])
  expect(await owner.toys.list({})).toHaveLength(95)
  const [line] = (await owner.history.list({ limit: 1 })).rows
  expect(line).toMatchObject({ kind: 'toys.stockUp', group: true, count: 10, state: 'done' })
  const undone = await owner.history.undo({ command: line?.command ?? 0 })
  expect(undone.stayed).toEqual([])
  expect(await owner.toys.list({})).toEqual([])
  expect((await owner.work.list({}))[0]).toMatchObject({ id: work, state: 'undone' })
})

test('long work that the end of the program cut off is offered again, goes on from where it was, each row once', async () => {
  const core = await start()
  const { work } = await core.owner.toys.stockUp({ count: 3_000 })
  await core.core.close()
  const again = core.again()
  running.push(again)
  const { api } = again.window()
  await api.book.open({ user: OWNER, password: PASSWORD })
  const [found] = await api.work.list({})
  expect(found).toMatchObject({ id: work, state: 'stopped', of: 3_000 })
  expect(found?.done).toBeLessThan(3_000)
  expect(await api.toys.list({})).toHaveLength(found?.done ?? -1)
  await api.work.goOn({ id: work })
  await again.core.idle()
  const names = (await api.toys.list({})).map(({ name }) => name)
  expect([names.length, new Set(names).size]).toEqual([3_000, 3_000])
})

test('long work is stopped between two commands, and a second one waits its turn', async () => {
  const { owner, core } = await start()
  const { work } = await owner.toys.stockUp({ count: 10_000 })
  expect(await refusalOf(owner.toys.stockUp({ count: 1 }))).toEqual({ code: 'BUSY', data: { kind: 'toys.stockUp' } })
  await owner.work.stop({ id: work })
  await core.idle()
  const [stopped] = await owner.work.list({})
  expect(stopped?.state).toBe('stopped')
  await owner.work.undo({ id: work })
  expect(await owner.toys.list({})).toEqual([])
})

test('long work that goes on before it has come to its stop is driven once, and every window hears it at once', async () => {
  const { owner, core } = await start()
  const { work } = await owner.toys.stockUp({ count: 10_000 })
  const stop = new AbortController()
  const watching = await owner.work.watch({}, { signal: stop.signal })
  await watching.next()
  await owner.work.stop({ id: work })
  expect(await owner.work.list({})).toMatchObject([{ state: 'stopped' }])
  const heard = (async () => {
    for await (const [told] of watching) if (told?.done !== 0 && told?.state !== 'stopped') return told
    return undefined
  })()
  await Promise.all([owner.work.goOn({ id: work }), owner.work.goOn({ id: work })])
  expect(await heard).toMatchObject({ id: work, state: 'running' })
  stop.abort()
  await core.idle()
  expect(await owner.work.list({})).toMatchObject([{ id: work, state: 'done', done: 10_000 }])
  expect(await owner.toys.list({})).toHaveLength(10_000)
})
