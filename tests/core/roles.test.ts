// Every procedure, tried as everybody and in every state of the book. What is expected follows from the contract alone,
// so that a new procedure is held to what it declares.
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, mayAccess, type Role } from '../../src/shared/roles.ts'
import { OWNER, PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../support/core.ts'
import { PROCEDURES, callByName, type NamedProcedure } from '../support/procedures.ts'
import { validInput } from '../support/valid-input.ts'

const MINUTE = 60_000
const NAMES = { owner: OWNER, manager: 'Mia', staff: 'Sam', bookkeeper: 'Bo' } as const satisfies Record<Role, string>

let core: TestCore

beforeAll(async () => {
  const started = await startWithBook()
  core = started
  for (const role of ROLES) {
    if (role !== 'owner') await started.owner.api.users.add({ name: NAMES[role], role, password: PASSWORD })
  }
})
afterAll(() => core.dispose())

/** A fresh window; wrong passwords that were drawn before are long ago. */
function freshWindow(): TestWindow {
  core.outside.clock.set(core.outside.clock.now() + 6 * MINUTE)
  return core.window()
}

const sitting = new Map<Role, TestWindow>()

/** Where they sit; a new one when what was tried before signed them out, locked the screen or closed the book. */
async function windowOf(role: Role): Promise<TestWindow> {
  const known = sitting.get(role)
  core.outside.clock.set(core.outside.clock.now() + 6 * MINUTE)
  const me = await known?.api.session.me({})
  if (known !== undefined && me?.state === 'signed-in' && me.user?.name === NAMES[role]) return known
  known?.close()
  const window = freshWindow()
  sitting.set(role, window)
  await window.api.book.open({ user: NAMES[role], password: PASSWORD })
  return window
}

/** The same input for the same procedure, whoever asks. */
const inputOf = (procedure: NamedProcedure) => fc.sample(validInput(procedure.input), { numRuns: 1, seed: 7 })[0]

const refusal = (window: TestWindow, procedure: NamedProcedure) =>
  refusalOf(callByName(window.api, procedure, inputOf(procedure)))

const GATE = ['NOT_SIGNED_IN', 'SCREENED', 'BOOK_CLOSED', 'INTERNAL', 'UNDEFINED']
const asked = PROCEDURES.map((procedure) => [procedure.path, procedure] as const)

describe.each(ROLES)('as %s', (role) => {
  test.each(asked)('%s answers by its declared access', async (_, procedure) => {
    const window = await windowOf(role)
    const { code, data } = await refusal(window, procedure)
    const need = procedure.meta.access
    if (!mayAccess(role, need)) expect({ code, data }).toEqual({ code: 'FORBIDDEN', data: { need } })
    else {
      expect(GATE).not.toContain(code)
      if (code === 'FORBIDDEN') expect(data).not.toEqual({ need })
    }
  })
})

/** Is for anyone at the start page, but never closes the shop's own book under somebody else's hands. */
const NEEDS_A_SESSION_WHILE_OPEN = ['book.openSample']
const isGuarded = ({ path }: NamedProcedure) => NEEDS_A_SESSION_WHILE_OPEN.includes(path)

const forAnyone = ({ meta }: NamedProcedure) => meta.access === 'anyone'

describe('before anybody signs in at a window', () => {
  test.each(asked)('%s is for anyone or wants a sign-in', async (_, procedure) => {
    await windowOf('owner') // the book is open, but not at this window
    const stranger = freshWindow()
    const { code } = await refusal(stranger, procedure)
    stranger.close()
    if (forAnyone(procedure) && !isGuarded(procedure)) expect(code).not.toBe('NOT_SIGNED_IN')
    else expect(code).toBe('NOT_SIGNED_IN')
  })
})

describe('while the screen is locked', () => {
  test.each(asked)('%s works only where it always does', async (_, procedure) => {
    const window = await windowOf('owner')
    await window.api.session.screen({})
    const { code } = await refusal(window, procedure)
    if (isGuarded(procedure)) expect(code).toBe('NOT_SIGNED_IN')
    else if (procedure.meta.always === true) expect(GATE).not.toContain(code)
    else expect(code).toBe('SCREENED')
  })
})

describe('while the book is closed', () => {
  test.each(asked)('%s works only where it always does', async (_, procedure) => {
    const window = await windowOf('owner')
    await window.api.book.close({})
    const { code } = await refusal(window, procedure)
    if (procedure.meta.always !== true) expect(code).toBe('BOOK_CLOSED')
    // Unlocking the screen needs an open book, whoever asks.
    else if (procedure.path !== 'session.unscreen') expect(GATE).not.toContain(code)
  })
})
