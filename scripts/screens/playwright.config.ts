// How `npm run screens` looks at the program: every screen in each of these windows.
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import shared from '../../playwright.config.ts'
import type { HostOption, ScreenLanguage } from '../../tests/support/e2e-window.ts'

interface Looks extends HostOption {
  readonly language: ScreenLanguage
}

type Project = NonNullable<PlaywrightTestConfig<Looks>['projects']>[number]

const SMALL = { width: 1280, height: 800 }
const LARGE = { width: 1920, height: 1080 }

const projects: Project[] = [
  { name: 'light-1280', use: { viewport: SMALL, colorScheme: 'light' } },
  { name: 'dark-1280', use: { viewport: SMALL, colorScheme: 'dark' } },
  { name: 'light-1920', use: { viewport: LARGE, colorScheme: 'light' } },
  { name: 'dark-1920', use: { viewport: LARGE, colorScheme: 'dark' } },
  // Half the room at twice the size is what a page gets at 200 %.
  { name: 'zoom-200', use: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2, colorScheme: 'light' } },
  { name: 'pseudo-1280', use: { viewport: SMALL, colorScheme: 'light', language: 'pseudo' } },
  { name: 'contrast-light-1280', use: { viewport: SMALL, colorScheme: 'light', contextOptions: { contrast: 'more' } } },
  { name: 'contrast-dark-1280', use: { viewport: SMALL, colorScheme: 'dark', contextOptions: { contrast: 'more' } } },
]

export default defineConfig<Looks>({
  ...shared,
  testDir: '../../tests/e2e',
  testMatch: '**/*.pictures.ts',
  outputDir: '../../test-results/screens',
  timeout: 300_000,
  reporter: [['line']],
  projects: projects.map((project) => ({ ...project, use: { ...project.use, host: 'browser' as const } })),
})
