// The browser host from its start to its end: core, server, window, and the wait until the last window is gone.
import { existsSync, mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import { createWords } from '../../../shared/words/words.ts'
import { showHolder } from '../../core/book/lock.ts'
import type { Outside } from '../../core/outside.ts'
import { serveSocket } from '../../core/rpc/serve-socket.ts'
import { foldersOf, thisPlace } from '../folders.ts'
import { hostCore } from '../hosted-core.ts'
import { pageFilesIn } from '../page-files.ts'
import type { StartOptions } from '../start-options.ts'
import { findBrowser } from '../find-browser.ts'
import { forgetStartFile, openWindow } from './open-window.ts'
import { createPasses } from './passes.ts'
import { startServer } from './server.ts'
import { countWindows } from './windows.ts'

export interface RunOptions extends StartOptions {
  readonly outside: Outside
  /** The folder of the built page, and the worker's file. */
  readonly page: string
  readonly worker: string
  readonly print: (line: string) => void
  /** Ends with the process: a signal, or the program that started this one is gone. */
  readonly stopped: Promise<void>
}

/** Resolves when everything is closed. */
export async function runBrowserHost(options: RunOptions): Promise<void> {
  const { outside, open, print } = options
  const folders = foldersOf(options)
  const alreadyOpen = open && !options.demo && (await showHolder(folders.book, outside))
  if (alreadyOpen) return print(createWords('en')('host.already-open'))
  const { core, words, service } = hostCore({
    book: folders.book,
    outside,
    worker: options.worker,
    as: 'window',
    demo: options.demo,
  })
  let end = () => {}
  const ended = new Promise<void>((resolve) => (end = resolve))
  // Whoever asked for no window is in charge of when it ends.
  const windows = countWindows(outside.clock, open ? end : () => {})
  const server = await startServer({
    files: pageFilesIn(options.page),
    passes: createPasses(outside.random),
    log: outside.log,
    onSocket(socket) {
      windows.add()
      forgetStartFile(folders.windows)
      serveSocket({ ...service('browser'), clock: outside.clock }, socket, () => windows.remove())
    },
  })
  const show = async () => {
    const browser = findBrowser(thisPlace(), existsSync)
    mkdirSync(folders.windows, { recursive: true, mode: 0o700 })
    const isRoot = process.platform === 'linux' && process.getuid?.() === 0
    const opened =
      browser !== null && (await openWindow({ browser, folder: folders.windows, link: server.link(), isRoot }))
    print(opened ? words('host.opened', { browser: basename(browser) }) : words('host.link', { link: server.link() }))
  }
  if (open) {
    core.onRaise(() => void show())
    await show()
  } else {
    print(JSON.stringify({ url: server.link() }))
  }
  await Promise.race([ended, options.stopped])
  await core.idle()
  await server.close()
  await core.close({ backup: true })
  folders.end()
}
