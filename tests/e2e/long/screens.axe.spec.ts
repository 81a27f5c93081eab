// axe finds nothing on any screen in the high contrasts and in the pseudo-language, which is longer and runs from right to left.
import { expect, test } from '../../support/e2e-app.ts'
import { DAY_AND_NIGHT, HIGH_CONTRAST, violationsIn } from '../../support/e2e-axe.ts'
import { walkBeginning, walkShop } from '../../support/e2e-walk.ts'

test.describe.configure({ timeout: 600_000 })

test.describe('in high contrast, on the way into a book', () => {
  test.use({ begins: 'nothing' })

  test('axe finds nothing', async ({ app }) => {
    const found: string[] = []
    await walkBeginning(app, async (screen) => {
      found.push(...(await violationsIn(app.page(), screen, HIGH_CONTRAST)))
    })
    expect(found).toEqual([])
  })
})

test.describe('in high contrast, in the sample shop', () => {
  test.use({ startArguments: ['--demo'] })

  test('axe finds nothing on any page', async ({ app }) => {
    const found: string[] = []
    await walkShop(app, async (screen) => {
      found.push(...(await violationsIn(app.page(), screen, HIGH_CONTRAST)))
    })
    expect(found).toEqual([])
  })
})

test.describe('in the pseudo-language, in the sample shop', () => {
  test.use({ startArguments: ['--demo'], language: 'pseudo' })

  test('axe finds nothing on any page', async ({ app }) => {
    const found: string[] = []
    await walkShop(app, async (screen) => {
      // Its colours are those of English.
      found.push(...(await violationsIn(app.page(), screen, [DAY_AND_NIGHT[0]])))
    })
    expect(found).toEqual([])
  })
})
