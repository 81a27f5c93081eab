// axe finds nothing on any screen in light and dark, nor in the pseudo-language on the way into a book, and no page hides its end;
// tests/e2e/long looks at the rest of it.
import { expect, test, type App } from '../support/e2e-app.ts'
import { DAY_AND_NIGHT, outOfReach, violationsIn, type Appearance } from '../support/e2e-axe.ts'
import { walkBeginning, walkShop, type Visit } from '../support/e2e-walk.ts'

test.describe.configure({ timeout: 600_000 })

async function foundOn(
  app: App,
  walk: (app: App, visit: Visit) => Promise<void>,
  appearances: readonly Appearance[],
): Promise<readonly string[]> {
  const found: string[] = []
  await walk(app, async (screen, colours = 'own') => {
    const looks = colours === 'own' ? appearances : appearances.slice(0, 1)
    found.push(...(await violationsIn(app.page(), screen, looks)), ...(await outOfReach(app.page(), screen)))
  })
  return found
}

for (const language of ['en', 'pseudo'] as const) {
  test.describe(`with the words of ${language}`, () => {
    test.use({ begins: 'nothing', language })

    test('axe finds nothing on the way into a book', async ({ app }) => {
      // The colours of the pseudo-language are those of English.
      const appearances = language === 'en' ? DAY_AND_NIGHT : [DAY_AND_NIGHT[0]]
      expect(await foundOn(app, walkBeginning, appearances)).toEqual([])
    })
  })
}

test.describe('in the sample shop', () => {
  test.use({ startArguments: ['--demo'] })

  test('axe finds nothing on any page', async ({ app }) => {
    expect(await foundOn(app, walkShop, DAY_AND_NIGHT)).toEqual([])
  })
})
