// `npm run screens`: pictures of every screen in every look, and a contact sheet for each look, in out/screens.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { binOf, ROOT, runNode } from '../run-node.ts'
import { findChromium } from '../test/machine.ts'
import { copyGuidePictures } from './guide.ts'
import { writeSheet } from './sheet.ts'

const SHELF = join(ROOT, 'out', 'screens')

const { values: options } = parseArgs({
  options: {
    /** One look only, such as dark-1280; all unless named. */
    look: { type: 'string', multiple: true, default: [] },
    /** Also renews the pictures of README and guide. */
    guide: { type: 'boolean', default: false },
  },
})

const executablePath = findChromium()
if (executablePath === null) {
  console.error('screens: no Chromium, Chrome or Edge is installed.')
  process.exit(1)
}
rmSync(SHELF, { recursive: true, force: true })
mkdirSync(SHELF, { recursive: true })
const built = await runNode(join(ROOT, 'scripts', 'build.mjs'), [])
if (built.code !== 0) process.exit(1)

const { code } = await runNode(binOf('@playwright/test', 'playwright'), [
  'test',
  '--config',
  join('scripts', 'screens', 'playwright.config.ts'),
  ...options.look.map((look) => `--project=${look}`),
])

const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  for (const look of readdirSync(SHELF, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const folder = join(SHELF, look.name)
    const names = readdirSync(folder).sort()
    const pictures = names.map((name) => ({ name: name.replace(/\.png$/, ''), path: join(folder, name) }))
    const path = join(SHELF, `${look.name}.png`)
    await writeSheet(browser, { title: look.name, pictures, path })
    console.log(`screens: ${path}, ${String(pictures.length)} screens`)
  }
} finally {
  await browser.close()
}
if (options.guide) copyGuidePictures(join(SHELF, 'light-1280'), join(ROOT, 'docs', 'guide', 'pictures'))
process.exitCode = code
