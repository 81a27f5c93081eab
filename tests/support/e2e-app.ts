// The one fixture of the end-to-end suite: `app` is the built program on a book folder of its own, in a window of the
// host that the project names. Whatever the page says on its console as an error fails the test; when the test is over
// every process that it started is ended.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, _electron, type Browser, type ElectronApplication, type Page } from '@playwright/test'
import { createWords, type Words } from '../../src/shared/words/words.ts'
import { plainEnvironment, ROOT, startBrowserHost, type StartOptions } from './e2e-process.ts'

export interface HostOption {
  readonly host: 'browser' | 'electron'
}

/** One running host with one window. */
interface OpenWindow {
  readonly page: Page
  readonly close: () => Promise<void>
}

export interface App {
  readonly host: HostOption['host']
  /** The book's folder; it holds no book until the test makes one. */
  readonly folder: string
  /** The words on the screens, to find things by what people read. */
  readonly words: Words
  /** The window; another object after `restart`. */
  readonly page: () => Page
  /** Ends the program, as switching the PC off in the evening does. */
  readonly stop: () => Promise<void>
  /** Starts it on the same book; ends it first if it runs. */
  readonly restart: () => Promise<Page>
  /** Keeps a picture of the window with the results and in `out/pictures`. */
  readonly picture: (name: string) => Promise<void>
}

/** Errors on the console and those that nobody caught, as the developer tools would list them. */
function listen(page: Page, errors: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
}

async function openInBrowser(browser: Browser, start: StartOptions, errors: string[]): Promise<OpenWindow> {
  const host = await startBrowserHost(start)
  const context = await browser.newContext()
  const page = await context.newPage()
  listen(page, errors)
  await page.goto(host.url)
  return {
    page,
    close: async () => {
      await context.close()
      await host.stop()
    },
  }
}

async function openInElectron({ args = [], env = {} }: StartOptions, errors: string[]): Promise<OpenWindow> {
  const executablePath = process.env['REGULARS_ELECTRON']
  if (executablePath === undefined) throw new Error('REGULARS_ELECTRON does not name an Electron; npm test finds one')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app: ElectronApplication = await _electron.launch({
    executablePath,
    // Starts the built program; where the Node of this Electron is too old for the book, on the Node of the tests.
    args: [...asRoot, join(ROOT, 'tests', 'support', 'electron-app'), ...args],
    cwd: ROOT,
    env: plainEnvironment({ ...env, REGULARS_NODE: process.execPath }),
  })
  const page = await app.firstWindow()
  listen(page, errors)
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800)
  })
  return { page, close: () => app.close() }
}

interface Fixtures {
  readonly app: App
  /** More arguments for the start, e.g. `--demo`. */
  readonly startArguments: readonly string[]
}

export const test = base.extend<Fixtures & HostOption>({
  host: ['browser', { option: true }],
  startArguments: [[], { option: true }],

  app: async ({ host, startArguments, playwright, launchOptions }, use, testInfo) => {
    const base = mkdtempSync(join(tmpdir(), 'regulars-e2e-'))
    const folder = join(base, 'book')
    // Where the host keeps its windows: never the real place of the person who runs the tests.
    const env = { XDG_DATA_HOME: join(base, 'local'), LOCALAPPDATA: join(base, 'local') }
    const errors: string[] = []
    const args = ['--data', folder, ...startArguments]
    const browser = host === 'browser' ? await playwright.chromium.launch(launchOptions) : null
    const open = (): Promise<OpenWindow> =>
      browser === null ? openInElectron({ args, env }, errors) : openInBrowser(browser, { args, env }, errors)
    let window: OpenWindow | null = await open()
    let pictures = 0

    const stop = async (): Promise<void> => {
      const running = window
      window = null
      await running?.close()
    }
    const page = (): Page => {
      if (window === null) throw new Error('the program is not running')
      return window.page
    }
    try {
      await use({
        host,
        folder,
        words: createWords('en', 'en-US'),
        page,
        stop,
        restart: async () => {
          await stop()
          window = await open()
          return window.page
        },
        picture: async (name) => {
          pictures += 1
          const file = `${String(pictures).padStart(2, '0')}-${name.replaceAll(/\W+/g, '-')}.png`
          const shelf = join(ROOT, 'out', 'pictures', host, testInfo.title.replaceAll(/\W+/g, '-').slice(0, 60))
          mkdirSync(shelf, { recursive: true })
          const path = join(shelf, file)
          await page().screenshot({ path, animations: 'disabled' })
          await testInfo.attach(file, { path, contentType: 'image/png' })
        },
      })
    } finally {
      await stop()
      await browser?.close()
      rmSync(base, { recursive: true, force: true })
    }
    expect(errors, 'errors on the console').toEqual([])
  },
})

export { expect }
