// Starts the built program in whatever Electron the tests have found. The database addon needs the Node of Electron 40
// or newer; in an older one the core runs on the Node of the tests instead, reached through a relay. Nothing of the
// program itself knows about this.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { utilityProcess } from 'electron'

const FIRST_WITH_OUR_NODE = 40
const built = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'index.js')

// Playwright gives its own Electron a file that holds the app back until it listens; one that it is told the path of
// has to load that itself. Without it a window that opens too early is missed, and the test waits for ever.
if (process.argv.includes('--remote-debugging-port=0')) {
  const root = join(import.meta.dirname, '..', '..', '..')
  createRequire(import.meta.url)(join(root, 'node_modules/playwright-core/lib/server/electron/loader.js'))
}

if (Number(process.versions.electron.split('.', 1)[0]) < FIRST_WITH_OUR_NODE) {
  const fork = utilityProcess.fork.bind(utilityProcess)
  utilityProcess.fork = (entry, args = [], options = {}) =>
    fork(join(import.meta.dirname, 'relay.mjs'), [entry, ...args], options)
}
await import(process.env.REGULARS_BUILT ?? built)
