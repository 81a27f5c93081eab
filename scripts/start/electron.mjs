// Finds the Electron that the package `electron` runs, or fetches it: with progress, and without keeping anybody
// waiting where its download site is out of reach.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
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

/** The Node inside Electron 40 is the first that can load the database. */
export function isNewEnough(electron) {
  const file = join(dirname(electron), 'version')
  // Not everybody who packs an Electron keeps that file; then it is tried.
  return !existsSync(file) || Number(readFileSync(file, 'utf8').replace(/^v/, '').split('.', 1)[0]) >= 40
}

/** The binary, or null with the reason said in one line. */
export async function electronOrNull(node, say) {
  const installed = installedElectron()
  if (installed !== null && !isNewEnough(installed)) {
    say('This Electron is too old for Regulars, which opens in a browser.')
    return null
  }
  if (installed !== null || !existsSync(PACKAGE)) return installed
  return (await fetchOncePerDay(node, { say, memory: MEMORY })) ? installedElectron() : null
}

/** Whether it was fetched. A failed try is remembered in the file `memory` and not repeated on the same day. */
export async function fetchOncePerDay(node, { say, memory, silenceMs = SILENCE_MS, env = process.env }) {
  if (existsSync(memory) && readFileSync(memory, 'utf8') === today()) return false
  say('Fetching the app window (Electron) ...')
  if (await fetchElectron(node, { say, silenceMs, env })) return true
  mkdirSync(dirname(memory), { recursive: true })
  writeFileSync(memory, today())
  say('Electron could not be fetched, so Regulars opens in a browser; it is tried again tomorrow.')
  return false
}

function fetchElectron(node, { say, silenceMs, env }) {
  const child = spawn(node, [join(import.meta.dirname, 'fetch-electron.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
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
