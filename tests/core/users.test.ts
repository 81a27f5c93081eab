// Owners, staff and their passwords and PINs; who sits at which window.
import { afterEach, expect, test } from 'vitest'
import { OWNER, PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../support/core.ts'

const MINUTE = 60_000
const running: TestCore[] = []

async function start() {
  const core = await startWithBook()
  running.push(core)
  return core
}
afterEach(async () => {
  for (const core of running.splice(0).toReversed()) await core.dispose()
})

async function signIn(core: TestCore, user: string, password = PASSWORD): Promise<TestWindow> {
  const window = core.window()
  await window.api.book.open({ user, password })
  return window
}

const me = async ({ api }: TestWindow) => (await api.session.me({})).user?.name ?? null

test('staff without a password are on the list, but cannot sign in', async () => {
  const core = await start()
  const added = await core.owner.api.users.add({ name: 'Ines', role: 'staff' })
  expect(added).toMatchObject({ name: 'Ines', role: 'staff', signsIn: false, hasPin: false, archived: false })
  const tried = core.window().api.book.open({ user: 'Ines', password: PASSWORD })
  expect((await refusalOf(tried)).code).toBe('WRONG_PASSWORD')
  expect((await core.owner.api.session.me({})).people.map(({ name }) => name)).toEqual([OWNER])
})

test('two windows have their own users and roles', async () => {
  const core = await start()
  await core.owner.api.users.add({ name: 'Sam', role: 'staff', password: 'sams own password' })
  const sam = await signIn(core, 'sam', 'sams own password')
  expect(await me(sam)).toBe('Sam')
  expect(await me(core.owner)).toBe(OWNER)
  expect(await refusalOf(sam.api.users.add({ name: 'Eve', role: 'owner' }))).toEqual({
    code: 'FORBIDDEN',
    data: { need: 'owner' },
  })
})

test('a name is taken whatever its case, and free again when its bearer is archived', async () => {
  const { owner } = await start()
  const { id } = await owner.api.users.add({ name: 'Zoë', role: 'staff' })
  const again = owner.api.users.add({ name: 'ZOË', role: 'staff' })
  expect(await refusalOf(again)).toEqual({ code: 'NAME_TAKEN', data: { name: 'Zoë' } })
  await owner.api.users.archive({ id, archived: true })
  await owner.api.users.add({ name: 'zoë', role: 'staff' })
  const back = owner.api.users.archive({ id, archived: false })
  expect((await refusalOf(back)).code).toBe('NAME_TAKEN')
})

test('the last owner who can sign in stays one', async () => {
  const { owner } = await start()
  const [rosa] = await owner.api.users.list({})
  const id = rosa?.id ?? 0
  const demoted = owner.api.users.save({ id, name: OWNER, role: 'manager' })
  expect((await refusalOf(demoted)).code).toBe('LAST_OWNER')
  expect((await refusalOf(owner.api.users.archive({ id, archived: true }))).code).toBe('LAST_OWNER')
  expect((await refusalOf(owner.api.users.setPassword({ id, password: null }))).code).toBe('LAST_OWNER')
  // An owner without a password does not count.
  await owner.api.users.add({ name: 'Olga', role: 'owner' })
  expect((await refusalOf(owner.api.users.archive({ id, archived: true }))).code).toBe('LAST_OWNER')
  expect(await owner.api.users.list({})).toHaveLength(2)
})

test('undoing a promotion cannot take away the last owner', async () => {
  const core = await start()
  const { owner } = core
  const [rosa] = await owner.api.users.list({})
  const olga = await owner.api.users.add({ name: 'Olga', role: 'staff', password: PASSWORD })
  const { command } = await owner.api.users.save({ id: olga.id, name: 'Olga', role: 'owner' })
  await owner.api.users.save({ id: rosa?.id ?? 0, name: OWNER, role: 'manager' })
  const second = await signIn(core, 'Olga')
  const undone = second.api.history.undo({ command: command ?? 0 })
  expect((await refusalOf(undone)).code).toBe('LAST_OWNER')
  expect((await second.api.users.list({})).map(({ role }) => role)).toEqual(['manager', 'owner'])
})

test('a new role holds at once in every window, and an archived person is out of all of them', async () => {
  const core = await start()
  const { id } = await core.owner.api.users.add({ name: 'Mia', role: 'staff', password: PASSWORD })
  const first = await signIn(core, 'Mia')
  const second = await signIn(core, 'Mia')
  await core.owner.api.users.save({ id, name: 'Mia', role: 'manager' })
  expect((await second.api.session.me({})).user?.role).toBe('manager')
  await first.api.settings.save({ dayTurn: 4 })
  const { hadPassword } = await core.owner.api.users.archive({ id, archived: true })
  expect(hadPassword).toBe(true)
  expect(await me(first)).toBeNull()
  expect(await me(second)).toBeNull()
  expect((await core.owner.api.book.status({})).names).toEqual([OWNER])
})

test('a new name is the name one signs in with, also after the next start', async () => {
  const core = await start()
  const { id } = await core.owner.api.users.add({ name: 'Sam', role: 'staff', password: PASSWORD })
  await core.owner.api.users.save({ id, name: 'Samira', role: 'staff' })
  expect((await core.owner.api.book.keys({})).map(({ label }) => label)).toContain('Samira')
  await core.owner.api.book.close({})
  const samira = await signIn(core, 'Samira')
  expect(await me(samira)).toBe('Samira')
})

test('undoing a change of name takes the name of the key back as well', async () => {
  const core = await start()
  const { id } = await core.owner.api.users.add({ name: 'Sam', role: 'staff', password: PASSWORD })
  const { command } = await core.owner.api.users.save({ id, name: 'Samira', role: 'staff' })
  await core.owner.api.history.undo({ command: command ?? 0 })
  expect(await me(await signIn(core, 'Sam'))).toBe('Sam')
})

test('a changed password replaces the old one, a taken one ends the sign-in', async () => {
  const core = await start()
  const { id } = await core.owner.api.users.add({ name: 'Sam', role: 'staff', password: PASSWORD })
  const sam = await signIn(core, 'Sam')
  await sam.api.book.changePassword({ old: PASSWORD, password: 'a better password' })
  expect((await refusalOf(signIn(core, 'Sam'))).code).toBe('WRONG_PASSWORD')
  await signIn(core, 'Sam', 'a better password')
  await core.owner.api.users.setPassword({ id, password: null })
  expect(await me(sam)).toBeNull()
  expect((await refusalOf(signIn(core, 'Sam', 'a better password'))).code).toBe('WRONG_PASSWORD')
})

test('wrong passwords are counted and slowed down, at an open book too', async () => {
  const core = await start()
  const window = core.window()
  const guess = () => refusalOf(window.api.book.open({ user: OWNER, password: 'guess' }))
  expect(await guess()).toEqual({ code: 'WRONG_PASSWORD', data: { waitMs: 0 } })
  await guess()
  expect(await guess()).toEqual({ code: 'WRONG_PASSWORD', data: { waitMs: 1_000 } })
  expect(await guess()).toEqual({ code: 'TOO_SOON', data: { waitMs: 1_000 } })
  core.outside.clock.turn(1_000)
  await window.api.book.open({ user: OWNER, password: PASSWORD })
})

test('the screen lock takes every window, and each is lifted by itself', async () => {
  const core = await start()
  const other = await signIn(core, OWNER)
  await core.owner.api.session.screen({})
  expect((await refusalOf(other.api.contacts.vocabulary({}))).code).toBe('SCREENED')
  expect((await core.owner.api.session.me({})).state).toBe('screened')
  const [person] = (await other.api.session.me({})).people
  expect(person).toMatchObject({ name: OWNER, opensWith: 'password' })
  await other.api.session.unscreen({ userId: person?.id ?? 0, password: PASSWORD })
  expect(await me(other)).toBe(OWNER)
  expect((await refusalOf(core.owner.api.settings.get({}))).code).toBe('SCREENED')
})

test('a PIN lifts the lock and switches people, five wrong ones leave only the password', async () => {
  const core = await start()
  const { owner } = core
  const { id } = await owner.api.users.add({ name: 'Sam', role: 'staff', password: PASSWORD })
  const sam = await signIn(core, 'Sam')
  await sam.api.session.setPin({ password: PASSWORD, pin: '4711' })
  // Quick switch: Sam takes over the owner's window.
  const switched = await owner.api.session.unscreen({ userId: id, pin: '4711' })
  expect(switched).toMatchObject({ state: 'signed-in', user: { name: 'Sam' } })
  await owner.api.session.screen({})
  const wrong = () => refusalOf(owner.api.session.unscreen({ userId: id, pin: '0000' }))
  for (const triesLeft of [4, 3, 2, 1, 0]) expect(await wrong()).toEqual({ code: 'WRONG_PIN', data: { triesLeft } })
  const right = owner.api.session.unscreen({ userId: id, pin: '4711' })
  expect((await refusalOf(right)).code).toBe('PASSWORD_NEEDED')
  expect((await owner.api.session.me({})).people).toContainEqual({ id, name: 'Sam', opensWith: 'password' })
  await owner.api.session.unscreen({ userId: id, password: PASSWORD })
  await owner.api.session.screen({})
  expect(await owner.api.session.unscreen({ userId: id, pin: '4711' })).toMatchObject({ state: 'signed-in' })
})

test('tries of a PIN survive the end of the program', async () => {
  const core = await start()
  await core.owner.api.session.setPin({ password: PASSWORD, pin: '4711' })
  const id = (await core.owner.api.session.me({})).user?.id ?? 0
  await core.owner.api.session.screen({})
  for (const _ of [1, 2, 3]) await refusalOf(core.owner.api.session.unscreen({ userId: id, pin: '0000' }))
  await core.core.close()
  const again = core.again()
  running.push(again)
  const window = await signIn(again, OWNER)
  await window.api.session.screen({})
  expect(await refusalOf(window.api.session.unscreen({ userId: id, pin: '0000' }))).toEqual({
    code: 'WRONG_PIN',
    data: { triesLeft: 1 },
  })
})

test('a window that nobody signed in at needs a password, whatever PIN is right', async () => {
  const core = await start()
  await core.owner.api.session.setPin({ password: PASSWORD, pin: '4711' })
  const id = (await core.owner.api.session.me({})).user?.id ?? 0
  const fresh = core.window()
  expect((await fresh.api.session.me({})).people).toEqual([{ id, name: OWNER, opensWith: 'password' }])
  expect((await refusalOf(fresh.api.session.unscreen({ userId: id, pin: '4711' }))).code).toBe('PASSWORD_NEEDED')
})

test('the screen locks by itself when nobody asks for anything, also after the PC has slept', async () => {
  const core = await start()
  await core.owner.api.settings.save({ lockAfter: 5 })
  core.outside.clock.turn(4 * MINUTE)
  await core.owner.api.session.touch({})
  core.outside.clock.turn(4 * MINUTE)
  expect((await core.owner.api.session.me({})).state).toBe('signed-in')
  core.outside.clock.turn(2 * MINUTE)
  expect((await core.owner.api.session.me({})).state).toBe('screened')
  const id = (await core.owner.api.session.me({})).people[0]?.id ?? 0
  await core.owner.api.session.unscreen({ userId: id, password: PASSWORD })
  // Asleep: the clock moved on, but no timer ran.
  core.outside.clock.set(core.outside.clock.now() + 60 * MINUTE)
  expect((await refusalOf(core.owner.api.settings.get({}))).code).toBe('SCREENED')
})

test('own choices are kept for each person', async () => {
  const core = await start()
  await core.owner.api.users.add({ name: 'Sam', role: 'staff', password: PASSWORD })
  const sam = await signIn(core, 'Sam')
  await core.owner.api.session.prefer({ key: 'theme', value: 'dark' })
  await sam.api.session.prefer({ key: 'theme', value: 'light' })
  expect(await core.owner.api.session.preferences({})).toEqual({ theme: 'dark' })
  await sam.api.session.prefer({ key: 'theme', value: null })
  expect(await sam.api.session.preferences({})).toEqual({})
})

test('the printed code opens the book and gives its owner a new password', async () => {
  const core = await start()
  const { recoveryCode } = await core.owner.api.book.newRecoveryCode({ password: PASSWORD })
  await core.owner.api.book.close({})
  const window = core.window()
  const code = recoveryCode.toLowerCase()
  expect(await window.api.book.recover({ code, password: 'the new password' })).toMatchObject({ user: OWNER })
  await window.api.book.close({})
  expect((await refusalOf(signIn(core, OWNER))).code).toBe('WRONG_PASSWORD')
  expect(await me(await signIn(core, OWNER, 'the new password'))).toBe(OWNER)
})

test('the printed code also lifts the lock of an open book, for whoever forgot the password', async () => {
  const core = await start()
  const { recoveryCode } = await core.owner.api.book.newRecoveryCode({ password: PASSWORD })
  await core.owner.api.session.screen({})
  const wrong = core.owner.api.book.recover({ code: recoveryCode.replace(/^./, 'x'), password: 'the new password' })
  expect((await refusalOf(wrong)).code).not.toBe('none')
  await core.owner.api.book.recover({ code: recoveryCode, password: 'the new password' })
  expect(await me(core.owner)).toBe(OWNER)
})

test('a new key for the book keeps passwords and windows, and makes a new code', async () => {
  const core = await start()
  const { owner } = core
  await owner.api.contacts.create({ family: 'Lindqvist' })
  const { recoveryCode } = await owner.api.book.rekey({ password: PASSWORD })
  expect(await me(owner)).toBe(OWNER)
  expect((await owner.api.contacts.search({ text: 'lind' })).map(({ name }) => name)).toEqual(['Lindqvist'])
  await owner.api.book.close({})
  await core.window().api.book.recover({ code: recoveryCode, password: 'the new password' })
})
