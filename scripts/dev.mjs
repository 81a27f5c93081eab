// npm run dev: the program in a browser, with the page reloading itself as it is edited and the host starting anew
// when the main side is. The page comes from Vite; what it asks of the host goes through Vite to the real host, with
// the Origin that this host expects. So the guard is the same as ever, and knows nothing of development; only the
// content policy is missing, because Vite's own scripts stand in the page.
import './node-version.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { resolveConfig } from 'electron-vite'
import { build, createServer } from 'vite'
import { ROOT } from './start/find-node.mjs'

const PORT = 5173
const { config } = await resolveConfig({}, 'serve', 'development')
let host = null
let page = null

/** Resolves with the link of a host that listens. */
function startHost() {
  const entry = join(ROOT, 'out', 'main', 'browser.js')
  host = spawn(process.execPath, ['--enable-source-maps', entry, '--no-open', ...process.argv.slice(2)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  return new Promise((resolve) => {
    createInterface({ input: host.stdout }).on('line', (line) => resolve(new URL(JSON.parse(line).url)))
  })
}

async function stopHost() {
  if (host === null || host.exitCode !== null) return
  const gone = new Promise((resolve) => host.once('exit', resolve))
  host.kill()
  await gone
}

async function servePage(link) {
  await page?.close()
  const to = { target: link.origin, changeOrigin: true, headers: { origin: link.origin } }
  const proxy = { '/session': to, '/alive': to, '/link': to, '/rpc': { ...to, ws: true } }
  page = await createServer({
    ...config.renderer,
    configFile: false,
    server: { host: '127.0.0.1', port: PORT, strictPort: true, proxy },
  })
  await page.listen()
  console.log(`Open http://127.0.0.1:${PORT}/${link.hash} (the link works once).`)
}

const watcher = await build({
  ...config.main,
  configFile: false,
  logLevel: 'warn',
  build: { ...config.main.build, watch: {}, sourcemap: true },
})
let turn = Promise.resolve()
watcher.on('event', (event) => {
  if (event.code === 'ERROR') console.error(event.error.message)
  if (event.code !== 'END') return
  turn = turn.then(async () => {
    await stopHost()
    await servePage(await startHost())
  })
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stopHost().then(() => process.exit(0)))
