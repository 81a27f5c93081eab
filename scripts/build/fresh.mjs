// Builds the program, and knows whether what was built last is still what the sources say.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../start/find-node.mjs'

const STAMP = join(ROOT, 'out', 'built-from')
const SOURCES = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'tsconfig.json']

/** Changes when any source appears, disappears or is written. */
function stampOfSources() {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const path = join(ROOT, source)
    if (!existsSync(path)) continue
    for (const file of statSync(path).isDirectory() ? filesIn(path) : [path]) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file}\n${size}\n${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

export function isFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stampOfSources()
}

/** Everything it prints goes to standard error, so that whoever reads an answer from standard output reads only that. */
export async function build(node) {
  const stamp = stampOfSources()
  const program = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const child = spawn(node, [program, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.pipe(process.stderr, { end: false })
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', resolve)
  })
  if (code !== 0) {
    console.error('Regulars could not be built; the lines above say why.')
    process.exit(1)
  }
  mkdirSync(join(ROOT, 'out'), { recursive: true })
  writeFileSync(STAMP, stamp)
}

export async function buildIfStale(node) {
  if (isFresh()) return
  console.error('Building Regulars ...')
  await build(node)
}
