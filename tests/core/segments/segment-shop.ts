// What tests of segments need besides the contract: somebody of another role at a window of their own, and jobs that run now.
import { expect, vi } from 'vitest'
import type { Role } from '../../../src/shared/roles.ts'
import { PASSWORD, type TestCore, type TestWindow } from '../../support/core.ts'

type WithOwner = TestCore & { readonly owner: TestWindow }

const SECOND = 1_000

/** A window of somebody of this role, who is added to the shop. */
export async function enterAs(core: WithOwner, role: Role): Promise<TestWindow> {
  await core.owner.api.users.add({ name: role, role, password: PASSWORD })
  const window = core.window()
  await window.api.book.open({ user: role, password: PASSWORD })
  return window
}

/** Lets time pass until what runs by the clock has done it. */
export async function wakeJobs(core: WithOwner, done: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(
    async () => {
      core.outside.clock.turn(25 * SECOND)
      expect(await done()).toBe(true)
    },
    { timeout: 20_000 },
  )
}
