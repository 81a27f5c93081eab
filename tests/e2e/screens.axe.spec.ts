// axe finds nothing on any screen: in light and dark, and in the pseudo-language, which is longer and runs from right
// to left.
import { expect, test } from '../support/e2e-app.ts'
import { DAY_AND_NIGHT, violationsIn } from '../support/e2e-axe.ts'
import { walkBeginning, walkShop } from '../support/e2e-walk.ts'

test.use({ begins: 'nothing' })

const LANGUAGES = [
  { language: 'en', called: 'English', appearances: DAY_AND_NIGHT },
  // Its colours are those of English.
  { language: 'pseudo', called: 'the pseudo-language', appearances: [DAY_AND_NIGHT[0]] },
] as const

for (const { language, called, appearances } of LANGUAGES) {
  test.describe(`in ${called}`, () => {
    test.use({ language })
    test.describe.configure({ timeout: 600_000 })

    test('axe finds nothing on the way into a book', async ({ app }) => {
      const found: string[] = []
      await walkBeginning(app, async (screen) => {
        found.push(...(await violationsIn(app.page(), screen, appearances)))
      })
      expect(found).toEqual([])
    })

    test.describe('in the sample shop', () => {
      test.use({ startArguments: ['--demo'] })

      test('axe finds nothing on any page', async ({ app }) => {
        const found: string[] = []
        await walkShop(app, async (screen) => {
          found.push(...(await violationsIn(app.page(), screen, appearances)))
        })
        expect(found).toEqual([])
      })
    })
  })
}
