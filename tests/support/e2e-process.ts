// Starts the built program as a person would and waits until it says that it is ready; ends it by its own process id.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const ROOT = join(import.meta.dirname, '..', '..')

/** The environment for programs under test: Playwright asks for colours, and colour codes would spoil what is read. */
export function plainEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { FORCE_COLOR: _colour, NODE_OPTIONS: _options, ...rest } = process.env
  return { ...Object.fromEntries(Object.entries(rest).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))), ...more }
}

export interface RunningHost {
  /** Where the browser host answers, with the launch token in the fragment. */
  readonly url: string
  readonly pid: number
  /** Everything it printed so far, for the report of a failed test. */
  readonly printed: () => string
  readonly stop: () => Promise<void>
}

export interface StartOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the browser host without opening a window and resolves with its link. */
export async function startBrowserHost({ args = [], env = {} }: StartOptions = {}): Promise<RunningHost> {
  const child = spawn(process.execPath, [join(ROOT, 'out', 'main', 'browser.js'), '--no-open', ...args], {
    cwd: ROOT,
    env: plainEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => printed.push(text))
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => printed.push(`${line}\n`))
  const url = await readyLink(child, lines, printed)
  return { url, pid: child.pid ?? 0, printed: () => printed.join(''), stop: () => endProcess(child) }
}

/** Resolves with the link of the one JSON line; rejects when the program ends before it. */
function readyLink(
  child: ChildProcess,
  lines: ReturnType<typeof createInterface>,
  printed: readonly string[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('{')) resolve((JSON.parse(line) as { readonly url: string }).url)
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      reject(new Error(`the host ended with ${String(code)} before it was ready:\n${printed.join('')}`))
    })
  })
}

const PATIENCE_MS = 10_000

/** Asks a process to end, and ends it by force only when it does not. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  await exit
  clearTimeout(force)
}

export interface CallAnswer {
  readonly status: number
  /** The one JSON document on standard output. */
  readonly answer: unknown
  readonly printed: string
}

export interface Call {
  readonly folder: string
  readonly procedure: string
  readonly input: unknown
  readonly password?: string | undefined
  readonly env?: Readonly<Record<string, string>>
}

/** Runs one procedure from the command line, as `npm run -s call` does. */
export async function callFromCommandLine({ folder, procedure, input, password, env = {} }: Call): Promise<CallAnswer> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'out', 'main', 'cli.js'), '--book', folder, procedure, JSON.stringify(input)],
    {
      cwd: ROOT,
      env: plainEnvironment({ ...env, ...(password === undefined ? {} : { REGULARS_PASSWORD: password }) }),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const out: string[] = []
  const all: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out.push(text)
    all.push(text)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => all.push(text))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status: status ?? 1, answer: parsed(out.join('')), printed: all.join('') }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`the command line did not print one JSON document:\n${text}`)
  }
}
