// Which installed browser can show the app in a window of its own: Chromium and its relatives.
import { join } from 'node:path'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

const LINUX = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
]
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
]

/** Every place where one may be installed, the best first. */
export function browserPlaces({ platform, env, home }: Machine): readonly string[] {
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    )
    return WINDOWS.flatMap((path) => roots.map((root) => join(root, ...path)))
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', join(home, 'Applications')]
    return MAC.flatMap((name) => roots.map((root) => join(root, `${name}.app`, 'Contents', 'MacOS', name)))
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'))
  return LINUX.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** On Linux a program without a display has nowhere to open a window; elsewhere there always is one. */
export function hasScreen({ platform, env }: Machine): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

/** Null when there is no browser of that kind, or no screen for it. */
export function findBrowser(machine: Machine, exists: (path: string) => boolean): string | null {
  if (!hasScreen(machine)) return null
  return browserPlaces(machine).find(exists) ?? null
}
