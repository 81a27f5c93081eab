// axe finds nothing on any screen: in light, dark and both high contrasts, and in the pseudo-language, which is longer
// and runs from right to left.
import { expect, test } from '../support/e2e-app.ts'
import { violationsInEveryAppearance } from '../support/e2e-axe.ts'
import { walkBeginning, walkShop, type Visit } from '../support/e2e-walk.ts'

for (const language of ['en', 'pseudo'] as const) {
  test.describe(`in ${language === 'en' ? 'English' : 'the pseudo-language'}`, () => {
    test.use({ language })

    test('axe finds nothing on the way into a book', async ({ app }) => {
      test.setTimeout(180_000)
      const found: string[] = []
      const visit: Visit = async (screen) => {
        found.push(...(await violationsInEveryAppearance(app.page(), screen)))
      }
      await walkBeginning(app, visit)
      expect(found).toEqual([])
    })

    test.describe('in the sample shop', () => {
      test.use({ startArguments: ['--demo'] })

      test('axe finds nothing on any page', async ({ app }) => {
        test.setTimeout(240_000)
        const found: string[] = []
        const visit: Visit = async (screen) => {
          found.push(...(await violationsInEveryAppearance(app.page(), screen)))
        }
        await walkShop(app, visit)
        expect(found).toEqual([])
      })
    })
  })
}
