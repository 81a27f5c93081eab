// What a person does with the program, step by step, found by what the screens say. Each step waits for what the
// person would wait for.
import { expect, type Locator } from '@playwright/test'
import type { WordKey } from '../../src/shared/words/catalogue.ts'
import type { Values } from '../../src/shared/words/words.ts'
import type { App } from './e2e-app.ts'
import type { Hands } from './e2e-hands.ts'

export const SHOP = { shop: 'Rosa’s Bakery', owner: 'Rosa Amato', password: 'four warm little rolls' } as const

/** The sentence of the catalogue, so that a test reads the screen as a person does. */
export function say(app: App, key: WordKey, values?: Values): string {
  const sentence = app.words.find(key, values)
  if (sentence === null) throw new Error(`no words for ${key}`)
  return sentence
}

export function button(app: App, key: WordKey): Locator {
  return app.page().getByRole('button', { name: say(app, key), exact: true })
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** A button whose name goes on after its words, with the keycap that stands on it. */
export function buttonWithKey(app: App, key: WordKey): Locator {
  return app.page().getByRole('button', { name: new RegExp(`^${literally(say(app, key))}( |$)`) })
}

export function field(app: App, key: WordKey): Locator {
  return app.page().getByRole('textbox', { name: say(app, key), exact: true })
}

/** Password fields have no role of their own. */
export function secret(app: App, key: WordKey): Locator {
  return app.page().getByLabel(say(app, key), { exact: true })
}

export function heading(app: App, key: WordKey, values?: Values): Locator {
  return app.page().getByRole('heading', { name: say(app, key, values), exact: true })
}

/** Three fields and a button; ends with the recovery code on the screen. */
export async function makeBook(app: App, hands: Hands): Promise<void> {
  await expect(heading(app, 'start.title')).toBeVisible()
  await hands.fill(field(app, 'start.shop'), SHOP.shop)
  await hands.fill(field(app, 'start.you'), SHOP.owner)
  await hands.fill(secret(app, 'start.password'), SHOP.password)
  await hands.use(button(app, 'start.make'))
  await expect(heading(app, 'code.title')).toBeVisible()
}

/** The six groups of the recovery code, as read from the slip. */
export async function readCode(app: App): Promise<readonly string[]> {
  const slip = app.page().getByRole('img', { name: /(?:[A-Z0-9]{4}\W+){5}[A-Z0-9]{4}/ })
  const spoken = (await slip.getAttribute('aria-label')) ?? ''
  return [...spoken.matchAll(/\b[A-Z0-9]{4}\b/g)].map(([group]) => group)
}

/** Types the third group back; ends with the choice of how to begin. */
export async function keepCode(app: App, hands: Hands): Promise<readonly string[]> {
  const groups = await readCode(app)
  expect(groups).toHaveLength(6)
  await hands.fill(field(app, 'code.sure'), groups[2] ?? '')
  await hands.use(button(app, 'code.go'))
  await expect(heading(app, 'begin.title')).toBeVisible()
  return groups
}

/** Ends on Today, with nobody in the book. */
export async function beginEmpty(app: App, hands: Hands): Promise<void> {
  await hands.use(app.page().getByRole('button', { name: say(app, 'begin.empty') }))
  await expect(app.page().getByRole('navigation', { name: say(app, 'app.nav') })).toBeVisible()
}

export async function lockScreen(app: App, hands: Hands): Promise<void> {
  await hands.command(['Control+L'], button(app, 'app.lock'))
  await expect(heading(app, 'lock.title')).toBeVisible()
}

export async function unlockScreen(app: App, hands: Hands, password: string = SHOP.password): Promise<void> {
  await hands.fill(secret(app, 'lock.password'), password)
  await hands.use(button(app, 'lock.button'))
  await expect(heading(app, 'lock.title')).toBeHidden()
}

/** Opens the closed book, as in the morning. */
export async function openBook(app: App, hands: Hands, password: string = SHOP.password): Promise<void> {
  await hands.fill(secret(app, 'unlock.password'), password)
  await hands.use(button(app, 'unlock.button'))
  await expect(app.page().getByRole('navigation', { name: say(app, 'app.nav') })).toBeVisible()
}
