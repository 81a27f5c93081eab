// Finds the Electron that the package `electron` runs, or fetches it: with progress, and without keeping anybody
// waiting where its download site is out of reach.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './find-node.mjs'

const SILENCE_MS = 20_000
const PACKAGE = join(ROOT, 'node_modules', 'electron')
const MEMORY = join(ROOT, '.cache', 'electron-not-fetched')

/** The binary that is here already, or null. */
export function installedElectron(env = process.env) {
  const own = join(PACKAGE, 'path.txt')
  const name = existsSync(own) ? readFileSync(own, 'utf8') : process.platform === 'win32' ? 'electron.exe' : 'electron'
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist')
  const path = join(folder, name)
  return existsSync(path) ? path : null
}

const today = () => new Date().toDateString()

function wasTriedToday() {
  return existsSync(MEMORY) && readFileSync(MEMORY, 'utf8') === today()
}

function rememberFailure() {
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  writeFileSync(MEMORY, today())
}

/** The binary, or null with the reason said in one line. A failed try is not repeated on the same day. */
export async function electronOrNull(node, { say, silenceMs = SILENCE_MS }) {
  const installed = installedElectron()
  if (installed !== null) return installed
  if (!existsSync(PACKAGE) || wasTriedToday()) return null
  say('Fetching the app window (Electron) ...')
  const fetched = await fetchElectron(node, { say, silenceMs })
  if (fetched) return installedElectron()
  rememberFailure()
  say('Electron could not be fetched, so Regulars opens in a browser; it is tried again tomorrow.')
  return null
}

function fetchElectron(node, { say, silenceMs }) {
  const child = spawn(node, [join(import.meta.dirname, 'fetch-electron.mjs')], { stdio: ['ignore', 'pipe', 'ignore'] })
  let shown = 0
  let silence = setTimeout(() => child.kill(), silenceMs)
  child.stdout.setEncoding('utf8').on('data', (text) => {
    clearTimeout(silence)
    silence = setTimeout(() => child.kill(), silenceMs)
    const percent = Number(text.trim().split('\n').at(-1))
    if (percent >= shown + 10) {
      shown = percent
      say(`  ${percent} %`)
    }
  })
  return new Promise((resolve) => {
    const end = (worked) => {
      clearTimeout(silence)
      resolve(worked)
    }
    child.once('error', () => end(false))
    child.once('exit', (code) => end(code === 0))
  })
}
