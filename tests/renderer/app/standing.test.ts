// Which screen a window shows, from what the core says of book and session.
import { expect, test } from 'vitest'
import { screenOf, type BookStatus, type Me } from '../../../src/renderer/app/session/screen-of.ts'

const status = (state: BookStatus['state']): BookStatus => ({
  state,
  folder: 'Documents/Regulars',
  names: ['Rosa'],
  lastUser: null,
  keychain: false,
  cloud: null,
  newestBackup: null,
  waitMs: 0,
  demo: false,
  unsound: false,
  program: '1.0.0',
})
const me = (state: Me['state']): Me => ({
  state,
  user: state === 'signed-out' ? null : { id: 1, name: 'Rosa', role: 'owner' },
  hiddenFields: [],
  people: [],
})

test.each([
  ['none', 'signed-out', 'start'],
  ['damaged', 'signed-out', 'trouble'],
  ['newer', 'signed-out', 'trouble'],
  ['closed', 'signed-out', 'unlock'],
  ['open', 'signed-out', 'unlock'],
  ['open', 'screened', 'locked'],
  ['open', 'signed-in', 'shop'],
  ['closed', 'signed-in', 'unlock'],
] as const)('book %s and session %s show %s', (book, session, screen) => {
  expect(screenOf(status(book), me(session))).toBe(screen)
})

test.each([
  ['closed', 'signed-out', 'sample'],
  ['open', 'signed-out', 'sample'],
  ['open', 'screened', 'locked'],
  ['open', 'signed-in', 'shop'],
] as const)('in the sample shop, book %s and session %s show %s', (book, session, screen) => {
  expect(screenOf({ ...status(book), demo: true }, me(session))).toBe(screen)
})
