// Runs in every test file: when its tests are over nothing may be left behind: no server or socket, no child process,
// no worker thread, no open file of a book. What is left would keep a shop's own program from ending.
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, vi } from 'vitest'

const WATCHED = new Set([
  'TCPServerWrap',
  'TCPSocketWrap',
  'PipeServerWrap',
  'ProcessWrap',
  'ChildProcess',
  'MessagePort',
  'Worker',
  'UDPWrap',
  'FSEventWrap',
])
const OPEN_FILES = '/proc/self/fd'

/** Files below the temporary folder that this process holds open; empty where the system cannot tell. */
function openFiles(): readonly string[] {
  if (!existsSync(OPEN_FILES)) return []
  return readdirSync(OPEN_FILES).flatMap((fd) => {
    try {
      const target = readlinkSync(`${OPEN_FILES}/${fd}`)
      return target.startsWith(tmpdir()) && /\.(?:db|db-wal|db-shm|json|lock|regulars)\b/.test(target)
        ? [`open file ${target}`]
        : []
    } catch {
      return []
    }
  })
}

function held(): readonly string[] {
  return [...process.getActiveResourcesInfo().filter((kind) => WATCHED.has(kind)), ...openFiles()]
}

/** What is in `now` beyond what was in `before`, counting duplicates. */
function beyond(now: readonly string[], before: readonly string[]): readonly string[] {
  const rest = [...before]
  return now.filter((kind) => {
    const at = rest.indexOf(kind)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
}

let before: readonly string[] = []

beforeAll(() => {
  before = held()
})

// Registered first, therefore run last.
afterAll(() =>
  vi.waitFor(
    () => {
      const left = beyond(held(), before)
      if (left.length > 0) throw new Error(`left behind by this file: ${left.join(', ')}`)
    },
    { timeout: 5_000, interval: 20 },
  ),
)
