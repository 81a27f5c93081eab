// Runs one procedure from the command line: the same contract, roles and answers as a window, as JSON. Standard output
// gets exactly one JSON document; progress and log go to standard error.
import { resolve } from 'node:path'
import { ERROR_DATA, Failure, isFailure } from '../../../shared/errors.ts'
import { isStream } from '../../../shared/rpc/streams.ts'
import type { Outside } from '../../core/outside.ts'
import { catalogue, findProcedure, type FoundProcedure } from '../../core/rpc/catalogue.ts'
import { createLocalClient } from '../../core/rpc/local-client.ts'
import { hostCore } from '../hosted-core.ts'
import { askedFor, type Asked } from './arguments.ts'
import { withFiles, writeFiles } from './json-files.ts'

export interface CommandLineOptions {
  readonly args: readonly string[]
  readonly password: string | undefined
  readonly outside: Outside
  readonly worker: string | null
  /** One JSON document. */
  readonly print: (document: unknown) => void
  readonly progress: (event: unknown) => void
  readonly explain: () => void
  readonly signal: AbortSignal
}

type Call = Extract<Asked, { do: 'call' }>

/** Resolves with the exit status. */
export async function runCommandLine(options: CommandLineOptions): Promise<0 | 1> {
  const asked = askedFor(options.args)
  if (asked.do === 'explain') {
    options.explain()
    options.print(asError(new Failure('BAD_INPUT', { issues: [{ path: 'arguments', rule: 'unknown' }] })))
    return 1
  }
  if (asked.do === 'list') {
    options.print(catalogue())
    return 0
  }
  try {
    options.print(await callOnce(asked, options))
    return 0
  } catch (error) {
    options.print(asError(error))
    return 1
  }
}

async function callOnce(asked: Call, options: CommandLineOptions): Promise<unknown> {
  const procedure = findProcedure(asked.procedure)
  if (procedure === null) throw new Failure('NOT_FOUND', { what: 'procedure' })
  const input = withFiles(parseInput(asked.input), procedure.input)
  const { core, service } = hostCore({
    book: resolve(asked.book),
    outside: options.outside,
    worker: options.worker,
    as: 'command-line',
  })
  const client = createLocalClient(service('command line'))
  try {
    const api = client.api as unknown as Untyped // the name of the procedure is only known now
    if (procedure.access !== 'anyone') await signIn(api, asked, options)
    const answer = await callByPath(api, procedure, input, options.signal)
    return await writeFiles(isStream(answer) ? await lastOf(answer, options.progress) : answer, resolve(asked.out))
  } finally {
    client.close()
    await core.close({ backup: false })
  }
}

type Untyped = Readonly<Record<string, Readonly<Record<string, UntypedCall>>>>
type UntypedCall = (input: unknown, options?: { readonly signal: AbortSignal }) => Promise<unknown>

async function signIn(api: Untyped, { user }: Call, { password, signal }: CommandLineOptions): Promise<void> {
  if (password === undefined) throw new Failure('PASSWORD_NEEDED', {})
  const input = { password, ...(user !== undefined && { user }) }
  await callByPath(api, { path: ['book', 'open'] }, input, signal)
}

async function callByPath(
  api: Untyped,
  { path: [area, name] }: Pick<FoundProcedure, 'path'>,
  input: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  const call = api[area]?.[name]
  if (call === undefined) throw new Failure('NOT_FOUND', { what: 'procedure' })
  return call(input, { signal })
}

/** What a stream answers at its end; null for one that only tells. */
async function lastOf(stream: AsyncIterator<unknown, unknown, void>, progress: (event: unknown) => void) {
  for (;;) {
    const { done, value } = await stream.next()
    if (done === true) return value ?? null
    progress(value)
  }
}

function parseInput(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure('BAD_INPUT', { issues: [{ path: '', rule: 'not_json' }] })
  }
}

/** Failures of our own, and those that came back through the contract; anything else says no more than INTERNAL. */
function asError(error: unknown): { readonly error: { readonly code: string; readonly data: unknown } } {
  if (isFailure(error)) return { error: { code: error.code, data: error.data } }
  if (isAnswered(error)) return { error: { code: error.code, data: error.data } }
  return { error: { code: 'INTERNAL', data: {} } }
}

function isAnswered(error: unknown): error is { readonly code: string; readonly data: unknown } {
  if (!(error instanceof Error) || !('defined' in error) || !('code' in error) || !('data' in error)) return false
  return error.defined === true && typeof error.code === 'string' && Object.hasOwn(ERROR_DATA, error.code)
}
