// Starts the built program as a person would and waits until it says that it is ready; ends it by its own process id.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { NOW, type Turn } from './turned-clock-words.ts'

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
  /** Sets its clock (UTC epoch ms) and lets it do what was due by then; only of a host that was started with `now`. */
  readonly turnTo: (instant: number) => Promise<void>
  readonly stop: () => Promise<void>
  /** As a power cut ends it. */
  readonly kill: () => Promise<void>
}

export interface StartOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** UTC epoch ms at which its clock begins, to be turned by hand; without it the clock of this PC holds. */
  readonly now?: number | undefined
}

/** What Node is told so that the clock of the program can be turned, and nothing that it asks leaves this machine. */
const TURNED = ['turned-clock.ts', 'alone.ts'].flatMap((name) => [
  '--import',
  pathToFileURL(join(import.meta.dirname, name)).href,
])
const nodeArguments = (now: number | undefined): readonly string[] => (now === undefined ? [] : TURNED)
const clockEnvironment = (now: number | undefined): Record<string, string> =>
  now === undefined ? {} : { [NOW]: String(now) }

/** Starts the browser host without opening a window and resolves with its link. */
export async function startBrowserHost({ args = [], env = {}, now }: StartOptions = {}): Promise<RunningHost> {
  const program = [...nodeArguments(now), join(ROOT, 'out', 'main', 'browser.js')]
  const child = spawn(process.execPath, [...program, '--no-open', ...args], {
    cwd: ROOT,
    env: plainEnvironment({ ...env, ...clockEnvironment(now) }),
    stdio: ['ignore', 'pipe', 'pipe', ...(now === undefined ? [] : (['ipc'] as const))],
  })
  const printed: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (text: string) => printed.push(text))
  if (child.stdout === null) throw new Error('the host has no output')
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => printed.push(`${line}\n`))
  const url = await readyLink(child, lines, printed)
  return {
    url,
    pid: child.pid ?? 0,
    printed: () => printed.join(''),
    turnTo: async (instant) => {
      const turned = once(child, 'message')
      child.send({ turnTo: instant } satisfies Turn)
      await turned
    },
    stop: () => endProcess(child),
    kill: async () => {
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    },
  }
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
  readonly now?: number | undefined
}

/** Runs one procedure from the command line, as `npm run -s call` does. */
export function callFromCommandLine({ procedure, input, ...call }: Call): Promise<CallAnswer> {
  return runOnBook('cli', [procedure, JSON.stringify(input)], call)
}

/** Fills a new book with the sample shop, as `npm run seed` does. */
export function seedSampleShop(call: Omit<Call, 'procedure' | 'input'>): Promise<CallAnswer> {
  return runOnBook('seed', ['--size', 'small'], call)
}

async function runOnBook(
  program: 'cli' | 'seed',
  args: readonly string[],
  { folder, password, env = {}, now }: Omit<Call, 'procedure' | 'input'>,
): Promise<CallAnswer> {
  const child = spawn(
    process.execPath,
    [...nodeArguments(now), join(ROOT, 'out', 'main', `${program}.js`), '--book', folder, ...args],
    {
      cwd: ROOT,
      env: plainEnvironment({
        ...env,
        ...clockEnvironment(now),
        ...(password === undefined ? {} : { REGULARS_PASSWORD: password }),
      }),
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
