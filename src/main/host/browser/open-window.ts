// Opens a window of the installed browser that looks like an app: no tabs, no address bar, a profile of its own.
// The link reaches it through a file that only the user can read: command lines are visible to everybody on the PC.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface WindowOptions {
  readonly browser: string
  /** The host's own folder; the browser's profile lives in it. */
  readonly folder: string
  readonly link: string
  /** The browser refuses to run as root with its sandbox; only machines for tests do that. */
  readonly isRoot: boolean
}

/** Resolves when the browser runs (true) or could not be started (false). */
export function openWindow({ browser, folder, link, isRoot }: WindowOptions): Promise<boolean> {
  const profile = join(folder, 'browser')
  const startFile = join(folder, 'start.html')
  if (!existsSync(profile)) prepareProfile(profile)
  writeStartFile(startFile, link)
  const child = spawn(browser, browserArguments({ profile, startFile, isRoot }), { stdio: 'ignore', detached: true })
  child.unref()
  return new Promise((resolve) => {
    child.once('spawn', () => resolve(true))
    child.once('error', () => resolve(false))
  })
}

/** The token in it is good once, so that a file left behind opens nothing. */
export function forgetStartFile(folder: string): void {
  rmSync(join(folder, 'start.html'), { force: true })
}

export function browserArguments(options: {
  readonly profile: string
  readonly startFile: string
  readonly isRoot: boolean
}): readonly string[] {
  return [
    `--app=${pathToFileURL(options.startFile).href}`,
    `--user-data-dir=${options.profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    // A customer book has no business talking to anybody's servers, nor has the window around it.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-features=Translate,AutofillServerCommunication',
    ...(options.isRoot ? ['--no-sandbox'] : []),
  ]
}

function writeStartFile(path: string, link: string): void {
  // An old file may have wider rights, which writing to it would keep.
  rmSync(path, { force: true })
  const script = `location.replace(${JSON.stringify(link)})`
  writeFileSync(path, `<!doctype html><meta charset="utf-8"><title>Regulars</title><script>${script}</script>`, {
    mode: 0o600,
    flag: 'wx',
  })
}

/** The browser would otherwise remember, unencrypted, what is typed into forms: names, phones, passwords. */
function prepareProfile(profile: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true, mode: 0o700 })
  const preferences = {
    autofill: { profile_enabled: false, credit_card_enabled: false },
    credentials_enable_service: false,
    profile: { password_manager_enabled: false },
    spellcheck: { use_spelling_service: false },
    translate: { enabled: false },
  }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences), { mode: 0o600 })
}
