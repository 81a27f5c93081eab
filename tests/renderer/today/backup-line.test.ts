// What Today says of the backups and of their second place.
import { expect, test } from 'vitest'
import { sayBackupLine, sayPlaceTrouble } from '../../../src/renderer/areas/today/backup-line.ts'
import { createFormats } from '../../../src/shared/words/format.ts'
import { createWords } from '../../../src/shared/words/words.ts'

const speech = {
  words: createWords('en'),
  formats: createFormats({ locale: 'en-GB', zone: 'UTC', currency: 'GBP' }),
  now: Date.UTC(2026, 2, 14, 9),
}
const yesterday = Date.UTC(2026, 2, 13, 18, 2)
const older = Date.UTC(2026, 1, 3, 18, 2)
const good = (at: number) => ({ at, state: 'good' }) as const
const place = (state: 'good' | 'gone' | 'new' | 'full', at: number | null) => ({
  folder: 'usb/Backups',
  state,
  newest: at === null ? null : { name: '', at },
})

test('one line says when, that it was checked, and where else it lies', () => {
  expect(sayBackupLine([good(yesterday), good(older)], null, speech)).toBe('Backed up and checked yesterday 18:02.')
  expect(sayBackupLine([good(yesterday)], place('good', yesterday), speech)).toBe(
    'Backed up and checked yesterday 18:02; also in usb/Backups.',
  )
  expect(sayBackupLine([good(yesterday)], place('good', older), speech)).toBe(
    'Backed up and checked yesterday 18:02; in usb/Backups there is one from 3 Feb 2026, 18:02.',
  )
})

test('only what was checked counts', () => {
  expect(sayBackupLine([{ at: yesterday, state: 'unchecked' }, good(older)], null, speech)).toContain('3 Feb 2026')
  expect(sayBackupLine([{ at: yesterday, state: 'damaged' }], null, speech)).toBeNull()
})

test('a second place in trouble is told with since when, and does not pass for a copy', () => {
  expect(sayPlaceTrouble(place('gone', yesterday), speech)).toBe(
    'The second place of your backups, usb/Backups, was not reached since yesterday 18:02. Put the stick in again.',
  )
  expect(sayPlaceTrouble(place('full', null), speech)).toContain('no backup could be copied there')
  expect(sayPlaceTrouble(place('good', yesterday), speech)).toBeNull()
  expect(sayPlaceTrouble(place('new', null), speech)).toBeNull()
  expect(sayPlaceTrouble(null, speech)).toBeNull()
  expect(sayBackupLine([good(yesterday)], place('gone', yesterday), speech)).toBe(
    'Backed up and checked yesterday 18:02.',
  )
})
