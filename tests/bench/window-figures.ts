// What a person waits for: from the start of the program to the field for the password, from Enter to the list.
import { chromium } from '@playwright/test'
import { createWords } from '../../src/shared/words/words.ts'
import { startBrowserHost } from '../support/e2e-process.ts'
import { BENCH_PASSWORD } from './large-book.ts'
import { spread, type Spread } from './measure.ts'

export interface WindowFigures {
  readonly toUnlockField: Spread
  readonly toPaintedList: Spread
}

const RUNS = 7

/** `executablePath` of an installed Chromium, Chrome or Edge, started beforehand: its own start is not ours. */
export async function windowFigures(folder: string, executablePath: string): Promise<WindowFigures> {
  const words = createWords('en')
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] })
  const unlock: number[] = []
  const list: number[] = []
  try {
    for (let run = 0; run <= RUNS; run += 1) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      const start = performance.now()
      const host = await startBrowserHost({ args: ['--data', folder] })
      try {
        await page.goto(host.url)
        const field = page.getByLabel(words('unlock.password'), { exact: true })
        await field.waitFor()
        const unlocked = performance.now() - start
        await field.fill(BENCH_PASSWORD)
        await page.evaluate(() => {
          location.hash = '#/customers'
        })
        const enter = performance.now()
        await field.press('Enter')
        await page.getByRole('gridcell').first().waitFor()
        const painted = performance.now() - enter
        // The first run warms the caches of system and browser.
        if (run === 0) continue
        unlock.push(unlocked)
        list.push(painted)
      } finally {
        await page.close()
        await host.stop()
      }
    }
  } finally {
    await browser.close()
  }
  return { toUnlockField: spread(unlock), toPaintedList: spread(list) }
}
