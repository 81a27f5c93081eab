// The rules of the desktop window, one test each, in a real Electron with the built program; and what it survives.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { plainEnvironment, ROOT } from '../../support/e2e-process.ts'
import { createWords } from '../../../src/shared/words/words.ts'

interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  /** Starts a program of its own on the same folders; for a second one beside the first, or after it. */
  readonly start: () => Promise<ElectronApplication>
  readonly command: () => readonly [program: string, args: readonly string[], env: Record<string, string>]
}

const test = base.extend<{ readonly desktop: Desktop }>({
  desktop: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-desktop-'))
    const executablePath = process.env['REGULARS_ELECTRON'] ?? ''
    const args = [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      join(ROOT, 'tests', 'support', 'electron-app'),
      '--data',
      join(folder, 'book'),
    ]
    const env = plainEnvironment({ REGULARS_NODE: process.execPath, XDG_DATA_HOME: join(folder, 'local') })
    const started: ElectronApplication[] = []
    const start = async () => {
      const app = await _electron.launch({ executablePath, args, env, cwd: ROOT })
      started.push(app)
      return app
    }
    try {
      const app = await start()
      const page = await app.firstWindow()
      await page.waitForLoadState()
      await use({ app, page, start, command: () => [executablePath, args, env] })
    } finally {
      for (const app of started) await app.close().catch(() => undefined)
      rmSync(folder, { recursive: true, force: true })
    }
  },
})

/** The start page is there, so the page has heard from the core. */
const heard = (page: Page) => expect(page.getByRole('textbox').first()).toBeVisible()

test('the page runs in the sandbox, in a world of its own, without Node', async ({ desktop: { app, page } }) => {
  const inPage = await page.evaluate(() =>
    ['process', 'require', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
  )
  expect(inPage).toEqual([])
  expect(await page.evaluate(() => Object.keys((window as unknown as { host: object }).host))).toEqual([
    'connect',
    'chooseFolder',
  ])
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): object }
    return page.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test('the page comes from its own scheme, and nothing else of the disk does', async ({ desktop: { page } }) => {
  expect(await page.evaluate(() => location.href)).toBe('app://regulars/')
  const statuses = await page.evaluate(async () => {
    const paths = ['/../../package.json', '/%2e%2e/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/missing.js']
    return Promise.all(paths.map(async (path) => (await fetch(path)).status))
  })
  expect(statuses).toEqual([404, 404, 404, 404])
})

test('nothing from elsewhere runs in the page, and the page reaches nobody', async ({ desktop: { page } }) => {
  const broken = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
    const inline = document.createElement('script')
    inline.textContent = 'window.ran = true'
    document.head.append(inline)
    const foreign = document.createElement('script')
    foreign.src = 'https://elsewhere.invalid/x.js'
    document.head.append(foreign)
    const frame = document.createElement('iframe')
    frame.src = 'https://elsewhere.invalid/'
    document.body.append(frame)
    await fetch('https://elsewhere.invalid/').catch(() => undefined)
    // What the tools of the developer evaluate is let through, so the page must do it by itself.
    setTimeout('window.evaluated = true' as unknown as () => void)
    await new Promise((resolve) => setTimeout(resolve))
    const until = performance.now() + 5_000
    while (new Set(violations).size < 4 && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve))
    return { violations: [...new Set(violations)].sort(), ran: 'ran' in window, evaluated: 'evaluated' in window }
  })
  expect(broken).toEqual({
    violations: ['connect-src', 'frame-src', 'script-src', 'script-src-elem'],
    ran: false,
    evaluated: false,
  })
})

test('the window never becomes another page', async ({ desktop: { app, page } }) => {
  for (const url of ['https://elsewhere.invalid/', 'file:///etc/passwd', 'app://elsewhere/', 'data:text/html,x']) {
    await page.evaluate((target) => {
      const link = document.createElement('a')
      link.href = target
      document.body.append(link)
      link.click()
    }, url)
    expect(await page.evaluate(() => location.href)).toBe('app://regulars/')
  }
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(
    'app://regulars/',
  )
})

test('the page opens no window; links leave only to a browser, a mail program or a telephone', async ({ desktop }) => {
  const { app, page } = desktop
  await app.evaluate(({ shell }) => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    // The system's own programs must not start on the machine of the tests.
    shell.openExternal = (url) => Promise.resolve(void seen.push(url))
  })
  const links = [
    'https://example.org/',
    'mailto:ida@example.org',
    'tel:+4812345',
    'http://example.org/',
    'file:///etc/passwd',
    'smb://pc/x',
    'javascript:1',
    'app://regulars/',
  ]
  const opened = await page.evaluate((urls) => urls.map((url) => window.open(url)), links)
  expect(opened.every((handle) => handle === null)).toBe(true)
  const seen = await app.evaluate(() => (globalThis as unknown as { seen: readonly string[] }).seen)
  expect(seen).toEqual(links.slice(0, 3))
  expect(app.windows()).toHaveLength(1)
})

test('the page gets no permission but to put text on the clipboard', async ({ desktop: { page } }) => {
  const answers = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as const
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    )
    const media = await navigator.mediaDevices
      .getUserMedia({ audio: true })
      .catch((error: unknown) => (error instanceof Error ? error.name : ''))
    return { states: [...new Set(states)], media }
  })
  expect(answers.states).toEqual(['denied'])
  expect(answers.media).not.toBeInstanceOf(Object)
})

test('only the page of the program is handed a port', async ({ desktop: { app, page } }) => {
  await heard(page)
  await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      })
      await foreign.loadURL('data:text/html,<title>foreign</title>')
      await foreign.webContents.executeJavaScript(`
        window.got = 0; window.addEventListener('message', () => window.got++); window.host.connect(); true`)
    },
    join(ROOT, 'out', 'preload', 'index.cjs'),
  )
  // Ports are handed out one after the other: when our own page has its next one, the other was asked for before.
  await page.reload()
  await heard(page)
  const got = await app.evaluate(async ({ BrowserWindow }) => {
    const foreign = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().startsWith('data:'))
    const count = (await foreign?.webContents.executeJavaScript('window.got')) as number
    foreign?.destroy()
    return count
  })
  expect(got).toBe(0)
})

test('a second start shows the window of the first and goes', async ({ desktop: { app, page, command } }) => {
  await heard(page)
  await app.evaluate(({ app: main }) => {
    main.once('second-instance', () => Object.assign(globalThis, { asked: true }))
  })
  const [program, args, env] = command()
  const second = spawn(program, args, { env, stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number | null]
  expect(code).toBe(0)
  await expect.poll(() => app.evaluate(() => 'asked' in globalThis)).toBe(true)
  expect(app.windows()).toHaveLength(1)
})

test('the app listens on no port', async ({ desktop: { app, page } }) => {
  await heard(page)
  const resources = await app.evaluate(() => process.getActiveResourcesInfo())
  expect(resources).not.toContain('TCPServerWrap')
})

test('the menu speaks with the words of the catalogue', async ({ desktop: { app } }) => {
  const words = createWords('en')
  const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))
  expect(labels).toEqual([words('menu.file'), words('menu.edit'), words('menu.view')])
})

test('the window opens where it was', async ({ desktop: { app, start } }) => {
  const place = { x: 40, y: 60, width: 900, height: 640 }
  await app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place)
  await app.close()
  const again = await start()
  await again.firstWindow()
  expect(await again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(place)
})

test('a core that is killed comes up again under the same page', async ({ desktop: { app, page } }) => {
  await heard(page)
  await page.evaluate(() => Object.assign(window, { same: true }))
  const corePid = () =>
    app.evaluate(({ app: main }) => main.getAppMetrics().find(({ name }) => name === 'Regulars core')?.pid)
  for (let times = 0; times < 3; times++) {
    const pid = await corePid()
    if (pid === undefined) throw new Error('there is no core process')
    process.kill(pid, 'SIGKILL')
    await expect.poll(corePid).not.toBe(pid)
    await expect.poll(corePid).toBeGreaterThan(0)
  }
  await heard(page)
  expect(await page.evaluate(() => 'same' in window)).toBe(true)
})

test('a page that crashes is there again', async ({ desktop: { app, page } }) => {
  await heard(page)
  await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // Nobody answers for a page that is gone, so it is asked only after it has loaded again.
    const loaded = new Promise<void>((resolve) => {
      contents?.once('did-finish-load', () => resolve())
    })
    contents?.forcefullyCrashRenderer()
    await loaded
  })
  const field = () =>
    app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.querySelector("input") !== null',
        ) as Promise<boolean>,
    )
  await expect.poll(field).toBe(true)
})
