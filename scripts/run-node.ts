// Starts the tools of the project with this very Node: no shell, no PATH, the same on every system.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

/** The script behind a command of an installed package, e.g. `('typescript-eslint', ...)`. */
export function binOf(pkg: string, command: string = pkg.replace(/^@[^/]+\//, '')): string {
  const folder = join(ROOT, 'node_modules', pkg)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly bin?: string | Readonly<Record<string, string>>
  }
  const file = typeof bin === 'string' ? bin : bin?.[command]
  if (file === undefined) throw new Error(`${pkg} has no command ${command}`)
  return join(folder, file)
}

export interface Ended {
  readonly code: number
  readonly seconds: number
  /** What it printed, when asked to keep it. */
  readonly output: string
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Keeps what is printed instead of showing it. */
  readonly quiet?: boolean
}

/** Runs a script of Node to its end. A signal counts as exit code 1. */
export function runNode(script: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return run(process.execPath, [script, ...args], options)
}

/** Runs a program to its end. One that cannot be started ends with code 127. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const started = performance.now()
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  })
  const output: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (text: string) => output.push(text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => output.push(text))
  return new Promise((resolve) => {
    const end = (code: number): void => {
      resolve({ code, seconds: (performance.now() - started) / 1000, output: output.join('') })
    }
    child.once('error', (error) => {
      output.push(`${program}: ${error.message}\n`)
      end(127)
    })
    child.once('close', (code) => {
      end(code ?? 1)
    })
  })
}
