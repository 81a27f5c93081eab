// Draws resources/icon.png from resources/icon.svg with an installed browser; to be run after the drawing has changed.
import './node-version.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const { browserPlaces } = await import('../src/main/host/find-browser.ts')
const resources = join(import.meta.dirname, '..', 'resources')
const browser = browserPlaces({ platform: process.platform, env: process.env, home: homedir() }).find(existsSync)
if (browser === undefined) throw new Error('there is no Chromium, Chrome or Edge here to draw with')

const profile = mkdtempSync(join(tmpdir(), 'regulars-icon-'))
const drawn = spawnSync(
  browser,
  [
    '--headless',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
    '--default-background-color=00000000',
    '--window-size=512,512',
    `--screenshot=${join(resources, 'icon.png')}`,
    pathToFileURL(join(resources, 'icon.svg')).href,
  ],
  { stdio: 'ignore' },
)
rmSync(profile, { recursive: true, force: true })
process.exitCode = drawn.status ?? 1
