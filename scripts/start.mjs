// npm start: opens Regulars in the best window that this machine has. Never fails because something graphical is
// missing: it says so in one line and goes on with the next best.
//   --host electron|browser   this one, if it can be had
//   --data DIR                the folder of the book
//   --no-open                 open no window, print one JSON line with the link
//   --demo                    the sample shop in a temporary book
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build/fresh.mjs'
import { electronOrNull } from './start/electron.mjs'
import { nodeOrExplain, ROOT } from './start/find-node.mjs'
import { runOn } from './start/run-on.mjs'

const say = (line) => console.error(line)

function options() {
  try {
    return parseArgs({
      options: {
        host: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    say(`${error.message.split('. ', 1)[0]}. Known are --host electron|browser, --data DIR, --no-open and --demo.`)
    process.exit(1)
  }
}

/** A program without a display has nowhere to open a window. */
function hasScreen() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)
}

/** How soon an Electron that cannot run here (no sandbox, a missing library) gives up. */
const FAILS_WITHIN_MS = 5_000

/** The exit status, or null when it could not run here and the browser should be used. */
async function inElectron(electron, args) {
  const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : []
  const started = Date.now()
  const status = await runOn(electron, [...asRoot, ROOT, ...args], { stdio: ['inherit', 'inherit', 'pipe', 'ipc'] })
  return status !== 0 && Date.now() - started < FAILS_WITHIN_MS ? null : status
}

const { host, data, demo, 'no-open': noOpen } = options()
if (host !== undefined && host !== 'electron' && host !== 'browser') {
  say(`There is no host ${host}: choose electron or browser.`)
  process.exit(1)
}
const node = nodeOrExplain()
await buildIfStale(node)
const args = [...(data === undefined ? [] : ['--data', data]), ...(demo ? ['--demo'] : [])]

let status = null
if (host !== 'browser' && !noOpen) {
  if (!hasScreen()) say('There is no display here, so no window is opened.')
  else {
    const electron = await electronOrNull(node, say)
    if (electron !== null) status = await inElectron(electron, args)
    if (electron !== null && status === null) say('Electron cannot run here, so Regulars opens in a browser.')
  }
}
status ??= await runOn(node, [join(ROOT, 'out', 'main', 'browser.js'), ...args, ...(noOpen ? ['--no-open'] : [])])
process.exit(status)
