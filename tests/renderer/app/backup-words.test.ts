// What the dot on the bar says about backups.
import { expect, test } from 'vitest'
import {
  sayBackup,
  type BackupNews,
  type KnownBackup,
  type KnownPlace,
} from '../../../src/renderer/app/frame/backup-words.ts'
import { createFormats } from '../../../src/shared/words/format.ts'
import { createWords } from '../../../src/shared/words/words.ts'

const speech = {
  words: createWords('en'),
  formats: createFormats({ locale: 'en-US', zone: 'UTC', currency: 'USD' }),
}
const NOW = Date.UTC(2026, 2, 14, 9)
const HOURS = 3_600_000
const good = (hoursAgo: number): KnownBackup => ({ at: NOW - hoursAgo * HOURS, state: 'good' })
const said = (backups: readonly KnownBackup[], news: BackupNews = null, place: KnownPlace | null = null) =>
  sayBackup(backups, { news, now: NOW, place }, speech)

test('a good backup of today is told by its time', () => {
  expect(said([good(2)])).toMatchObject({ tone: 'good', short: 'Backed up at 7:00 AM' })
})

test('an older one by its day, and after two days it is time to look', () => {
  expect(said([good(24)])).toMatchObject({ tone: 'good', short: 'Backed up yesterday' })
  expect(said([good(24 * 4)])).toMatchObject({ tone: 'soon', short: 'Backed up 4 days ago' })
})

test('only good ones count, the newest of them', () => {
  expect(said([{ at: NOW, state: 'damaged' }, good(30), good(2)]).short).toBe('Backed up at 7:00 AM')
  expect(said([{ at: NOW, state: 'unchecked' }])).toMatchObject({ tone: 'soon', short: 'No backup yet' })
})

test('a failure says what is still good', () => {
  const { tone, story } = said([good(2)], 'failed')
  expect(tone).toBe('late')
  expect(story).toContain('Mar 14, 2026, 7:00 AM')
  expect(said([], 'failed').story).toContain('no good backup')
})

test('a second place in trouble is told beside the good backup, never instead of a failed one', () => {
  const place = (state: KnownPlace['state']): KnownPlace => ({ folder: 'stick/Backups', state })
  expect(said([good(2)], null, place('gone'))).toEqual({
    tone: 'soon',
    short: 'Backup stick not there',
    story:
      'The newest good backup is from Mar 14, 2026, 7:00 AM. It was opened and checked. The second place, stick/Backups, is not there.',
  })
  expect(said([good(2)], null, place('good')).short).toBe('Backed up at 7:00 AM')
  expect(said([good(2)], null, place('new')).short).toBe('Backed up at 7:00 AM')
  expect(said([good(2)], 'failed', place('full')).short).toBe('Backup failed')
})
