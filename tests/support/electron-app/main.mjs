// Starts the built program in whatever Electron the tests have found. The database addon needs the Node of Electron 40
// or newer; in an older one the core runs on the Node of the tests instead, reached through a relay. Nothing of the
// program itself knows about this.
import { join } from 'node:path'
import { utilityProcess } from 'electron'

const FIRST_WITH_OUR_NODE = 40
const built = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'index.js')

if (Number(process.versions.electron.split('.', 1)[0]) < FIRST_WITH_OUR_NODE) {
  const fork = utilityProcess.fork.bind(utilityProcess)
  utilityProcess.fork = (entry, args = [], options = {}) =>
    fork(join(import.meta.dirname, 'relay.mjs'), [entry, ...args], options)
}
await import(process.env.REGULARS_BUILT ?? built)
