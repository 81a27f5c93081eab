// The desktop app from its start to its end: one window, the core in a process of its own, and nothing in between.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, ipcMain, protocol, safeStorage, utilityProcess } from 'electron'
import { createWords, languageOf } from '../../../shared/words/words.ts'
import type { Outside } from '../../core/outside.ts'
import type { builtFiles } from '../built-files.ts'
import { localFolder, thisPlace } from '../folders.ts'
import type { Folders } from '../folders.ts'
import { pageFilesIn } from '../page-files.ts'
import type { CoreArguments, FromCore, ToCore } from './core-messages.ts'
import { keepCoreRunning, type CoreProcess } from './core-process.ts'
import { letChooseFolders, NOTHING_CHOSEN } from './choose-folder.ts'
import { answerKeychain } from './keychain.ts'
import { setMenu } from './menu.ts'
import { handOutPorts } from './ports.ts'
import { pressHere } from './press.ts'
import { declareAppScheme, serveAppScheme } from './rules/app-scheme.ts'
import { openWindow } from './window.ts'

export interface DesktopOptions {
  readonly files: ReturnType<typeof builtFiles>
  readonly folders: Folders & { end(): void }
  readonly demo: boolean
  readonly outside: Outside
}

export function runDesktopApp({ files, folders, demo, outside }: DesktopOptions): void {
  mkdirSync(folders.windows, { recursive: true, mode: 0o700 })
  // Before anything else asks for it: the lock of the single instance and everything Chromium keeps live there.
  app.setPath('userData', folders.windows)
  if (!app.requestSingleInstanceLock()) return app.exit(0)
  declareAppScheme(protocol)
  // Root has no sandbox, and would be left without any process at all; only machines for tests run as root.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

  let window: BrowserWindow | null = null
  const raise = () => {
    if (window?.isMinimized() === true) window.restore()
    window?.show()
    window?.focus()
  }
  app.on('second-instance', raise)
  app.on('window-all-closed', () => app.quit())

  void app.whenReady().then(() => {
    const pcFolder = localFolder(thisPlace())
    const coreArguments: CoreArguments = { book: folders.book, pcFolder, demo }
    const core = keepCoreRunning({
      fork: () => utilityProcess.fork(files.core, [JSON.stringify(coreArguments)], { serviceName: 'Regulars core' }),
      clock: outside.clock,
      log: outside.log,
      onMessage: (message, reply) => hear(message, { reply, raise, folder: join(folders.windows, 'keychain') }),
    })
    quitAfter(core, () => folders.end())
    serveAppScheme(protocol, pageFilesIn(files.page))
    handOutPorts(ipcMain, core)
    letChooseFolders(ipcMain, (options) =>
      window === null ? Promise.resolve(NOTHING_CHOSEN) : dialog.showOpenDialog(window, options),
    )
    const words = createWords(languageOf(app.getLocale()))
    setMenu(words)
    window = openWindow({ ...files, folder: folders.windows, title: words('app.name'), log: outside.log })
    window.on('closed', () => (window = null))
  })
}

interface Hearing {
  readonly reply: (message: ToCore) => void
  readonly raise: () => void
  /** Where the keychain's files lie. */
  readonly folder: string
}

function hear(message: FromCore, { reply, raise, folder }: Hearing): void {
  if (message.type === 'raise') raise()
  if (message.type === 'press') {
    const answer = (pdf: Uint8Array | null) => reply({ type: 'pressed', ask: message.ask, pdf })
    pressHere(message.html).then(answer, () => answer(null))
  }
  if (message.type === 'keychain') {
    const keychain = { storage: safeStorage, folder, platform: process.platform }
    void answerKeychain(message.call, keychain).then((answer) => {
      reply({ type: 'keychain', ask: message.ask, answer })
    })
  }
}

/** The windows go at once; the program goes when the core has finished what runs and closed the book. */
function quitAfter(core: CoreProcess, end: () => void): void {
  let finished = false
  app.on('before-quit', (event) => {
    if (finished) return
    event.preventDefault()
    void core.close().then(() => {
      finished = true
      end()
      app.quit()
    })
  })
}
