// The one window of the desktop app: made by the rules, remembered where it was, brought back when its page crashes.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen, session, shell } from 'electron'
import type { Log } from '../../core/outside.ts'
import { APP_PAGE } from './rules/app-scheme.ts'
import { denyNavigation } from './rules/navigation.ts'
import { denyNewWindows } from './rules/new-windows.ts'
import { pagePreferences } from './rules/page.ts'
import { denyPermissions } from './rules/permissions.ts'
import { opening, parseWindowState, SMALLEST, type WindowState } from './window-state.ts'

/** A page that crashes again and again is not brought back for ever. */
const MOST_RELOADS = 5
const RELOADS_FORGOTTEN_MS = 60_000

export interface WindowOptions {
  readonly preload: string
  readonly icon: string
  /** The host's own folder. */
  readonly folder: string
  readonly title: string
  readonly log: Log
}

export function openWindow({ preload, icon, folder, title, log }: WindowOptions): BrowserWindow {
  const file = join(folder, 'window.json')
  const { maximized, ...place } = opening(
    readState(file),
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...place,
    title,
    icon,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    // The page's own paper, so that nothing flashes before it is there.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1a17' : '#faf7f0',
    autoHideMenuBar: true,
    webPreferences: pagePreferences(preload),
  })
  denyPermissions(session.defaultSession)
  denyNavigation(window.webContents)
  denyNewWindows(window.webContents, shell)
  reloadAfterCrash(window, log)
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('close', () => keepState(file, window, log))
  void window.loadURL(APP_PAGE)
  return window
}

function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let reloads: readonly number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    log.error('window.crashed', undefined, { reason })
    const now = performance.now()
    reloads = [...reloads.filter((at) => now - at < RELOADS_FORGOTTEN_MS), now]
    if (reloads.length <= MOST_RELOADS) window.webContents.reload()
  })
}

function readState(file: string): WindowState | null {
  try {
    return parseWindowState(readFileSync(file, 'utf8'))
  } catch {
    return null // the first start, or a folder that cannot be read: the usual place will do
  }
}

function keepState(file: string, window: BrowserWindow, log: Log): void {
  const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
  try {
    writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch (error) {
    log.error('window.state_not_kept', error) // not worth a word to anybody
  }
}
