// Takes a picture of every screen, for the contact sheets of `npm run screens`; not part of the tests.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestInfo } from '@playwright/test'
import { test, type App } from '../support/e2e-app.ts'
import { ROOT } from '../support/e2e-process.ts'
import { walkBeginning, walkShop, type Visit } from '../support/e2e-walk.ts'

/** Numbered, so that the sheet shows them in the order of the walk; the beginning comes before the shop. */
function photographer(app: App, { project }: TestInfo, part: string): Visit {
  const shelf = join(ROOT, 'out', 'screens', project.name)
  mkdirSync(shelf, { recursive: true })
  let taken = 0
  return async (screen) => {
    taken += 1
    const name = `${part}${String(taken).padStart(2, '0')}-${screen.replaceAll(/\W+/g, '-')}.png`
    await app.page().screenshot({ path: join(shelf, name), animations: 'disabled' })
  }
}

test.describe('the way into a book', () => {
  test.use({ begins: 'nothing' })

  test('every step', async ({ app }, testInfo) => {
    await walkBeginning(app, photographer(app, testInfo, 'a'))
  })
})

test.describe('the sample shop', () => {
  test.use({ startArguments: ['--demo'] })

  test('every page', async ({ app }, testInfo) => {
    await walkShop(app, photographer(app, testInfo, 'b'))
  })
})
