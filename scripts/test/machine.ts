// What the tests need of the machine: a browser, an Electron, a display, a mail server. Looks for it, and on a Debian
// machine run as root installs what is missing. What cannot be had is named; its tests are then skipped and counted.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { browserPlaces } from '../../src/main/host/find-browser.ts'
import { run, runNode, ROOT } from '../run-node.ts'

type Say = (line: string) => void

/** The full path of a program on PATH, or null. */
export function onPath(program: string): string | null {
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path))
  return found ?? null
}

/** An installed Chromium, Chrome or Edge, screen or not; REGULARS_CHROMIUM names another one. */
export function findChromium(): string | null {
  const named = process.env['REGULARS_CHROMIUM']
  if (named !== undefined && existsSync(named)) return named
  return (
    browserPlaces({ platform: process.platform, env: process.env, home: homedir() }).find((path) => existsSync(path)) ??
    null
  )
}

/** Installs Debian packages where that is possible: apt is there and this is root. */
async function install(packages: readonly string[], say: Say): Promise<void> {
  const apt = process.platform === 'linux' && onPath('apt-get') !== null
  if (!apt || process.getuid?.() !== 0) {
    say(`not installed, because this is no Debian machine run as root: ${packages.join(' ')}`)
    return
  }
  say(`installing ${packages.join(' ')} (Debian packages, needed by the tests)`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = true
  const updated = await run('apt-get', ['update', '-qq'], { env, quiet })
  const installed = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    quiet,
  })
  if (installed.code !== 0) say(`${updated.output}${installed.output}`.trim())
}

/** A browser for the tests, installed if need be. */
export async function chromiumForTests(say: Say): Promise<string | null> {
  if (findChromium() === null) await install(['chromium'], say)
  return findChromium()
}

/** A Postfix that the tests may start, installed if need be; it wants root. */
export async function postfixForTests(say: Say): Promise<boolean> {
  if (!existsSync(POSTFIX)) await install(['postfix'], say)
  return existsSync(POSTFIX) && process.getuid?.() === 0
}
const POSTFIX = '/usr/sbin/postfix'

/** The Electron the project's own script finds or fetches, or null with the reason said. */
export async function electronForTests(say: Say): Promise<string | null> {
  const script = join(ROOT, 'scripts', 'electron-for-tests.mjs')
  const found = await runNode(script, [], { quiet: true })
  const path = found.output.trim().split('\n').at(-1)?.trim() ?? ''
  if (found.code === 0 && existsSync(path)) return path
  say(found.output.trim())
  return null
}

export interface Display {
  readonly env: Readonly<Record<string, string>>
  close(): void
}

/** A display for Electron: the one there is, else a virtual one. Null where neither can be had. */
export async function displayForTests(say: Say): Promise<Display | null> {
  const own: Display = { env: {}, close: () => undefined }
  if (process.platform !== 'linux') return own
  const shown = process.env['DISPLAY']
  if (shown !== undefined && shown !== '') return own
  if (onPath('Xvfb') === null) await install(['xvfb'], say)
  const program = onPath('Xvfb')
  return program === null ? null : startXvfb(program)
}

/** Xvfb picks a free number itself and writes it to the descriptor it is given. */
function startXvfb(program: string): Promise<Display | null> {
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp']
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(null)
    })
    child.once('exit', () => {
      resolve(null)
    })
    child.stdio[3]?.once('data', (number: Buffer) => {
      const display = { DISPLAY: `:${number.toString().trim()}` }
      resolve({ env: display, close: () => void child.kill() })
    })
  })
}

/** What a program says of its version, for the report; an empty string when it says nothing. */
export function versionOf(program: string): string {
  const asked = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 10_000 })
  return asked.status === 0 ? asked.stdout.trim() : ''
}
