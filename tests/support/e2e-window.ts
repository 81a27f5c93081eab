// Opens a window of the built program in one of the two hosts, and hears what its page says on the console.
import { join } from 'node:path'
import { _electron, type Browser, type Page } from '@playwright/test'
import { plainEnvironment, ROOT, startBrowserHost, type StartOptions } from './e2e-process.ts'

export interface HostOption {
  readonly host: 'browser' | 'electron'
}

export type ScreenLanguage = 'en' | 'pseudo'

/** The page remembers the language of this PC under this name. */
const LANGUAGE = 'regulars.language'

/** One running host with one window. */
export interface OpenWindow {
  readonly page: Page
  /** Sets the clock of program and page; only where it began with `now`. */
  readonly turnTo: (instant: number) => Promise<void>
  readonly close: () => Promise<void>
  /** The program is cut off, as by a power cut; what the page says of that is no error of the program. */
  readonly cutOff: () => Promise<void>
}

/** Errors on the console and those that nobody caught, as the developer tools would list them. */
function listen(page: Page, errors: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
}

export interface Launch extends StartOptions {
  readonly language: ScreenLanguage
}

export async function openInBrowser(browser: Browser, launch: Launch, errors: string[]): Promise<OpenWindow> {
  const host = await startBrowserHost(launch)
  const { TZ: zone } = launch.env ?? {}
  const context = await browser.newContext(zone === undefined ? {} : { timezoneId: zone })
  if (launch.now !== undefined) await context.clock.setSystemTime(launch.now)
  await context.addInitScript(
    ([name, language]) => {
      localStorage.setItem(name, language)
    },
    [LANGUAGE, launch.language] as const,
  )
  const page = await context.newPage()
  listen(page, errors)
  await page.goto(host.url)
  return {
    page,
    turnTo: async (instant) => {
      await context.clock.setSystemTime(instant)
      await host.turnTo(instant)
    },
    close: async () => {
      await context.close()
      await host.stop()
    },
    cutOff: async () => {
      const before = errors.length
      await host.kill()
      await context.close()
      errors.length = before
    },
  }
}

/** The size that the browser's windows have, see playwright.config.ts. */
const SIZE = { width: 1280, height: 800 }

export async function openInElectron(launch: Launch, errors: string[]): Promise<OpenWindow> {
  const { args = [], env = {}, language } = launch
  const executablePath = process.env['REGULARS_ELECTRON']
  if (executablePath === undefined) throw new Error('REGULARS_ELECTRON does not name an Electron; npm test finds one')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath,
    // Starts the built program; where the Node of this Electron is too old for the book, on the Node of the tests.
    args: [...asRoot, join(ROOT, 'tests', 'support', 'electron-app'), ...args],
    cwd: ROOT,
    env: plainEnvironment({ ...env, REGULARS_NODE: process.execPath }),
  })
  const page = await app.firstWindow()
  listen(page, errors)
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, SIZE)
  if (language !== 'en') {
    await page.evaluate(
      ([name, chosen]) => {
        localStorage.setItem(name, chosen)
      },
      [LANGUAGE, language] as const,
    )
    await page.reload()
  }
  const onlyInBrowser = () => Promise.reject(new Error('the clock of the desktop window is not turned'))
  return { page, turnTo: onlyInBrowser, cutOff: onlyInBrowser, close: () => app.close() }
}
