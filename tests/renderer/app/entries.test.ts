// What the search box finds besides people.
import { IconSun } from '@tabler/icons-react'
import { expect, test } from 'vitest'
import { findEntries, plain, type Entry } from '../../../src/renderer/app/palette/entries.ts'

const entry = (words: string, group: Entry['group'], also = ''): Entry => ({
  id: words,
  group,
  words,
  also,
  icon: IconSun,
  run: () => undefined,
})
const ENTRIES = [
  entry('Today', 'pages'),
  entry('Lock the screen', 'actions'),
  entry('Backups', 'settings', 'restore copy save'),
  entry('Café menu', 'pages'),
]
const found = (typed: string) => findEntries(ENTRIES, typed).map(({ words }) => words)

test('with nothing typed pages and actions are offered, settings are not', () => {
  expect(found('')).toEqual(['Today', 'Lock the screen', 'Café menu'])
})

test('every typed word must begin a word, shown or not', () => {
  expect(found('lo scr')).toEqual(['Lock the screen'])
  expect(found('restore')).toEqual(['Backups'])
  expect(found('ock')).toEqual([])
})

test('accents do not matter', () => {
  expect(plain('Résumé')).toBe('resume')
  expect(found('cafe')).toEqual(['Café menu'])
})
