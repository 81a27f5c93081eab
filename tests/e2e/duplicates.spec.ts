// A messy list is brought in, and whoever stands in it twice is found, looked at and made one by keyboard alone; who is not the
// same is remembered, and undo brings both back.
import { expect, test, type App } from '../support/e2e-app.ts'
import { keyboard } from '../support/e2e-hands.ts'
import { bringInCustomers } from '../support/e2e-import.ts'
import { goByKeys, openEmptyShop } from '../support/e2e-shop.ts'
import { button, heading, say } from '../support/e2e-steps.ts'

const GIVEN = [
  'Adaeze',
  'Benedikt',
  'Clementine',
  'Desmond',
  'Eleonora',
  'Fridolin',
  'Guadalupe',
  'Henrietta',
  'Ignatius',
]
const FAMILY = ['Okonkwo', 'Lindqvist', 'Marchetti', 'Abernathy', 'Fitzgerald', 'Szymanski', 'Delacroix']
const STREETS = ['Chandler Street', 'Harbor Road', 'Maple Avenue', 'Tremont Street', 'Orchard Lane']
const PEOPLE = 45
const TWICE = 15

interface Person {
  readonly given: string
  readonly family: string
  readonly street: string
  readonly birthday: string
}

const personAt = (at: number): Person => ({
  given: GIVEN[at % GIVEN.length] ?? '',
  family: FAMILY[at % FAMILY.length] ?? '',
  street: `${String(11 + at * 7)} ${STREETS[at % STREETS.length] ?? ''}`,
  birthday: `${String(1941 + at)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + ((at * 5) % 12)).padStart(2, '0')}`,
})

/** As somebody else wrote them down: the names the other way round, a slip of the keys, day and month swapped. */
function again(person: Person, at: number): Person {
  const { given, family, birthday } = person
  const [year = '', month = '', day = ''] = birthday.split('-')
  if (at % 3 === 0) return { ...person, given: family, family: given }
  if (at % 3 === 1) return { ...person, family: `${family.slice(0, 2)}${family.slice(3)}` }
  return { ...person, birthday: `${year}-${day}-${month}` }
}

function messyList(): Buffer {
  const people = Array.from({ length: PEOPLE }, (_, at) => personAt(at))
  const twice = people.slice(0, TWICE).map(again)
  const lines = [...people, ...twice].map(({ given, family, street, birthday }) =>
    [given, family, street, '02116', 'Boston', birthday].join(','),
  )
  return Buffer.from(['First name,Last name,Street,Postcode,City,Birthday', ...lines, ''].join('\r\n'))
}

/** How many groups are left to look at, and the one that is looked at can be decided. */
async function left(app: App, count: number): Promise<void> {
  await expect(app.page().getByText(say(app, 'duplicates.groups', { count }), { exact: true })).toBeVisible()
  await expect(app.page().getByRole('button', { name: say(app, 'duplicates.merge') })).toBeEnabled()
}

async function customers(app: App, count: number): Promise<void> {
  await goByKeys(app, 'c')
  await expect(app.page().getByPlaceholder(say(app, 'contacts.list.filter', { count }))).toBeVisible()
}

test('whoever stands in a messy list twice is made one by keyboard, and taken apart again by undo', async ({ app }) => {
  await openEmptyShop(app)
  const page = app.page()
  await bringInCustomers(app, { name: 'messy.csv', content: messyList() })
  await customers(app, PEOPLE + TWICE)

  await goByKeys(app, 'u')
  const groups = page.getByRole('grid', { name: say(app, 'duplicates.list') })
  await expect(groups).toBeFocused()
  await left(app, TWICE)
  await app.picture('side by side')

  // One that is not the same, then all the others.
  const kept = await groups.getByRole('row', { selected: true }).innerText()
  await page.keyboard.press('n')
  for (let count = TWICE - 1; count > 0; count -= 1) {
    await left(app, count)
    await page.keyboard.press('Enter')
  }
  await expect(heading(app, 'duplicates.none.title')).toBeVisible()
  await customers(app, PEOPLE + 1)

  // The last merge is taken back: the pair is there again, and so are both pages.
  await goByKeys(app, 'u')
  await page.keyboard.press('Control+z')
  await left(app, 1)
  await expect(page.getByRole('columnheader')).toHaveCount(2)
  expect(await groups.getByRole('row', { selected: true }).innerText()).not.toBe(kept)
  await customers(app, PEOPLE + 2)

  // Made one again with the other record staying, and the whole book looked through anew: what was said not to be the same stays so.
  await goByKeys(app, 'u')
  await left(app, 1)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: /stays/ }).nth(1)).toBeChecked()
  await page.keyboard.press('Enter')
  await keyboard(app.page).use(button(app, 'duplicates.look'))
  await expect(heading(app, 'duplicates.none.title')).toBeVisible()
  await customers(app, PEOPLE + 1)
})

test('a page says who may be the same, merges with somebody by name, and says what it is made of', async ({ app }) => {
  await openEmptyShop(app)
  const page = app.page()
  const hands = keyboard(app.page)
  await bringInCustomers(app, { name: 'messy.csv', content: messyList() })
  await customers(app, PEOPLE + TWICE)
  const one = personAt(30)
  await page.keyboard.press('/')
  await page.keyboard.type(`${one.given} ${one.family}`)
  await expect(page.getByRole('grid', { name: say(app, 'contacts.list.label') }).getByRole('row')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('heading', { name: `${one.given} ${one.family}`, level: 1 })).toBeVisible()

  await hands.use(button(app, 'contacts.profile.more'))
  await page.getByRole('menuitem', { name: say(app, 'duplicates.with.action') }).press('Enter')
  const other = personAt(40)
  await hands.fill(page.getByRole('combobox', { name: say(app, 'duplicates.with.label') }), other.family)
  const offered = page.getByRole('option', { name: new RegExp(`${other.given} ${other.family}`) })
  await expect(offered).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: say(app, 'duplicates.merge') })).toBeEnabled()
  await page.keyboard.press('Enter')

  // Both stand on one page, with the way back.
  const part = page.getByRole('region', { name: say(app, 'duplicates.made-of', { count: 2 }) })
  await expect(part).toBeVisible()
  await hands.use(part.getByRole('button'))
  await expect(part).toBeHidden()
  await customers(app, PEOPLE + TWICE)
})
