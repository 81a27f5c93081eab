// The end-to-end suite: the same specs twice, in a real browser window on the browser host and in a real Electron.
// `npm test` finds both programs and names them in REGULARS_CHROMIUM and REGULARS_ELECTRON.
import { defineConfig } from '@playwright/test'
import type { HostOption } from './tests/support/e2e-window.ts'
import { findChromium } from './scripts/test/machine.ts'

const chromium = findChromium()
/** Chromium refuses its sandbox to root; only test machines run it as root. */
const asRoot = process.getuid?.() === 0

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
  timeout: 60_000,
  expect: { timeout: 10_000 },
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
    { name: 'chromium', use: { host: 'browser' }, testIgnore: ['**/both/**', '**/electron/**'] },
    // The same pages in the same engine: what axe finds in a browser it finds in the desktop window, and it takes minutes.
    { name: 'electron', use: { host: 'electron' }, testIgnore: ['**/machine/**', '**/screens.axe.spec.ts'] },
  ],
})
