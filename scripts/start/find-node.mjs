// Finds a Node that can run the program: this one, or the one that the package `node` brought. Plain JavaScript for
// old Nodes, because the machine's own may be one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')
export const NEEDED = 24

const major = (version) => Number(version.replace(/^v/, '').split('.', 1)[0])

/** The path of a Node that is new enough, or null. */
export function findNode() {
  if (major(process.version) >= NEEDED) return process.execPath
  const brought = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(brought)) return null
  const asked = spawnSync(brought, ['--version'], { encoding: 'utf8' })
  return asked.status === 0 && major(asked.stdout) >= NEEDED ? brought : null
}

/** Ends the process with one line when something has to be installed first. */
export function nodeOrExplain() {
  if (!existsSync(join(ROOT, 'node_modules', 'better-sqlite3'))) {
    console.error('Regulars is not installed yet: run `npm ci` in this folder first.')
    process.exit(1)
  }
  const node = findNode()
  if (node !== null) return node
  console.error(
    `Regulars needs Node ${NEEDED} or newer and this is ${process.version}: install it from https://nodejs.org and start again.`,
  )
  process.exit(1)
}
