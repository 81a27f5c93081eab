// How the program is started: by a Node that is new enough, in a window that can be had, and never waiting for long.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser, browserPlaces, hasScreen } from '../../src/main/host/find-browser.ts'
import { browserArguments } from '../../src/main/host/browser/open-window.ts'
import { countWindows } from '../../src/main/host/browser/windows.ts'
import { foldersFor } from '../../src/main/host/folders.ts'
import { startOptions } from '../../src/main/host/start-options.ts'
import { testClock } from '../support/outside.ts'

interface FetchOptions {
  readonly say: (line: string) => void
  readonly memory: string
  readonly silenceMs: number
  readonly env: NodeJS.ProcessEnv
}

describe('fetching Electron', () => {
  let folder: string
  let server: Server
  let requests: number
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'regulars-start-'))
    requests = 0
    // A site that takes the request and never says a word.
    server = createServer(() => void (requests += 1))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('gives up when nothing comes, says so in one line, and does not try again the same day', async () => {
    // A plain script without types, because it also runs on old Nodes.
    const path: string = '../../scripts/start/electron.mjs'
    const { fetchOncePerDay } = (await import(path)) as {
      fetchOncePerDay(node: string, options: FetchOptions): Promise<boolean>
    }
    const said: string[] = []
    const { port } = server.address() as AddressInfo
    const options: FetchOptions = {
      say: (line) => said.push(line),
      memory: join(folder, 'cache', 'electron-not-fetched'),
      silenceMs: 3_000,
      env: {
        ...process.env,
        ELECTRON_MIRROR: `http://127.0.0.1:${port}/`,
        electron_config_cache: join(folder, 'electron'),
      },
    }
    expect(await fetchOncePerDay(process.execPath, options)).toBe(false)
    expect(requests).toBe(1)
    expect(said).toHaveLength(2)
    expect(said[1]).toContain('opens in a browser')
    expect(existsSync(options.memory)).toBe(true)
    expect(await fetchOncePerDay(process.execPath, options)).toBe(false)
    expect(requests).toBe(1)
    expect(said).toHaveLength(2)
  })
})

describe('the window of an installed browser', () => {
  const linux = {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin', DISPLAY: ':0' },
    home: '/home/ida',
  } as const

  it('is looked for where each system installs it', () => {
    expect(findBrowser(linux, (path) => path === '/usr/bin/google-chrome')).toBe('/usr/bin/google-chrome')
    const windows = { platform: 'win32', env: { ProgramFiles: 'C:\\Program Files' }, home: 'C:\\Users\\ida' } as const
    expect(browserPlaces(windows).some((path) => path.includes('Edge') && path.endsWith('msedge.exe'))).toBe(true)
    const mac = { platform: 'darwin', env: {}, home: '/Users/ida' } as const
    expect(browserPlaces(mac)).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  })

  it('is not tried where there is no screen, or no browser', () => {
    expect(findBrowser({ ...linux, env: { PATH: '/usr/bin' } }, () => true)).toBeNull()
    expect(findBrowser(linux, () => false)).toBeNull()
    expect(hasScreen({ ...linux, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true)
  })

  it('is never told the link on its command line, and drops its sandbox only for root', () => {
    const args = browserArguments({ profile: '/p', startFile: '/p/start.html', isRoot: false })
    expect(args.join(' ')).not.toMatch(/#|127\.0\.0\.1|no-sandbox/)
    expect(browserArguments({ profile: '/p', startFile: '/p/s', isRoot: true })).toContain('--no-sandbox')
  })

  it('ends the host when the last one is gone, but not on a reload', () => {
    const clock = testClock()
    let gone = 0
    const windows = countWindows(clock, () => (gone += 1))
    windows.add()
    windows.add()
    windows.remove()
    clock.turn(60_000)
    expect(gone).toBe(0)
    windows.remove()
    clock.turn(1_000)
    windows.add()
    clock.turn(60_000)
    expect(gone).toBe(0)
    windows.remove()
    clock.turn(60_000)
    expect(gone).toBe(1)
  })
})

describe('the start options', () => {
  it('are taken apart, and an unknown one is named', () => {
    expect(startOptions(['--data', '/books/corner', '--no-open'])).toEqual({
      data: '/books/corner',
      open: false,
      demo: false,
    })
    expect(() => startOptions(['--date', 'x'])).toThrow('--date')
    expect(startOptions(['--inspect=0', '--demo'], { strict: false })).toMatchObject({ demo: true, open: true })
  })

  it('lead to folders that no cloud service copies, one per book', () => {
    const home = '/home/ida'
    expect(foldersFor(undefined, { platform: 'linux', env: {}, home }).book).toBe(
      '/home/ida/.local/share/regulars/book',
    )
    const xdg = { platform: 'linux', env: { XDG_DATA_HOME: '/data' }, home } as const
    expect(foldersFor(undefined, xdg).book).toBe('/data/regulars/book')
    expect(foldersFor(undefined, { ...xdg, env: { XDG_DATA_HOME: 'relative' } }).book).toContain(home)
    const [one, other] = [foldersFor('/books/a', xdg), foldersFor('/books/b', xdg)]
    expect(one.book).toBe('/books/a')
    expect(one.windows).not.toBe(other.windows)
    expect(one.windows.startsWith('/data/regulars/windows/')).toBe(true)
  })
})
