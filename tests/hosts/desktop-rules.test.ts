// What the rules of the desktop window decide, without a window.
import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SafeStorage, UtilityProcess } from 'electron'
import { describe, expect, it } from 'vitest'
import { keepCoreRunning } from '../../src/main/host/electron/core-process.ts'
import { answerKeychain, isRealKeychain } from '../../src/main/host/electron/keychain.ts'
import { letChooseFolders } from '../../src/main/host/electron/choose-folder.ts'
import { isExternalLink } from '../../src/main/host/electron/rules/external-links.ts'
import { FUSES } from '../../src/main/host/electron/rules/fuses.ts'
import { isOwnPage } from '../../src/main/host/electron/rules/navigation.ts'
import { isFromOwnPage } from '../../src/main/host/electron/rules/sender.ts'
import { opening, parseWindowState, SMALLEST } from '../../src/main/host/electron/window-state.ts'
import { testClock, testLog } from '../support/outside.ts'

describe('links', () => {
  it.each(['https://example.org/a?b#c', 'mailto:ida@example.org', 'tel:+48123456789'])(
    '%s may leave the app',
    (url) => {
      expect(isExternalLink(url)).toBe(true)
    },
  )

  it.each([
    'http://example.org',
    'file:///etc/passwd',
    'smb://pc/share',
    'javascript:alert(1)',
    'app://regulars/',
    'ms-msdt:/id',
    'https',
    '',
  ])('%s may not', (url) => {
    expect(isExternalLink(url)).toBe(false)
  })

  it('a page of the same name on another host is not ours', () => {
    expect(isOwnPage('app://regulars/')).toBe(true)
    expect(isOwnPage('app://regulars/assets/x.js')).toBe(true)
    for (const url of [
      'app://regulars.evil/',
      'app://evil/regulars/',
      'https://regulars/',
      'app:regulars',
      'rubbish',
    ]) {
      expect(isOwnPage(url)).toBe(false)
    }
  })
})

describe('the sender of a message', () => {
  const main = { url: 'app://regulars/' }
  it('is listened to as the main frame of our page, and never otherwise', () => {
    const sent = (senderFrame: object | null, mainFrame: object = main) =>
      isFromOwnPage({ senderFrame, sender: { mainFrame } } as Parameters<typeof isFromOwnPage>[0])
    expect(sent(main)).toBe(true)
    expect(sent({ url: 'app://regulars/' })).toBe(false)
    expect(sent(null)).toBe(false)
    const foreign = { url: 'https://elsewhere.invalid/' }
    expect(sent(foreign, foreign)).toBe(false)
  })
})

/** Electron's own interface, as a system with or without a real keychain fills it. */
function storage(backend: string, available = true) {
  return {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => Buffer.from(`locked ${text}`),
    decryptStringAsync: async (bytes: Buffer) => ({ result: bytes.toString().slice('locked '.length) }),
  } as unknown as SafeStorage
}

describe('the keychain', () => {
  it('does not count where it only obscures', async () => {
    expect(await isRealKeychain(storage('gnome_libsecret'), 'linux')).toBe(true)
    expect(await isRealKeychain(storage('kwallet6'), 'linux')).toBe(true)
    expect(await isRealKeychain(storage('basic_text'), 'linux')).toBe(false)
    expect(await isRealKeychain(storage('unknown'), 'linux')).toBe(false)
    expect(await isRealKeychain(storage('gnome_libsecret', false), 'linux')).toBe(false)
    expect(await isRealKeychain(storage(''), 'darwin')).toBe(true)
  })

  it('keeps a secret, gives it back, forgets it, and keeps nothing where it is not real', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-keychain-'))
    const secret = new Uint8Array([0, 255, 7])
    const real = { storage: storage('gnome_libsecret'), folder, platform: 'linux' } as const
    const poor = { ...real, storage: storage('basic_text') }
    try {
      expect(await answerKeychain({ do: 'put', name: 'book', secret }, poor)).toEqual({ ok: false })
      expect(await answerKeychain({ do: 'get', name: 'book' }, real)).toEqual({ ok: true, value: undefined })
      expect(await answerKeychain({ do: 'put', name: 'book', secret }, real)).toEqual({ ok: true, value: undefined })
      expect(await answerKeychain({ do: 'get', name: 'book' }, real)).toEqual({ ok: true, value: secret })
      expect(await answerKeychain({ do: 'get', name: 'book' }, poor)).toEqual({ ok: false })
      expect(await answerKeychain({ do: 'remove', name: 'book' }, real)).toEqual({ ok: true, value: undefined })
      expect(await answerKeychain({ do: 'get', name: 'book' }, real)).toEqual({ ok: true, value: undefined })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('the place of the window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 }
  it('is the one of last time while it can be reached', () => {
    const saved = { x: 100, y: 50, width: 1000, height: 700, maximized: true }
    expect(opening(saved, [screen])).toEqual(saved)
  })

  it('is the middle of a screen at first, and when its own was unplugged', () => {
    expect(opening(null, [screen])).not.toHaveProperty('x')
    for (const [x, y] of [
      [2000, 50],
      [-980, 50],
      [100, 1030],
      [100, -200],
    ] as const) {
      expect(opening({ x, y, width: 1000, height: 700, maximized: false }, [screen])).not.toHaveProperty('x')
    }
  })

  it('is never too small to use, and rubbish in its file is no place', () => {
    expect(opening({ x: 0, y: 0, width: 1, height: 1, maximized: false }, [screen])).toMatchObject(SMALLEST)
    for (const text of ['', '{', 'null', '{"x":1}', '{"x":1,"y":2,"width":"3","height":4,"maximized":false}']) {
      expect(parseWindowState(text)).toBeNull()
    }
  })
})

it('the packed app has exactly the fuses of the rule', () => {
  const yml = readFileSync(join(import.meta.dirname, '..', '..', 'electron-builder.yml'), 'utf8')
  const block = /^electronFuses:\n((?: {2}\w+: \w+\n)+)/m.exec(yml)?.[1] ?? ''
  const packed = block
    .trim()
    .split('\n')
    .map((line) => line.trim().split(': '))
  expect(Object.fromEntries(packed)).toEqual(
    Object.fromEntries(Object.entries(FUSES).map(([fuse, on]) => [fuse, String(on)])),
  )
})

/** A process as Electron shows it: messages, an exit, and what it was told. */
class Child extends EventEmitter {
  readonly told: unknown[] = []
  killed = false
  postMessage(message: unknown) {
    this.told.push(message)
  }
  kill() {
    this.killed = true
    return true
  }
}

function running() {
  const children: Child[] = []
  const clock = testClock()
  const core = keepCoreRunning({
    fork: () => {
      const child = new Child()
      children.push(child)
      return child as unknown as UtilityProcess
    },
    clock,
    log: testLog(),
    onMessage: () => {},
  })
  return { children, clock, core, newest: () => children.at(-1) ?? new Child() }
}

describe('the process of the core', () => {
  it('is started again with growing pauses, and at once when it had been well', async () => {
    const { children, clock, newest } = running()
    for (const pause of [0, 250, 1_000, 4_000, 4_000]) {
      const before = children.length
      newest().emit('exit', 1)
      if (pause > 0) {
        clock.turn(pause - 1)
        expect(children).toHaveLength(before)
      }
      clock.turn(1)
      expect(children).toHaveLength(before + 1)
    }
    clock.turn(60_001)
    const before = children.length
    newest().emit('exit', 1)
    clock.turn(0)
    expect(children).toHaveLength(before + 1)
  })

  it('is waited for across its deaths', async () => {
    const { clock, core, newest } = running()
    const ready = core.ready()
    newest().emit('exit', 1)
    clock.turn(0)
    newest().emit('exit', 1)
    clock.turn(250)
    const third = newest()
    third.emit('message', { type: 'ready' })
    expect(await ready).toBe(third)
  })

  it('finishes before the program ends, and is not started again then', async () => {
    const { children, clock, core, newest } = running()
    newest().emit('message', { type: 'ready' })
    const closing = core.close()
    expect(core.close()).toBe(closing)
    expect(newest().told).toEqual([{ type: 'close' }])
    newest().emit('exit', 0)
    await closing
    clock.turn(10_000)
    expect(children).toHaveLength(1)
  })

  it('does not hold up the end of the program when it never came up', async () => {
    const { core, newest } = running()
    await core.close()
    expect(newest().killed).toBe(true)
  })
})

describe('choosing a folder', () => {
  const page = { url: 'app://regulars/' }
  type Handler = (event: unknown, before: unknown) => Promise<string | null>

  function listening(answer: () => Promise<{ canceled: boolean; filePaths: string[] }>) {
    const asked: unknown[] = []
    let handler: Handler = () => Promise.resolve(null)
    const ipc = { handle: (_channel: string, given: Handler) => void (handler = given) }
    letChooseFolders(ipc as unknown as Parameters<typeof letChooseFolders>[0], (options) => {
      asked.push(options.defaultPath)
      return answer()
    })
    const ask = (before: unknown, senderFrame: object = page) =>
      handler({ senderFrame, sender: { mainFrame: page } }, before)
    return { ask, asked }
  }

  it('answers what a person chose, beginning where they were, and null when they chose nothing', async () => {
    let chosen = { canceled: false, filePaths: ['/media/stick/Backups'] }
    const { ask, asked } = listening(() => Promise.resolve(chosen))
    expect(await ask('/media')).toBe('/media/stick/Backups')
    chosen = { canceled: true, filePaths: [] }
    expect(await ask({ evil: true })).toBeNull()
    expect(asked).toEqual(['/media', undefined])
  })

  it('opens one window at a time, and none for a page that is not ours', async () => {
    let close: () => void = () => {}
    const { ask, asked } = listening(
      () => new Promise((resolve) => (close = () => resolve({ canceled: false, filePaths: ['/a'] }))),
    )
    const first = ask('')
    expect(await ask('')).toBeNull()
    expect(await ask('', { url: 'app://regulars/' })).toBeNull()
    close()
    expect(await first).toBe('/a')
    expect(asked).toHaveLength(1)
  })
})
