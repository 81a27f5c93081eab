// Who sits at which window, over every transport, on a real book: role and person belong to the connection, and what a
// role does not see never leaves the core.
import { afterEach, describe, expect, it } from 'vitest'
import { createRpcHandler } from '../../src/main/core/rpc/router.ts'
import { shownError } from '../../src/renderer/api/errors.ts'
import { contract, type Contract } from '../../src/shared/contract/index.ts'
import { PASSWORD, startWithBook } from '../support/core.ts'
import { TRANSPORTS, type Serving, type Wired } from './support/transports.ts'

type Window = Wired<Contract, Serving>

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: unknown) => shownError(error).code,
  )

let ending: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ending.reverse()) await end()
  ending = []
})

describe.each(TRANSPORTS)('windows over $name', ({ open }) => {
  async function twoWindows(): Promise<{ ida: Window; bo: Window }> {
    const started = await startWithBook()
    ending.push(started.dispose)
    const { core, outside } = started
    const handler = createRpcHandler(contract, outside.log)
    const serving: Serving = {
      service: () => ({ handler, connection: core.connect(), log: outside.log }),
      logger: outside.log,
    }
    await started.owner.api.users.add({ name: 'Bo', role: 'bookkeeper', password: PASSWORD })
    const [ida, bo] = [await open<Contract, Serving>(() => serving), await open<Contract, Serving>(() => serving)]
    ending.push(ida.close, bo.close)
    expect(await codeOf(bo.api.users.list({}))).toBe('NOT_SIGNED_IN')
    const { user } = await started.owner.api.session.me({})
    await ida.api.book.open({ user: user?.name ?? '', password: PASSWORD })
    await bo.api.book.open({ user: 'Bo', password: PASSWORD })
    return { ida, bo }
  }

  it('have a person and a role each, and lose them alone', async () => {
    const { ida, bo } = await twoWindows()
    expect((await ida.api.session.me({})).user?.role).toBe('owner')
    expect((await bo.api.session.me({})).user?.role).toBe('bookkeeper')
    expect(await codeOf(bo.api.users.add({ name: 'Cy', role: 'owner' }))).toBe('FORBIDDEN')
    await bo.api.session.signOut({})
    expect(await codeOf(bo.api.users.list({}))).toBe('NOT_SIGNED_IN')
    expect(await codeOf(ida.api.users.list({}))).toBe('none')
  })

  it('do not give a role what it may not see', async () => {
    const { ida, bo } = await twoWindows()
    const saved = await ida.api.contacts.create({ kind: 'person', given: 'Róża', interests: 'nuts and figs' })
    const { hiddenFields } = await bo.api.session.me({})
    const whole = JSON.stringify(await ida.api.contacts.get({ id: saved.id }))
    const masked = JSON.stringify(await bo.api.contacts.get({ id: saved.id }))
    expect(whole).toContain('nuts and figs')
    expect(hiddenFields).toContain('contact.interests')
    expect(masked).not.toContain('nuts and figs')
  })
})
