// The fixtures of the end-to-end suite. `app` is the built program on a book folder of its own, in a window of the host
// that the project names; `house` starts either host on that folder. Whatever a page says on its console as an error
// fails the test; when the test is over every process that it started is ended.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Browser, type Page, type TestInfo } from '@playwright/test'
import { createWords, type Words } from '../../src/shared/words/words.ts'
import { callFromCommandLine, ROOT, seedSampleShop, type CallAnswer } from './e2e-process.ts'
import { SHOP } from './e2e-steps.ts'
import { openInBrowser, openInElectron, type HostOption, type OpenWindow, type ScreenLanguage } from './e2e-window.ts'

export interface App {
  readonly host: HostOption['host']
  /** The words on the screens, to find things by what people read. */
  readonly words: Words
  /** The window; another object after `restart`. */
  readonly page: () => Page
  /** Ends the program, as switching the PC off in the evening does. */
  readonly stop: () => Promise<void>
  /** Starts it on the same book; ends it first if it runs. */
  readonly restart: () => Promise<Page>
  /** Turns the clock (UTC epoch ms) of program and page, and lets the program do what was due by then; only where the test has `now`. */
  readonly turnTo: (instant: number) => Promise<void>
  /** Cuts the program off, as a power cut does; `restart` starts it again. */
  readonly cutOff: () => Promise<void>
  /** Keeps a picture of the window with the results and in `out/pictures`. */
  readonly picture: (name: string) => Promise<void>
}

export interface House {
  /** The book's folder; what lies in it at first, `begins` says. */
  readonly folder: string
  readonly start: (host: HostOption['host']) => Promise<App>
  readonly call: (procedure: string, input: unknown, password?: string) => Promise<CallAnswer>
  /** The PC trusts whoever this certificate (path of a PEM file) belongs to, from the next start on. */
  readonly trust: (certificate: string) => void
}

interface Fixtures {
  readonly house: House
  readonly app: App
  /** More arguments for the start, e.g. `--demo`. */
  readonly startArguments: readonly string[]
  readonly language: ScreenLanguage
  /**
   * What is there before the program starts: an empty book, whose owner and password are those of SHOP, a copy of the sample shop with the
   * password of SHOP, or not even that.
   */
  readonly begins: 'empty book' | 'sample shop' | 'nothing'
  /** When and where the test begins, in the browser: its clock is turned by hand. Null: now and here. */
  readonly world: World | null
}

export interface World {
  /** UTC epoch ms */
  readonly now: number
  /** IANA */
  readonly zone: string
}

interface WorkerFixtures {
  /** A folder with an empty book and what this PC remembers of it, made once and copied for each test. */
  readonly emptyBook: string
}

/** Where a root folder of a test keeps the book and what belongs to the PC: never the real place of the person who runs the tests. */
const bookIn = (root: string): string => join(root, 'book')
const placesIn = (root: string) => ({ XDG_DATA_HOME: join(root, 'local'), LOCALAPPDATA: join(root, 'local') })

export const test = base.extend<Fixtures & HostOption, WorkerFixtures>({
  host: ['browser', { option: true }],
  startArguments: [[], { option: true }],
  language: ['en', { option: true }],
  begins: ['empty book', { option: true }],
  world: [null, { option: true }],

  emptyBook: [
    async ({}, use) => {
      const root = mkdtempSync(join(tmpdir(), 'regulars-e2e-template-'))
      try {
        const made = await callFromCommandLine({
          folder: bookIn(root),
          env: placesIn(root),
          procedure: 'book.create',
          input: SHOP,
        })
        expect(made.status, made.printed).toBe(0)
        await use(root)
      } finally {
        rmSync(root, { recursive: true, force: true })
      }
    },
    { scope: 'worker' },
  ],

  house: async ({ startArguments, language, begins, world, emptyBook, playwright, launchOptions }, use, testInfo) => {
    const root = mkdtempSync(join(tmpdir(), 'regulars-e2e-'))
    if (begins === 'empty book') cpSync(emptyBook, root, { recursive: true })
    const folder = bookIn(root)
    const env: Record<string, string> = { ...placesIn(root), ...(world !== null && { TZ: world.zone }) }
    let now = world?.now
    const errors: string[] = []
    const apps: App[] = []
    let browser: Browser | null = null
    const open = async (host: HostOption['host']): Promise<OpenWindow> => {
      const launch = { args: ['--data', folder, ...startArguments], env, language, now }
      if (host === 'electron') return openInElectron(launch, errors)
      browser ??= await playwright.chromium.launch(launchOptions)
      return openInBrowser(browser, launch, errors)
    }
    try {
      if (begins === 'sample shop') {
        const made = await seedSampleShop({ folder, env, now, password: SHOP.password })
        expect(made.status, made.printed).toBe(0)
      }
      await use({
        folder,
        start: async (host) => {
          const turned = (instant: number) => {
            now = instant
          }
          const app = await createApp({ host, language, open: () => open(host), testInfo, turned })
          apps.push(app)
          return app
        },
        call: (procedure, input, password) => callFromCommandLine({ folder, env, now, procedure, input, password }),
        trust: (certificate) => {
          env['NODE_EXTRA_CA_CERTS'] = certificate
        },
      })
    } finally {
      for (const app of apps) await app.stop()
      await (browser as Browser | null)?.close() // it is given its value in a function
      rmSync(root, { recursive: true, force: true })
    }
    expect(errors, 'errors on the console').toEqual([])
  },

  app: async ({ host, house }, use) => {
    await use(await house.start(host))
  },
})

interface AppOptions extends HostOption {
  readonly language: ScreenLanguage
  readonly open: () => Promise<OpenWindow>
  readonly testInfo: TestInfo
  /** The next start begins at this instant. */
  readonly turned: (instant: number) => void
}

async function createApp({ host, language, open, testInfo, turned }: AppOptions): Promise<App> {
  let window: OpenWindow | null = await open()
  let pictures = 0
  const page = (): Page => {
    if (window === null) throw new Error('the program is not running')
    return window.page
  }
  const stop = async (): Promise<void> => {
    const running = window
    window = null
    await running?.close()
  }
  return {
    host,
    words: createWords(language, 'en-US'),
    page,
    stop,
    restart: async () => {
      await stop()
      window = await open()
      return window.page
    },
    turnTo: async (instant) => {
      turned(instant)
      await window?.turnTo(instant)
    },
    cutOff: async () => {
      const running = window
      window = null
      await running?.cutOff()
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
  }
}

export { expect }
