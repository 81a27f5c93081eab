// The end-to-end suite: every spec in a real browser window on the browser host, and those in a real Electron too in which the
// window matters: files, keys, printing, the way in. `npm run proof` runs the others there as well, and
// what stands in tests/e2e/long.
// `npm test` finds both programs and names them in REGULARS_CHROMIUM and REGULARS_ELECTRON.
import { defineConfig } from '@playwright/test'
import type { HostOption } from './tests/support/e2e-window.ts'
import { findChromium } from './scripts/test/machine.ts'

const chromium = findChromium()
/** Chromium refuses its sandbox to root; only test machines run it as root. */
const asRoot = process.getuid?.() === 0

const IN_ELECTRON = ['first-five-minutes', 'counter', 'import', 'export'].map((name) => `**/e2e/${name}.spec.ts`)
/** What axe finds in a browser it finds in the desktop window: the same pages in the same engine. */
const NEVER_IN_ELECTRON = ['**/machine/**', '**/screens.axe.spec.ts', '**/long/**']

export default defineConfig<HostOption>({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // Every test starts its own host on its own book; two at once is what two processors carry.
  fullyParallel: true,
  workers: 2,
  // A test that passes only when repeated is a failing test.
  retries: 0,
  forbidOnly: true,
  // How long a machine may take that does many other things; a test that passes waits for none of it.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === null ? {} : { executablePath: chromium }),
      args: asRoot ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    // tests/e2e/electron tries the desktop alone, tests/e2e/machine what has no window or one of its own; tests/e2e/both needs both programs;
    // tests/e2e/electron looks at what only the desktop window has.
    { name: 'chromium', use: { host: 'browser' }, testIgnore: ['**/both/**', '**/electron/**', '**/long/**'] },
    { name: 'chromium-long', use: { host: 'browser' }, testMatch: '**/long/**' },
    { name: 'electron', use: { host: 'electron' }, testMatch: [...IN_ELECTRON, '**/both/**', '**/electron/**'] },
    {
      name: 'electron-long',
      use: { host: 'electron' },
      testIgnore: [...IN_ELECTRON, ...NEVER_IN_ELECTRON, '**/both/**', '**/electron/**'],
    },
  ],
})
