// The command line on a real encrypted book: JSON in, one JSON document out, the same roles and errors as a window.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Failure } from '../../src/shared/errors.ts'
import { withFiles, writeFiles } from '../../src/main/host/cli/json-files.ts'
import { runCommandLine } from '../../src/main/host/cli/run.ts'
import { realClock, realRandom } from '../../src/main/host/outside.ts'
import * as fs from 'node:fs'
import { testLog } from '../support/outside.ts'

const PASSWORD = 'four plain garden words'
let root: string
let book: string

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'regulars-cli-'))
  book = join(root, 'book')
  process.env['XDG_DATA_HOME'] = join(root, 'local')
  const made = await call(['book.create', JSON.stringify({ shop: 'Corner', owner: 'Ida', password: PASSWORD })])
  expect(made).toMatchObject({ status: 0 })
})

afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

async function run(args: readonly string[], password?: string) {
  const printed: unknown[] = []
  const status = await runCommandLine({
    args,
    password,
    outside: { clock: realClock, random: realRandom, files: fs, log: testLog() },
    worker: null,
    print: (document) => printed.push(document),
    progress: () => {},
    explain: () => {},
    signal: new AbortController().signal,
  })
  expect(printed).toHaveLength(1)
  return { status, answer: printed[0] }
}

const call = (args: readonly string[], password?: string) => run(['--book', book, ...args], password)

describe('the command line', () => {
  it('lists every procedure with its role and the JSON schema of its input', async () => {
    const { status, answer } = await run(['--list'])
    expect(status).toBe(0)
    const list = answer as readonly { name: string; access: string; input: { properties?: object } }[]
    expect(list.find(({ name }) => name === 'book.create')).toMatchObject({
      access: 'anyone',
      input: { type: 'object', properties: { shop: { type: 'string', maxLength: 100 } } },
    })
    const photo = list.find(({ name }) => name === 'contacts.setPhoto')?.input.properties
    expect(JSON.stringify(photo)).toContain('"format":"file"')
    expect(new Set(list.map(({ name }) => name)).size).toBe(list.length)
  })

  it('answers what is for anyone without a password, and nothing else', async () => {
    expect(await call(['book.status'])).toMatchObject({ status: 0, answer: { state: 'closed', names: ['Ida'] } })
    expect(await call(['users.list', '{}'])).toEqual({
      status: 1,
      answer: { error: { code: 'PASSWORD_NEEDED', data: {} } },
    })
    const wrong = await call(['users.list', '{}'], 'not the password')
    expect(wrong).toMatchObject({ status: 1, answer: { error: { code: 'WRONG_PASSWORD' } } })
  })

  it('signs in as the named person and keeps to their role', async () => {
    const staff = { name: 'Bo', role: 'bookkeeper', password: 'another four plain words' }
    expect(await call(['users.add', JSON.stringify(staff)], PASSWORD)).toMatchObject({ status: 0 })
    const asked = ['--user', 'Bo', 'users.add', JSON.stringify({ name: 'Cy', role: 'owner' })]
    const refused = await call(asked, staff.password)
    expect(refused).toEqual({ status: 1, answer: { error: { code: 'FORBIDDEN', data: { need: 'owner' } } } })
  })

  it.each([
    [['users.list', 'not json'], 'BAD_INPUT'],
    [['book.create', '{}'], 'BAD_INPUT'],
    [['book.nothing', '{}'], 'NOT_FOUND'],
    [['__proto__.toString', '{}'], 'NOT_FOUND'],
    [['book.status', '{}', 'more'], 'BAD_INPUT'],
    [['--nonsense', 'book.status'], 'BAD_INPUT'],
  ])('says what is wrong with %j as JSON', async (args, code) => {
    expect(await call(args, PASSWORD)).toMatchObject({ status: 1, answer: { error: { code } } })
  })
})

describe('files of the command line', () => {
  const schema = z.object({ photo: z.file().nullable(), note: z.string(), all: z.array(z.file()).optional() })

  it('stand where the schema asks for one, and only there', async () => {
    const path = join(root, 'photo.png')
    writeFileSync(path, 'bytes')
    const input = withFiles({ photo: `@${path}`, note: '@home', all: [`@${path}`] }, schema) as z.infer<typeof schema>
    expect(input.note).toBe('@home')
    expect(input.photo).toMatchObject({ name: 'photo.png', type: 'image/png', size: 5 })
    expect(await input.all?.[0]?.text()).toBe('bytes')
    expect(withFiles({ photo: null, note: '' }, schema)).toEqual({ photo: null, note: '' })
  })

  it('that cannot be read are named', () => {
    const name = join(root, 'missing.png')
    expect(() => withFiles({ photo: `@${name}`, note: '' }, schema)).toThrow(new Failure('FILE_UNREADABLE', { name }))
  })

  it('of an answer are written into the folder asked for, never over another and never outside', async () => {
    const out = join(root, 'out')
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, 'list.csv'), 'mine')
    const files = [
      new File(['a'], 'list.csv', { type: 'text/csv' }),
      new File(['b'], '../../list.csv'),
      new File([''], '..'),
    ]
    const answer = (await writeFiles({ files }, out)) as { files: readonly { file: string }[] }
    expect(readFileSync(join(out, 'list.csv'), 'utf8')).toBe('mine')
    expect(answer.files.map(({ file }) => file.slice(0, out.length))).toEqual([out, out, out])
    expect(readFileSync(join(out, 'list-2.csv'), 'utf8')).toBe('a')
    expect(readFileSync(join(out, 'list-3.csv'), 'utf8')).toBe('b')
  })
})
