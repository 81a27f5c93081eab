// Whatever a window sends, the answer is a code of the list and never a defect: rubbish of any shape, and inputs that
// fit their schema but mean nothing.
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OWNER, PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../support/core.ts'
import { PROCEDURES, callByName } from '../support/procedures.ts'
import { validInput } from '../support/valid-input.ts'

const MINUTE = 60_000
const RUNS = 8
let core: TestCore
const customers: number[] = []

beforeAll(async () => {
  const started = await startWithBook()
  core = started
  for (const name of ['Ana', 'Bo', 'Cy']) {
    const phones = [{ typed: '01632 960 961', label: 'mobile' as const }]
    customers.push((await started.owner.api.contacts.create({ family: name, phones, tags: ['regular'] })).id)
  }
})
afterAll(() => core.dispose())

let sittingAt: TestWindow | null = null

/**
 * Where the owner sits; a new one when what was drawn before signed them out. Wrong passwords that were drawn are long
 * ago; a book that was closed is opened again.
 */
async function ownerWindow(): Promise<TestWindow> {
  core.outside.clock.set(core.outside.clock.now() + 6 * MINUTE)
  if (sittingAt !== null && (await sits(sittingAt))) return sittingAt
  sittingAt?.close()
  sittingAt = core.window()
  await sittingAt.api.book.open({ user: OWNER, password: PASSWORD })
  return sittingAt
}

async function sits({ api }: TestWindow): Promise<boolean> {
  const me = await api.session.me({})
  return me.state === 'signed-in' && me.user?.name === OWNER
}

/** These answer what they were asked for with another book, another password, or none: each has tests of its own. */
const EXCHANGES = ['book.rekey', 'book.openSample', 'book.leaveSample', 'backup.restore']
const asked = PROCEDURES.filter(({ path }) => !EXCHANGES.includes(path)).map((one) => [one.path, one] as const)

/** The refusal if it is none of the list. What the transport itself cannot read it says so about, before any call. */
function defect({ code, data }: Awaited<ReturnType<typeof refusalOf>>): unknown {
  const unreadable = code === 'UNDEFINED' && String(data).includes('Malformed request')
  return (code === 'INTERNAL' || code === 'UNDEFINED') && !unreadable ? { code, data } : null
}

describe('input that fits its schema', () => {
  test.each(asked)('%s answers, or refuses by a code', async (_, procedure) => {
    await fc.assert(
      fc.asyncProperty(validInput(procedure.input), async (input) => {
        const window = await ownerWindow()
        const refused = await refusalOf(callByName(window.api, procedure, input))
        expect(defect(refused)).toBeNull()
      }),
      { numRuns: RUNS },
    )
  })
})

const rubbish = fc.oneof(
  fc.anything({ withDate: true, withBigInt: true, withMap: true, withSet: true, withNullPrototype: false }),
  fc.dictionary(fc.constantFrom('id', 'ids', 'text', 'limit', 'patch', '__proto__', 'filter'), fc.anything()),
)

describe('rubbish', () => {
  test.each(asked)('%s says BAD_INPUT, or takes it as an empty question', async (_, procedure) => {
    await fc.assert(
      fc.asyncProperty(rubbish, async (input) => {
        const window = await ownerWindow()
        const refused = await refusalOf(callByName(window.api, procedure, input))
        expect(defect(refused)).toBeNull()
      }),
      { numRuns: RUNS },
    )
  })
})

test('after all that the book is sound and its customers are found', async () => {
  const window = await ownerWindow()
  expect((await window.api.backup.create({})).state).toBe('good')
  // Everybody may have been thrown away by what was drawn.
  await window.api.bulk.restore({ ids: customers })
  expect((await window.api.contacts.search({ text: 'Ana' })).map(({ name }) => name)).toContain('Ana')
})
