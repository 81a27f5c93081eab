// Fields a role may not see: null in answers, refused in questions, hidden in history, whoever asks.
import { afterEach, expect, test } from 'vitest'
import * as z from 'zod'
import { FieldSight } from '../../src/main/core/mask.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { declarationOf, field, type AnyProcedure } from '../../src/shared/contract/base.ts'
import { PASSWORD, refusalOf, startWithBook, type TestCore, type TestWindow } from '../support/core.ts'

const running: TestCore[] = []
afterEach(async () => {
  for (const core of running.splice(0).toReversed()) await core.dispose()
})

const secret = () => field('person.income', z.string().nullable())
const sight = new FieldSight([
  { name: 'person.income', type: 'text', personal: true, seenBy: 'manager' },
  { name: 'person.name', type: 'text', personal: true },
])

test('a hidden field is null wherever it stands: in lists, in parts, in records by key', () => {
  const Answer = z.object({
    rows: z.array(z.object({ name: field('person.name', z.string()), income: secret().optional() })),
    byName: z.record(z.string(), z.object({ income: secret() })),
    either: z.union([z.string(), z.object({ income: secret() })]),
  })
  const mask = sight.maskOf(z.object({}), Answer)
  const answer = {
    rows: [{ name: 'Ana', income: 'high' }, { name: 'Bo' }],
    byName: { Ana: { income: 'high' } },
    either: { income: 'high' },
  }
  expect(mask.cover('staff', answer)).toEqual({
    rows: [{ name: 'Ana', income: null }, { name: 'Bo' }],
    byName: { Ana: { income: null } },
    either: { income: null },
  })
  expect(mask.cover('owner', answer)).toEqual(answer)
  expect(answer.rows[0]?.income).toBe('high')
})

test('naming a hidden field is refused, be it to set, to seek or to sort', () => {
  const Input = z.object({
    patch: z.object({ income: secret() }).partial(),
    filter: z.object({ income: secret().optional() }).default({}),
    sort: z.enum(['name', 'income']).meta({ fieldOfValue: { income: 'person.income' } }),
  })
  const mask = sight.maskOf(Input, undefined)
  const refused = (input: unknown) => () => {
    mask.refuse('staff', input)
  }
  const plain = { patch: {}, filter: {}, sort: 'name' }
  expect(refused(plain)).not.toThrow()
  expect(refused({ ...plain, patch: { income: null } })).toThrow('FORBIDDEN')
  expect(refused({ ...plain, filter: { income: 'high' } })).toThrow('FORBIDDEN')
  expect(refused({ ...plain, sort: 'income' })).toThrow('FORBIDDEN')
})

test('a contract that names a field no area declares stops the program at its start', () => {
  const Answer = z.object({ shoe: field('person.shoe', z.string().nullable()) })
  expect(() => sight.maskOf(z.object({}), Answer)).toThrow('person.shoe')
})

async function start() {
  const core = await startWithBook()
  running.push(core)
  await core.owner.api.users.add({ name: 'Sam', role: 'staff', password: PASSWORD })
  const sam = core.window()
  await sam.api.book.open({ user: 'Sam', password: PASSWORD })
  return { ...core, sam }
}

const withIncome = async ({ api }: TestWindow) =>
  api.contacts.create({ family: 'Horvat', householdIncome: '80 000', interests: 'rye' })

test('[L10] staff do not see the income of a person, nor change it, nor find it in history', async () => {
  const { owner, sam } = await start()
  const { id, command } = await withIncome(owner)
  expect((await owner.api.contacts.get({ id })).householdIncome).toBe('80 000')
  const seen = await sam.api.contacts.get({ id })
  expect([seen.householdIncome, seen.interests]).toEqual([null, 'rye'])
  expect((await sam.api.session.me({})).hiddenFields).toContain('contact.household_income')
  const tried = sam.api.contacts.save({ id, patch: { householdIncome: '1' } })
  expect(await refusalOf(tried)).toEqual({ code: 'FORBIDDEN', data: { need: 'manager' } })
  const raised = await owner.api.contacts.save({ id, patch: { householdIncome: '90 000' } })
  const [change] = await sam.api.history.changes({ command: raised.command ?? 0 })
  expect(change).toMatchObject({ field: 'contact.household_income', old: null, new: null, hidden: true })
  const undone = await refusalOf(sam.api.history.undo({ command: raised.command ?? 0 }))
  expect(undone).toEqual({ code: 'FORBIDDEN', data: { need: 'manager' } })
  expect(command).not.toBeNull()
})

test('saving the rest of a profile leaves the hidden fields as they are', async () => {
  const { owner, sam } = await start()
  const { id } = await withIncome(owner)
  await sam.api.contacts.save({ id, patch: { family: 'Kovač' } })
  expect((await owner.api.contacts.get({ id })).householdIncome).toBe('80 000')
})

test('every masked value of the contract may be null', () => {
  const named = [...answersWithFields()]
  expect(named.length).toBeGreaterThan(0)
  for (const [path, schema] of named) expect([path, schema.safeParse(null).success]).toEqual([path, true])
})

/** Values in answers that stand for a field somebody may not see. */
function* answersWithFields(): Generator<readonly [string, z.ZodType]> {
  for (const [area, procedures] of Object.entries(contract)) {
    for (const [name, procedure] of Object.entries(procedures as Record<string, AnyProcedure>)) {
      const { output } = declarationOf(procedure)
      if (output !== undefined) yield* fieldsIn(output, `${area}.${name}`)
    }
  }
}

function* fieldsIn(schema: z.ZodType, path: string): Generator<readonly [string, z.ZodType]> {
  if (z.globalRegistry.get(schema)?.field !== undefined) {
    yield [path, schema]
    return
  }
  if (schema instanceof z.ZodObject) {
    for (const [key, part] of Object.entries(schema.shape)) yield* fieldsIn(part as z.ZodType, `${path}.${key}`)
  } else if (schema instanceof z.ZodArray) yield* fieldsIn(schema.element as z.ZodType, `${path}[]`)
  else if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    yield* fieldsIn(schema.unwrap() as z.ZodType, path)
  }
}
