// What the Today page decides: the greeting, who is today and who is soon, and when the backup is worth a line.
import { describe, expect, it } from 'vitest'
import { backupTrouble, splitByDay, timeOfDay } from '../../../src/renderer/areas/today/greeting.ts'

const DAY = 86_400_000

describe('Today', () => {
  it('says good morning to a baker at three', () => {
    expect([2, 3, 11, 12, 17, 18, 23].map(timeOfDay)).toEqual([
      'evening',
      'morning',
      'morning',
      'day',
      'day',
      'evening',
      'evening',
    ])
  })

  it('tells those to greet today from those of the coming days', () => {
    const split = splitByDay([{ day: 10 }, { day: 11 }, { day: 10 }], 10)
    expect([split.today.length, split.soon.length]).toEqual([2, 1])
  })

  it('speaks of the backup only when something is wrong', () => {
    const clock = { now: 100 * DAY, bookSince: 0 }
    expect(backupTrouble({ at: 99 * DAY, state: 'good' }, clock)).toBeNull()
    expect(backupTrouble({ at: 97 * DAY, state: 'good' }, clock)).toBe('old')
    expect(backupTrouble({ at: 99 * DAY, state: 'damaged' }, clock)).toBe('damaged')
    expect(backupTrouble(null, clock)).toBe('none')
    expect(backupTrouble(null, { now: 100 * DAY, bookSince: 100 * DAY - 3_600_000 })).toBeNull()
  })
})
